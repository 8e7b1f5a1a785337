"""The files of a folder that are plans, and not what the tool keeps or wrote there."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from checker.workspace import EXPECTATIONS, INDICATORS, MANIFEST
from checker.workspace.packs import PACK

REPORT = "findings.json"
"""The file of a report by which a folder is known that one was written to."""
LIST = "pages.txt"
"""The list of the pages of a report, where it has several."""
COMMENTS = "-comments.docx"
"""How the name of a Word draft ends into which the findings were written."""
# What a workspace keeps beside its documents.
_KEPT = (
    MANIFEST,
    INDICATORS,
    PACK,
    "decisions.yaml",
    "corrections.yaml",
    "notes.yaml",
    "regions.csv",
    "targets.csv",
    "targets.schema.json",
    "targets.parquet",
)
_DATA = ".json"
_PAGES = ("plans", "assets")  # the folders of a report in pages


def plan_files(folder: Path, reports: Collection[str]) -> tuple[Path, ...]:
    """Return the files below a folder that may be plans, in order; `reports` are the names reports are written by.

    Hidden files are none, nor is what a workspace keeps, a report that was written here, or data (a .json).
    """
    return tuple(path for path in sorted(folder.rglob("*")) if path.is_file() and not _is_ours(path, folder, reports))


def _is_ours(path: Path, folder: Path, reports: Collection[str]) -> bool:
    if any(part.startswith(".") for part in path.relative_to(folder).parts) or path.suffix.lower() == _DATA:
        return True
    if path.name in _KEPT or path.parent.name == EXPECTATIONS or _of_a_report(path, reports):
        return True
    # What lies in a rule pack belongs to it, be it the notice that puts it in force.
    return any((place / PACK).is_file() for place in path.parents if place.is_relative_to(folder))


def _of_a_report(path: Path, reports: Collection[str]) -> bool:
    """Say whether a file was written as a report, or as a page of one; a plan that lies beside it was not."""
    if path.name == LIST or path.name.endswith(COMMENTS):
        return True
    if path.name in reports and (path.parent / REPORT).is_file():
        return True
    place = path.parent.parent if path.parent.name in _PAGES else path.parent
    name = path.relative_to(place).as_posix()
    return (place / LIST).is_file() and name in _listed(place / LIST)


def _listed(file: Path) -> frozenset[str]:
    """Return the pages that a report says it has: each line is a checksum and a name."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return frozenset(line.partition("  ")[2] for line in lines)

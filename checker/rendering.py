"""The way out: the report of a run in each of its formats; what each looks like is known in checker.report alone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from checker.bounded import rarely_collected
from checker.messages import Language
from checker.model import Run

# The formats of a report and the file each is written to; one module of checker.report a format.
FORMATS = {
    "html": "index.html",
    "json": "findings.json",
    "markdown": "report.md",
    "xlsx": "report.xlsx",
    "docx": "opinion.docx",
    "sarif": "findings.sarif",
    "junit": "junit.xml",
    "github": "annotations.txt",
    "terminal": "report.txt",
}


def formats() -> tuple[str, ...]:
    """Return the formats a report can be written in."""
    return tuple(name for name in FORMATS if find_spec(f"checker.report.{name}"))


def render(run: Run, form: str, lang: Language, **more: Any) -> str | bytes:
    """Write the report of a run in one format; `more` is what that format alone is told (its module says)."""
    with rarely_collected():
        written: str | bytes = import_module(f"checker.report.{form}").render(run, lang, **more)
    return written


def write(file: Path, run: Run, form: str, lang: Language, **more: Any) -> None:
    """Write the report of a run in one format to a file, piece by piece where the format is written so."""
    module = import_module(f"checker.report.{form}")
    with rarely_collected():
        if not hasattr(module, "rendered"):
            written = render(run, form, lang, **more)
            file.write_bytes(written if isinstance(written, bytes) else written.encode("utf-8"))
            return
        with file.open("w", encoding="utf-8", newline="") as opened:
            opened.writelines(module.rendered(run, lang, **more))


def pages(run: Run, lang: Language) -> Iterator[tuple[str, str]]:
    """Yield the files of the report of many plans: each with its name in a folder and what is in it."""
    from checker.report.folder import pages as made

    return made(run, lang)


def is_few(run: Run) -> bool:
    """Say whether a run has so few plans that its report is one page."""
    from checker.report import FEW

    return len(run.documents) <= FEW


def step_summary(run: Run, lang: Language) -> str:
    """Return what a workflow's page shows of a run."""
    from checker.report.github import step_summary as summary

    return summary(run, lang)


def nothing_judged(run: Run) -> bool:
    """Say whether a run judged nothing, which is no pass."""
    from checker.report.summary import summarise

    return summarise(run).vacuous

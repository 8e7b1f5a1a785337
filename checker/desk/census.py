"""A folder of plans looked through: what was understood of each file, and what is doubtful.

Figures are counted by the state they have in the ledger (checker/model/target.py). A figure *stands near an indicator
word* where it became a target or a baseline, or where it should have and could not be read: those last are the ledger's
`unread`. Parts of names, dates, numbers and what is out of scope with a reason are not among them. The share of unread
is unread / (target + baseline + unread).
"""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from checker.desk.doubting import Doubt, doubts, rank
from checker.desk.understood import Tables, count_tables
from checker.errors import InputError
from checker.messages import message
from checker.model import Document, Extraction, FigureState, Message
from checker.pipeline import FORMATS, Progress, read_all
from checker.workspace import MANIFEST, find, loose
from checker.workspace.ours import plan_files

STATES: tuple[FigureState, ...] = get_args(FigureState)
FACTS = ("title", "issuer", "number", "region_name", "level", "issued", "period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How many figures there are in each state of the ledger, in the order of STATES."""

    counts: tuple[int, ...] = (0,) * len(STATES)

    def of(self, state: FigureState) -> int:
        """Return how many are in one state."""
        return self.counts[STATES.index(state)]

    @property
    def near(self) -> int:
        """Return how many stand near an indicator word: read as a target or a baseline, or not read."""
        return self.of("target") + self.of("baseline") + self.of("unread")

    @property
    def unread_share(self) -> float | None:
        """Return the share of unread among the figures near an indicator word; None where there is none."""
        return self.of("unread") / self.near if self.near else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was understood of one file; `problem` says why it could not be read, and the rest is then empty.

    `pages` is the last page with text (None where the format has no pages), `characters` counts those of its passages.
    `facts` are those of FACTS that were found; `reasons` counts the unread figures by the reason the ledger gives.
    """

    file: str
    problem: Message | None = None
    title: str = ""
    level: str = "unknown"
    region: str = ""
    kind: str = ""
    period: tuple[int, int] | None = None
    pages: int | None = None
    characters: int = 0
    figures: Figures = field(default_factory=Figures)
    reasons: tuple[tuple[str, int], ...] = ()
    tables: Tables = field(default_factory=Tables)
    facts: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """All files of a folder in order."""

    entries: tuple[Entry, ...]

    @property
    def read(self) -> tuple[Entry, ...]:
        """Return the files that could be read."""
        return tuple(entry for entry in self.entries if entry.problem is None)

    @property
    def unreadable(self) -> tuple[Entry, ...]:
        """Return the files that could not be read."""
        return tuple(entry for entry in self.entries if entry.problem is not None)

    @property
    def figures(self) -> Figures:
        """Return the figures of all files."""
        return Figures(counts=tuple(map(sum, zip(*(entry.figures.counts for entry in self.entries), strict=True))))

    @property
    def tables(self) -> Tables:
        """Return the tables of all files."""
        return sum((entry.tables for entry in self.entries), Tables())

    @property
    def doubts(self) -> tuple[tuple[Entry, Doubt], ...]:
        """Return every doubt with its file, the worst kind first, in it the heaviest, then in the order of reading."""
        found = [(entry, doubt) for entry in self.entries for doubt in entry.doubts]
        return tuple(sorted(found, key=lambda pair: rank(pair[1])))


def files_of(folder: Path) -> tuple[tuple[Path, str], ...]:
    """Return the files to look at, with their names: those of the manifest where there is one, else all, recursively.

    Hidden files are left out, and what the tool itself wrote there. A file given by itself is the only one. Raises
    InputError for what is not there.
    """
    if folder.is_file():
        return ((folder, folder.name),)
    if not folder.is_dir():
        raise InputError(folder, "", message("workspace.found.no-folder"), message("workspace.wanted.folder"))
    if any((place / MANIFEST).is_file() for place in (folder, folder / "docs_data")):
        return tuple((listed.file, listed.shown) for listed in find(folder).listed)
    return tuple((path, path.relative_to(folder).as_posix()) for path in plan_files(folder, FORMATS.values()))


def census(folder: Path, workers: int | None, progress: Progress) -> Census:
    """Look through a folder, so many files at once (None: one a core); the result does not depend on how many."""
    files = files_of(folder)
    at_once = min(workers or os.cpu_count() or 1, len(files))
    if at_once <= 1:
        return Census(entries=tuple(_told(entry(*file), at, files, progress) for at, file in enumerate(files)))
    # Fresh processes: nothing of this one is shared, and every system has them.
    with ProcessPoolExecutor(at_once, multiprocessing.get_context("spawn")) as pool:
        found = pool.map(entry, *zip(*files, strict=True))
        return Census(entries=tuple(_told(one, at, files, progress) for at, one in enumerate(found)))


def _told(one: Entry, at: int, files: Sequence[tuple[Path, str]], progress: Progress) -> Entry:
    progress("read", at, len(files))
    return one


def entry(path: Path, name: str) -> Entry:
    """Return what was understood of one file."""
    reading = read_all(loose((path,), ()))
    if not reading.documents:
        return Entry(file=name, problem=_problem(reading.unread[0]))
    document, extraction = reading.documents[0], reading.extractions[0]
    states = Counter(figure.state for figure in extraction.figures)
    return Entry(
        file=name,
        title=document.title,
        level=document.level,
        region=document.region_name,
        kind=document.kind,
        period=document.period,
        pages=max((passage.place.page or 0 for passage in document.passages), default=0) or None,
        characters=sum(len(passage.text) for passage in document.passages),
        figures=Figures(counts=tuple(states[state] for state in STATES)),
        reasons=_reasons(extraction),
        tables=count_tables(document, extraction),
        facts=_facts(document),
        doubts=doubts(document, extraction, path),
    )


def _problem(error: InputError) -> Message:
    return message("error.bare", found=error.found, wanted=error.wanted)


def _reasons(extraction: Extraction) -> tuple[tuple[str, int], ...]:
    found = Counter(figure.reason or "none" for figure in extraction.figures if figure.state == "unread")
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _facts(document: Document) -> tuple[str, ...]:
    # A national plan needs to name no region.
    found = {name for name in FACTS if getattr(document, name) not in ("", None, "unknown")}
    return tuple(name for name in FACTS if name in found or (name == "region_name" and document.level == "national"))

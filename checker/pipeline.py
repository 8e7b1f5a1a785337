"""The corridor: from a workspace to a run, one pure function a stage, in order.

This is the only module that knows all the rooms. Each is imported where its stage begins, so that a command which stops
early pays only for what it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from checker.errors import InputError
from checker.messages import Language, message
from checker.model import Document, Extraction, Finding, Matching, Message, Run, Tally
from checker.workspace import Correction, Workspace
from checker.workspace.corrections import correct
from checker.workspace.placing import placed, settled, with_roles

if TYPE_CHECKING:
    from checker.judge import Expectation
    from checker.measure import Frame
    from checker.model.layout import Pages

Stage = Literal["read", "extract", "match", "measure", "judge"]
# Told how far a stage has come: the stage, how many of its subjects are done, how many there are.
Progress = Callable[[Stage, int, int], None]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The documents that could be read, what was read out of them, and what could not be."""

    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    unread: tuple[InputError, ...] = ()
    notes: tuple[Message, ...] = ()


def _silent(_stage: Stage, _done: int, _all: int) -> None:
    """Tell nobody."""


def read_document(path: Path, doc_id: str | None = None) -> Document:
    """Return the document that a file makes.

    Raises InputError for a file that is missing, empty, broken, locked, beyond the limits or of no format known here.
    """
    from checker.read import read
    from checker.structure import structure

    pages, data = read(path)
    return structure(pages, data, path, doc_id=doc_id)


def read_documents(workspace: Workspace, progress: Progress = _silent) -> Reading:
    """Read every document of the workspace; one that cannot be read is said, and the others go on."""
    documents, unread = [], []
    for number, listed in enumerate(workspace.listed):
        progress("read", number, len(workspace.listed))
        try:
            documents.append(listed.complete(read_document(listed.file, doc_id=listed.id)))
        except InputError as error:
            unread.append(error)
    kept = {document.id for document in documents}
    found = [settled(document, kept, workspace.regions) for document in documents]
    if not workspace.stated:
        found = [placed(document, found, workspace.regions) for document in found]
    notes = tuple(message("workspace.unlisted", file=path) for path in workspace.unlisted)
    return Reading(documents=tuple(with_roles(found)), extractions=(), unread=tuple(unread), notes=notes)


def extract_targets(workspace: Workspace, reading: Reading, progress: Progress = _silent) -> Reading:
    """Return the reading with the targets, corrected and identified, and the ledger of every document."""
    extractions, notes = [], []
    for number, document in enumerate(reading.documents):
        progress("extract", number, len(reading.documents))
        extraction, left = _extracted(workspace, document)
        extractions.append(extraction)
        for correction, why in left:
            notes.append(message("workspace.correction.left", line=correction.line, doc=correction.doc, why=why))
    return replace(reading, extractions=tuple(extractions), notes=(*reading.notes, *notes))


def _extracted(workspace: Workspace, document: Document) -> tuple[Extraction, tuple[tuple[Correction, Message], ...]]:
    """Return the targets and the ledger of a document, and the corrections that could not be put in.

    Here, and nowhere else, a target gets what persons have corrected and its canonical id.
    """
    from checker.extract import amount_as_read, extract, with_features
    from checker.match import identified

    found = extract(document)
    corrected, left = correct(found, workspace.corrections, amount_as_read)
    corrected = corrected if corrected == found else with_features(corrected, document)
    return identified(corrected, document, workspace.indicators, workspace.regions), left


def match_targets(
    workspace: Workspace, reading: Reading, progress: Progress = _silent, on: date | None = None
) -> Matching:
    """Find the targets that speak of one thing; decisions on matches count as they stand on that day."""
    from checker.decide import in_force
    from checker.match import match

    progress("match", 0, 1)
    extractions = {extraction.doc: extraction for extraction in reading.extractions}
    said = in_force(workspace.decisions, reading.documents, reading.extractions, on)
    return match(reading.documents, extractions, workspace.indicators, workspace.regions, said)


def judge_matches(
    workspace: Workspace, reading: Reading, matching: Matching, progress: Progress = _silent
) -> tuple[tuple[Finding, ...], tuple[Tally, ...]]:
    """Measure what was matched and hold it to the suites."""
    from checker.judge import judge

    progress("measure", 0, 1)
    measured = measure_matches(workspace, reading, matching)
    progress("judge", 0, 1)
    return judge(measured, workspace.suites)


def measure_matches(workspace: Workspace, reading: Reading, matching: Matching) -> Mapping[str, Frame]:
    """Measure what was matched."""
    from checker.measure import frames

    return frames(
        matching,
        reading.documents,
        reading.extractions,
        workspace.indicators,
        workspace.regions,
        permitted(workspace.suites),
    )


def permitted(suites: Path) -> Callable[[str, str, Mapping[str, object], object], bool]:
    """Return what says whether suites let a value of a check pass, in a row of a frame with these columns."""
    from checker.judge import load, permits

    lines = {suite.frame: suite.lines for suite in load(suites)}
    return lambda frame, check, columns, value: permits(lines.get(frame, ()), check, columns, value)


def judge_several(workspace: Workspace, runs: Sequence[Mapping[str, Frame]]) -> list[tuple[Finding, ...]]:
    """Hold the frames of several runs to the suites at once; return the findings of each."""
    from checker.judge import judge_several

    return [findings for findings, _ in judge_several(runs, workspace.suites)]


def reread(workspace: Workspace, reading: Reading, doc: str, pages: Pages) -> Reading:
    """Return a reading in which one document was made anew of these pages, its own but changed; the rest is kept."""
    from checker.structure import structure

    at = [document.id for document in reading.documents].index(doc)
    listed = next(one for one in workspace.listed if one.id == doc)
    kept = {document.id for document in reading.documents}
    made = replace(listed, sha256="").complete(structure(pages, b"", listed.file, doc_id=doc))
    before = reading.documents[at]
    document = replace(settled(made, kept, workspace.regions), above=before.above, role=before.role)
    documents, extractions = list(reading.documents), list(reading.extractions)
    documents[at], (extractions[at], _) = document, _extracted(workspace, document)
    return replace(reading, documents=tuple(documents), extractions=tuple(extractions))


def read_all(workspace: Workspace, progress: Progress = _silent) -> Reading:
    """Read the documents and extract their targets."""
    return extract_targets(workspace, read_documents(workspace, progress), progress)


def run(
    workspace: Workspace, progress: Progress = _silent, lang: Language = "zh", on: date | None = None
) -> tuple[Run, Reading]:
    """Go through the whole corridor; also return the reading, which says what could not be read.

    `lang` is the language in which the run itself says what could not be read; all else is in both. Decisions count as
    they stand `on` a day; without one none of them has expired.
    """
    from checker.decide import settle
    from checker.read.crops import crops

    reading = read_all(workspace, progress)
    if not reading.documents:
        return _nothing(reading, lang), reading
    matching = match_targets(workspace, reading, progress, on)
    found, tallies = judge_matches(workspace, reading, matching, progress)
    findings = settle(found, workspace.decisions, reading.documents, reading.extractions, on)
    return (
        Run(
            documents=reading.documents,
            extractions=reading.extractions,
            pairs=matching.pairs,
            groups=matching.groups,
            series=matching.series,
            unmatched=matching.unmatched,
            sentences=matching.sentences,
            findings=findings,
            tallies=tallies,
            indicators=workspace.indicators,
            regions=workspace.regions,
            edition=workspace.edition,
            problems=_problems(reading, lang),
            crops=crops(findings, reading.documents, {listed.id: listed.file for listed in workspace.listed}),
        ),
        reading,
    )


def _problems(reading: Reading, lang: Language) -> tuple[str, ...]:
    return tuple(getattr(said, lang) for said in (*(error.sentence for error in reading.unread), *reading.notes))


def _nothing(reading: Reading, lang: Language) -> Run:
    """Return the run in which no document could be read: it says why, and judges nothing."""
    return Run(
        documents=(),
        extractions=(),
        pairs=(),
        groups=(),
        series=(),
        unmatched=(),
        findings=(),
        tallies=(),
        problems=_problems(reading, lang),
    )


def rules(suites: Path) -> Mapping[str, Sequence[Expectation]]:
    """Return the lines of the suites by check, the checks in the order of the alphabet."""
    from checker.judge import load

    found: dict[str, list[Expectation]] = {}
    for suite in load(suites):
        for line in suite.lines:
            found.setdefault(line.check, []).append(line)
    return {check: found[check] for check in sorted(found)}


def formats() -> tuple[str, ...]:
    """Return the formats a report can be written in."""
    return tuple(name for name in FORMATS if find_spec(f"checker.report.{name}"))


def render(run: Run, form: str, lang: Language, **more: Any) -> str | bytes:
    """Write the report of a run in one format; `more` is what that format alone is told (its module says)."""
    written: str | bytes = import_module(f"checker.report.{form}").render(run, lang, **more)
    return written


def step_summary(run: Run, lang: Language) -> str:
    """Return what a workflow's page shows of a run."""
    from checker.report.github import step_summary as summary

    return summary(run, lang)


def nothing_judged(run: Run) -> bool:
    """Say whether a run judged nothing, which is no pass."""
    from checker.report.summary import summarise

    return summarise(run).vacuous

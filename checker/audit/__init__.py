"""The audit: known faults planted in copies of a user's own documents, and what the tool makes of them.

Each fault is set into the text of one document, which is then read like any other; the tool knows of nothing. Where a
fault may be planted, and who may rightly name it, follows from the pairs and the permitted ranges.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from checker.audit.candidates import candidates_of, drawn_from
from checker.audit.detection import Detection
from checker.audit.outcomes import Audit, Outcome, outcome_of
from checker.audit.planting import KINDS, Planting
from checker.measure import Context
from checker.measure.lib.context import context_of
from checker.model import Document, Matching
from checker.pipeline import Reading, judge_several, match_targets, measure_matches, permitted, read_all, reread
from checker.workspace import Workspace

__all__ = ["KINDS", "Audit", "Outcome", "Planting", "audit"]

# How many runs are judged at once: their rows go through Great Expectations together, which costs less than apart.
_TOGETHER = 40
Progress = Callable[[int, int], None]


def audit(workspace: Workspace, plantings: int, seed: int, progress: Progress = lambda _done, _all: None) -> Audit:
    """Plant faults one by one, run the corridor on each copy, and return what became of them."""
    reading = read_all(workspace)
    matching = match_targets(workspace, reading)
    base = measure_matches(workspace, reading, matching)
    with TemporaryDirectory() as folder:
        copies = {document.id: _copied(document, Path(folder)) for document in reading.documents}
        sound = {
            document.id: document
            for document in reading.documents
            if _reads_alike(workspace, reading, document, copies[document.id])
        }
        random = Random(seed)
        detection = Detection(_context(workspace, reading, matching), permitted(workspace.suites))
        candidates = candidates_of(detection, sound, random)
        drawn = drawn_from(candidates, plantings, random)
        found: list[Outcome] = []
        before = None
        for start in range(0, len(drawn), _TOGETHER):
            part = drawn[start : start + _TOGETHER]
            frames, changed = [base], []
            for number, planting in enumerate(part):
                progress(start + number, len(drawn))
                copy = copies[planting.doc]
                copy.write_text(planting.planted(sound[planting.doc].source), encoding="utf-8", newline="")
                after = reread(workspace, reading, planting.doc, copy)
                frames.append(measure_matches(workspace, after, match_targets(workspace, after)))
                changed.append({document.id: document for document in after.documents})
            (before, *judged) = judge_several(workspace, frames)
            found += [
                outcome_of(planting, before, findings, documents)
                for planting, findings, documents in zip(part, judged, changed, strict=True)
            ]
    return Audit(
        seed=seed,
        outcomes=tuple(found),
        targets=candidates.targets,
        without_fault=candidates.without_fault,
        left_out=tuple(document.id for document in reading.documents if document.id not in sound),
    )


def _copied(document: Document, folder: Path) -> Path:
    copy = folder / f"{document.id}.txt"
    copy.write_text(document.source, encoding="utf-8", newline="")
    return copy


def _reads_alike(workspace: Workspace, reading: Reading, document: Document, copy: Path) -> bool:
    """Say whether the text of a document alone is read as the document is; a Word file's table may not be."""
    again = reread(workspace, reading, document.id, copy)
    at = [other.id for other in reading.documents].index(document.id)
    return [replace(target, id="") for target in again.extractions[at].targets] == [
        replace(target, id="") for target in reading.extractions[at].targets
    ]


def _context(workspace: Workspace, reading: Reading, matching: Matching) -> Context:
    return context_of(matching, reading.documents, reading.extractions, workspace.indicators, workspace.regions)

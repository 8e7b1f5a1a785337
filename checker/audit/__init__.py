"""The audit: known faults and harmless edits in copies of a user's own documents, and what the tool makes of them.

Each change is set into the text of one document as its file's reader leaves it, and the copy then goes the way of any
other; the tool knows of nothing. Where a fault may be planted, and who may rightly name it, follows from the pairs and
the permitted ranges.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from checker.audit.baseline import come, differing, figures_compared
from checker.audit.candidates import candidates_of, drawn_from
from checker.audit.counted import Audit
from checker.audit.detection import Detection
from checker.audit.edits import edited
from checker.audit.harmless import Harmless, harmless_edits
from checker.audit.outcomes import Kept, Outcome, kept_of, outcome_of
from checker.audit.planting import KINDS, Planting
from checker.measure import Context
from checker.measure.lib.context import context_of
from checker.model import Finding, Matching
from checker.pipeline import Reading, judge_several, match_targets, measure_matches, permitted, read_all, reread
from checker.read import read
from checker.workspace import Workspace

__all__ = ["KINDS", "Audit", "Harmless", "Kept", "Outcome", "Planting", "audit"]

# How many runs are judged at once: their rows go through Great Expectations together, which costs less than apart.
_TOGETHER = 40
Progress = Callable[[int, int], None]


def audit(
    workspace: Workspace,
    plantings: int,
    seed: int,
    harmless: int = 0,
    progress: Progress = lambda _done, _all: None,
) -> Audit:
    """Plant faults and make harmless edits one by one, run the corridor on each copy, and return what became of them.

    Only documents under review are changed, not those that are there for them to be held against.
    """
    reading = read_all(workspace)
    matching = match_targets(workspace, reading)
    base = measure_matches(workspace, reading, matching)
    every = {document.id: document for document in reading.documents}
    reviewed = {name: document for name, document in every.items() if not document.reference}
    files = {listed.id: listed.file for listed in workspace.listed}
    pages = {name: read(files[name])[0] for name in reviewed}
    random = Random(seed)
    detection = Detection(_context(workspace, reading, matching), permitted(workspace.suites))
    candidates = candidates_of(detection, reviewed, every, random)
    changes: list[Planting | Harmless] = [
        *drawn_from(candidates, plantings, random),
        *harmless_edits(detection, reviewed, pages, harmless, random),
    ]
    apart = differing(matching, every)
    outcomes: list[Outcome] = []
    kept: list[Kept] = []
    before: Sequence[Finding] = ()
    for start in range(0, len(changes), _TOGETHER):
        part = changes[start : start + _TOGETHER]
        frames, changed = [base], []
        for number, change in enumerate(part):
            progress(start + number, len(changes))
            after = reread(workspace, reading, change.doc, edited(pages[change.doc], change.edits))
            found = match_targets(workspace, after)
            frames.append(measure_matches(workspace, after, found))
            documents = {document.id: document for document in after.documents}
            changed.append((documents, come(apart, differing(found, documents))))
        (before, *judged) = judge_several(workspace, frames)
        for change, findings, (documents, differs) in zip(part, judged, changed, strict=True):
            if isinstance(change, Planting):
                both = every[change.doc], documents[change.doc]
                outcomes.append(outcome_of(change, before, findings, both, differs))
            else:
                kept.append(kept_of(change, before, findings, differs))
    return Audit(
        seed=seed,
        outcomes=tuple(outcomes),
        kept=tuple(kept),
        read=sum(len(extraction.targets) for extraction in reading.extractions if extraction.doc in reviewed),
        targets=candidates.targets,
        without_fault=candidates.without_fault,
        unchanged=tuple(before),
        pairs=figures_compared(matching),
        differing=apart.total(),
        unread=reading.unread,
    )


def _context(workspace: Workspace, reading: Reading, matching: Matching) -> Context:
    return context_of(matching, reading.documents, reading.extractions, workspace.indicators, workspace.regions)

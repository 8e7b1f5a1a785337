"""Where faults can be planted: every target with a counterpart, every way to go wrong that a reviewer would see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from checker.audit.copied import copied
from checker.audit.detection import Detection
from checker.audit.figures import bounds, figures
from checker.audit.phrases import citations, clause, deadlines, rows, words
from checker.audit.planting import KINDS, FaultKind, Planting
from checker.model import Document, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """All plantings there are, and how many targets with a counterpart no visible fault could be planted for."""

    plantings: tuple[Planting, ...]
    targets: int
    without_fault: int


def candidates_of(
    detection: Detection, documents: Mapping[str, Document], every: Mapping[str, Document], random: Random
) -> Candidates:
    """Return every planting in documents, of one target and one slip one of the many possible.

    `every` are all documents of the workspace, which they may cite.
    """
    found: list[Planting] = []
    targets = [
        target
        for extraction in detection.context.extractions.values()
        for target in extraction.targets
        if detection.pairs[target.id] and extraction.doc in documents
    ]
    # What matching added to a target (its region, its catalogue entry) stands in the pairs.
    known = {side.id: side for pair in detection.context.matching.pairs for side in (pair.upper, pair.lower)}
    with_faults: set[str] = set()
    for read in targets:
        target = known[read.id]
        document = documents[target.doc]
        here = list(_of_target(target, document, detection, random))
        with_faults |= {target.id} if here else set()
        found += here
    for document in documents.values():
        above = [every[name] for name in document.above]
        here = [
            *rows(document, known, detection),
            *citations(document, every, random),
            *copied(document, above, random),
        ]
        with_faults |= {name for planting in here for name in planting.targets}
        found += here
    return Candidates(
        plantings=tuple(found), targets=len(targets), without_fault=len({target.id for target in targets} - with_faults)
    )


def drawn_from(candidates: Candidates, wanted: int, random: Random) -> tuple[Planting, ...]:
    """Draw plantings in turn over the kinds, and within a kind over the documents, no target twice in one way."""
    open_: dict[FaultKind, dict[str, list[Planting]]] = {}
    for planting in candidates.plantings:
        open_.setdefault(planting.kind, {}).setdefault(planting.doc, []).append(planting)
    for of_kind in open_.values():
        for plantings in of_kind.values():
            random.shuffle(plantings)
    drawn: list[Planting] = []
    taken: set[tuple[FaultKind, int]] = set()
    while len(drawn) < wanted and any(plantings for of_kind in open_.values() for plantings in of_kind.values()):
        for kind in KINDS:
            of_kind = {doc: plantings for doc, plantings in open_.get(kind, {}).items() if plantings}
            if not of_kind or len(drawn) == wanted:
                continue
            counts = {doc: sum(planting.doc == doc and planting.kind == kind for planting in drawn) for doc in of_kind}
            plantings = of_kind[min(of_kind, key=lambda doc: (counts[doc], sum(one.doc == doc for one in drawn), doc))]
            planting = plantings.pop()
            again = (kind, planting.start)
            if again not in taken or not plantings:
                taken.add(again)
                drawn.append(planting)
    return tuple(drawn)


def _of_target(target: Target, document: Document, detection: Detection, random: Random) -> Iterator[Planting]:
    passage = document.passages[target.quote.passage]
    yield from figures(target, document, passage, detection, random)
    yield from bounds(target, document, passage, detection)
    yield from deadlines(target, document, passage, detection, random)
    if not target.in_table or target.amount is None:
        yield from words(target, document, passage, detection, random)
    if passage.kind == "paragraph":
        yield from clause(target, document, passage, detection)

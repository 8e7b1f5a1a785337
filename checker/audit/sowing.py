"""Where faults can be planted: every target with a counterpart, every way to go wrong that a reviewer would see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from checker.audit.figures import bounds, figures
from checker.audit.phrases import citations, clause, deadlines, rows, words
from checker.audit.planting import KINDS, FaultKind, Planting
from checker.audit.sight import Sight
from checker.model import Document, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All plantings there are, and how many targets with a counterpart no visible fault could be planted for."""

    plantings: tuple[Planting, ...]
    targets: int
    barren: int


def field(sight: Sight, documents: Mapping[str, Document], random: Random) -> Field:
    """Return every planting of a workspace; of one target and one slip one of the many possible."""
    found: list[Planting] = []
    targets = [
        target
        for extraction in sight.facts.extractions.values()
        for target in extraction.targets
        if sight.pairs[target.id] and extraction.doc in documents
    ]
    # What matching added to a target (its region, its catalogue entry) stands in the pairs.
    known = {side.id: side for pair in sight.facts.matching.pairs for side in (pair.upper, pair.lower)}
    fertile: set[str] = set()
    for read in targets:
        target = known[read.id]
        document = documents[target.doc]
        here = list(_of_target(target, document, sight, random))
        fertile |= {target.id} if here else set()
        found += here
    for document in documents.values():
        here = [*rows(document, known, sight), *citations(document, documents, random)]
        fertile |= {name for planting in here for name in planting.targets}
        found += here
    return Field(plantings=tuple(found), targets=len(targets), barren=len({target.id for target in targets} - fertile))


def chosen(field: Field, wanted: int, random: Random) -> tuple[Planting, ...]:
    """Draw plantings in turn over the kinds, and within a kind over the documents, no target twice in one way."""
    beds: dict[FaultKind, dict[str, list[Planting]]] = {}
    for planting in field.plantings:
        beds.setdefault(planting.kind, {}).setdefault(planting.doc, []).append(planting)
    for of_kind in beds.values():
        for bed in of_kind.values():
            random.shuffle(bed)
    drawn: list[Planting] = []
    taken: set[tuple[FaultKind, int]] = set()
    while len(drawn) < wanted and any(bed for of_kind in beds.values() for bed in of_kind.values()):
        for kind in KINDS:
            of_kind = {doc: bed for doc, bed in beds.get(kind, {}).items() if bed}
            if not of_kind or len(drawn) == wanted:
                continue
            counts = {doc: sum(planting.doc == doc and planting.kind == kind for planting in drawn) for doc in of_kind}
            bed = of_kind[min(of_kind, key=lambda doc: (counts[doc], doc))]
            planting = bed.pop()
            again = (kind, planting.start)
            if again not in taken or not bed:
                taken.add(again)
                drawn.append(planting)
    return tuple(drawn)


def _of_target(target: Target, document: Document, sight: Sight, random: Random) -> Iterator[Planting]:
    passage = document.passages[target.quote.passage]
    yield from figures(target, document, passage, sight, random)
    yield from bounds(target, document, passage, sight)
    yield from deadlines(target, document, passage, sight, random)
    if not target.in_table or target.amount is None:
        yield from words(target, document, passage, sight, random)
    if passage.kind == "paragraph":
        yield from clause(target, document, passage, sight)

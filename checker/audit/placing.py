"""A planting made of a run of a passage: where it stands in the source, and which places it concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.audit.detection import Detection
from checker.audit.planting import FaultKind, Location, Planting
from checker.model import Document, Passage, Target


def in_source(passage: Passage, span: tuple[int, int]) -> tuple[int, int]:
    """Return where a run of a passage stands in the source; an empty run stands before its character."""
    start = passage.origin[span[0]]
    return start, (passage.origin[span[1] - 1] + 1 if span[1] > span[0] else start)


def of_target(
    kind: FaultKind,
    slip: str,
    target: Target,
    document: Document,
    passage: Passage,
    span: tuple[int, int],
    new: str,
    checks: frozenset[str],
    detection: Detection,
) -> Planting:
    """Return a planting that falsifies one target, at a run of its passage."""
    return made(kind, slip, target, document, passage, in_source(passage, span), new, checks, detection, [target])


def made(
    kind: FaultKind,
    slip: str,
    target: Target,
    document: Document,
    passage: Passage,
    whole: tuple[int, int],
    new: str,
    checks: frozenset[str],
    detection: Detection,
    changed: Iterable[Target],
) -> Planting:
    """Return a planting at a run of the source, with the places it concerns."""
    ids = {target.id for target in changed}
    sides = [side for name in ids for pair in detection.pairs[name] for side in (pair.upper, pair.lower)]
    # What the same passage says besides may be governed by the same words: its counterparts are concerned too.
    beside = [
        side
        for other in detection.context.extractions[document.id].targets
        if other.quote.passage == passage.number
        for pair in detection.pairs[other.id]
        for side in (pair.upper, pair.lower)
    ]
    concerned = (*sides, *(beside if kind in ("deadline", "wording", "row", "clause") else ()))
    passages = {name: document.passages for name, document in detection.context.documents.items()}
    return Planting.at(
        document,
        passage,
        whole,
        new,
        kind=kind,
        slip=slip,
        checks=checks,
        around=(Location(doc=side.doc, passage=passages[side.doc][side.quote.passage].number) for side in concerned),
        targets=ids,
    )


def bare(text: str) -> str:
    """Return a text without white space."""
    return re.sub(r"\s", "", text)

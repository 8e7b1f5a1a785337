"""A planting: one fault set into the text of one document, and what a reviewer would say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self, get_args

from checker.audit.edits import Edit
from checker.measure import discover
from checker.model import Document, Passage

FaultKind = Literal[
    "figure",
    "magnitude",
    "unit",
    "bound",
    "deadline",
    "wording",
    "scope",
    "row",
    "clause",
    "cell",
    "citation",
    "annex",
    "copied",
    "reworded",
]
KINDS: tuple[FaultKind, ...] = get_args(FaultKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a document as it was read before: the number of the passage."""

    doc: str
    passage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Planting:
    """One fault: `start` to `end` of a document's source becomes `new`.

    `slip` says how such a fault comes about (a swapped digit, a dropped bound). `checks` are those that may rightly
    name it; `around` are the places it concerns, its own (`passage`) and its counterparts'; `targets` are the ids of
    the targets it falsifies.
    """

    kind: FaultKind
    slip: str
    doc: str
    start: int
    end: int
    old: str
    new: str
    clause: str
    checks: frozenset[str]
    around: tuple[Location, ...]
    passage: int
    targets: tuple[str, ...]

    @classmethod
    def at(
        cls,
        document: Document,
        passage: Passage,
        span: tuple[int, int],
        new: str,
        *,
        kind: FaultKind,
        slip: str,
        checks: frozenset[str],
        around: Iterable[Location] = (),
        targets: Iterable[str] = (),
    ) -> Self:
        """Return the fault by which a run of the source that stands in a passage becomes `new`."""
        start, end = span
        places = {Location(doc=document.id, passage=passage.number), *around}
        return cls(
            kind=kind,
            slip=slip,
            doc=document.id,
            start=start,
            end=end,
            old=document.source[start:end],
            new=new,
            clause=passage.clause,
            checks=checks,
            around=tuple(sorted(places, key=lambda one: (one.doc, one.passage))),
            passage=passage.number,
            targets=tuple(sorted(targets)),
        )

    @property
    def due(self) -> frozenset[str]:
        """Return the checks that should name it, without those that may name a consequence of it beside them."""
        return self.checks - {measure.check for measure in discover() if measure.beside} or self.checks

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return what is changed in the pages of the document."""
        return (Edit(start=self.start, end=self.end, new=self.new),)

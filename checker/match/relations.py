"""Which documents are set side by side, and as what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.model import Document, Relation


@dataclass(frozen=True, slots=True)
class Relationship:
    """A plan (with its annexes) held against another (with its annexes)."""

    upper: tuple[str, ...]
    lower: tuple[str, ...]
    relation: Relation


def relationships(documents: Sequence[Document]) -> tuple[Relationship, ...]:
    """Return what is to be compared with what.

    A plan answers the plans above it, those above these, and also the plan that has since taken the place of one of
    them: an older city plan is held against the newer provincial one, to see what has to be revised.
    """
    known = {document.id: document for document in documents}
    annexes: dict[str, list[str]] = defaultdict(list)
    successors: dict[str, list[str]] = defaultdict(list)
    for document in known.values():
        if document.succeeds:
            successors[document.succeeds].append(document.id)
    for document in documents:
        if document.annex_of:
            annexes[document.annex_of].append(document.id)

    def with_annexes(plan: str) -> tuple[str, ...]:
        return (plan, *annexes.get(plan, ()))

    found: list[Relationship] = []
    for document in documents:
        if document.annex_of:
            if document.annex_of in known:
                found.append(Relationship((document.annex_of,), (document.id,), "annex"))
            continue
        own = with_annexes(document.id)
        for upper in _uppers(document, known, successors):
            found.append(Relationship(with_annexes(upper), own, "above"))
        if document.succeeds in known:
            found.append(Relationship(with_annexes(document.succeeds), own, "earlier"))
    return tuple(found)


def _uppers(document: Document, known: Mapping[str, Document], successors: Mapping[str, Sequence[str]]) -> list[str]:
    found: list[str] = []
    todo = list(document.above)
    while todo:
        upper = todo.pop(0)
        if upper not in known or upper in found or upper == document.id or known[upper].annex_of:
            continue
        found.append(upper)
        todo.extend(successors.get(upper, ()))
        todo.extend(known[upper].above)
    return found

"""A context that notes what it is asked for: what the rows of a part of a run were measured by, beside the part itself.

The same rows, asked about the same things, with the same answers, come to the same: so what was measured of a part
holds as long as what is noted here is answered as before. Whoever keeps it says what an answer is by a checksum.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar, cast

from checker.measure.lib.context import Context, Head
from checker.measure.lib.lookups import Lookups
from checker.model import Matching, Pair, Region, SentencePair, Series, Target

# A document with what was extracted from it, the heads of all, the series of a target, what was found between a
# document and those above it, and between two documents.
Kind = Literal["document", "heads", "series", "above", "between"]
Asked = tuple[Kind, str, str]
T = TypeVar("T")


def noting(
    context: Context, matching: Matching, rows_of: Sequence[str], covered: Collection[str]
) -> tuple[Context, set[Asked]]:
    """Return the context of a part, and the set in which it notes what is asked of it.

    `matching` is what rows are made of, `rows_of` the documents that have rows. What is asked of the `covered`
    documents, and of what was found between one of them and one that has rows, is not noted: the part is known by it.
    """
    asked: set[Asked] = set()
    known = frozenset(covered)
    part = replace(
        context,
        matching=matching,
        documents=_Documents(context.documents, known, asked),
        extractions=_Documents(context.extractions, known, asked),
        lookups=cast("Lookups", _Lookups(context.lookups, frozenset(rows_of), known, asked)),
        heads=_Heads(context.heads, asked),
        rows_of=tuple(rows_of),
    )
    return part, asked


class _Documents(Mapping[str, T]):
    """What there is by document, each noted when it is asked for."""

    def __init__(self, of: Mapping[str, T], covered: frozenset[str], asked: set[Asked]) -> None:
        self._of = of
        self._covered = covered
        self._asked = asked

    def __getitem__(self, doc: str) -> T:
        if doc not in self._covered:
            self._asked.add(("document", doc, ""))
        return self._of[doc]

    def get(self, doc: str, default: Any = None) -> Any:
        """Return what there is of a document, the default where there is none."""
        if doc not in self._covered:
            self._asked.add(("document", doc, ""))
        return self._of.get(doc, default)

    def __contains__(self, doc: object) -> bool:
        if doc not in self._covered:
            self._asked.add(("document", str(doc), ""))
        return doc in self._of

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("a measure asks for documents by their ids; it walks through none but the heads of all")

    def __len__(self) -> int:
        raise AssertionError("a measure asks for documents by their ids; it does not count them")


class _Heads:
    """The heads of all documents, noted when they are walked through."""

    def __init__(self, of: Iterable[Head], asked: set[Asked]) -> None:
        self._of = of
        self._asked = asked

    def __iter__(self) -> Iterator[Head]:
        self._asked.add(("heads", "", ""))
        return iter(self._of)


class _Lookups:
    """What was matched, as `Lookups` gives it, noted when it is asked for."""

    def __init__(self, of: Lookups, own: frozenset[str], covered: frozenset[str], asked: set[Asked]) -> None:
        self._of = of
        self._own = own
        self._covered = covered
        self._asked = asked

    def above(self, target: Target) -> Sequence[Pair]:
        if target.doc not in self._own:
            self._asked.add(("above", target.doc, ""))
        return self._of.above(target)

    def pairs_with(self, target: Target, doc: str) -> Sequence[Pair]:
        self._between(target.doc, doc)
        return self._of.pairs_with(target, doc)

    def repeating(self, pair: Pair) -> Sequence[Pair]:
        self._between(pair.upper.doc, pair.lower.doc)
        return self._of.repeating(pair)

    def series(self, target: str) -> Sequence[Series]:
        self._asked.add(("series", target, ""))
        return self._of.series(target)

    def sentences(self, upper: str, passage: int, lower: str) -> Sequence[SentencePair]:
        self._between(upper, lower)
        return self._of.sentences(upper, passage, lower)

    def sentences_above(self, lower: str, passage: int, upper: str) -> Sequence[SentencePair]:
        self._between(upper, lower)
        return self._of.sentences_above(lower, passage, upper)

    def below(self, code: str) -> Sequence[Region]:
        return self._of.below(code)

    def named(self, text: str) -> frozenset[str]:
        return self._of.named(text)

    def _between(self, one: str, other: str) -> None:
        if not (one in self._covered and other in self._covered and (one in self._own or other in self._own)):
            first, second = sorted((one, other))
            self._asked.add(("between", first, second))

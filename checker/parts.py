"""The parts of a run that are measured and judged by themselves, each known by a checksum of all that it is made of.

A part is a plan with its annexes and what was found between them and the plans above, the totals and means of one
upper document, or the series of one region. What its measures ask for beside that they note (`measure.noting`), and
what was answered is told by a checksum too.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from checker.model import Document, Matching, Target
from checker.model.serialisation import to_json

if TYPE_CHECKING:
    from checker.match import Relationship
    from checker.measure import Asked, Context

_OF_PLANS = frozenset(
    {
        "pairs", "mentions", "targets", "unmatched", "tables", "documents", "citations", "passages", "sentences",
        "schema",
    }
)  # fmt: skip
_NOTHING = Matching(pairs=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some rows of a run: the frames they are of, what they are made of, the documents that have rows.

    `covered` are the documents it is known by, `made_of` the checksum of them and of all else it is made of.
    """

    frames: frozenset[str]
    matching: Matching
    rows_of: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    made_of: str


class Parts:
    """The parts of a run, and the answers to what they ask for; `rules` are all that is the same for every part.

    `made_of` are the checksums of documents with their targets, as far as they are known.
    """

    def __init__(
        self, context: Context, relationships: Sequence[Relationship], rules: str, made_of: Mapping[str, str]
    ) -> None:
        self._context = context
        self._related = relationships
        self._rules = rules
        self._documents = dict(made_of)
        self._targets: dict[str, str] = {}
        self._found: dict[Relationship, str] = {}

    def each(self) -> Iterator[Part]:
        """Yield the parts: those of plans in the order of the documents, of totals, and of series."""
        yield from self._plans()
        yield from self._totals()
        yield from self._series()

    def answers(self, asked: Iterable[Asked]) -> str:
        """Return the checksum of the answers to what a part asked for."""
        return _checksum(self._answer(*one) for one in sorted(asked))

    def _plans(self) -> Iterator[Part]:
        documents = self._context.documents
        of_plan: dict[str, list[str]] = defaultdict(list)
        for doc in documents:
            of_plan[self._context.plan_of(doc)].append(doc)
        below: dict[str, list[Relationship]] = defaultdict(list)
        for one in self._related:
            below[self._context.plan_of(one.lower[0])].append(one)
        matchings = self._by_plan()
        for plan, own in of_plan.items():
            covered = self._in_order((*own, *(doc for one in below[plan] for doc in (*one.upper, *one.lower))))
            yield Part(
                frames=_OF_PLANS,
                matching=matchings.get(plan, _NOTHING),
                rows_of=tuple(own),
                covered=covered,
                made_of=self._made_of("plan", own, covered, below[plan]),
            )

    def _by_plan(self) -> Mapping[str, Matching]:
        """Return what was matched by the plan that is the lower one, or to which the lower document is annexed."""
        plan_of, matching = self._context.plan_of, self._context.matching
        pairs, unmatched, sentences = defaultdict(list), defaultdict(list), defaultdict(list)
        for pair in matching.pairs:
            pairs[plan_of(pair.lower.doc)].append(pair)
        for left in matching.unmatched:
            unmatched[plan_of(left.target.doc if left.side == "lower" else left.other_doc)].append(left)
        for sentence in matching.sentences:
            sentences[plan_of(sentence.lower.doc)].append(sentence)
        return {
            plan: Matching(pairs=tuple(pairs[plan]), unmatched=tuple(unmatched[plan]), sentences=tuple(sentences[plan]))
            for plan in {**pairs, **unmatched, **sentences}
        }

    def _totals(self) -> Iterator[Part]:
        matching = self._context.matching
        pairs, groups, related = defaultdict(list), defaultdict(list), defaultdict(list)
        for pair in matching.pairs:
            if pair.relation == "above":
                pairs[pair.upper.doc].append(pair)
        for group in matching.groups:
            groups[group.total.doc].append(group)
        for one in self._related:
            for doc in one.upper if one.relation == "above" else ():
                related[doc].append(one)
        for doc, of_doc in pairs.items():
            covered = self._in_order((doc, *(other for one in related[doc] for other in (*one.upper, *one.lower))))
            yield Part(
                frames=frozenset({"groups"}),
                matching=Matching(pairs=tuple(of_doc), groups=tuple(groups[doc])),
                covered=covered,
                made_of=self._made_of("totals", (doc,), covered, related[doc]),
            )

    def _series(self) -> Iterator[Part]:
        of_region = defaultdict(list)
        for series in self._context.matching.series:
            of_region[series.region or series.targets[0].doc].append(series)
        for region, several in of_region.items():
            said = (self._line(one.id, one.targets) for one in several)
            yield Part(
                frames=frozenset({"series"}),
                matching=replace(_NOTHING, series=tuple(several)),
                made_of=_checksum((self._rules, "series", region, *said)),
            )

    def _made_of(self, kind: str, own: Sequence[str], covered: Sequence[str], related: Sequence[Relationship]) -> str:
        """Return the checksum of documents, of how they stand to each other, and of what is above them."""
        ancestors = self._context.chain.ancestors
        around = {*covered, *(above for doc in covered for above in ancestors.get(doc, ()))}
        chain = ((doc, sorted(ancestors.get(doc, ()))) for doc in sorted(around))
        said = (self._rules, kind, repr(own), repr(covered), repr(related), repr(list(chain)))
        return _checksum((*said, *(self._document(doc) for doc in covered)))

    def _answer(self, kind: str, one: str, other: str) -> str:
        if kind == "document":
            return self._document(one)
        if kind == "heads":
            return self._heads
        if kind == "series":
            return _checksum(self._line(found.id, found.targets) for found in self._context.lookups.series(one))
        related = self._of_document.get(one, ())
        if kind == "above":
            return _checksum(self._between(found) for found in related if one in found.lower)
        if one == other:
            return self._document(one)  # what a document says twice depends on no other one
        found_in = (self._between(found) for found in related if other in _documents(found))
        return _checksum((*found_in, self._document(one), self._document(other)))

    @cached_property
    def _heads(self) -> str:
        return _checksum(map(repr, self._context.heads))

    @cached_property
    def _of_document(self) -> Mapping[str, Sequence[Relationship]]:
        found: dict[str, list[Relationship]] = defaultdict(list)
        for one in self._related:
            for doc in _documents(one):
                found[doc].append(one)
        return found

    def _between(self, related: Relationship) -> str:
        """Return the checksum of all that decides what is found between the documents of a relationship."""
        if related not in self._found:
            docs = (*related.upper, *related.lower)
            self._found[related] = _checksum((repr(related), *(self._document(doc) for doc in docs)))
        return self._found[related]

    def _document(self, doc: str) -> str:
        """Return the checksum of a document with its targets, "" of one that there is not."""
        if doc not in self._documents:
            document = self._context.documents.get(doc)
            self._documents[doc] = "" if document is None else self._read(document)
        return self._documents[doc]

    def _read(self, document: Document) -> str:
        extraction = self._context.extractions.get(document.id)
        return _checksum((to_json(document), to_json(extraction) if extraction is not None else ""))

    def _line(self, name: str, targets: Sequence[Target]) -> str:
        for target in targets:
            if target.id not in self._targets:
                self._targets[target.id] = _checksum((repr(target),))
        return _checksum((name, *(self._targets[target.id] for target in targets)))

    def _in_order(self, docs: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({doc for doc in docs if doc in self._context.places}, key=self._context.places.__getitem__))


def _documents(related: Relationship) -> set[str]:
    return {*related.upper, *related.lower}


def _checksum(parts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return found.hexdigest()

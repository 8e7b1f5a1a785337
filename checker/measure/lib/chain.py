"""Chains of plans: a city's plan under the province's under the state's, and which of them one is held against.

Each level answers the level next above it. A figure or a year that every region must keep is held against all levels;
what is a matter of words, of size or of an answer is asked once, of the nearest level that speaks of it.
Source: 中发〔2018〕44号: 下级规划服从上级规划, level by level.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from checker.model import Document, Pair, SentencePair


@dataclass(frozen=True, slots=True)
class Chain:
    """Which plans stand between two others, and the pairs of one lower target with several levels.

    `ancestors` are all plans above a plan, `levels` the pairs of one lower target with several plans above, nearest
    first, `nearer` leads from the id of a pair to that of the same lower target with a plan in between. `parented` are
    the lower targets with an upper one for certain, `repeated` the ids of sentence pairs whose lower sentence says
    what a nearer plan says.
    """

    ancestors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    levels: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    nearer: Mapping[str, Pair] = field(default_factory=dict)
    parented: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()

    def between(self, upper: str, lower: str) -> tuple[str, ...]:
        """Return the plans that stand below one plan and above another."""
        above = self.ancestors.get(lower, frozenset())
        return tuple(one for one in sorted(above) if upper in self.ancestors.get(one, frozenset()))


def chain_of(documents: Sequence[Document], pairs: Sequence[Pair], sentences: Sequence[SentencePair]) -> Chain:
    """Return the chains among documents, and what was matched along them."""
    by_id = {document.id: document for document in documents}
    ancestors = {document.id: frozenset(_ancestors(document, by_id)) for document in documents}
    bare = Chain(ancestors)
    plan = {document.id: document.annex_of or document.id for document in documents}
    levels = _levels(pairs, bare, plan)
    return Chain(
        ancestors=ancestors,
        levels=levels,
        nearer=dict(_nearer(levels, bare, plan)),
        parented=frozenset(one.lower.id for one in pairs if one.relation == "above" and one.certainty == "certain"),
        repeated=frozenset(_repeated(sentences, bare, plan)),
    )


def _ancestors(document: Document, by_id: Mapping[str, Document]) -> Iterable[str]:
    found: list[str] = []
    todo = list(document.above)
    while todo:
        upper = todo.pop(0)
        if upper in by_id and upper not in found and upper != document.id:
            found.append(upper)
            todo.extend(by_id[upper].above)
    return found


def _levels(pairs: Sequence[Pair], chain: Chain, plan: Mapping[str, str]) -> Mapping[str, tuple[Pair, ...]]:
    """Return the pairs of each lower target that has some with plans one above the other, nearest first.

    A match that nobody has confirmed settles nothing for one that is certain.
    """
    by_lower: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.relation == "above" and not pair.repeats:
            by_lower[pair.lower.id].append(pair)
    found: dict[str, tuple[Pair, ...]] = {}
    for lower, several in by_lower.items():
        certain = [pair for pair in several if pair.certainty == "certain"] or several
        steps = {pair.id: len(chain.between(plan[pair.upper.doc], plan[pair.lower.doc])) for pair in certain}
        if len(set(steps.values())) > 1:
            found[lower] = tuple(sorted(certain, key=lambda pair: steps[pair.id]))
    return found


def _nearer(
    levels: Mapping[str, tuple[Pair, ...]], chain: Chain, plan: Mapping[str, str]
) -> Iterable[tuple[str, Pair]]:
    for first, *others in levels.values():
        for pair in others:
            if plan[first.upper.doc] in chain.between(plan[pair.upper.doc], plan[pair.lower.doc]):
                yield pair.id, first


def _repeated(sentences: Sequence[SentencePair], chain: Chain, plan: Mapping[str, str]) -> Iterable[str]:
    """Yield the pairs of sentences whose lower one is also that of a plan in between."""
    by_passage: dict[tuple[str, int], list[SentencePair]] = defaultdict(list)
    for pair in sentences:
        if pair.relation == "above":
            by_passage[pair.lower.doc, pair.lower.passage].append(pair)
    for several in by_passage.values():
        for pair in several:
            middle = chain.between(plan[pair.upper.doc], plan[pair.lower.doc])
            if any(plan[one.upper.doc] in middle and _overlap(one, pair) for one in several):
                yield pair.id


def _overlap(one: SentencePair, other: SentencePair) -> bool:
    return one.lower.start < other.lower.end and other.lower.start < one.lower.end

"""Pairs of targets that their sentences show, one sentence being written after the other, though no name does.

Two targets left alone, in clauses that say the same, with figures of one kind in one unit, are proposed. They are
certain only where their names agree too; a contradiction between the names stands above the sentences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.language.characters import plain
from checker.match.alignment import Rarity, align, best, grams
from checker.match.comparing import Comparison, compare, form
from checker.match.likeness import Likeness
from checker.match.looks import contrasting
from checker.match.pairing import Decided
from checker.match.relations import Relationship
from checker.match.statements import pair_id
from checker.model import Document, Pair, Relation, SentencePair, Step, Target

_NEVER = frozenset({"other-indicator", "other-kind-of-figure", "qualifiers", "rejected"})
_MARKS = re.compile(r"[、，；：。（）“”\s]")
_A_QUESTION = 0.79
"""The highest rank of a pair that only its sentences show: enough to ask, not to warn."""
_STATED_ALIKE = 0.40
"""From this likeness on two commitments that are each other's best are proposed."""
_SURE = 0.8
"""From this likeness of its clauses on such a pair may warn, where the lower target answers nothing else."""


def aligned_pairs(
    sentences: Sequence[SentencePair],
    uppers: Sequence[Target],
    lowers: Sequence[Target],
    likeness: Likeness,
    decided: Decided,
    concerned: Callable[[Target], bool | None],
    proposed: Collection[str] = (),
) -> Iterator[Pair]:
    """Yield the pairs of targets among these that stand in clauses which say the same, each target once.

    `proposed` are the lower targets that are proposed for another one already.
    """
    above, below = _by_passage(uppers), _by_passage(lowers)
    taken: set[str] = set()
    for sentence in sorted(sentences, key=lambda one: (-one.likeness, one.id)):
        mine = above.get((sentence.upper.doc, sentence.upper.passage), ())
        theirs = below.get((sentence.lower.doc, sentence.lower.passage), ())
        for clause in sentence.clauses:
            found = [
                (comparison.rank, upper, lower, comparison)
                for upper in _inside(mine, sentence.upper.start, clause.upper)
                for lower in _inside(theirs, sentence.lower.start, clause.lower)
                if (comparison := _fits(upper, lower, likeness, decided)) is not None and concerned(upper) is not False
            ]
            for _, upper, lower, comparison in sorted(found, key=lambda one: (-one[0], one[1].id, one[2].id)):
                if taken.isdisjoint((upper.id, lower.id)):
                    taken |= {upper.id, lower.id}
                    made = _made(upper, lower, comparison, sentence.relation, clause.likeness)
                    sure = clause.likeness >= _SURE and lower.id not in proposed
                    yield made if sure else replace(made, rank=min(made.rank, _A_QUESTION))


def statements_alike(
    uppers: Sequence[Target],
    lowers: Sequence[Target],
    relation: Relation,
    likeness: Likeness,
    decided: Decided,
    concerned: Callable[[Target], bool | None],
) -> Iterator[Pair]:
    """Yield pairs of commitments without a figure, each worded most like the other of all that are left.

    Their sentences may stand anywhere: a plan that takes over three requirements of one sentence may give each its own.
    """
    above, below = ([one for one in side if one.amount is None and one.kind == "state"] for side in (uppers, lowers))
    if not above or not below:
        return
    words = [[_said(one) for one in side] for side in (above, below)]
    mine, theirs = ([grams(one) for one in side] for side in words)
    rarity = Rarity([one for side in words for one in side])
    scores = {
        (left, right): rarity.likeness(of_one, of_other)
        for left, of_one in enumerate(mine)
        for right, of_other in enumerate(theirs)
        if of_one & of_other
    }
    best_of_left, best_of_right = best(scores, 0), best(scores, 1)
    for (left, right), (alike, _) in sorted(scores.items()):
        if alike < _STATED_ALIKE or best_of_left[left] != right or best_of_right[right] != left:
            continue
        upper, lower = above[left], below[right]
        comparison = _fits(upper, lower, likeness, decided)
        if comparison is not None and concerned(upper) is not False:
            made = _made(upper, lower, comparison, relation, alike)
            yield replace(made, rank=min(made.rank, _A_QUESTION), certainty="proposed")


def _said(target: Target) -> str:
    """Return the words of a commitment without the marks that part them."""
    return _MARKS.sub("", plain(target.indicator))


def aligned_sentences(relationship: Relationship, documents: Mapping[str, Document]) -> list[SentencePair]:
    """Return the sentences of the documents of a relationship that say the same."""
    return [
        pair
        for upper in relationship.upper
        for lower in relationship.lower
        for pair in align(documents[upper], documents[lower], relationship.relation)
    ]


def _by_passage(targets: Sequence[Target]) -> Mapping[tuple[str, int], Sequence[Target]]:
    found: dict[tuple[str, int], list[Target]] = defaultdict(list)
    for target in targets:
        if target.kind != "baseline":
            found[target.quote.doc, target.quote.passage].append(target)
    return found


def _inside(targets: Sequence[Target], start: int, clause: tuple[int, int]) -> list[Target]:
    """Return the targets whose figure, or last words, stand in a clause."""
    return [
        target
        for target in targets
        if start + clause[0]
        <= (target.figure[0] if target.figure is not None else max(target.quote.start, target.quote.end - 1))
        < start + clause[1]
    ]


def _fits(upper: Target, lower: Target, likeness: Likeness, decided: Decided) -> Comparison | None:
    """Return how two targets compare by name, where their figures are of one kind and the names do not contradict."""
    if form(upper) != form(lower) or decided.rejects(upper, lower):
        return None
    if upper.amount is not None and lower.amount is not None:
        units = [amount.dimension or amount.unit for amount in (upper.amount, lower.amount)]
        if units[0] != units[1]:
            return None
    comparison = compare(upper, lower, likeness)
    if comparison.why_not in _NEVER or contrasting(upper.base_name, lower.base_name) is not None:
        return None
    return comparison


def _made(upper: Target, lower: Target, comparison: Comparison, relation: Relation, alike: float) -> Pair:
    said = Step(name="match.step.aligned", outcome="for", values=(("score", f"{alike:.2f}"),))
    found = Pair(
        id=pair_id(upper, lower),
        upper=upper,
        lower=lower,
        relation=relation,
        certainty=comparison.certainty if comparison.certainty and comparison.same_name else "proposed",
        steps=(said, *comparison.steps),
        differences=comparison.differences,
        rank=round(min(comparison.rank, 1.0), 4),
    )
    if upper.due and lower.due:
        name = "same-year" if upper.due == lower.due else "other-year"
        values = (("upper", str(upper.due)), ("lower", str(lower.due)))
        step = Step(name=f"match.step.{name}", outcome="for" if name == "same-year" else "neutral", values=values)
        found = replace(found, steps=(*found.steps, step))
    return found

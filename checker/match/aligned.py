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
from checker.language.words import edges
from checker.match.alignment import Rarity, align, best, grams, parts
from checker.match.comparing import Comparison, compare, form
from checker.match.likeness import Likeness
from checker.match.looks import contrasting
from checker.match.pairing import Decided
from checker.match.relations import Relationship
from checker.match.statements import pair_id
from checker.model import ClausePair, Document, Pair, Quote, Relation, SentencePair, Step, Target

_NEVER = frozenset({"other-indicator", "other-kind-of-figure", "qualifiers", "rejected"})
_MARKS = re.compile(r"[、，；：。（）“”\s]")
_A_QUESTION = 0.79
"""The highest rank of a pair that only its sentences show: enough to ask, not to warn."""
_STATED_ALIKE = 0.40
"""From this likeness on two commitments that are each other's best are proposed."""
_STATED_WITHIN = 0.45
"""From this part of the shorter one on, a commitment whose words stand in the other's sentence is proposed too."""
_SHARED = 2  # characters with which a name begins, and that a word before it has at least
_FEW = 5  # pairs of characters that make a sentence long enough for that
_SAME_CLAUSE, _SOME_OF_THE_NAME = 0.6, 0.3
"""Two figures in clauses less alike than this share that much of their names: 清洁取暖率提高到80%, 达标率达到80%."""
_WORD_FOR_WORD = 0.9
"""From this likeness on two clauses are the same, so that the figures right behind them are of one matter."""
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
                if clause.likeness >= _SAME_CLAUSE
                or comparison.rank >= _SOME_OF_THE_NAME
                or upper.amount is None
                or _behind_the_same(sentence, clause)
            ]
            for _, upper, lower, comparison in sorted(found, key=lambda one: (-one[0], one[1].id, one[2].id)):
                if taken.isdisjoint((upper.id, lower.id)):
                    taken |= {upper.id, lower.id}
                    made = _made(upper, lower, comparison, sentence.relation, clause.likeness)
                    sure = clause.likeness >= _SURE and lower.id not in proposed
                    yield made if sure else replace(made, rank=min(made.rank, _A_QUESTION))
        # Of two sentences that say the same, what either asks without a figure, however it ends, is one requirement.
        one, other = (_without_figure(side, of) for side, of in ((mine, sentence.upper), (theirs, sentence.lower)))
        if one is None or other is None or not taken.isdisjoint((one.id, other.id)) or concerned(one) is False:
            continue
        if (comparison := _fits(one, other, likeness, decided)) is not None:
            taken |= {one.id, other.id}
            made = _made(one, other, comparison, sentence.relation, sentence.likeness)
            yield _of_other_things(made, one, other)


def statements_alike(
    uppers: Sequence[Target],
    lowers: Sequence[Target],
    relation: Relation,
    likeness: Likeness,
    decided: Decided,
    concerned: Callable[[Target], bool | None],
) -> Iterator[Pair]:
    """Yield pairs of commitments without a figure: worded alike, or the one for more or less of what the other is for.

    Their sentences may stand anywhere: a plan that takes over three requirements of one sentence may give each its own.
    """
    above, below = ([one for one in side if one.amount is None and one.kind == "state"] for side in (uppers, lowers))
    taken: set[str] = set()
    for choose in (_worded_alike, _within_the_other):
        left, free = ([one for one in side if one.id not in taken] for side in (above, below))
        for upper, lower, alike in choose(left, free):
            comparison = _fits(upper, lower, likeness, decided)
            if comparison is None or concerned(upper) is False:
                continue
            taken |= {upper.id, lower.id}
            made = _made(upper, lower, comparison, relation, alike)
            if choose is _within_the_other:
                yield _of_other_things(made, upper, lower)
            else:
                yield replace(made, rank=min(made.rank, _A_QUESTION), certainty="proposed")


def _worded_alike(above: Sequence[Target], below: Sequence[Target]) -> Iterator[tuple[Target, Target, float]]:
    """Yield the commitments that are each named most like the other of all that are left, and how much."""
    scores = _scores([_named(one) for one in above], [_named(one) for one in below])
    best_of_left, best_of_right = best(scores, 0), best(scores, 1)
    for (left, right), (alike, _) in sorted(scores.items()):
        if alike >= _STATED_ALIKE and best_of_left[left] == right and best_of_right[right] == left:
            yield above[left], below[right], alike


def _within_the_other(above: Sequence[Target], below: Sequence[Target]) -> Iterator[tuple[Target, Target, float]]:
    """Yield of each upper commitment the lower one whose sentence has most of its words, or the other way round.

    What is asked of all buildings may be answered for some, and one requirement below may stand for several above.
    """
    mine, theirs = [_sentence(one) for one in above], [_sentence(one) for one in below]
    within = {
        couple: (contained, alike)
        for couple, (alike, contained) in _scores(mine, theirs).items()
        if min(len(grams(mine[couple[0]])), len(grams(theirs[couple[1]]))) >= _FEW
    }
    for left, right in sorted(best(within, 0).items()):
        contained, _ = within[left, right]
        # 到2025年实现…全覆盖 is said of many things: the names have to share something too.
        if contained >= _STATED_WITHIN and _share(_named(above[left]), _named(below[right])) >= _STATED_WITHIN:
            yield above[left], below[right], contained


def _of_other_things(made: Pair, upper: Target, lower: Target) -> Pair:
    """Return the pair of two commitments that may be made for more and for fewer things: a question, and no more."""
    differences = (*made.differences, ("object", "", _put_before(upper, lower)))
    return replace(made, rank=min(made.rank, _A_QUESTION), certainty="proposed", differences=differences)


def _put_before(upper: Target, lower: Target) -> str:
    """Return the object that stands in the lower name before what the upper name says, "" where there is none.

    预制楼板 became 住宅项目预制楼板. What follows a mark is one of several things, not a part of one.
    """
    one, other = plain(upper.indicator), plain(lower.indicator)
    first = other.find(one[:_SHARED]) if len(one) > _SHARED else -1
    if first < _SHARED or _MARKS.match(other[first - 1]) or first not in edges(other):
        return ""
    return other[:first] if _share(*(_MARKS.sub("", name) for name in (one, other[first:]))) >= _STATED_WITHIN else ""


def _share(one: str, other: str) -> float:
    """Return how much of the shorter of two names stands in the other, 0 to 1."""
    mine, theirs = grams(one), grams(other)
    return len(mine & theirs) / max(min(len(mine), len(theirs)), 1)


def _scores(mine: Sequence[str], theirs: Sequence[str]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return of all that share anything how alike they are and how much of the shorter is in the longer."""
    rarity = Rarity([*mine, *theirs])
    weighed = [[(grams(one), rarity.weight(grams(one))) for one in side] for side in (mine, theirs)]
    return {
        (left, right): parts(rarity.weight(shared), weight, other_weight)
        for left, (one, weight) in enumerate(weighed[0])
        for right, (other, other_weight) in enumerate(weighed[1])
        if (shared := one & other)
    }


def _sentence(target: Target) -> str:
    """Return the words of a commitment as quoted, without the marks that part them; its name where that says more."""
    return max(_MARKS.sub("", plain(target.quote.text)), _named(target), key=len)


def _named(target: Target) -> str:
    """Return the name of a commitment without the marks that part them."""
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


def _without_figure(targets: Sequence[Target], sentence: Quote) -> Target | None:
    """Return what a sentence asks without a figure, if it asks one thing alone."""
    asked = _inside(targets, sentence.start, (0, sentence.end - sentence.start))
    return asked[0] if len(asked) == 1 and asked[0].amount is None else None


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


def _behind_the_same(sentence: SentencePair, clause: ClausePair) -> bool:
    """Say whether two clauses stand right behind two that are the same to a word or so, and are of that matter."""
    return any(
        one.likeness >= _WORD_FOR_WORD
        and 0 <= clause.upper[0] - one.upper[1] <= 1
        and 0 <= clause.lower[0] - one.lower[1] <= 1
        for one in sentence.clauses
    )


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

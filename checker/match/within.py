"""What one document says twice: in text and table, or in two places, of the same year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.match.candidates import candidates
from checker.match.comparing import Comparison, compare, form, key
from checker.match.likeness import Likeness
from checker.match.looks import ALIKE
from checker.match.mentions import twins
from checker.match.pairing import Decided
from checker.match.statements import pair_id
from checker.model import Certainty, Pair, Step, Target

# So many different figures for one time make a name that of several things, of an indicator of the catalogue so many.
_SEVERAL, _MANY = 3, 5
_ALMOST_SAME = 0.85
"""From this likeness on, a row of a table and a sentence of the same document are set side by side."""


def within(targets: Sequence[Target], decided: Decided) -> list[Pair]:
    """Return the pairs of targets in which one document says the same twice."""
    likeness = Likeness(target.base_name for target in targets)
    pairs: list[Pair] = []
    undated = _first_of_passage(targets)
    several = _of_several_things(targets)
    twice = {(text.id, row.id) for text, row in twins(targets, likeness)}
    twice |= {(row, text) for text, row in twice}
    places = {target.id: at for at, target in enumerate(targets)}
    near = {(left, right) for left, right in candidates(targets, targets, likeness, ALIKE) if left < right}
    near |= {(places[one], places[other]) for one, other in twice if places[one] < places[other]}
    for one, other in ((targets[left], targets[right]) for left, right in sorted(near)):
        if not _same_time(one, other, undated) or decided.rejects(one, other):
            continue
        if (one.id, other.id) not in twice and one.id in several and other.id in several:
            continue
        if one.scope == "count" or (one.region, one.scope) != (other.region, other.scope):
            continue
        comparison = compare(one, other, likeness)
        if (one.id, other.id) in twice:
            comparison = _by_the_figure(comparison)
        if comparison.certainty is None:
            continue
        if (
            (one.id, other.id) not in twice
            and comparison.certainty == "proposed"
            and not _told_twice(one, other, comparison.rank)
        ):
            continue
        dated = one.due is not None and other.due is not None
        said = "told-twice" if dated else "undated"
        step = Step(name=f"match.step.{said}", outcome="for" if dated else "neutral", values=(("year", str(one.due)),))
        certainty: Certainty = comparison.certainty if dated else "proposed"
        if decided.accepts(one, other):
            certainty = "certain"
        pairs.append(
            Pair(
                id=pair_id(one, other),
                upper=one,
                lower=other,
                relation="within",
                certainty=certainty,
                steps=(*comparison.steps, step),
                differences=comparison.differences,
                rank=round(min(comparison.rank, 1.0), 4),
            )
        )
    return pairs


def _by_the_figure(comparison: Comparison) -> Comparison:
    """Let one figure in text and table make one target of two names that are only near."""
    if comparison.certainty == "certain":
        return comparison
    said = Step(name="match.step.same-figure", outcome="for")
    return replace(comparison, certainty="proposed", steps=(*comparison.steps, said))


def _first_of_passage(targets: Sequence[Target]) -> set[str]:
    """Return the figures of past years without a year: of one passage the first of each indicator only.

    城乡居民人均收入比2.61，较2015年缩小0.19 has two figures; the second is not the ratio.
    """
    first: dict[object, str] = {}
    for target in targets:
        if target.kind == "baseline" and target.due is None:
            first.setdefault((target.quote.passage, key(target)), target.id)
    return set(first.values())


def _of_several_things(targets: Sequence[Target]) -> set[str]:
    """Return the targets whose name stands for several things: it has as many figures for one time as a list has works.

    投资, 设计总库容 and 投资完成率 of one reservoir after another are no indicator told twice; an indicator that the
    catalogue knows is one, though one figure of it be wrong.
    """
    told: dict[object, list[Target]] = {}
    for target in targets:
        if target.amount is not None:
            past = target.kind == "baseline"
            told.setdefault((key(target), target.amount.dimension, target.due, past, target.region), []).append(target)
    return {
        target.id
        for same in told.values()
        if len({one.amount.value for one in same if one.amount}) >= (_MANY if same[0].entry else _SEVERAL)
        for target in same
    }


def _same_time(one: Target, other: Target, undated: set[str]) -> bool:
    """Say whether two statements in different places speak of one time; a past figure without a year may be of any."""
    if one.quote.passage == other.quote.passage or (one.kind == "baseline") != (other.kind == "baseline"):
        return False
    if one.due is not None and other.due is not None:
        return one.due == other.due
    both_past = one.kind == other.kind == "baseline" and "change" not in {form(one), form(other)}
    return both_past and all(target.due is not None or target.id in undated for target in (one, other))


def _told_twice(one: Target, other: Target, rank: float) -> bool:
    return one.in_table != other.in_table and rank >= _ALMOST_SAME

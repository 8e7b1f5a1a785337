"""What one document says twice: in text and table, or in two places, of the same year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace

from checker.language.indicatornames import of_place_in_name
from checker.match.candidates import candidates
from checker.match.comparing import Comparison, compare, form, key
from checker.match.likeness import Likeness
from checker.match.looks import ALIKE
from checker.match.mentions import tenfold, twins
from checker.match.ownrows import OwnRows
from checker.match.pairing import Decided
from checker.match.statements import pair_id, same_figure, same_statement
from checker.model import Certainty, Pair, Step, Target

# From so many different figures for one time on, one name may be that of several things, one of the catalogue's from so
# many: then only its figures that differ are told, all of them by one pair.
_SEVERAL, _MANY = 3, 5
_LONG_LIST = 60
_TELLING_DIGITS = 2
_ALMOST_SAME = 0.85
"""From this likeness on, a row of a table and a sentence of the same document are set side by side."""


def within(targets: Sequence[Target], decided: Decided) -> list[Pair]:
    """Return the pairs of targets in which one document says the same twice."""
    likeness = Likeness(target.base_name for target in targets)
    pairs: list[Pair] = []
    rejected: set[object] = set()
    undated = _first_of_passage(targets)
    several = _with_several_figures(targets)
    own = OwnRows(targets, likeness)
    twice = {(text.id, row.id) for text, row in twins(targets, likeness)}
    twice |= {(row, text) for text, row in twice}
    slipped = {couple for text, row in tenfold(targets, likeness) for couple in ((text.id, row.id), (row.id, text.id))}
    places = {target.id: at for at, target in enumerate(targets)}
    near = {
        (left, right)
        for left, right in candidates(targets, targets, likeness, ALIKE, _long_lists(targets))
        if left < right
    }
    near |= {(places[one], places[other]) for one, other in twice | slipped if places[one] < places[other]}
    for one, other in ((targets[left], targets[right]) for left, right in sorted(near)):
        if (one.id, other.id) not in slipped and not _same_time(one, other, undated):
            continue
        if decided.rejects(one, other):
            rejected.add(_statement(one))
            continue
        if (one.id, other.id) not in twice and _told_elsewhere(one, other, several):
            continue
        if one.scope == "count" or not _of_one_place(one, other):
            continue
        comparison = compare(one, other, likeness)
        if (one.id, other.id) in twice | slipped:
            comparison = _by_the_figure(comparison, "same-digits" if (one.id, other.id) in slipped else "same-figure")
        if comparison.certainty is None:
            continue
        if (
            (one.id, other.id) not in twice | slipped
            and comparison.certainty == "proposed"
            and not _told_twice(one, other, comparison.rank)
        ):
            continue
        if comparison.certainty == "proposed" and own.apart(one, other, twins=(one.id, other.id) in twice | slipped):
            continue
        dated = one.due is not None and other.due is not None
        said = "told-twice" if dated else "undated"
        step = Step(name=f"match.step.{said}", outcome="for" if dated else "neutral", values=(("year", str(one.due)),))
        certainty: Certainty = comparison.certainty if dated else "proposed"
        if decided.accepts(one, other) or (one.id, other.id) in slipped:
            certainty = "certain"  # so many digits are not the same by chance
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
    return _in_one(pairs, several, rejected)


def _long_lists(targets: Sequence[Target]) -> list[object]:
    """Return for each target the list it is an item of, None where it is of none: so many figures under one name.

    The items of one paragraph or of one table that bear one name, from so many on, are of as many things.
    """
    places = [
        (target.clause.rpartition("/")[0] if target.in_table else target.quote.passage, target.in_table, key(target))
        for target in targets
    ]
    counted = Counter(places)
    return [place if counted[place] > _LONG_LIST else None for place in places]


def _by_the_figure(comparison: Comparison, shared: str) -> Comparison:
    """Let one figure in text and table, or its digits, make one target of two names that are only near."""
    if comparison.certainty == "certain":
        return comparison
    said = Step(name=f"match.step.{shared}", outcome="for")
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


def _statement(target: Target) -> object:
    """Return what several statements of one document have in common where they say the figure of one thing."""
    dimension = target.amount.dimension if target.amount else ""
    past = target.kind == "baseline"
    return key(target), dimension, target.due, past, target.region


def _with_several_figures(targets: Sequence[Target]) -> dict[str, Sequence[Target]]:
    """Return with the others the targets whose name may be that of several things: as many figures as a list items.

    投资, 设计总库容 and 投资完成率 of one reservoir after another: the measure says of what they are.
    """
    told: dict[object, list[Target]] = defaultdict(list)
    for target in targets:
        if target.amount is not None:
            told[_statement(target)].append(target)
    return {
        target.id: same
        for same in told.values()
        if len({one.amount.value for one in same if one.amount}) >= (_MANY if same[0].entry else _SEVERAL)
        for target in same
    }


def _told_elsewhere(one: Target, other: Target, several: Container[str]) -> bool:
    """Say whether two targets are told with others: near names that both have several figures, or one figure again."""
    if one.id not in several or other.id not in several:
        return False
    return _statement(one) != _statement(other) or same_statement(one, other)


def _in_one(pairs: Sequence[Pair], several: Mapping[str, Sequence[Target]], rejected: Collection[object]) -> list[Pair]:
    """Return the pairs, those of one statement whose figures differ as one: its first couple, with all the others.

    Where a person has said of two of them that they are not of one thing, each couple is for itself.
    """
    apart: dict[object, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if _differ(pair) and _statement(pair.upper) not in rejected:
            apart[_statement(pair.upper), pair.certainty].append(pair)
    first = {couples[0].id: couples for couples in apart.values()}
    told = {pair.id for couples in apart.values() for pair in couples[1:]}
    return [
        replace(pair, others=_others(first[pair.id], several.get(pair.upper.id, ()))) if pair.id in first else pair
        for pair in pairs
        if pair.id not in told
    ]


def _differ(pair: Pair) -> bool:
    """Say whether two statements of one thing have different figures."""
    upper, lower = pair.upper, pair.lower
    return _statement(upper) == _statement(lower) and not same_statement(upper, lower)


def _others(couples: Sequence[Pair], same: Sequence[Target]) -> tuple[Target, ...]:
    """Return what couples hold besides the two of the first, and what of the same name may be of another thing."""
    held = {target.id: target for pair in couples for target in (pair.upper, pair.lower)}
    held |= {target.id: target for target in same}
    return tuple(target for name, target in held.items() if name not in (couples[0].upper.id, couples[0].lower.id))


def _same_time(one: Target, other: Target, undated: set[str]) -> bool:
    """Say whether two statements in different places speak of one time; a past figure without a year may be of any."""
    if (one.kind == "baseline") != (other.kind == "baseline"):
        return _expected(one, other)
    if one.quote.passage == other.quote.passage and not _each_by_itself(one, other):
        return False
    if one.due is not None and other.due is not None:
        return one.due == other.due
    both_past = one.kind == other.kind == "baseline" and "change" not in {form(one), form(other)}
    return both_past and all(target.due is not None or target.id in undated for target in (one, other))


def _each_by_itself(one: Target, other: Target) -> bool:
    """Say whether two statements of one paragraph tell one name in words of their own, with a year each, and differ.

    What the second carries over from the first (a list, a part, a row) is told once, and what was done or is to be
    added in several years may be that of several works.
    """
    return (
        _statement(one) == _statement(other)
        and (one.kind, one.by, one.period) == (other.kind, other.by, other.period)
        and not same_statement(one, other)
        and (one.quote.start, one.quote.end) != (other.quote.start, other.quote.end)
        and all(_dated_in_its_sentence(target) for target in (one, other))
    )


def _dated_in_its_sentence(target: Target) -> bool:
    if target.in_table or target.features.of_which or target.by_from != "sentence":
        return False
    told = target.kind == "level" or (target.kind == "increment" and target.features.one_year)
    return told and target.time_text in target.quote.text


def _of_one_place(one: Target, other: Target) -> bool:
    """Say whether two statements are of one place, or the name of both begins with the place that one is read to be of.

    中心城区绿色出行比例 in a sentence is read as that of 中心城区, and in a row as one of the plan's own region. What a
    sentence asks of each (各市均达到80%以上) a row repeats without saying so, where it has the very figure.
    """
    return (
        (one.region, _scope(one)) == (other.region, _scope(other))
        or any(
            said.scope == "named" and of_place_in_name(said.indicator, said.region, beside.indicator)
            for said, beside in ((one, other), (other, one))
        )
        or (
            {one.scope, other.scope} == {"each", "aggregate"}
            and one.in_table != other.in_table
            and same_figure(one, other)
        )
    )


def _scope(target: Target) -> str:
    """Return for whom a figure is; a share of so many units is told of the whole: 80%的机关, 机关占比80%."""
    return "aggregate" if target.scope == "share" else target.scope


def _expected(one: Target, other: Target) -> bool:
    """Say whether the situation expects for a year the very figure that the aims set for it."""
    return one.due is not None and one.due == other.due and one.kind != "state" and _same_figure_twice(one, other)


def _same_figure_twice(one: Target, other: Target) -> bool:
    """Say whether two statements in two places print one figure, of more digits than many indicators share."""
    if one.amount is None or one.quote.passage == other.quote.passage:
        return False
    digits = str(one.amount.value).replace(".", "").strip("0")
    return len(digits) >= _TELLING_DIGITS and same_statement(one, other)


def _told_twice(one: Target, other: Target, rank: float) -> bool:
    """Say whether near names are of one indicator: of text and row, or of two sentences by one figure."""
    if rank < _ALMOST_SAME:
        return False
    shorter, longer = sorted((one.base_name, other.base_name), key=len)
    return one.in_table != other.in_table or (shorter in longer and _same_figure_twice(one, other))

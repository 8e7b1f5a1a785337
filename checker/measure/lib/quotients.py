"""A share stated beside its part and its whole, and a figure for so many people beside the number and the people.

占全社会用电量12.5% beside the part and the whole says one thing twice, and so does 千人口托位数4.5个 beside 托位总数
and 常住人口. Only figures of one plan, one year, one region and one name are held together, each as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.language.perhead import people_counted, per_people, thing_counted
from checker.language.shares import share_of
from checker.measure.lib.compare import point, same_unit, spread
from checker.measure.lib.context import Context
from checker.measure.lib.differences import Reach
from checker.measure.lib.growth import in_one_sentence
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measured, not_judged
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.several import all_alike
from checker.measure.lib.stated import bare, between, plain
from checker.model import Amount, Evidence, Target

_PERCENT = ("%", "％")
_HUNDRED = Decimal(100)
_YEAR = Decimal("0.03")  # of the people: so much the mean of a year and its end, or two counts of it, may differ


class _Terms(NamedTuple):
    """The figures that a quotient is told of: what is divided, and by what."""

    part: Target
    whole: Target


def quotient(stated: Target, context: Context) -> Measurement:
    """Return how far a stated share or figure per people is from what part and whole make, beyond rounding."""
    if stated.amount is None or stated.due is None or stated.kind not in ("level", "baseline"):
        return NOT_CONCERNED
    if any(_told_before(one, stated) for one in context.extractions[stated.doc].targets):
        return NOT_CONCERNED  # text and table tell one figure, which is held once
    return _share(stated, stated.amount, context) or _per_people(stated, stated.amount, context) or NOT_CONCERNED


def _share(stated: Target, said: Amount, context: Context) -> Measurement | None:
    """Return how far a share is, in points, from its part of the whole; None where not all three are told."""
    if said.unit not in _PERCENT or "占" not in stated.indicator:
        return None
    names = share_of(stated.indicator) or share_of(f"{stated.indicator}比重")
    if names is None:
        return None
    parts, wholes = (list(_told(stated, name, context)) for name in (names.part, names.whole))
    if not parts or not wholes:
        parts, wholes = _beside(stated, names.part, names.whole, context)
    found = _one_of_each(parts, wholes)
    if not isinstance(found, _Terms):
        return found
    part, whole = found.part.amount, found.whole.amount
    if part is None or whole is None or not same_unit(part, whole):
        return not_judged("units-differ")
    (low, high), (least, most) = spread(part), spread(whole)
    reach = (
        None if low is None or not most or most < 0 else low * _HUNDRED / most,
        None if high is None or not least or least < 0 else high * _HUNDRED / least,
    )
    first, second = point(part), point(whole)
    if not second or first is None:
        return not_judged("no-figure")
    return measured(
        _apart(reach, spread(said)),
        variant="told-apart",
        blames=(stated, found.part, found.whole),
        evidence=_places(stated, found),
        part=bare(part),
        whole=bare(whole),
        stated=said.text,
        reached=plain(first * _HUNDRED / second, 2),
        whole_name=found.whole.indicator,
        header=stated.indicator,
    )


def _per_people(stated: Target, said: Amount, context: Context) -> Measurement | None:
    """Return by what part a number is off what the people and the figure for so many of them make."""
    name = per_people(stated.indicator)
    if name is None:
        return None
    numbers = [one for one in _alike(stated, context) if thing_counted(one.indicator) == name.thing]
    people = [one for one in _alike(stated, context) if _are_people(one, name.people)]
    found = _one_of_each(numbers, people)
    if not isinstance(found, _Terms):
        return found
    number, heads = found.part.amount, found.whole.amount
    if number is None or heads is None or not same_unit(number, said) or heads.dimension != "person":
        return not_judged("units-differ")
    (low, high), (least, most), first, second = spread(said), spread(heads), point(said), point(heads)
    if first is None or second is None or not point(number):
        return not_judged("no-figure")
    reach = (
        None if low is None or least is None else low * least * (1 - _YEAR) / name.heads,
        None if high is None or most is None else high * most * (1 + _YEAR) / name.heads,
    )
    made = first * second / name.heads
    return measured(
        _apart(reach, spread(number)) / made if made else Decimal(0),
        variant="people",
        blames=(stated, found.part, found.whole),
        evidence=_places(stated, found),
        people=bare(heads),
        heads=name.heads,
        each=bare(said),
        made=between(made, number),
        number=bare(number),
        number_name=found.part.indicator,
        people_name=found.whole.indicator,
        header=stated.indicator,
    )


def _told_before(one: Target, stated: Target) -> bool:
    """Say whether a target tells the figure of another, and before it."""
    return (
        (one.quote.passage, one.quote.start) < (stated.quote.passage, stated.quote.start)
        and (one.kind, one.due, one.region, one.scope) == (stated.kind, stated.due, stated.region, stated.scope)
        and one.indicator == stated.indicator
        and all_alike((one, stated))
    )


def _one_of_each(parts: list[Target], wholes: list[Target]) -> _Terms | Measurement | None:
    if not parts or not wholes:
        return None
    if not all_alike(parts) or not all_alike(wholes):
        return not_judged("several-figures")
    return _Terms(parts[0], wholes[0])


def _alike(stated: Target, context: Context) -> Iterator[Target]:
    """Yield the amounts that the same document gives for the same year and region."""
    for one in context.extractions[stated.doc].targets:
        if one.id == stated.id or one.amount is None or one.due != stated.due or one.features.change:
            continue
        if one.kind not in ("level", "baseline") or (one.kind == "baseline") != (stated.kind == "baseline"):
            continue
        if one.period == stated.period and one.scope == stated.scope and one.region == stated.region:
            yield one


def _told(stated: Target, name: str, context: Context) -> Iterator[Target]:
    """Yield the amounts of a name, no shares themselves."""
    for one in _alike(stated, context):
        if (
            one.indicator == name
            and one.amount is not None
            and one.amount.dimension
            and one.amount.unit not in _PERCENT
        ):
            yield one


def _beside(stated: Target, part: str, whole: str, context: Context) -> tuple[list[Target], list[Target]]:
    """Return part and whole before a share in its sentence: 投资60亿元，其中供水15亿元，供水投资占总投资的25%."""
    measured_in = whole.removeprefix("总")
    told = [
        one
        for one in context.extractions[stated.doc].targets
        if one.quote.end <= stated.quote.start and one.due == stated.due and one.scope == stated.scope
        if in_one_sentence(one, stated, context) and one.kind in ("level", "increment") and not one.features.change
        if one.amount is not None and one.amount.dimension and one.amount.unit not in _PERCENT
    ]
    wholes = [one for one in told if one.indicator.removeprefix("总") == measured_in]
    return [one for one in told if part in (one.indicator, one.indicator + measured_in)], wholes


def _are_people(one: Target, which: str) -> bool:
    """Say whether a figure counts the people whom a figure for so many is of: those who live there, if unsaid."""
    counted = people_counted(one.indicator)
    return counted is not None and (counted or "常住") == (which or "常住")


def _apart(one: Reach, other: Reach) -> Decimal:
    """Return how far what two statements allow is apart; 0 where they have something in common."""
    below = other[0] - one[1] if one[1] is not None and other[0] is not None else Decimal(0)
    above = one[0] - other[1] if one[0] is not None and other[1] is not None else Decimal(0)
    return max(below, above, Decimal(0))


def _places(stated: Target, found: _Terms) -> tuple[Evidence, ...]:
    return (evidence(stated, "target", primary=True), evidence(found.part, "related"), evidence(found.whole, "related"))

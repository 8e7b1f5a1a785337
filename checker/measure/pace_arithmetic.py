"""A stated pace or change, a base and an end do not meet, or leave open which base they need.

“年均提高1个百分点” from 63.1% reaches 66.1% in three years. Where the base is not given, the end and the pace say
what it must have been. A pace against the province's (超过全省平均0.5个百分点) is added to the pace the provincial
plans imply. A change since a year (比2020年提高3个百分点) and a lead (高于全省平均10.4个百分点) are held against the
two figures they lie between, where both are given; so are a growth in % of an amount and a multiple (年均增长10%,
翻一番), and the two against each other.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.measure.lib.compare import demand, point
from checker.measure.lib.context import Context
from checker.measure.lib.differences import difference
from checker.measure.lib.direction import direction
from checker.measure.lib.growth import growth
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.pace import stated_pace
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.rows.series import chain_of, pace
from checker.measure.lib.several import all_alike
from checker.measure.lib.stated import amount, plain
from checker.measure.lib.twogrowths import beside_a_growth
from checker.model import Target

_NO_YEAR = 9999


@measure("targets")
def pace_arithmetic(change: Target, context: Context) -> Measurement:
    """Return whether a pace meets base and end: meets, conflict, apart, or needs-base where the base is not given."""
    if change.amount is None:
        return NOT_CONCERNED
    grown = beside_a_growth(change, context) or growth(change, context)
    if grown is not None:
        return grown
    if not change.features.yearly:
        return difference(change, context)
    if change.kind != "change":
        return NOT_CONCERNED
    levels = _levels(change, context)
    if not all_alike(levels):
        return not_judged("several-figures")
    level = next(iter(levels), None)
    if level is None or level.due is None or level.amount is None:
        return not_judged("no-level")
    step = stated_pace(change, level)
    if step is None:
        return not_judged("quantities-differ")
    if change.features.over_mean:
        above = _upper_pace(level, context)
        if above is None:
            return not_judged("no-upper-pace")
        step += above
    bases = _bases(level, context)
    if not all_alike(bases):
        return not_judged("several-figures")
    base = next(iter(bases), None)
    start = base.due if base is not None else _start(change, context)
    if start is None or level.due <= start:
        return not_judged("no-level")
    years = level.due - start
    end = demand(level.amount, direction(level, context))
    if end is None:
        return not_judged("no-end")
    slack = years * (change.amount.step or Decimal(0)) / 2
    fields: dict[str, Any] = {
        "level": amount(level.amount),
        "level_due": level.due,
        "start": start,
        "years": years,
        "step": plain(step, 3),
        "needed": plain(end.at - step * years, 3),
    }
    places = [evidence(change, "target", primary=True), evidence(level, "related")]
    if base is None or base.amount is None:
        return measured("needs-base", variant="needs-base", evidence=tuple(places), blames=(change,), **fields)
    first = point(base.amount)
    if first is None:
        return not_judged("no-figure")
    reached = first + step * years
    low, high = (
        reached - slack - (base.amount.step or Decimal(0)) / 2,
        reached + slack + (base.amount.step or Decimal(0)) / 2,
    )
    places.append(evidence(base, "related"))
    meets = low <= end.high and (high >= end.low or level.amount.bound in ("le", "lt"))
    if level.amount.bound in ("ge", "gt"):
        meets = high >= end.low
    return measured(
        "meets" if meets else "conflict",
        evidence=tuple(places),
        blames=(change,),
        reached=plain(reached, 3),
        base=amount(base.amount),
        **fields,
    )


def _levels(change: Target, context: Context) -> list[Target]:
    """Return the levels the pace may lead to: those of its name, in its year, else in the nearest."""
    found = [
        target
        for target in context.extractions[change.doc].targets
        if target.kind == "level" and stated_pace(change, target) is not None and target.scope == "aggregate"
    ]
    same_year = [target for target in found if change.by is not None and target.due == change.by]
    nearest = min((target.due or _NO_YEAR for target in found), default=_NO_YEAR)
    return same_year or [target for target in found if (target.due or _NO_YEAR) == nearest]


def _bases(level: Target, context: Context) -> list[Target]:
    """Return the figures of the past a level may start from: those of its name, in the last year that has any."""
    name = level.base_name or level.indicator
    found = [
        target
        for target in context.extractions[level.doc].targets
        if target.kind == "baseline" and target.due is not None and (target.base_name or target.indicator) == name
    ]
    last = max((target.due for target in found if target.due is not None), default=None)
    return [target for target in found if target.due == last]


def _start(change: Target, context: Context) -> int | None:
    if change.base_year is not None:
        return change.base_year
    period = change.period or context.documents[change.doc].period
    return period[0] - 1 if period else None


def _upper_pace(level: Target, context: Context) -> Decimal | None:
    """Return the change a year the plans above imply for the indicator of a level, to the same year."""
    for pair in context.lookups.above(level):
        for series in context.lookups.series(pair.upper.id):
            chain = chain_of(series, context)
            years = [target.due for target in chain]
            if pair.upper.due in years and (at := years.index(pair.upper.due)) > 0:
                return pace(chain[at - 1], chain[at])
    return None

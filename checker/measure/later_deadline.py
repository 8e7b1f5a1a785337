"""A lower plan sets a later year than the deadline the upper plan states.

The upper plan's year is part of its target. A plan that reaches the same figure later does not reach the target.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from checker.measure.lib.binding import aggregation
from checker.measure.lib.commitment import is_full
from checker.measure.lib.comparability import unlike
from checker.measure.lib.compare import comparable, same_figure, shortfall
from checker.measure.lib.context import Context
from checker.measure.lib.direction import common_direction
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.pairs import differing
from checker.measure.lib.rows.sentences import Taken
from checker.measure.lib.stated import later, quoted
from checker.measure.lib.taken import differs
from checker.model import Pair, Target

_MONTHS = 12  # of a year


@measure("pairs", says="figure", relations=("above",), every_level=True, revises=True, detects=("deadline",))
def later_deadline(pair: Pair, context: Context) -> Measurement:
    """Return the months from the upper plan's stated deadline to the lower plan's.

    A year ends with December; 2022年6月底前 and 2022年上半年 end with June. In months are told those of one year, and
    those that both plans name (2027年12月底前, 2028年6月底前).
    """
    upper, lower = pair.upper, pair.lower
    if not upper.due_stated or upper.due is None or "baseline" in (upper.kind, lower.kind):
        return NOT_CONCERNED
    if "annual" in (upper.kind, lower.kind) or lower.features.held:
        return NOT_CONCERNED
    if reason := unlike(pair):
        return not_judged(reason)
    if lower.due is None:
        return not_judged("no-deadline")
    if not lower.due_stated:
        return not_judged("no-deadline")  # the plan's last year is nobody's deadline; missing-deadline speaks of it
    if lower.due > upper.due and not _same_commitment(pair, context):
        return not_judged("years-differ")
    months = _MONTHS * (lower.due - upper.due)
    within = months + _last_month(lower) - _last_month(upper)
    told = upper.features.last_day is not None and lower.features.last_day is not None
    if (months and not told) or within <= 0:
        evidence = differing(pair, context, str(upper.due), str(lower.due))
        return measured(months, evidence=evidence, later=later(months))
    return measured(
        within,
        variant="month",
        evidence=differing(pair, context, upper.time_text, lower.time_text),
        later=later(within),
        upper_words=quoted(upper.time_text),
        lower_words=quoted(lower.time_text or f"{lower.due}年"),
    )


def _last_month(target: Target) -> int:
    """Return the month in which a target is due: the last of the year where its time names none."""
    return target.features.last_day[0] if target.features.last_day else _MONTHS


def _same_commitment(pair: Pair, context: Context) -> bool:
    """Say whether the later figure is no more than the earlier one: 66% by 2023 is a step on the way to 78.5% by 2025.

    A sum for another year is another sum.
    """
    upper, lower = pair.upper, pair.lower
    if upper.amount is None or lower.amount is None:
        # 全部清零 by 2024 is more than 50% by 2023.
        return is_full(upper) or not is_full(lower) or upper.amount is None
    if aggregation(upper, context) == "sum":
        return _is_its_share(pair, context)
    way = common_direction(upper, lower, context)
    if comparable(upper, lower) or way is None:
        return False
    found = shortfall(upper.amount, lower.amount, way)
    return found is None or found.relative >= 0


def _is_its_share(pair: Pair, context: Context) -> bool:
    """Say whether a table of the upper plan shares out this very sum, and gives the region the lower figure."""
    given = [one.upper for one in context.lookups.above(pair.lower) if one.upper.doc == pair.upper.doc]
    rows = [one for one in given if one.in_table and one.amount is not None]
    return all(
        any(one.scope == scope and same_figure(one.amount, said.amount) for one in rows if one.amount and said.amount)
        for scope, said in (("aggregate", pair.upper), ("named", pair.lower))
    )


@measure("sentences", relations=("above",), detects=("deadline",))
def later_year(taken: Taken, context: Context) -> Measurement:
    """Return whether the year of a sentence taken over is kept (same) or a later one (later)."""
    return differs(taken, context, {"year-later": "later"})

"""A figure for each year held against one for several: what it comes to over those years, with the arithmetic.

每年2000人次 makes 10000 in five years; 年均增长10% compounds, points and quantities add up. Nothing is worked out where
no years are stated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from checker.measure.lib.comparability import same_year, unlike
from checker.measure.lib.compare import Gap, same_unit, shortfall
from checker.measure.lib.context import Context
from checker.measure.lib.direction import common_direction
from checker.measure.lib.stated import bare, plain, stated
from checker.messages import message
from checker.model import Amount, Message, Pair, Target

_SUMS = ("ge", "gt", "le", "lt", "eq")  # bounds of figures that can be summed over years


@dataclass(frozen=True, slots=True)
class OverYears:
    """How a pair compares over the years of one of its sides: the gap, the arithmetic, and both figures in words."""

    gap: Gap
    terms: Message
    upper: Message
    lower: Message


def over_years(pair: Pair, context: Context) -> OverYears | None:
    """Return how a yearly figure and one of several years compare; None for other pairs, and where no years stand."""
    yearly = [one for one in (pair.upper, pair.lower) if _each_year(one)]
    if len(yearly) != 1 or unlike(pair) or not same_year(pair):
        return None
    (every,) = yearly
    whole = pair.lower if every is pair.upper else pair.upper
    years = _years(whole)
    if years is None or every.period not in (None, whole.period) or every.amount is None or whole.amount is None:
        return None
    total = _summed(every, whole, years)
    way = common_direction(pair.upper, pair.lower, context)
    if total is None or way is None:
        return None
    first, second = (total if one is every else one.amount for one in (pair.upper, pair.lower))
    found = shortfall(first, second, way) if first is not None and second is not None else None
    if found is None:
        return None
    return OverYears(found, _terms(every, total, years), _said(pair.upper, every), _said(pair.lower, every))


def _said(target: Target, every: Target) -> Message:
    """Return a figure with the words that say over which time: 每年2000人次, 年均增长10%, 累计2000人次."""
    way = "whole" if target is not every else "on-average" if every.kind == "change" else "every"
    return message(f"measure.over-years.{way}", figure=stated(target))


def _each_year(target: Target) -> bool:
    """Say whether a figure is one for each year: 每年2000人次, 年均增长10%."""
    return target.kind == "annual" or (target.kind == "change" and target.features.yearly)


def _years(target: Target) -> int | None:
    """Return over how many years a figure is reached, as its sentence says; None where it says none."""
    if target.period is not None and target.period[0] < target.period[1]:
        return target.period[1] - target.period[0] + 1
    if target.kind == "change" and target.base_year is not None and target.due is not None and target.due_stated:
        return target.due - target.base_year if target.due - target.base_year > 1 else None
    return None


def _summed(every: Target, whole: Target, years: int) -> Amount | None:
    """Return what a yearly figure comes to in so many years, None where it is of another kind than the whole."""
    one = every.amount
    if one is None or whole.amount is None or not same_unit(one, whole.amount) or one.bound not in _SUMS:
        return None
    if every.kind == "annual" and whole.kind == "increment":
        return _made(one, lambda figure: figure * years)
    if not every.kind == whole.kind == "change" or every.features.falls != whole.features.falls:
        return None
    if one.unit != "%":
        return _made(one, lambda figure: figure * years) if every.quantity != "growth" else None
    sign, step = -1 if every.features.falls else 1, whole.amount.step
    return _made(one, lambda figure: _rounded(abs((1 + sign * figure / 100) ** years - 1) * 100, step))


def _rounded(figure: Decimal, step: Decimal | None) -> Decimal:
    """Return what compounds as roughly as the figure it is held against is printed."""
    return figure.quantize(step) if step is not None else figure


def _made(one: Amount, over: Callable[[Decimal], Decimal]) -> Amount:
    low, high = (None if end is None else over(end) for end in (one.low, one.high))
    value = over(one.value)
    return one._replace(value=value, text=plain(value), low=low, high=high, step=None)


def _terms(every: Target, total: Amount, years: int) -> Message:
    """Return the arithmetic: 每年2000人次 × 5 = 10000人次, （1 + 10%）^5 − 1 = 61.05%."""
    assert every.amount is not None
    compounds = every.kind == "change" and every.amount.unit == "%"
    way = ("fall" if every.features.falls else "growth") if compounds else "times"
    return message(f"measure.over-years.{way}", each=bare(every.amount), years=years, total=bare(total))

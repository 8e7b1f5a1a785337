"""The one comparison of figures: what two statements ask for, and how far one falls short of the other.

A statement asks for at least (or, where less is better, at most) some figure. `Demand` is that end, as printed, with
the reach of its rounding or its 左右. Ranges keep their ends and are never made into a midpoint; all is exact
(`Decimal`). Measures, their messages and their explanations all read their verdict here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker.measure.lib.direction import Way
from checker.model import Amount, Bound, Target

# 左右 is a promise of about: five parts in a hundred to either side is what reviewers let pass without asking.
ABOUT = Decimal("0.05")
HALF = Decimal("0.5")
# What is left of a division that does not end (1亩 in square metres), as part of the figure.
_DIVIDED = Decimal("1e-20")

# Firmer bounds first: 以上 holds the figure from one side, a bare figure names it, 左右 lets it slip.
_FIRMNESS: dict[Bound, int] = {"ge": 2, "gt": 2, "le": 2, "lt": 2, "eq": 1, "range": 1, "approx": 0}


TURNED = 3
"""A bound turned round, in steps down from a bound by a bare figure to 左右: further than all of them."""


@dataclass(frozen=True, slots=True)
class Demand:
    """The end of a statement that is least demanding: `at` as printed, `low` to `high` as it may be meant."""

    at: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a lower statement falls short of an upper one, as part of the upper; negative where it goes beyond.

    `absolute` is the same in the canonical unit. `certain` is False where rounding or 左右 lets the two meet.
    """

    relative: Decimal
    absolute: Decimal
    certain: bool


def demand(amount: Amount, way: Way) -> Demand | None:
    """Return what a statement asks for at the least; None where it sets no such end (不超过 where more is better)."""
    if way == "target":
        return None
    if amount.bound in ("eq", "approx") and amount.low is not None and amount.high is not None:
        printed = (amount.low + amount.high) / 2  # the ends lie evenly about the one printed figure
        reach = max(_half_step(amount), (amount.high - amount.low) / 2)
        if amount.bound == "approx":
            reach = max(reach, abs(printed) * ABOUT)
        return Demand(printed, printed - reach, printed + reach)
    end = amount.low if way == "higher" else amount.high
    return None if end is None else Demand(end, end, end)


def _half_step(amount: Amount) -> Decimal:
    return amount.step * HALF if amount.step is not None else Decimal(0)


def shortfall(upper: Amount, lower: Amount, way: Way) -> Gap | None:
    """Return how far `lower` stays behind `upper`; None where one of them sets no end in this direction."""
    asked, given = demand(upper, way), demand(lower, way)
    if asked is None or given is None:
        return None
    sign = 1 if way == "higher" else -1
    absolute = (asked.at - given.at) * sign
    scale = abs(asked.at) or abs(given.at) or Decimal(1)
    if absolute > 0:
        certain = given.high <= asked.low if way == "higher" else asked.high <= given.low
    elif absolute < 0:
        certain = asked.high <= given.low if way == "higher" else given.high <= asked.low
    else:
        certain = True
    return Gap(absolute / scale, absolute, certain)


def point(amount: Amount) -> Decimal | None:
    """Return the figure a statement names, for shares and sums: the printed one, None for a range, which names two."""
    if amount.bound == "range":
        return None
    if amount.low is not None and amount.high is not None:
        return (amount.low + amount.high) / 2  # both ends lie about the one printed figure
    return amount.low if amount.low is not None else amount.high


def rounds_to(found: Decimal, figure: Amount) -> bool:
    """Say whether a figure that was worked out is, at its printed precision, the one a statement names.

    A statement printed to one digit (1亿) would let half of all figures round to it: a hundredth is the most.
    """
    named = point(figure)
    if named is None:
        return False
    return abs(found - named) <= max(min(_half_step(figure), abs(named) / 100), abs(named) * _DIVIDED)


def spread(amount: Amount) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the most a statement allows, rounding and 左右 included; None is unbounded."""
    about = demand(amount, "higher") if amount.bound in ("eq", "approx") else None
    return (about.low, about.high) if about else (amount.low, amount.high)


def firmness(amount: Amount) -> int:
    """Return how firmly a statement holds its figure: 2 for a bound, 1 for a bare figure, 0 for 左右.

    100% cannot be passed, so a bare 100% is as firm as 100%以上.
    """
    if amount.bound == "eq" and amount.unit in ("%", "％") and amount.value == 100:
        return 2
    return _FIRMNESS[amount.bound]


Comparability = Literal[
    "", "no-figure", "baseline", "unit-unknown", "units-differ", "kinds-differ", "quantities-differ"
]


def comparable(upper: Target, lower: Target, *, stock_with_flow: bool = False) -> Comparability:
    """Say why the figures of two targets cannot be set against each other, "" where they can.

    `stock_with_flow` lets 达到3家 stand against 建设300家, where only the order of magnitude is looked at.
    """
    first, second = upper.amount, lower.amount
    if first is None or second is None:
        return "no-figure"
    if "baseline" in (upper.kind, lower.kind):
        return "baseline"
    if not same_unit(first, second):
        return "unit-unknown" if not (first.dimension and second.dimension) else "units-differ"
    either = stock_with_flow or _as_allotted(upper, lower)
    if upper.kind != lower.kind and not (either and {upper.kind, lower.kind} == {"level", "increment"}):
        return "kinds-differ"
    telling = {"share", "points", "growth", "index", "ratio"}
    if upper.kind == "change" and upper.quantity != lower.quantity:
        return "quantities-differ"  # growth each year against growth over the whole plan
    if upper.quantity in telling and lower.quantity in telling and upper.quantity != lower.quantity:
        return "quantities-differ"
    return ""


def _as_allotted(upper: Target, lower: Target) -> bool:
    """Say whether the upper figure is one that a table allots: its head tells the thing, the plan below the verb."""
    return upper.features.allotted and upper.features.added == lower.features.added


def turned(first: Amount, second: Amount) -> bool:
    """Say whether one figure is a floor and the other a ceiling: 不低于30, 不高于30."""
    sides = {first.bound, second.bound}
    return bool(sides & {"ge", "gt"}) and bool(sides & {"le", "lt"})


def same_unit(first: Amount, second: Amount) -> bool:
    """Say whether two figures are of one dimension; units unknown to the definitions must be spelt alike."""
    if first.dimension and second.dimension:
        return first.dimension == second.dimension
    return first.unit == second.unit


def same_figure(first: Amount, second: Amount) -> bool:
    """Say whether two figures are printed as the same one, whatever the bound."""
    if first.bound == "range" or second.bound == "range":
        return (first.low, first.high) == (second.low, second.high)
    return point(first) == point(second)


def same_amount(first: Amount | None, second: Amount | None) -> bool:
    """Say whether two amounts are there and printed as the same figure of one unit, whatever the bound."""
    return first is not None and second is not None and same_unit(first, second) and same_figure(first, second)

"""The parts promise more than the total of the plan above.

A total that must not be passed (a cap on land, energy or waste) is broken as soon as the parts that were heard are
more than it. Where the total is a goal the parts show that the plans were not made together.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from decimal import Decimal

from checker.measure.compare import point, spread
from checker.measure.facts import Facts
from checker.measure.group_rows import Whole
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured, not_judged
from checker.measure.stated import percent, plain, written


@measure("groups")
def exceeds_total(whole: Whole, _facts: Facts) -> Reading:
    """Read by what part of the total the parts, at the least they promise, are more than the total at its most."""
    if not whole.summed or whole.total.amount is None:
        return NOT_CONCERNED
    if not whole.parts:
        return not_judged("kinds-differ" if whole.unlike else "no-parts")
    most = spread(whole.total.amount)[1]
    if most is None or most <= 0:
        return NOT_CONCERNED
    figures = [part.target.amount for part in whole.parts if part.target.amount is not None]
    least = sum((spread(figure)[0] or Decimal(0) for figure in figures), Decimal(0))
    printed = sum((point(figure) or spread(figure)[0] or Decimal(0) for figure in figures), Decimal(0))
    return measured(
        (least - most) / most,
        sum=plain(printed),
        excess=percent((least - most) / most),
        parts=terms(whole),
    )


def terms(whole: Whole) -> str:
    """Return the parts as a sum is written: 菏泽市 3 + 济南市 5."""
    shown = [
        f"{part.name} {written(part.target.amount)}{part.target.amount.unit}"
        for part in whole.parts
        if part.target.amount
    ]
    return " + ".join(shown)

"""The parts promise more than the total of the plan above.

A total that must not be passed (a cap on land, energy or waste) is broken as soon as the parts that were heard are
more than it. Where the total is a goal the parts show that the plans were not made together.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from decimal import Decimal

from checker.measure.lib.compare import point, spread
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.groups import Whole, terms
from checker.measure.lib.stated import percent, plain


@measure("groups", says="figure", ground="parts", detects=("total",), beside=True)
def exceeds_total(whole: Whole, _context: Context) -> Measurement:
    """Return by what part of the total the parts, at the least they promise, are more than the total at its most."""
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
    total = point(whole.total.amount) or most  # the message holds the figures as printed against each other
    return measured(
        (least - most) / most,
        sum=plain(printed),
        excess=percent((printed - total) / total if printed > total else (least - most) / most),
        parts=terms(whole),
    )

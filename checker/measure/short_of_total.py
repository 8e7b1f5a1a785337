"""All parts together do not make up the total of the plan above.

Only where every region has been heard: then what they promise is all there will be. A region that promises 以上 may
do more, so such a sum is only possibly short.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from decimal import Decimal

from checker.measure.lib.compare import point, spread
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.groups import Whole, terms
from checker.measure.lib.stated import percent, plain


@measure("groups", says="figure", ground="parts")
def short_of_total(whole: Whole, _context: Context) -> Measurement:
    """Return the part of the total, at its least, that the parts leave open; not judged while a region is silent."""
    if not whole.summed or whole.total.amount is None:
        return NOT_CONCERNED
    least = spread(whole.total.amount)[0]
    if least is None or least <= 0:
        return NOT_CONCERNED
    if whole.silent:
        return not_judged("regions-silent")
    if whole.unlike:
        return not_judged("kinds-differ")
    figures = [part.target.amount for part in whole.parts if part.target.amount is not None]
    ends = [spread(figure) for figure in figures]
    # 以上 promises its figure and hopes for more.
    most = sum((end[1] if end[1] is not None else end[0] or Decimal(0) for end in ends), Decimal(0))
    printed = sum((point(figure) or Decimal(0) for figure in figures), Decimal(0))
    total = point(whole.total.amount)  # the message holds the figures as they are printed against each other
    return measured(
        (least - most) / least,
        certain=all(end[1] is not None for end in ends),
        sum=plain(printed),
        gap=percent((total - printed) / total if total and printed < total else (least - most) / least),
        parts=terms(whole),
    )

"""What the parts heard leave to the other regions is out of proportion to their people.

Two or more cities have taken their parts of a total; the rest is left to the others. Set against their people it
shows whether the parts heard are far too small or far too large. A single part is judged by `disproportionate-share`.
"""

from __future__ import annotations

from decimal import Decimal

from checker.measure.lib.compare import point
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.groups import Whole, people_of, terms
from checker.measure.lib.stated import plain, times

SEVERAL = 2


@measure("groups", says="figure", ground="parts")
def implied_remainder(whole: Whole, context: Context) -> Measurement:
    """Return what is left for each head of the silent regions over what each head of those heard takes on."""
    if not whole.summed or whole.total.amount is None or not whole.silent:
        return NOT_CONCERNED
    if len(whole.parts) < SEVERAL:
        return not_judged("one-part")
    total = point(whole.total.amount)
    figures = [point(part.target.amount) for part in whole.parts if part.target.amount is not None]
    if total is None or any(figure is None for figure in figures):
        return not_judged("no-figure")
    heard = people_of(tuple(part.region for part in whole.parts), context)
    silent = people_of(whole.silent, context)
    if not heard or not silent:
        return not_judged("no-population")
    promised = sum((figure for figure in figures if figure is not None), Decimal(0))
    if promised <= 0:
        return not_judged("no-figure")
    left = total - promised
    ratio = (left / silent) / (promised / heard)
    return measured(ratio, left=plain(left), ratio=times(ratio), parts=terms(whole), sum=plain(promised))

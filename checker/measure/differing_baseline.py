"""Two plans of one issuer give two figures for one indicator of one past year.

What was reached in a year is one figure. Where a later plan prints another, its pace and its growth start from other
ground than the earlier plan's: the figure was revised (a census, another way of counting), or one of them is wrong.
"""

from __future__ import annotations

from checker.measure.lib.compare import rounds_to, same_figure, same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.series import Stretch


@measure("series")
def differing_baseline(stretch: Stretch, _context: Context) -> Measurement:
    """Return how what two plans say of one past year agrees: same, rounding (one printed more roughly), or differs."""
    earlier, later = stretch.earlier, stretch.later
    if stretch.sums or not stretch.same_year or earlier.amount is None or later.amount is None:
        return NOT_CONCERNED
    if not same_unit(earlier.amount, later.amount):
        return not_judged("units-differ")
    if same_figure(earlier.amount, later.amount):
        return measured("same")
    one, other = earlier.amount, later.amount
    rough = "approx" in (one.bound, other.bound)
    if rough or rounds_to(one.value, other) or rounds_to(other.value, one):
        return measured("rounding")
    return measured("differs")

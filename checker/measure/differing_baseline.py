"""Two plans start from different ground: two figures of one past year, or two years from which a change counts.

What was reached in a year is one figure. Where a later plan of one issuer prints another, its pace and its growth start
from other ground than the earlier plan's: the figure was revised (a census, another way of counting), or one of them
is wrong. A change over 2019 is not the change over 2020 that the plan above asks for, though the figures be one.
"""

from __future__ import annotations

from checker.measure.lib.comparability import other_base, same_year, unlike
from checker.measure.lib.compare import rounds_to, same_figure, same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.series import Stretch
from checker.model import Pair


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


@measure("pairs", relations=("above", "annex"))
def differing_base_year(pair: Pair, _context: Context) -> Measurement:
    """Return whether the change a lower plan takes over counts from the year of the upper one: same, or year."""
    upper, lower = pair.upper, pair.lower
    if not upper.kind == lower.kind == "change" or upper.base_year is None or lower.base_year is None:
        return NOT_CONCERNED
    if reason := unlike(pair):
        return not_judged(reason)
    if not same_year(pair):
        return not_judged("years-differ")
    if not other_base(pair):
        return measured("same")
    return measured("year", variant="year", upper_base=upper.base_year, lower_base=lower.base_year)

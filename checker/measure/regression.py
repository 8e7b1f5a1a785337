"""A later target asks for less than the same issuer's earlier target or baseline.

A plan that follows another is expected to go on from it. A figure that goes back needs a reason: a new way of
counting, a corrected base, or a goal quietly given up.
"""

from __future__ import annotations

from checker.language.indicatornames import is_total_used
from checker.measure.lib.binding import SHARES
from checker.measure.lib.comparability import unlike
from checker.measure.lib.compare import comparable, shortfall
from checker.measure.lib.context import Context
from checker.measure.lib.direction import common_direction
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.pace import of_a_period
from checker.measure.lib.rows.series import Stretch
from checker.measure.lib.slips import pair_slip
from checker.measure.lib.stated import between
from checker.messages import message
from checker.model import Pair, Target


@measure("pairs", says="figure", relations=("earlier",), detects=("shortfall",))
def regression(pair: Pair, context: Context) -> Measurement:
    """Return the relative shortfall of the later plan's target against the earlier plan's."""
    if pair.upper.amount is None or pair.lower.amount is None:
        return NOT_CONCERNED
    if reason := comparable(pair.upper, pair.lower) or unlike(pair):
        return not_judged(reason)
    return _reading(pair.upper, pair.lower, context)


@measure("series", says="figure")
def regression_in_series(stretch: Stretch, context: Context) -> Measurement:
    """Return the relative shortfall of a figure against the one before it in the same document."""
    if stretch.sums or stretch.earlier.doc != stretch.later.doc or stretch.later.kind == "baseline":
        return NOT_CONCERNED
    if of_a_period(stretch.earlier) and of_a_period(stretch.later):
        return not_judged("sums-of-periods")
    if _leaves_room(stretch.earlier, stretch.later):
        return NOT_CONCERNED
    return _reading(stretch.earlier, stretch.later, context, variant="steps" if stretch.steps else "")


def _leaves_room(earlier: Target, later: Target) -> bool:
    """Say whether an amount that may grow so far and no further is held against what there is: ≤ 25.6, 23.9 now.

    A rate or a mean that may get worse, and what is wanted to get less, have to be explained.
    """
    said = later.features
    if earlier.kind != "baseline" or later.amount is None or later.amount.bound not in ("le", "lt"):
        return False
    per = said.mean or said.per_head or said.per_unit or later.amount.unit in SHARES or not later.amount.unit
    return not per and not said.falls and (not said.less_wanted or is_total_used(later.indicator))


def _reading(earlier: Target, later: Target, context: Context, variant: str = "") -> Measurement:
    if earlier.due is not None and later.due is not None and later.due < earlier.due:
        return NOT_CONCERNED
    if earlier.features.of_houses != later.features.of_houses:
        return not_judged("definition-differs")
    way = common_direction(earlier, later, context)
    if way is None:
        return not_judged("directions-differ")
    if way == "target":
        return not_judged("two-sided")
    assert earlier.amount is not None
    assert later.amount is not None
    found = shortfall(earlier.amount, later.amount, way)
    if found is None:
        return not_judged("no-end")
    found_slip = pair_slip(earlier, later, context, same=False, agree="earlier") if found.relative > 0 else None
    # In two plans the earlier figure is held fixed; in one either may be wrong.
    blames = (later,) if earlier.doc != later.doc else (earlier, later)
    return measured(
        found.relative,
        certain=found.certain,
        variant=variant,
        slip=found_slip,
        blames=blames,
        apart=between(abs(found.absolute), later.amount),
        against=message(f"measure.side.low-{way}"),
        less=message(f"measure.side.less-{way}"),
    )

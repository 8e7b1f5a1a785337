"""A target is the figure that had been reached already.

A goal that asks for no change can be meant (保持, 稳定在); then the plan should say that holding the figure is the
goal.
"""

from __future__ import annotations

from checker.measure.lib.compare import point
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.series import Stretch
from checker.measure.lib.wholes import WHOLE


@measure("series")
def target_equals_base(stretch: Stretch, _context: Context) -> Measurement:
    """Return whether a target differs from its baseline: differs, equal, at-least (or at most) it, or held.

    held: nothing is left to gain, or the plan says that the figure is to be kept.
    """
    earlier, later = stretch.earlier, stretch.later
    if (
        stretch.sums
        or earlier.kind != "baseline"
        or later.kind == "baseline"
        or earlier.amount is None
        or later.amount is None
    ):
        return NOT_CONCERNED
    base, goal = point(earlier.amount), point(later.amount)
    if base is None or goal is None:
        return not_judged("no-figure")
    if base != goal:
        return measured("differs")
    whole = later.amount.unit in ("%", "％") and goal == WHOLE
    if whole or goal == 0 or any(one.features.held or one.features.unchanged for one in (later, earlier)):
        return measured("held")
    return measured("equal" if later.amount.bound in ("eq", "approx") else "at-least")

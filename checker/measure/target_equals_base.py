"""A target is the figure that had been reached already.

A goal that asks for no change can be meant (保持, 稳定在); then the plan should say that holding the figure is the
goal.
"""

from __future__ import annotations

from checker.measure.lib.compare import point
from checker.measure.lib.context import Context
from checker.measure.lib.floors import kept_above, kept_in_words
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.series import Stretch
from checker.measure.lib.wholes import WHOLE


@measure("series")
def target_equals_base(stretch: Stretch, context: Context) -> Measurement:
    """Return whether a target differs from its baseline: differs, equal, at-least (or at most) it, or held.

    held: nothing is left to gain, or the plan says that the figure is to be kept. at-least: so says a bound, here or in
    another sentence of the plan, or the plan above asks for no more itself.
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
    kept = kept_in_words(earlier, later, context) or kept_above(earlier, later, context)
    return measured("at-least" if kept or later.amount.bound not in ("eq", "approx") else "equal")

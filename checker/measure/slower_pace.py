"""A figure is to move more slowly than it did, or was to, in the stretch before.

A plan names the end, and rarely the pace. Set against the years before, the same words can hide half the effort.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import Measurement, measure
from checker.measure.lib.pace import pace_against, sums_against
from checker.measure.lib.rows.series import Stretch


@measure("series", says="figure")
def slower_pace(stretch: Stretch, context: Context) -> Measurement:
    """Return the change a year of this stretch over that of the one before; below 1 is slower.

    Of sums, what is to be done in a period over what was done in the one before.
    """
    if stretch.sums:
        return sums_against(stretch, context)
    return pace_against(stretch, context)

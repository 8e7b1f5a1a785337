"""A figure is to move much faster than it did, or was to, in the stretch before.

Most of the way left to the last years is a way not begun. A plan may have reasons; it should give them.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure
from checker.measure.lib.pace import pace_against
from checker.measure.lib.rows.series import Stretch


@measure("series", says="figure")
def faster_pace(stretch: Stretch, context: Context) -> Measurement:
    """Return the change a year of this stretch over that of the one before; above 1 is faster."""
    return NOT_CONCERNED if stretch.sums else pace_against(stretch, context)

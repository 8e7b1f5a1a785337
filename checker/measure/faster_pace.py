"""A figure is to move much faster than it did, or was to, in the stretch before.

Most of the way left to the last years is a way not begun. A plan may have reasons; it should give them.
"""

from __future__ import annotations

from checker.measure.facts import Facts
from checker.measure.reading import Reading, measure
from checker.measure.series_rows import Stretch
from checker.measure.slower_pace import pace_reading


@measure("series")
def faster_pace(stretch: Stretch, facts: Facts) -> Reading:
    """Read the change a year of this stretch over that of the one before; above 1 is faster."""
    return pace_reading(stretch, facts)

"""A capacity is given without the time it refers to.

“拆解能力500万台” can be a year's or a day's. A capacity to store or to generate (库容, 装机) needs no time.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.model import Target

_NO_TIME_UNITS = ("千瓦", "兆瓦", "万千瓦", "吉瓦", "千伏安", "kW", "MW", "%", "％")
_EXTENTS = ("length", "length**2")  # 供暖能力5000万平方米 is so much floor


@measure("targets", own=True)
def incomplete_unit(target: Target, _context: Context) -> Measurement:
    """Return whether a capacity names its time: complete or no-time."""
    figure = target.amount
    if (
        figure is None
        or target.kind in ("change", "baseline")
        or figure.dimension == "household"
        or not target.features.capacity
    ):
        return NOT_CONCERNED
    if (
        figure.unit in _NO_TIME_UNITS
        or "power" in figure.dimension
        or figure.dimension in _EXTENTS
        or target.kind == "annual"
    ):
        return NOT_CONCERNED
    named = target.features.per_time or "time" in figure.dimension or "/" in figure.unit
    return measured("complete" if named else "no-time", unit=figure.unit)

"""A lower plan asks for more than the upper plan.

Going further is allowed, but each level adding to the last (层层加码) makes targets nobody can keep. What is compared
are figures for each region and means; a part of a sum is judged by its share.
Source: 关于解决形式主义突出问题为基层减负的通知 (2019), against 层层加码.
"""

from __future__ import annotations

from dataclasses import replace

from checker.measure.lib.compare import same_unit, shortfall
from checker.measure.lib.context import Context
from checker.measure.lib.direction import common_direction
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure
from checker.measure.lib.shortfall import shortfall_below
from checker.model import Pair


@measure("pairs", says="figure", relations=("above",), detects=("excess",))
def above_upper(pair: Pair, context: Context) -> Measurement:
    """Return the relative excess over the upper target: the shortfall with its sign turned."""
    measurement = shortfall_below(pair, context, ("each", "mean", "count"))
    if measurement.state != "measured" or isinstance(measurement.value, str) or measurement.value is None:
        return measurement
    lower = pair.lower.amount
    if measurement.value < 0 and lower is not None and lower.value == 0:
        return NOT_CONCERNED  # less than nothing cannot be asked: 0 of what is bad is no load added
    if measurement.value < 0 and _reached(pair, context):
        return NOT_CONCERNED  # who was above the figure already is not driven there
    return replace(measurement, value=-measurement.value)


def _reached(pair: Pair, context: Context) -> bool:
    """Say whether the lower plan's own figure of the past was beyond the upper target already."""
    upper = pair.upper.amount
    way = common_direction(pair.upper, pair.lower, context)
    if upper is None or way is None:
        return False
    name = pair.lower.base_name or pair.lower.indicator
    for other in context.extractions[pair.lower.doc].targets:
        if other.kind != "baseline" or (other.base_name or other.indicator) != name or other.amount is None:
            continue
        if same_unit(upper, other.amount) and other.region == pair.lower.region:
            found = shortfall(upper, other.amount, way)
            if found is not None and found.relative < 0:
                return True
    return False

"""A lower plan asks for more than the upper plan.

Going further is allowed, but each level adding to the last (层层加码) makes targets nobody can keep. What is compared
are figures for each region and means; a part of a sum is judged by its share.
Source: 关于解决形式主义突出问题为基层减负的通知 (2019), against 层层加码.
"""

from __future__ import annotations

from dataclasses import replace

from checker.measure.below_upper import shortfall_reading
from checker.measure.compare import same_unit, shortfall
from checker.measure.direction import common_direction
from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure
from checker.model import Pair


@measure("pairs", relations=("above",))
def above_upper(pair: Pair, facts: Facts) -> Reading:
    """Read the relative excess over the upper target: the shortfall with its sign turned."""
    reading = shortfall_reading(pair, facts, ("each", "mean", "count"))
    if reading.state != "measured" or isinstance(reading.value, str) or reading.value is None:
        return reading
    lower = pair.lower.amount
    if reading.value < 0 and lower is not None and lower.value == 0:
        return NOT_CONCERNED  # less than nothing cannot be asked: 0 of what is bad is no load added
    if reading.value < 0 and _reached(pair, facts):
        return NOT_CONCERNED  # who was above the figure already is not driven there
    return replace(reading, value=-reading.value)


def _reached(pair: Pair, facts: Facts) -> bool:
    """Say whether the lower plan's own figure of the past was beyond the upper target already."""
    upper = pair.upper.amount
    way = common_direction(pair.upper, pair.lower, facts)
    if upper is None or way is None:
        return False
    name = pair.lower.base_name or pair.lower.indicator
    for other in facts.extractions[pair.lower.doc].targets:
        if other.kind != "baseline" or (other.base_name or other.indicator) != name or other.amount is None:
            continue
        if same_unit(upper, other.amount) and other.region == pair.lower.region:
            found = shortfall(upper, other.amount, way)
            if found is not None and found.relative < 0:
                return True
    return False

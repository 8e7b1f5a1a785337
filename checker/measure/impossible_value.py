"""A figure cannot be reached by anything: over 100% of a whole, below nothing, 100%以上.

Most such figures are slips of the pen or of the layout: a decimal point lost, a unit from the next row.
"""

from __future__ import annotations

from checker.measure.lib.binding import aggregation
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.wholes import WHOLE, is_part_of_whole
from checker.model import Target


@measure("targets", ground="itself", detects=("whole",), beside=True)
def impossible_value(target: Target, context: Context) -> Measurement:
    """Return whether a figure can be: possible, over-whole, beyond-whole (100%以上), negative."""
    figure = target.amount
    if figure is None:
        return NOT_CONCERNED
    highest = figure.value_max if figure.value_max is not None else figure.value
    if figure.unit in ("%", "％") and is_part_of_whole(target):
        if figure.value > WHOLE or highest > WHOLE:
            return measured("over-whole", blames=(target,))
        if figure.value == WHOLE and figure.bound in ("ge", "gt"):
            return measured("beyond-whole", variant="beyond-whole", blames=(target,))
    if (
        figure.value < 0
        and target.kind in ("level", "increment", "annual", "baseline")
        and aggregation(target, context) == "sum"
    ):
        return measured("negative", variant="negative", blames=(target,))
    return measured("possible")

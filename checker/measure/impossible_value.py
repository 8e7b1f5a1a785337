"""A figure cannot be reached by anything: over 100% of a whole, below nothing, 100%以上.

Most such figures are slips of the pen or of the layout: a decimal point lost, a unit from the next row. Where a share
and that of all else (集中供热占比, 非集中供热占比) are over 100% together, one of the two is wrong. What is counted
whole (0.6人次) has lost a 万 before its unit, most likely; a mean (每千人口2.5张) is no count.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.language.indicatornames import without_region
from checker.language.shares import of_all_others, of_others
from checker.measure.lib.binding import aggregation
from checker.measure.lib.compare import spread
from checker.measure.lib.context import Context
from checker.measure.lib.counted import counts_people, is_fraction_of_a_count, lost_power
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.stated import name, stated
from checker.measure.lib.wholes import WHOLE, is_part_of_whole
from checker.model import Target


@measure("targets", ground="itself", detects=("whole",), beside=True)
def impossible_value(target: Target, context: Context) -> Measurement:
    """Return whether a figure can be: possible, over-whole (also with all else), beyond-whole, negative, fraction."""
    figure = target.amount
    if figure is None:
        return NOT_CONCERNED
    highest = figure.value_max if figure.value_max is not None else figure.value
    if figure.unit in ("%", "％") and is_part_of_whole(target):
        if figure.value > WHOLE or highest > WHOLE:
            return measured("over-whole", blames=(target,))
        if figure.value == WHOLE and figure.bound in ("ge", "gt"):
            return measured("beyond-whole", variant="beyond-whole", blames=(target,))
    beside = next(_over_together(target, context), None)
    if beside is not None:
        return measured(
            "over-whole",
            variant="together",
            blames=(target, beside),
            evidence=(evidence(target, "target", primary=True), evidence(beside, "related")),
            other=name(beside),
            other_figure=stated(beside),
            other_clause=context.place(beside),
        )
    if (
        figure.value < 0
        and target.kind in ("level", "increment", "annual", "baseline")
        and aggregation(target, context) == "sum"
    ):
        return measured("negative", variant="negative", blames=(target,))
    if is_fraction_of_a_count(target):
        lost = lost_power(target, context)
        if lost is not None or counts_people(target):
            return measured("fraction", variant="fraction", slip=lost, blames=(target,))
    return measured("possible")


def _over_together(target: Target, context: Context) -> Iterator[Target]:
    """Yield the shares of all that a share (非…占比) is not of with which it is more than the whole, at the least."""
    least = _least(target) if of_others(target.indicator) else None
    for other in context.extractions[target.doc].targets if least is not None else ():
        told = (other.due, other.region, other.scope, other.kind) == (
            target.due,
            target.region,
            target.scope,
            target.kind,
        )
        if not told or not of_all_others(*(without_region(one.indicator) for one in (target, other))):
            continue
        beside = _least(other)
        if least is not None and beside is not None and least + beside > WHOLE:
            yield other


def _least(target: Target) -> Decimal | None:
    """Return the least that a share in percent is as stated, rounding and 左右 included; None for what is no level."""
    figure = target.amount
    if figure is None or figure.unit not in ("%", "％") or target.kind not in ("level", "baseline"):
        return None
    return None if target.features.change or target.due is None else spread(figure)[0]

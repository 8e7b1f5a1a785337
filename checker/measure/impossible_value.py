"""A figure cannot be reached by anything: over 100% of a whole, below nothing, 100%以上.

Most such figures are slips of the pen or of the layout: a decimal point lost, a unit from the next row.
"""

from __future__ import annotations

from decimal import Decimal

from checker.measure.binding import aggregation
from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured
from checker.model import Target

WHOLE = Decimal(100)


@measure("targets")
def impossible_value(target: Target, facts: Facts) -> Reading:
    """Read whether a figure can be: possible, over-whole, beyond-whole (100%以上), negative."""
    figure = target.amount
    if figure is None:
        return NOT_CONCERNED
    highest = figure.value_max if figure.value_max is not None else figure.value
    if figure.unit in ("%", "％") and is_part_of_whole(target):
        if figure.value > WHOLE or highest > WHOLE:
            return measured("over-whole")
        if figure.value == WHOLE and figure.bound in ("ge", "gt"):
            return measured("beyond-whole", variant="beyond-whole")
    if (
        figure.value < 0
        and target.kind in ("level", "increment", "annual", "baseline")
        and aggregation(target, facts) == "sum"
    ):
        return measured("negative", variant="negative")
    return measured("possible")


def is_part_of_whole(target: Target) -> bool:
    """Say whether a percentage is a part of something and not a growth, a ratio of two amounts or an index."""
    if target.kind not in ("level", "baseline"):
        return False
    if target.quantity in ("growth", "index", "ratio", "points"):
        return False
    parts = (
        "覆盖率",
        "普及率",
        "入户率",
        "达标率",
        "合格率",
        "利用率",
        "处理率",
        "收集率",
        "参保率",
        "完成率",
        "占比",
        "比重",
        "城镇化率",
        "比例",
        "使用率",
        "入学率",
        "回收率",
    )
    return target.scope == "share" or target.indicator.endswith(parts) or "占" in target.indicator

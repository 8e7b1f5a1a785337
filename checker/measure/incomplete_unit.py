"""A capacity is given without the time it refers to.

“拆解能力500万台” can be a year's or a day's. A capacity to store or to generate (库容, 装机) needs no time.
"""

from __future__ import annotations

import re

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.model import Target

_CAPACITY = re.compile(r"能力$|产能$|处理量$|处理规模$|供水规模$|供应量$")
_NO_TIME_NEEDED = re.compile(
    r"化解|压减|淘汰|退出|关停|过剩|排涝|防洪|抗震|应急|救援|溢油|储|库容|装机|容量|调峰|蓄|承载|接纳|停放|同时|保障能力|服务能力|最大|算力|送电|输电|变电|电力|覆盖"
)
_TIME = re.compile(
    r"[/／每]\s*(?:日|天|年|月|小时|时|秒)|年产|年处理|日处理|每[年日天月]|年均|一年|[年日](?:[^，。]{0,6})(?:能力|产能|吞吐量|规模)"
)
_NO_TIME_UNITS = ("千瓦", "兆瓦", "万千瓦", "吉瓦", "千伏安", "kW", "MW", "%", "％")


@measure("targets", own=True)
def incomplete_unit(target: Target, _context: Context) -> Measurement:
    """Return whether a capacity names its time: complete or no-time."""
    figure = target.amount
    if (
        figure is None
        or target.kind in ("change", "baseline")
        or figure.dimension == "household"
        or not _CAPACITY.search(target.indicator)
        or _NO_TIME_NEEDED.search(target.indicator)
    ):
        return NOT_CONCERNED
    if figure.unit in _NO_TIME_UNITS or "power" in figure.dimension or target.kind == "annual":
        return NOT_CONCERNED
    named = (
        _TIME.search(figure.unit) or _TIME.search(target.indicator) or "time" in figure.dimension or "/" in figure.unit
    )
    return measured("complete" if named else "no-time", unit=figure.unit)

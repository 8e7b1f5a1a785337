"""A figure is set without a year, a period or a 每年.

A target without a time can never be missed. Where the plan itself runs for a period its last year is meant, most
likely; the drafters should say so. 持续推进 is no date. What is done at
intervals (每季度至少1次) begins at once and needs none, and a table that tells out to places what the plan sets
needs none in each cell.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.span import yearly_plan
from checker.model import Target

_LENGTHS = ("年", "个月", "月", "天", "日", "小时", "分钟", "工作日", "个工作日", "周")


@measure("targets", own=True, detects=("no-deadline",), beside=True)
def undated(target: Target, context: Context) -> Measurement:
    """Return whether a target is dated, or how not: plan (the plan's period may date it), open, ongoing, standard."""
    if target.kind == "baseline" or target.amount is None:
        return NOT_CONCERNED
    if target.kind == "annual" or target.features.each_year or (target.since is not None and target.features.yearly):
        return measured("dated")
    if target.due_stated or target.period is not None or target.by is not None:
        return measured("dated")
    if target.by_from == "opening" or yearly_plan(target, context):
        return measured("dated")
    if target.features.allotted or target.features.held or _done_again_and_again(target):
        return NOT_CONCERNED  # a floor that holds all the time
    if target.features.budget:
        return NOT_CONCERNED  # what the works of the plan cost, over all its years
    if target.features.institution:
        return NOT_CONCERNED  # the size of one house (设置床位150张) is reached when it is built
    if target.amount.unit in _LENGTHS:
        return NOT_CONCERNED  # a length of time (36个月) is no state reached by a year
    if target.features.standard:
        return measured("standard", variant="ongoing" if target.ongoing else "plan")
    if target.ongoing:
        return measured("ongoing", variant="ongoing")
    if target.due is not None or context.documents[target.doc].period is not None:
        return measured("plan", variant="plan")
    return measured("open")


def _done_again_and_again(target: Target) -> bool:
    """Say whether something is done at intervals (每季度2次); 每日净化水量120万吨 is a size that is reached once."""
    again = target.kind == "increment" or (target.amount is not None and target.amount.dimension == "time_count")
    return target.features.at_intervals and again

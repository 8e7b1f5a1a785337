"""Something is added or changed, and the plan does not say from where.

“到2025年，新增20个” leaves open from which year it counts; “提高50%” leaves open from what. Neither can be checked at
the end. A period that is named (“十四五”期间) counts from the year before it, and so does what a plan adds within its
own years.
"""

from __future__ import annotations

from checker.language.indicatornames import without_change
from checker.measure.lib.comparability import other_base
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.span import yearly_plan
from checker.model import Target

FIVE_YEARS = 4  # from the first year to the last


@measure("targets", own=True)
def no_base(target: Target, context: Context) -> Measurement:
    """Return whether what is added or changed has its base: based, added, changed, relative (to others), year-only."""
    if target.amount is None or target.kind not in ("increment", "change"):
        return NOT_CONCERNED
    if target.kind == "increment":
        if not target.features.added:
            return NOT_CONCERNED
        if (
            target.period is not None
            or target.base_year is not None
            or target.features.one_year
            or yearly_plan(target, context)
        ):
            return measured("based")
        if target.by is None or _within_the_plan(target.by, target, context):
            return NOT_CONCERNED  # without any year it is undated; within the plan its first year is meant
        return measured("added", variant="added")
    if has_base_figure(target, context):
        return measured("based")
    if target.base_year is None and not target.features.against_others and _yearly(target):
        return measured("based")  # 年均 counts from year to year and needs no single base
    if target.base_year is None and target.period is not None and target.period[0] < target.period[1]:
        return measured("based")  # 五年累计下降, “十四五”期间提高: over the year before the period
    if yearly_plan(target, context) or (target.quantity == "growth" and target.features.one_year):
        return measured("based")  # a year's growth is over the year before
    if target.base_year is not None:
        if any(map(other_base, context.lookups.above(target))):
            return NOT_CONCERNED  # first the year itself has to be settled
        return measured("year-only", variant="year", base_year=target.base_year)
    if target.due is not None and _within_the_plan(target.due, target, context):
        return measured("relative")
    return measured("relative" if target.features.against_others else "changed")


def _within_the_plan(year: int, target: Target, context: Context) -> bool:
    """Say whether a year lies in the plan's own five years: what is added by then counts from their beginning.

    A document without a period of its own speaks in those of the five-year plans, which end in 2020, 2025, 2030.
    """
    period = context.documents[target.doc].period
    if period is None:
        return year % (FIVE_YEARS + 1) == 0
    return period[1] - period[0] >= FIVE_YEARS and period[0] <= year <= period[1]


def _yearly(target: Target) -> bool:
    return target.features.yearly or target.features.year_on_year


def has_base_figure(target: Target, context: Context) -> bool:
    """Say whether the document gives an actual of a past year that a change could count from."""
    name = without_change(target.base_name or target.indicator)
    for other in context.extractions[target.doc].targets:
        if other.kind != "baseline" or other.id == target.id:
            continue
        if name and (other.base_name or other.indicator) in (name, target.indicator):
            return True
        if target.entry and other.entry == target.entry:
            return True
    return False

"""An indicator has no figure of its own.

Nobody can see from the plan whether it is met. 完成上级下达任务 hands the figure over to a document still to come,
and a row of indicators without a value says what is watched and not how far it shall go. A binding indicator without
any value binds nobody.
Source: 中发〔2018〕44号: targets that can be checked and assessed.
"""

from __future__ import annotations

from checker.language.rewording import assigned
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.model import Passage, Target


@measure("targets", own=True)
def unmeasurable(target: Target, context: Context) -> Measurement:
    """Return whether an indicator has a value (measurable), or how not: by-reference, no-value, binding-no-value.

    by-reference: it says that what another authority sets will be met. no-value: a row that has its actual and no
    value for the years to come, in a table whose other rows have one; binding-no-value: of a binding indicator.
    """
    if target.kind == "baseline":
        return _of_row(target, context)
    if target.amount is not None:
        return measured("measurable")
    if not target.features.assigned or not assigned(target.quote.text) or "下达" in target.indicator:
        return NOT_CONCERNED
    if _said_elsewhere(target, context):
        return measured("measurable")
    return measured("by-reference", variant="by-reference")


def _of_row(actual: Target, context: Context) -> Measurement:
    """Return whether the row of an actual has a value for the years to come as well, if it is a row of indicators."""
    row = _passage(actual, context)
    if row.row is None or not actual.in_table or not actual.nature:
        return NOT_CONCERNED
    others = [one for one in context.extractions[actual.doc].targets if one.in_table and one.kind != "baseline"]
    mine = [one for one in others if one.quote.passage == row.number]
    table = row.clause.partition("/")[0]
    if not mine and not any(_passage(one, context).clause.partition("/")[0] == table for one in others):
        return NOT_CONCERNED  # a table of what was reached
    if mine or _said_elsewhere(actual, context):
        return measured("measurable")
    return measured("binding-no-value" if actual.nature == "约束性" else "no-value", variant="row")


def _said_elsewhere(target: Target, context: Context) -> bool:
    """Say whether the plan gives the indicator a figure for the years to come in another place."""
    return any(
        one.amount is not None
        and one.kind != "baseline"
        and (target.due is None or one.due in (None, target.due) or target.kind == "baseline")
        for one in context.extractions[target.doc].targets
        if one.id != target.id and (one.base_name == target.base_name or (one.entry and one.entry == target.entry))
    )


def _passage(target: Target, context: Context) -> Passage:
    return context.documents[target.doc].passages[target.quote.passage]

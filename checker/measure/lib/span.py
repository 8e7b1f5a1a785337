"""The stretch of time an added amount is counted over: a year, a period, or up to a year.

360公里 by the end of 2026 and 110公里 in 2026 are not two figures for one thing: the second is a part of the first.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.model import Target

Span = tuple[int | None, int | None]


def span(target: Target, context: Context) -> Span | None:
    """Return first and last year of the stretch; the first is None where only the end is said."""
    if target.period is not None:
        return target.period
    if target.by is None:
        return None
    document = context.documents[target.doc]
    last = document.period is not None and document.period[1] == target.by
    if target.features.one_year and not (last and target.in_table):  # a column of the plan's last year holds its sums
        return (target.by, target.by)
    return (document.period[0] if document.period and last else None, target.by)


def yearly_plan(target: Target, context: Context) -> bool:
    """Say whether the document plans for one year, as a work report does: its year dates and bases everything in it."""
    period = context.documents[target.doc].period
    return period is not None and period[0] == period[1]

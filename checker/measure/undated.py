"""A figure is set without a year, a period or a 每年.

A target without a time can never be missed. Where the plan itself runs for a period its last year is meant, most likely; the
drafters should say so. 持续推进 is no date.
"""

from __future__ import annotations

import re

from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured
from checker.model import Target

HELD = re.compile(r"稳定在|保持在|维持在|始终保持|常年保持")


@measure("targets")
def undated(target: Target, facts: Facts) -> Reading:
    """Read whether a target is dated, or how it is not: plan (the plan's own period may date it), open, or ongoing."""
    if target.kind == "baseline" or target.amount is None:
        return NOT_CONCERNED
    if target.kind == "annual" or target.time_text.startswith("每年"):
        return measured("dated")
    if target.due_stated or target.period is not None or target.by is not None:
        return measured("dated")
    if HELD.search(target.quote.text):
        return NOT_CONCERNED  # a floor that holds all the time
    if target.ongoing:
        return measured("ongoing", variant="ongoing")
    if target.due is not None or facts.documents[target.doc].period is not None:
        return measured("plan", variant="plan")
    return measured("open")

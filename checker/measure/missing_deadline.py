"""The upper plan dates a target that the lower plan leaves without a year.

Without a year a target cannot be held up to anybody. 持续推进 in place of a year is the same loss, said aloud.
Source: 中发〔2018〕44号, which asks for targets that can be assessed.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.mentions import mentions
from checker.measure.lib.rows.sentences import Taken
from checker.measure.lib.taken import differs
from checker.model import Pair


@measure("pairs", relations=("above", "annex"), detects=("no-deadline",))
def missing_deadline(pair: Pair, context: Context) -> Measurement:
    """Return whether the lower target keeps a year: kept, plan (in time by its end), missing, or ongoing (持续推进)."""
    upper, lower = pair.upper, pair.lower
    if not upper.due_stated or "baseline" in (upper.kind, lower.kind) or "annual" in (upper.kind, lower.kind):
        return NOT_CONCERNED
    if {upper.kind, lower.kind} == {"level", "increment"} and not (upper.in_table or lower.in_table):
        return NOT_CONCERNED  # the year in which so much is added is not that of what then stands
    if lower.features.held:
        return NOT_CONCERNED  # what is held at its figure has no day on which it is reached
    if lower.ongoing:
        return measured("ongoing", variant="ongoing")
    told = (one.lower for one in mentions(pair, context))
    if lower.by_from == "opening" or any(one.due_stated for one in told):
        return measured("kept")
    in_time = lower.due is not None and upper.due is not None and lower.due <= upper.due
    if in_time and lower.features.allotted:
        return NOT_CONCERNED  # the share of one place of what the plan sets elsewhere, with its year
    return measured("plan" if in_time else "missing")


@measure("sentences", relations=("above", "annex"))
def missing_year(taken: Taken, context: Context) -> Measurement:
    """Return whether a sentence taken over keeps its year (kept) or lost it (missing)."""
    return differs(taken, context, {"year-gone": "missing"}, same="kept")

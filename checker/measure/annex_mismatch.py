"""A plan and its annex, which shares out its tasks, differ.

The annex is what departments are held to. A figure, a year, a grade or a bound that differs from the plan's makes two
plans of one.
"""

from __future__ import annotations

from checker.measure.lib.compare import comparable, same_figure
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.unmatched import Counterpart
from checker.measure.lib.slips import pair_slip
from checker.messages import message
from checker.model import Pair


@measure("pairs", relations=("annex",), ground="itself", detects=("difference", "bound", "deadline"))
def annex_mismatch(pair: Pair, context: Context) -> Measurement:
    """Return how plan and annex agree: same, name, bound, deadline or figure; the gravest one that is found."""
    upper, lower = pair.upper, pair.lower
    if "baseline" in (upper.kind, lower.kind):
        return NOT_CONCERNED
    if upper.amount is not None and lower.amount is not None:
        reason = comparable(upper, lower)
        if reason:
            return not_judged(reason)
        if not same_figure(upper.amount, lower.amount):
            return measured("figure", slip=pair_slip(upper, lower, context, agree="both"), blames=(upper, lower))
    if upper.due_stated and lower.due_stated and upper.due != lower.due:
        return measured("deadline", variant="deadline")
    if pair.differences:
        _, first, second = pair.differences[0]
        return measured("name", variant="name", upper_word=first or "—", lower_word=second or "—")
    if upper.amount is not None and lower.amount is not None and upper.amount.bound != lower.amount.bound:
        return measured("bound")
    if (upper.amount is None) != (lower.amount is None):
        return measured(
            "figure-missing",
            variant="figure-missing",
            which=message("measure.stated.plan" if lower.amount is None else "measure.stated.annex"),
        )
    if lower.due_stated and not upper.due_stated:
        return measured("undated", variant="undated")
    return measured("same")


@measure("unmatched", relations=("annex",), ground="itself", detects=("answer", "parent"))
def annex_counterpart(counterpart: Counterpart, context: Context) -> Measurement:
    """Return whether a target of the plan stands in its annex and the other way round: found or missing."""
    if counterpart.target.kind == "baseline":
        return NOT_CONCERNED
    if counterpart.missing is None:
        return measured("found")
    if context.documents[counterpart.missing.other_doc].excerpt:
        return not_judged("excerpt")
    return measured("missing" if counterpart.target.amount is not None else "missing-state", variant="missing")

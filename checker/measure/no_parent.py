"""A target of a lower plan has none above it.

A plan may go beyond the one above. But a figure without a parent is one nobody above has asked for or will count, or
its name has drifted away from the parent's.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.unmatched import Counterpart
from checker.measure.lib.taken import written_after


@measure("unmatched", relations=("above",), detects=("parent",))
def no_parent(counterpart: Counterpart, context: Context) -> Measurement:
    """Return whether a lower target has a parent, or what stands without one: a figure, a whole (全覆盖) or a state."""
    if counterpart.side != "lower" or counterpart.target.kind == "baseline":
        return NOT_CONCERNED
    if counterpart.target.features.institution:
        return NOT_CONCERNED  # no plan above sets the size of one house
    if counterpart.target.features.part_of_above:
        return NOT_CONCERNED  # 占全省任务的11% follows from the two figures
    said = counterpart.target.features
    if said.budget:
        return NOT_CONCERNED  # no plan above says what the works of this one cost
    if counterpart.missing is None or said.of_which or said.part_of_sum:
        return measured("found")  # the whole that a part (其中) belongs to is asked, and the sum of several works
    if context.between(counterpart.missing.other_doc, counterpart.target.doc):
        return NOT_CONCERNED  # the nearest plan is asked
    if counterpart.target.id in context.chain.parented:
        return measured("found")
    if written_after(counterpart.target, counterpart.missing.other_doc, context):
        return measured("found")
    if context.documents[counterpart.missing.other_doc].excerpt:
        return not_judged("excerpt")
    if counterpart.target.amount is not None:
        return measured("figure")
    return measured("whole" if counterpart.target.features.whole else "state")

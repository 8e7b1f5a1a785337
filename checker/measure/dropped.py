"""A target of the plan before has no successor in the next one.

It may have been reached, or given up. A reader of both cannot tell, and those who worked for it would like to know.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.unmatched import Counterpart
from checker.measure.lib.taken import answer


@measure("unmatched", relations=("earlier",), detects=("answer",))
def dropped(counterpart: Counterpart, context: Context) -> Measurement:
    """Return whether a target of the earlier plan goes on: kept, or what was dropped: a figure or a state."""
    if counterpart.side != "upper" or counterpart.target.kind == "baseline":
        return NOT_CONCERNED
    if counterpart.missing is None:
        return measured("kept")
    if context.documents[counterpart.missing.other_doc].excerpt:
        return not_judged("excerpt")
    if answer(counterpart.target, counterpart.missing.other_doc, context)[0] == "same":
        return measured("kept")
    return measured("figure" if counterpart.target.amount is not None else "state")

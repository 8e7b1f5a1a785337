"""A target of the plan before has no successor in the next one.

It may have been reached, or given up. A reader of both cannot tell, and those who worked for it would like to know.
"""

from __future__ import annotations

from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured, not_judged
from checker.measure.unmatched_rows import Sought


@measure("unmatched", relations=("earlier",))
def dropped(sought: Sought, facts: Facts) -> Reading:
    """Read whether a target of the earlier plan goes on: kept, or what was dropped: a figure or a state."""
    if sought.side != "upper" or sought.target.kind == "baseline":
        return NOT_CONCERNED
    if sought.missing is None:
        return measured("kept")
    if facts.documents[sought.missing.other_doc].excerpt:
        return not_judged("excerpt")
    return measured("figure" if sought.target.amount is not None else "state")

"""An upper target has no answer in the lower plan.

A lower plan need not repeat every sentence, but a figure the upper plan sets for each region or as a rate is one a
reader will look for. Targets that do not concern the region (berths inland, cities named otherwise) are left out.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured, not_judged
from checker.measure.unmatched_rows import Sought


@measure("unmatched", relations=("above",))
def unanswered(sought: Sought, facts: Facts) -> Reading:
    """Read whether an upper target is answered, or what stands unanswered: a figure or a state."""
    if sought.side != "upper" or sought.target.kind == "baseline":
        return NOT_CONCERNED
    if sought.missing is None:
        return measured("answered")
    if sought.missing.concerns is False:
        return NOT_CONCERNED
    if facts.documents[sought.missing.other_doc].excerpt:
        return not_judged("excerpt")
    if sought.missing.concerns is None:
        return not_judged("concern-unknown")
    return measured("figure" if sought.target.amount is not None else "state")

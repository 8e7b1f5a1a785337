"""A sentence taken over from the upper plan lays a duty on a lower level.

Who pays and who does it is part of what the upper plan decided: 省级财政 that becomes 县级财政 is another decision.
That a city writes its own level in the place of the province's is no such thing.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import Measurement, measure
from checker.measure.lib.rows.sentences import Taken
from checker.measure.lib.taken import differs


@measure("sentences", relations=("above", "annex"))
def shifted_duty(taken: Taken, context: Context) -> Measurement:
    """Return whether the duty stays on its level (same), was moved down, shared out anew or is another's (moved)."""
    return differs(taken, context, {"shares": "moved", "duty": "moved", "doer": "moved"})

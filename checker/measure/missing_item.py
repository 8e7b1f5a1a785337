"""A sentence taken over from the upper plan lost items of its list, or a clause.

A list says who or what is meant. An item that is gone is no longer anybody's task below, though the rest of the
sentence stands word for word. Where the region has nothing of the kind, the list may well be shorter.
A clause counts where those around it were taken over and nothing else in the lower plan says what it asks.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import Measurement, measure
from checker.measure.lib.rows.sentences import Taken
from checker.measure.lib.taken import differs


@measure("sentences", relations=("above", "annex"), detects=("item",))
def missing_item(taken: Taken, context: Context) -> Measurement:
    """Return whether a sentence is kept whole (same), or what is gone: items of its list (gone), a clause (clause)."""
    return differs(taken, context, {"clause": "clause", "item": "gone"}, together="item")

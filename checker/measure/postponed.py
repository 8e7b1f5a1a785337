"""A commitment of an earlier plan is made again for a later year.

The same state or the same figure with a later date says that the earlier date was missed, or given up. Where the
earlier plan was firm and full (100%, 全覆盖), what was to be finished is promised anew.
"""

from __future__ import annotations

from checker.measure.lib.commitment import is_complete, same_commitment
from checker.measure.lib.comparability import unlike
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.model import Pair


@measure("pairs", says="figure", relations=("earlier",))
def postponed(pair: Pair, _context: Context) -> Measurement:
    """Return the years by which the same commitment has moved; the row says whether it was firm and full."""
    earlier, later = pair.upper, pair.lower
    if {"baseline", "annual"} & {earlier.kind, later.kind} or not (earlier.due_stated and later.due_stated):
        return NOT_CONCERNED
    if earlier.due is None or later.due is None:
        return NOT_CONCERNED
    if reason := unlike(pair):
        return not_judged(reason)
    if not same_commitment(earlier, later):
        return measured(0, years=0)
    moved = max(later.due - earlier.due, 0)
    return measured(moved, variant="full" if moved and is_complete(earlier) else "", years=moved)

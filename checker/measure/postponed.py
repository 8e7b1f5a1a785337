"""A commitment of an earlier plan is made again for a later year.

The same state or the same figure with a later date says that the earlier date was missed, or given up. Where the
earlier plan was firm and full (100%, 全覆盖), what was to be finished is promised anew.
"""

from __future__ import annotations

from checker.measure.lib.commitment import FIRM, is_full, same_commitment, step
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.setting import unlike
from checker.model import Pair

# What was firm and full is read ten years graver, so that one column carries both grades: 12 is two years, and full.
FULL_IS_GRAVER = 10


@measure("pairs", relations=("earlier",))
def postponed(pair: Pair, _context: Context) -> Measurement:
    """Return the years by which the same commitment has moved, graver where it was firm and full."""
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
    full = moved and is_full(earlier) and step(earlier) >= FIRM
    return measured(moved + FULL_IS_GRAVER if full else moved, variant="full" if full else "", years=moved)

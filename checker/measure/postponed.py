"""A commitment of an earlier plan is made again for a later year.

The same state or the same figure with a later date says that the earlier date was missed, or given up. Where the
earlier plan was firm and full (100%, 全覆盖), what was to be finished is promised anew.
"""

from __future__ import annotations

import re

from checker.measure.compare import comparable
from checker.measure.facts import Facts
from checker.measure.impossible_value import WHOLE
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured, not_judged
from checker.measure.setting import unlike
from checker.measure.text_against_table import same_figure
from checker.measure.weaker_wording import FIRM, step
from checker.model import Pair, Target

_FULL = re.compile(r"全覆盖|清零|全面消除|全部|全面(?:建成|建立|执行|实现|推行)|零门槛|百分之百|每个|各市|所有")


@measure("pairs", relations=("earlier",))
def postponed(pair: Pair, _facts: Facts) -> Reading:
    """Read the years by which the same commitment has moved, graver where it was firm and full."""
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


# What was firm and full is read ten years graver, so that one column carries both grades: 12 is two years, and full.
FULL_IS_GRAVER = 10


def is_full(target: Target) -> bool:
    """Say whether a target is the whole of something: 100%, 全覆盖, 清零."""
    if target.amount is not None:
        return target.amount.unit in ("%", "％") and target.amount.value == WHOLE
    return bool(_FULL.search(target.quote.text))


def same_commitment(earlier: Target, later: Target) -> bool:
    """Say whether two targets promise the same: one figure, one state, or the whole said with and without a figure."""
    if earlier.amount is not None and later.amount is not None:
        return not comparable(earlier, later) and same_figure(earlier.amount, later.amount)
    if earlier.amount is None and later.amount is None:
        return True
    return is_full(earlier) and is_full(later)

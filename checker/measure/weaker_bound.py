"""A lower plan holds its figure less firmly than the upper plan: 以上 becomes a bare figure or 左右.

A bound says which side of the figure is allowed; 左右 allows both. A step down lets a plan miss the figure and still
be kept. A bare 100% is as firm as 100%以上, since nothing lies above it.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from checker.measure.lib.binding import binding
from checker.measure.lib.comparability import gap, same_year, unlike
from checker.measure.lib.compare import firmness, same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.messages import message
from checker.model import Amount, Message, Pair


@measure("pairs", relations=("above",), revises=True, detects=("bound",))
def weaker_bound(pair: Pair, context: Context) -> Measurement:
    """Return the steps from the upper bound down to the lower one; negative where the lower is firmer."""
    upper, lower = pair.upper.amount, pair.lower.amount
    if upper is None or lower is None or "baseline" in (pair.upper.kind, pair.lower.kind):
        return NOT_CONCERNED
    if not same_unit(upper, lower):
        return not_judged("units-differ")
    if reason := unlike(pair):
        return not_judged(reason)
    if not same_year(pair):
        return not_judged("years-differ")
    if {upper.bound, lower.bound} <= {"ge", "gt", "le", "lt"} and (upper.bound in ("ge", "gt")) != (
        lower.bound in ("ge", "gt")
    ):
        return not_judged("directions-differ")
    steps = firmness(upper) - firmness(lower)
    if steps > 0 and binding(pair, context) in ("each", "mean") and _goes_further(pair, context):
        return NOT_CONCERNED  # 2.8万元 for 超过2.5万元: what is held less firmly is more than was asked
    return measured(steps, words=_words(upper, lower))


def _words(upper: Amount, lower: Amount) -> Message:
    """Return what became of the word that holds the figure: it is another one, it is gone, one was put in."""
    said = {side: message(f"measure.bound.{one.bound}") for side, one in (("upper", upper), ("lower", lower))}
    bare = [side for side, one in (("upper", upper), ("lower", lower)) if one.bound in ("eq", "range")]
    kind = {"lower": "gone", "upper": "added"}[bare[0]] if len(bare) == 1 else "other"
    return message(f"measure.bound.{kind}", **said)


def _goes_further(pair: Pair, context: Context) -> bool:
    """Say whether the lower figure is the more demanding one beyond doubt, whatever its bound."""
    found = gap(pair, context)
    return not isinstance(found, str) and found.certain and found.relative < 0

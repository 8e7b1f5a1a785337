"""In which direction a figure is more demanding: more of it, less of it, or neither.

The catalogue decides where it knows the indicator. Elsewhere the words of the name decide, then the bound: a plan
that says 不超过 holds the figure down, a plan that says 不低于 pushes it up. What nothing speaks of is read as "more
is more".
"""

from __future__ import annotations

from typing import Literal

from checker.measure.lib.context import Context
from checker.model import Target

Way = Literal["higher", "lower", "target"]


def direction(target: Target, context: Context) -> Way:
    """Say whether a higher, a lower or a met figure is the more demanding one."""
    known = context.indicator(target)
    # A change by which something is lowered (单位GDP能耗降低13.5%) is more demanding the higher it is, whatever the
    # catalogue says of the level itself.
    features = target.features
    if known and known.direction != "unknown" and not (target.kind == "change" and known.direction == "lower"):
        return known.direction
    if known and target.kind == "change":
        return "higher" if features.lowering or features.downward else "lower"
    bound = target.amount.bound if target.amount else "eq"
    if bound in ("le", "lt"):
        return "lower"
    if target.kind == "level" and features.brought_down and not features.lowering:
        return "lower"
    if features.less_wanted and not features.lowering and not features.counts_places:
        return "higher" if target.kind == "change" and features.downward else "lower"
    return "higher"


def common_direction(upper: Target, lower: Target, context: Context) -> Way | None:
    """Return the direction two statements of one indicator share, None where they pull in opposite ones."""
    ways = {direction(upper, context), direction(lower, context)}
    if len(ways) == 1:
        return ways.pop()
    # 城乡居民收入比 <2.5 holds the figure down where the other side's bare figure leaves the direction open.
    if all(t.amount and t.amount.bound in ("eq", "approx", "range") for t in (upper, lower)) and any(
        t.features.brought_down for t in (upper, lower)
    ):
        return "lower"
    open_sided = [t for t in (upper, lower) if t.amount and t.amount.bound in ("eq", "approx", "range")]
    closed = [t for t in (upper, lower) if t not in open_sided]
    if len(closed) == 1 and open_sided:
        return direction(closed[0], context)
    return None

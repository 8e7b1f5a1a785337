"""What a plan holds where it stands: a floor or a ceiling that the figure reached before keeps already.

耕地保有量不低于…, 粮食产量稳定在…以上 ask for no change. A cell of a table says no such words; a sentence of the same
plan about the same target does, or the plan above asks for as little itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.measure.lib.compare import point, same_unit
from checker.measure.lib.context import Context
from checker.model import Target

_BOUNDS = ("ge", "gt", "le", "lt")


def leaves_room(reached: Target, limit: Target) -> bool:
    """Say whether a figure is a bound that the one reached before keeps: ≥63 where 64.89 was reached."""
    before = point(reached.amount) if reached.amount is not None else None
    bound = limit.amount
    if before is None or bound is None or bound.bound not in _BOUNDS:
        return False
    return (bound.low is None or before >= bound.low) and (bound.high is None or before <= bound.high)


def kept_in_words(reached: Target, goal: Target, context: Context) -> bool:
    """Say whether a sentence of the plan holds the goal where it was, or sets a bound that is kept already."""
    return any(one.features.held or one.features.unchanged or leaves_room(reached, one) for one in _told(goal, context))


def may_rise(goal: Target, context: Context) -> bool:
    """Say whether a goal is a ceiling on what a region uses (energy, water, land): it may lie above what is used today.

    By the catalogue: less is more demanding, and the regions' figures make the whole. What is let out is no use.
    """
    known = context.indicator(goal)
    return known is not None and known.direction == "lower" and known.aggregation == "sum"


def kept_above(reached: Target, goal: Target, context: Context) -> bool:
    """Say whether a plan above moves its own figure the same way, or leaves it as it was."""
    way = _way(reached, goal)
    return way is not None and any(
        _way(base, pair.upper) == way
        for pair in context.lookups.above(goal)
        for base in context.extractions[pair.upper.doc].targets
        if base.kind == "baseline" and base.indicator == pair.upper.indicator and base.region == pair.upper.region
    )


def _told(goal: Target, context: Context) -> Iterator[Target]:
    """Yield what the plan of a target says of it for its year, the target among them."""
    name = goal.base_name or goal.indicator
    for other in context.extractions[goal.doc].targets:
        if other.kind == goal.kind and (other.base_name or other.indicator) == name and other.due == goal.due:
            if other.region == goal.region and other.scope == goal.scope and _comparable(other, goal):
                yield other


def _comparable(one: Target, other: Target) -> bool:
    return one.amount is not None and other.amount is not None and same_unit(one.amount, other.amount)


def _way(reached: Target, goal: Target) -> int | None:
    """Return in which direction a figure is to move: 1, 0 or -1."""
    if not _comparable(reached, goal):
        return None
    first, last = (point(one.amount) if one.amount is not None else None for one in (reached, goal))
    return None if first is None or last is None else (last > first) - (last < first)

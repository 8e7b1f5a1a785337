"""The mentions of a pair: text and table of two plans may each state the same two targets.

A row of a table says what a sentence does not (its nature), and a cell leaves out what a sentence says (以上). What one
place of a plan says is held to the like place of the other plan, as far as both have one.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.model import Pair


def mentions(pair: Pair, context: Context) -> tuple[Pair, ...]:
    """Return a pair and those that hold other mentions of the same two targets to each other."""
    return (pair, *context.lookups.repeating(pair))


def in_like_places(pair: Pair, context: Context) -> Pair | None:
    """Return the mention that holds text to text or table to table; the pair itself where the plans have no such.

    None where another pair does it, of which one target is the same.
    """
    alike = next((one for one in mentions(pair, context) if _alike(one)), None)
    if alike is not None:
        return alike
    beside = (
        *context.lookups.pairs_with(pair.upper, pair.lower.doc),
        *context.lookups.pairs_with(pair.lower, pair.upper.doc),
    )
    due = {pair.upper.due, pair.lower.due}
    held = any(
        _alike(one) and one.relation == pair.relation and {one.upper.due, one.lower.due} <= due for one in beside
    )
    return None if held else pair


def _alike(pair: Pair) -> bool:
    return pair.upper.in_table == pair.lower.in_table

"""What else a lower plan says in answer to the same target above: the sentence beside the row, under another name."""

from __future__ import annotations

from collections.abc import Iterator

from checker.measure.lib.compare import same_figure, same_unit
from checker.measure.lib.context import Context
from checker.model import Pair, Target


def siblings(pair: Pair, context: Context) -> Iterator[Target]:
    """Yield the other targets of the lower plan with its figure and year that answer the same target or its mention.

    A mention of the upper target has its figure, year and unit.
    """
    upper, lower = pair.upper, pair.lower
    for one in context.extractions[lower.doc].targets:
        if one.id != lower.id and one.kind == lower.kind and one.due == lower.due and _alike(one, lower):
            above = (other.upper for other in context.lookups.above(one))
            if any(each.doc == upper.doc and each.due == upper.due and _alike(each, upper) for each in above):
                yield one


def _alike(one: Target, other: Target) -> bool:
    if one.amount is None or other.amount is None:
        return False
    return same_figure(one.amount, other.amount) and same_unit(one.amount, other.amount)

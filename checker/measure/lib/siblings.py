"""What else a lower plan says in answer to the same target above: the sentence beside the row, under another name."""

from __future__ import annotations

from collections.abc import Iterator

from checker.measure.lib.compare import same_amount
from checker.measure.lib.context import Context
from checker.model import Pair, Target


def siblings(pair: Pair, context: Context) -> Iterator[Target]:
    """Yield the other targets of the lower plan with its figure and year that answer the same target or its mention.

    A mention of the upper target has its figure, year and unit.
    """
    upper, lower = pair.upper, pair.lower
    for one in context.extractions[lower.doc].targets:
        alike = one.id != lower.id and one.kind == lower.kind and one.due == lower.due
        if alike and same_amount(one.amount, lower.amount):
            above = [other.upper for other in context.lookups.above(one) if other.upper.doc == upper.doc]
            if any(each.due == upper.due and same_amount(each.amount, upper.amount) for each in above):
                yield one

"""Whether two paired targets can be held against each other at all: definition, kind, unit and year."""

from __future__ import annotations

from checker.measure.lib.compare import Gap, comparable, shortfall
from checker.measure.lib.context import Context
from checker.measure.lib.direction import common_direction
from checker.model import Pair

# Differences after which two figures count different things; the others (a shortened name, another measure word) only
# make the match less sure. `different-definition` speaks of all of them.
SPLITTING = ("per", "audience", "threshold", "star", "grade", "residence", "measure")


def unlike(pair: Pair) -> str:
    """Return why the figures of a pair do not speak of one thing, a key of the reasons, "" where they do."""
    if any(kind in SPLITTING for kind, _, _ in pair.differences):
        return "definition-differs"
    if any(kind == "object" for kind, _, _ in pair.differences):
        return "object-differs"
    return ""


def same_year(pair: Pair) -> bool:
    """Say whether both targets are due in one year, as far as both have one."""
    return pair.upper.due is None or pair.lower.due is None or pair.upper.due == pair.lower.due


def gap(pair: Pair, context: Context) -> Gap | str:
    """Return how far the lower target of a pair stays behind the upper one, or the reason why that cannot be said.

    A target for an earlier year may be lower than one for a later year; nothing follows from it.
    """
    reason = comparable(pair.upper, pair.lower) or unlike(pair)
    if reason:
        return reason
    assert pair.upper.amount is not None
    assert pair.lower.amount is not None
    way = common_direction(pair.upper, pair.lower, context)
    if way is None:
        return "directions-differ"
    if way == "target":
        return "two-sided"
    found = shortfall(pair.upper.amount, pair.lower.amount, way)
    if found is None:
        return "no-end"
    first, second = pair.upper.due, pair.lower.due
    if first is not None and second is not None and first != second:
        earlier_and_less = second < first and found.relative > 0
        later_and_more = second > first and found.relative < 0
        if earlier_and_less or later_and_more:
            return "years-differ"
    return found


def other_base(pair: Pair) -> bool:
    """Say whether two changes that should be one count from different years: 较2020年, 较2019年."""
    upper, lower = pair.upper, pair.lower
    if upper.base_year is None or lower.base_year is None or not upper.kind == lower.kind == "change":
        return False
    return upper.base_year != lower.base_year

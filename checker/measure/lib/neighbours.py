"""The figures that stand near one: of another year, of the row above or below, and the base from which it grows.

A figure that is copied from the wrong cell is some other figure's own; one taken for a level may be what was added to
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.measure.lib.compare import point, rounds_to, same_unit
from checker.measure.lib.context import Context
from checker.model import Target

_WHOLE = Decimal(100)
_SHARES = ("%", "％", "百分点", "个百分点")


def of_another_year(right: Target, wrong: Target, context: Context) -> Target | None:
    """Return the statement of the same indicator, for another year, whose figure stands where the right one should."""
    for target in _in_series(right, context):
        if target.doc == right.doc and target.due is not None and target.due != right.due and _alike(target, wrong):
            return target
    return None


def of_another_row(right: Target, wrong: Target, context: Context) -> Target | None:
    """Return the statement in the row above or below the right one, or in its own row, that has the wrong figure."""
    if not right.in_table or wrong.amount is None or point(wrong.amount) == _WHOLE:
        return None
    extraction = context.extractions.get(right.doc)
    for target in extraction.targets if extraction else ():
        near = target.in_table and abs(target.quote.passage - right.quote.passage) <= 1
        other = target.id not in (right.id, wrong.id) and target.indicator != right.indicator
        if near and other and _same_table(target, right, context) and _alike(target, wrong):
            return target
    return None


def _same_table(one: Target, other: Target, context: Context) -> bool:
    rows = {passage.number: passage.row for passage in context.documents[one.doc].passages if passage.row is not None}
    first, second = rows.get(one.quote.passage), rows.get(other.quote.passage)
    return first is not None and second is not None and first.headers == second.headers


def from_the_base(right: Target, wrong: Target, context: Context) -> Target | None:
    """Return the base from which the wrong figure, as what is added or what is reached, leads to the right one.

    A stock that looks like a growth is small beside its base; a growth that looks like a stock is as large as it.
    """
    if right.amount is None or wrong.amount is None:
        return None
    meant, found = point(right.amount), point(wrong.amount)
    if meant is None or found is None:
        return None
    for base in (*_in_series(wrong, context), *_in_series(right, context)):
        start = point(base.amount) if base.kind == "baseline" and base.amount is not None else None
        if start is None or base.amount is None or not _may_be_added(base, wrong):
            continue
        if right.kind == wrong.kind == "level" and found * 2 < start and rounds_to(start + found, right.amount):
            return base
        if right.kind == wrong.kind == "change" and found > start and rounds_to(found - start, right.amount):
            return base
    return None


def _may_be_added(base: Target, other: Target) -> bool:
    if base.amount is None or other.amount is None:
        return False
    both_shares = base.amount.unit in _SHARES and other.amount.unit in _SHARES
    return both_shares or same_unit(base.amount, other.amount)


def _in_series(target: Target, context: Context) -> Iterator[Target]:
    for series in context.lookups.series(target.id):
        yield from (one for one in series.targets if one.amount is not None and one.id != target.id)


def _alike(one: Target, other: Target) -> bool:
    if one.amount is None or other.amount is None or not same_unit(one.amount, other.amount):
        return False
    found = point(other.amount)
    return found is not None and found == point(one.amount)

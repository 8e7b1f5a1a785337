"""A row of a table beside what is said of the same elsewhere: which is which, and how their bounds differ."""

from __future__ import annotations

from checker.language.indicatornames import without_region
from checker.measure.lib.context import Context
from checker.measure.lib.stated import amount, name
from checker.messages import message
from checker.model import Message, Pair, Target


def text_and_row(pair: Pair) -> tuple[Target, Target]:
    """Return what is said elsewhere and the row beside it: of two rows the one that has no bound."""
    one, other = pair.upper, pair.lower
    if one.in_table == other.in_table:
        return (one, other) if other.amount is not None and other.amount.bound == "eq" else (other, one)
    return (other, one) if one.in_table else (one, other)


def way_apart(text: Target, row: Target) -> object:
    """Return which of a sentence and a row has no bound, or both bounds where both have one."""
    bounds = tuple(one.amount.bound if one.amount else None for one in (text, row))
    return bounds.index("eq") if "eq" in bounds else bounds


def two_columns(one: Target, other: Target) -> bool:
    """Say whether two targets stand in one row of a table, whose heads tell them apart: 2030年床位数, 新增床位数."""
    return one.in_table and other.in_table and (one.doc, one.quote.passage) == (other.doc, other.quote.passage)


def table_of(target: Target) -> str:
    """Return the table a row stands in, by the path of its clause."""
    return target.clause.rpartition("/")[0]


def row_said(text: Target, row: Target, context: Context) -> Message:
    """Return what a row and its sentence say: the name, the figure of the text with its place, and the cell's."""
    place, said, cell = context.place(text), amount(text.amount), amount(row.amount)
    fields = {"indicator": name(row), "place": place, "text": said, "cell": cell}
    if without_region(text.indicator) == without_region(row.indicator):
        return message("measure.stated.row-beside-text", **fields)
    return message("measure.stated.row-beside-name", other=name(text), **fields)


def told_by_its_level(target: Target, context: Context) -> bool:
    """Say whether the row of a change has the level that it leads to as well, for the same year: 80, 87, [7]."""
    return (
        target.in_table
        and target.kind == "change"
        and any(
            other.kind == "level" and other.quote.passage == target.quote.passage and other.due == target.due
            for other in context.extractions[target.doc].targets
        )
    )

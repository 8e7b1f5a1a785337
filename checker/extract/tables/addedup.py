"""Rows whose name says 累计: what there is in all by a year, or what is added from the first year of the plan on."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from checker.extract.figures import find
from checker.language.characters import plain
from checker.model import Column, TableRow

Years = tuple[int, int]
_ADDED_UP = ("累计", "累积")
_NEW = ("新增", "净增", "增加")


def is_stock(row: TableRow, period: Years | None) -> bool:
    """Say whether the figures of a row are what there is in all: they begin with what was there, and none is less.

    累计建成面积 520, 537, 554. What is newly added in all (累计新增) may be counted anew in every period.
    """
    reached, planned = _figures(row, period)
    if not _is_added_up(row) or len(reached) != 1 or not planned or reached[0] <= 0:
        return False
    return all(one <= other for one, other in pairwise((*reached, *planned))) and not _counts_anew(row)


def sum_begins(row: TableRow, period: Years | None) -> int | None:
    """Return the year from which on a row adds up what is done by each year: the plan's first; None for other rows.

    新改建里程（累计） —, 320, 660: nothing stands in the column of what was reached.
    """
    years = [column.year for column in row.columns if _is_value(column) and not _is_reached(column, period)]
    told = [year for year in years if year is not None]
    if not _is_added_up(row) or len(told) < 2 or any(b - a != 1 for a, b in pairwise(told)):
        return None
    reached, planned = _figures(row, period)
    if any(reached) or any(one > other for one, other in pairwise(planned)):
        return None
    return period[0] if period is not None and period[0] <= told[0] else told[0]


def _is_added_up(row: TableRow) -> bool:
    return any(word in _name(row) for word in _ADDED_UP)


def _counts_anew(row: TableRow) -> bool:
    name = _name(row)
    return next((name.removeprefix(word) for word in _ADDED_UP if name.startswith(word)), name).startswith(_NEW)


def _name(row: TableRow) -> str:
    cells = [cell for column, cell in zip(row.columns, row.cells, strict=False) if column.role == "name"]
    return "".join(plain(cells[-1]).split()) if cells else ""


def _is_value(column: Column) -> bool:
    return column.role == "value" and not column.change and not column.total


def _is_reached(column: Column, period: Years | None) -> bool:
    before = period is not None and column.year is not None and column.year < period[0]
    return column.actual or column.base or (before and not column.planned)


def _figures(row: TableRow, period: Years | None) -> tuple[list[Decimal], list[Decimal]]:
    """Return the figures of the columns of what was reached, and of those of what is planned, in their order."""
    reached: list[Decimal] = []
    planned: list[Decimal] = []
    for column, cell in zip(row.columns, row.cells, strict=False):
        if _is_value(column):
            (reached if _is_reached(column, period) else planned).extend(one.low for one in find(plain(cell))[:1])
    return reached, planned

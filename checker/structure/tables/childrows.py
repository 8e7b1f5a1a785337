"""Rows that are parts of a row above them: numbered more deeply than it, or without a number and adding up to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from checker.language.characters import plain
from checker.language.typesetting import squash
from checker.model.document import Column
from checker.structure.tables.cells import is_sum
from checker.structure.tables.rowtext import Printed

_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_WHOLE = re.compile(r"\d{1,2}")
_FIGURE = re.compile(r"[<>≥≤]?\s*(\d[\d,]*(?:\.\d+)?)")


def with_parents(rows: Sequence[Printed], columns: Sequence[Column]) -> list[Printed]:
    """Return the rows, each that is a part of one above it with that one's name among its parents."""
    counted = next((at for at, column in enumerate(columns) if column.role == "ordinal"), -1)
    values = [at for at, column in enumerate(columns) if column.role == "value"]
    if counted < 0 or not values:
        return list(rows)
    return _by_sum(_by_depth(list(rows), counted), counted, values)


def _number(row: Printed, counted: int) -> str:
    return squash(plain(row.cells[counted])) if row.kind == "row" and counted < len(row.cells) else ""


def _by_depth(rows: list[Printed], counted: int) -> list[Printed]:
    """2.1 风电 and 2.1.1 本地: a number with more parts than that of a row above stands under it."""
    above: list[tuple[int, str]] = []
    for at, row in enumerate(rows):
        if row.kind != "row":
            above = []
            continue
        number = _number(row, counted)
        if not (_DOTTED.fullmatch(number) or _WHOLE.fullmatch(number)):
            continue
        depth = number.count(".")
        above = [one for one in above if one[0] < depth]
        if above and row.name and not row.parents:
            rows[at] = replace(row, parents=tuple(name for _, name in above))
        if row.name:
            above.append((depth, row.name))
    return rows


def _by_sum(rows: list[Printed], counted: int, values: Sequence[int]) -> list[Printed]:
    """Rows without a number that add up to the numbered row above them, in some column, are its parts."""
    for at, row in enumerate(rows):
        if not _number(row, counted) or not row.name:
            continue
        end = at + 1
        while end < len(rows) and rows[end].kind == "row" and not _number(rows[end], counted):
            if is_sum(rows[end].name):
                break
            end += 1
        parts = rows[at + 1 : end]
        if len(parts) < 2 or any(part.parents for part in parts) or not _adds_up(row, parts, values):
            continue
        for place in range(at + 1, end):
            rows[place] = replace(rows[place], parents=(*row.parents, row.name))
    return rows


def _adds_up(row: Printed, parts: Sequence[Printed], values: Sequence[int]) -> bool:
    for at in values:
        whole, added = _figure(row, at), [_figure(part, at) for part in parts]
        figures = [figure for figure in added if figure is not None]
        if whole and len(figures) == len(parts) and sum(figures) == whole:
            return True
    return False


def _figure(row: Printed, at: int) -> Decimal | None:
    found = _FIGURE.fullmatch(squash(plain(row.cells[at]))) if at < len(row.cells) else None
    try:
        return Decimal(found[1].replace(",", "")) if found else None
    except InvalidOperation:
        return None

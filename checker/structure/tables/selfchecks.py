"""Signs in a row of a table that its cells were not read as they are printed: such figures are not judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from checker.language.characters import plain
from checker.language.typesetting import squash
from checker.messages import message
from checker.model import Message
from checker.model.document import Column
from checker.structure.tables.cells import is_sum, kind_of
from checker.structure.tables.rowtext import Printed

# Keys of the messages under read.suspect.
COLUMNS_DIFFER = "columns-differ"
CELLS_SHIFTED = "cells-shifted"
DIGITS_JOINED = "digits-joined"
DIGITS_IMPLAUSIBLE = "digits-implausible"
SHARE_IMPLAUSIBLE = "share-implausible"
TOTAL_DIFFERS = "total-differs"

_TWO_POINTS = re.compile(r"\d+\.\d+\.\d")
_TWO_FIGURES = re.compile(r"\d\s+\d")
_ONE_FIGURE = re.compile(r"[约\[（(【〔≤≥<>＜＞]*(\d[\d,，]*(?:\.\d+)?)[\]）)】〕]*%?")
_SHARE = re.compile(r"(?:率|比重|比例|占比)(?:[（(][^（）()]*[）)])*[^\w]*$")
_GROWTH = re.compile(r"增长|增速|增幅|提高|完成率")
_MIXED = re.compile(r"\d[\s\S]*(?:约束|预期)性|(?:约束|预期)性[\s\S]*\d")
# Between the years of one indicator: no plan multiplies a figure by a thousand, a lost point or a joined digit does.
_FACTOR = 1000
_NEAR = 3
_LENGTH = 40
_SHOWN = 10


def doubt(columns: Sequence[Column], cells: Sequence[str], headers: Sequence[str], *, pages: bool) -> str:
    """Return why the figures of a row are not to be trusted, or "".

    `pages` says that the cells were found on printed pages, where the reader puts rows together from boxes. In a file
    that declares its cells a strange figure is the plan's own and is for the checks to find.
    """
    values = [at for at, column in enumerate(columns) if column.role == "value"]
    if not values or not any(re.search(r"\d", cell) for cell in cells[1:]):
        return ""
    years = [at for at in values if columns[at].year is not None or columns[at].period is not None]
    if len(cells) != len(headers or columns):
        return COLUMNS_DIFFER if len(values) > 1 else ""
    texts = [cells[at] for at in values]
    if any(_TWO_POINTS.search(text) or (pages and _TWO_FIGURES.search(text) and len(text) < _LENGTH) for text in texts):
        return DIGITS_JOINED
    if any(_MIXED.search(text) for text in texts) or _shifted(columns, cells):
        return CELLS_SHIFTED
    return _implausible(columns, cells, headers, years) if pages and len(years) > 1 else ""


def _shifted(columns: Sequence[Column], cells: Sequence[str]) -> bool:
    """Say whether cells stand in each other's columns: a nature among the figures, a figure for a nature or a name."""
    for column, cell in zip(columns, cells, strict=True):
        kind = kind_of(cell) if squash(cell) else "nothing"
        if (column.role == "value" and kind == "nature") or (column.role in ("nature", "name") and kind == "figure"):
            return column.role != "name" or re.fullmatch(r"[\d.,]+", squash(cell)) is not None
    return False


def _implausible(columns: Sequence[Column], cells: Sequence[str], headers: Sequence[str], years: Sequence[int]) -> str:
    """Return why the figures of a row do not fit each other, or ""."""
    levels = [at for at in years if not columns[at].change]
    figures = [_figure(cells[at]) for at in levels]
    sizes = [figure for figure in figures if figure]
    if sizes and max(sizes) > _FACTOR * min(sizes):
        return DIGITS_IMPLAUSIBLE
    name = "".join(cell for column, cell in zip(columns, cells, strict=True) if column.role == "name")
    units = [cell for column, cell in zip(columns, cells, strict=True) if column.role == "unit" and squash(cell)]
    if (
        not (units and "%" not in plain(units[0]))
        and _SHARE.search(name)
        and not _GROWTH.search(name)
        and _lost_point(sizes)
    ):
        return SHARE_IMPLAUSIBLE
    total = next((at for at, head in enumerate(headers) if is_sum(head)), None)
    if total is not None and (stated := _figure(cells[total])) is not None:
        parts = [_figure(cells[at]) for at in years if at != total]
        found = [figure for figure in parts if figure is not None]
        places = max((-int(figure.as_tuple().exponent) for figure in [*found, stated]), default=0)
        # Each printed figure may be rounded by half of its last digit.
        if len(found) == len(parts) and abs(sum(found) - stated) > Decimal(len(found) + 1) / 2 / Decimal(10) ** places:
            return TOTAL_DIFFERS
    return ""


def _lost_point(shares: Sequence[Decimal]) -> bool:
    """Say whether a share above a hundred is near the others once a decimal point is set one or two places back."""
    over, others = [share for share in shares if share > 100], [share for share in shares if 0 < share <= 100]
    return any(
        max(near / other, other / near) < _NEAR
        for share in over
        for other in others
        for near in (share / 10, share / 100)
    )


def numbers_joined(rows: Sequence[Printed], columns: Sequence[Column]) -> list[Printed]:
    """Return the rows, those doubted in whose number those of two rows run together (2 and 3 as 23)."""
    labels = [(squash(plain(row.label)), row) for row in rows if row.kind == "row"]
    counted = [(label, row) for label, row in labels if label.isdecimal()]
    joined = {
        id(row) for (before, _), (label, row) in pairwise(counted) if label == f"{int(before) + 1}{int(before) + 2}"
    }
    has_numbers = any(column.role == "ordinal" for column in columns)
    return [
        replace(row, suspect=row.suspect or DIGITS_JOINED) if has_numbers and id(row) in joined else row for row in rows
    ]


def warnings(rows: Sequence[Printed], table: str) -> list[Message]:
    """Return a sentence for each kind of doubt about the rows of a table."""
    doubted: dict[str, list[str]] = {}
    for row in rows:
        doubted.setdefault(row.suspect, []).append(row.label)
    return [
        message(f"read.suspect.{why}", table=table, rows="、".join(labels[:_SHOWN]) + ("…" if labels[_SHOWN:] else ""))
        for why, labels in doubted.items()
        if why
    ]


def _figure(text: str) -> Decimal | None:
    found = _ONE_FIGURE.fullmatch(squash(plain(text)))
    return Decimal(re.sub("[,，]", "", found.group(1))) if found else None

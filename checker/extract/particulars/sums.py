"""The totals of tables: a row that is claimed to be the sum of others, a column at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import accumulate

from checker.language.heads import in_brackets
from checker.language.lexicon import compiled
from checker.language.units import unit_of
from checker.model import Document, Passage, TableSum

_TOTAL = compiled(r"^(?:<cells.sum>|全[省市区县](?:合计|总计)?)$")
_FIGURE = re.compile(r"^[\d,，]+(?:\.\d+)?$")
_NO_AMOUNT = re.compile(r"序号|编号|率|占比|比重|平均|年份|%")
_OF_WHICH = "其中"
_SEVERAL = 2
_Cell = tuple[Passage, Decimal]


def tables_of(document: Document) -> list[list[Passage]]:
    """Return the tables of a document, each as its rows; rows with one number, caption and head are of one table."""
    tables: list[list[Passage]] = []
    last: tuple[str, str, tuple[str, ...]] | None = None
    for passage in document.passages:
        if passage.row is None:
            if passage.kind != "heading":
                last = None
            continue
        key = (passage.row.number, passage.row.caption, passage.row.headers)
        if key != last:
            tables.append([])
        tables[-1].append(passage)
        last = key
    return tables


def table_sums(doc: str, table: Sequence[Passage]) -> Iterator[TableSum]:
    """Yield the totals of a table with the cells that each sums up."""
    for at, total in enumerate(table):
        if not is_total(total):
            continue
        before = [row for row in table[:at] if not is_total(row)]
        after = [row for row in table[at + 1 :] if not is_total(row)]
        parts = before if before else after
        if total.row is None or len(parts) < _SEVERAL:
            continue
        for column, cell in enumerate(total.row.cells):
            value = _figure(cell)
            header = total.row.headers[column] if column < len(total.row.headers) else ""
            if value is None or _NO_AMOUNT.search(header):
                continue
            read = [(row, _figure(row.row.cells[column])) for row in parts if row.row and column < len(row.row.cells)]
            cells = [(row, figure) for row, figure in read if figure is not None]
            if len(cells) < len(parts):
                continue
            outer = cells if not before else [one for one in cells if not _names_a_part(one[0])]
            if len(outer) < len(cells) and value not in (_sum_of(outer), _sum_of(cells)):
                continue  # how many of the rows behind 其中 are parts of the one above cannot be told
            summed = _outer_rows(cells if _sum_of(cells) == value else outer, value)
            yield TableSum(
                doc=doc,
                total=total,
                parts=tuple(row for row, _ in summed),
                column=column,
                printed=cell,
                value=value,
                figures=tuple(figure for _, figure in summed),
                step=_step(cell),
                header=header,
                exact=_counts_things(header)
                and all(figure == int(figure) for figure in (value, *(figure for _, figure in cells))),
            )


def _names_a_part(row: Passage) -> bool:
    """Say whether a row tells part of the one above it: 其中：干堤加固."""
    return row.row is not None and any(cell.strip().startswith(_OF_WHICH) for cell in row.row.cells[:3])


def _sum_of(cells: Sequence[_Cell]) -> Decimal:
    return sum((figure for _, figure in cells), Decimal(0))


def _counts_things(head: str) -> bool:
    """Say whether the brackets of a head name the measure word of things (座), and no round number of them (万个)."""
    unit = unit_of(in_brackets(head))
    return unit.dimension == "thing" and unit.factor == 1


def _outer_rows(cells: Sequence[_Cell], value: Decimal) -> Sequence[_Cell]:
    """Return the rows that a total sums up: without those of which other rows are the sub-totals, printed above or below.

    Sub-totals are told by arithmetic alone, and only where they make the total (`value`); else all rows are summed up.
    """
    if _sum_of(cells) == value:
        return cells
    above, below = _heads(cells), _heads(cells[::-1])[::-1]
    return next((heads for heads in (above, below) if sum(figure for _, figure in heads) == value), cells)


def _heads(cells: Sequence[_Cell]) -> list[_Cell]:
    """Return the rows without the two or more behind one that add up to it."""
    heads: list[_Cell] = []
    at = 0
    while at < len(cells):
        heads.append(cells[at])
        sums = accumulate(figure for _, figure in cells[at + 1 :])
        under = next((count for count, reached in enumerate(sums, start=1) if reached == cells[at][1] and count > 1), 0)
        at += 1 + under
    return heads


def is_total(passage: Passage) -> bool:
    """Say whether a row is one of a total: 合计, 全市合计."""
    cells = passage.row.cells[:2] if passage.row else ()
    return any(_TOTAL.match("".join(cell.split())) for cell in cells)


def _figure(cell: str) -> Decimal | None:
    cell = cell.strip()
    if not _FIGURE.match(cell):
        return None
    try:
        return Decimal(cell.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None


def _step(cell: str) -> Decimal:
    places = len(cell.partition(".")[2])
    return Decimal(1).scaleb(-places)

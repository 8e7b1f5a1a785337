"""The rows of a sheet as it is read: lines of text, and tables that begin with a head."""

from __future__ import annotations

from collections.abc import Sequence

from checker.language.heads import is_head
from checker.read.build import Box, Builder
from checker.read.sheetparts import coordinates

_SENTENCE = 40
_NOTES = ("注", "备注", "说明", "资料来源")


def add_rows(builder: Builder, rows: Sequence[Sequence[Box]]) -> None:
    """Add the rows of a sheet: lines of text as paragraphs, runs of rows from a head on as tables."""
    table: list[Sequence[Box]] = []
    filled = [at for at, row in enumerate(rows) if any(box.text for box in row)]
    for number, at in enumerate(filled):
        row = rows[at]
        following = rows[filled[number + 1]] if number + 1 < len(filled) else ()
        texts = [box.text for box in row if box.text]
        headed = is_head([box.text for box in row])
        after_gap = number > 0 and filled[number - 1] < at - 1
        line = len(texts) == 1 and (
            len(texts[0]) > _SENTENCE or texts[0].startswith(_NOTES) or _heads_next(following, table)
        )
        if table and not line and not (headed and _another(row, table, after_gap)):
            table.append(row)
            continue
        _end(builder, table)
        table = []
        if headed or len(texts) > 1:
            table = [row]
        else:
            first = next(box for box in row if box.text)
            builder.paragraph(first.text, first.place)
    _end(builder, table)


def _another(row: Sequence[Box], table: Sequence[Sequence[Box]], after_gap: bool) -> bool:
    """Say whether a head begins another table: it differs from that of the table above, and does not go on with it."""
    differs = [box.text for box in row] != [box.text for box in table[0]]
    return differs and (len(table) > 3 or (after_gap and len(table) > 1))


def _heads_next(following: Sequence[Box], table: Sequence[Sequence[Box]]) -> bool:
    """Say whether a row of one cell is the title of a table that begins in the row after it."""
    return len(table) > 1 and is_head([box.text for box in following]) and _another(following, table, after_gap=True)


def _end(builder: Builder, table: Sequence[Sequence[Box]]) -> None:
    if len(table) == 1:
        for box in table[0]:
            builder.paragraph(box.text, box.place)
    elif table:
        # A cell right of the head is kept, and stands in a column without one.
        used = [x for row in table for x, box in enumerate(row) if box.text or box.merged_with]
        width = max(used) + 1
        # Merged cells name their origin by sheet coordinates; within the table rows count from its head.
        numbers = {at[0]: number for number, row in enumerate(table) if (at := _of(row)) is not None}
        offset = min(numbers, default=0)
        rows = [
            [
                Box(text=box.text, place=box.place, merged_with=_moved(box.merged_with, numbers, offset))
                for box in (*row[:width], *(Box(text="") for _ in range(width - len(row))))
            ]
            for row in table
        ]
        builder.table(rows)


def _of(row: Sequence[Box]) -> tuple[int, int] | None:
    return coordinates(row[0].place.cell or "") if row else None


def _moved(merged: tuple[int, int] | None, numbers: dict[int, int], offset: int) -> tuple[int, int] | None:
    return None if merged is None else (numbers.get(merged[0], merged[0] - offset), merged[1])


def letters(column: int) -> str:
    """Return the letters that name a column, counted from 0."""
    named = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        named = chr(ord("A") + rest) + named
    return named

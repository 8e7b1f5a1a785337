"""The parts of a table that page breaks cut, put together again though a part may have lost or split a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from checker.language.heads import bare, is_head
from checker.language.numbering import CAPTION
from checker.language.typesetting import compact
from checker.model.document import Column
from checker.model.layout import Cell, Grid, Paragraph, Piece, Row
from checker.structure.tables.cells import counts
from checker.structure.tables.columns import typed
from checker.structure.tables.headrows import RowAsText, as_text, head_rows, titled
from checker.structure.tables.stacks import Stack, stacks

_WRONG = 9.0
_SEEN = 60  # rows of a part that are looked at
_WIDEST = 120  # columns of both parts together; no table of a plan has as many
_AGREE = 2.5  # together so many half agreements may be wrong: an empty column, a class torn off
_CONTINUED = re.compile(r"[（(]?(?:续表?|接上[页表])[）)]?|.{0,40}[（(]续[表前]?\d?[）)]")


def joined(source: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with the parts of a table that page breaks cut put together again."""
    done: list[Piece] = []
    waiting: Paragraph | None = None  # 续表, printed above the part that follows
    for piece in pieces:
        last = done[-1] if done else None
        if isinstance(piece, Grid) and isinstance(last, Grid) and (whole := _carried_on(source, last, piece)):
            done[-1], waiting = whole, None
            continue
        if waiting is not None:
            done.append(waiting)
            waiting = None
        if isinstance(piece, Paragraph) and isinstance(last, Grid) and _continues(source, piece):
            waiting = piece
            continue
        done.append(piece)
    return [*done, waiting] if waiting is not None else done


def _continues(source: str, piece: Paragraph) -> bool:
    return _CONTINUED.fullmatch(compact(source, piece.spans)[0]) is not None


def _carried_on(source: str, first: Grid, second: Grid) -> Grid | None:
    """Return two grids as one where the second carries the first on; None where it is another table."""
    upper, lower = ([as_text(source, row) for row in grid.rows[:_SEEN]] for grid in (first, second))
    as_wide = len(first.rows[-1].cells) == len(second.rows[0].cells)
    heads, again = head_rows(upper, first.heads), head_rows(lower, second.heads)
    title = titled(lower, again[0])
    if CAPTION.match(title) and title != titled(upper, heads[0]) and not _CONTINUED.fullmatch(title):
        return None
    if heads[0] == heads[1] and again[0] != again[1]:
        return None
    if again[0] != again[1]:
        path = _by_heads(_heads(upper, *heads), _heads(lower, *again))
    elif as_wide or heads[0] == heads[1]:
        path = [(at, at) for at in range(len(lower[0].words))] if as_wide else None
    elif not _next_page(first, second):
        return None
    else:
        path = _by_cells(upper, heads, lower)
    if path is None:
        return None
    body = second.rows[again[0] :] if again[0] != again[1] else second.rows
    above, below = first.rows, body
    if any(a != b for a, b in path):
        above = tuple(_laid(row, [a for a, _ in path]) for row in first.rows)
        below = tuple(_laid(row, [b for _, b in path]) for row in body)
    return Grid(
        rows=(*above, *below),
        heads=first.heads,
        markup=(*first.markup, *second.markup),
    )


def _next_page(first: Grid, second: Grid) -> bool:
    return first.rows[-1].page > 0 and second.rows[0].page - first.rows[-1].page in (0, 1)


def _laid(row: Row, columns: Sequence[int]) -> Row:
    """Return a row with its cells in other columns; -1 is a column that it has lost."""
    if list(columns) == list(range(len(row.cells))) or not row.cells:
        return row
    cells, end = [], row.cells[0].end
    for at in columns:
        known = 0 <= at < len(row.cells)
        cell = row.cells[at] if known else Cell(spans=((end, end),), end=end)
        end = cell.end
        cells.append(cell)
    return replace(row, cells=tuple(cells))


def _heads(rows: Sequence[RowAsText], first: int, last: int) -> list[str]:
    """Return the head of each column, its parts put together."""
    width = max(len(row.words) for row in rows[first:last])
    parts = [[row.words[at] for row in rows[first:last] if at < len(row.words)] for at in range(width)]
    return [bare("".join(dict.fromkeys(part))) for part in parts]


def _by_heads(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return which columns of two parts with heads belong together, or None where their heads differ."""
    words = [[word for word in heads if word] for heads in (first, second)]
    if list(dict.fromkeys(words[0])) != list(dict.fromkeys(words[1])):
        return None
    if len(first) == len(second):
        return [(at, at) for at in range(len(first))]

    def cost(a: int, b: int) -> float:
        return 0.0 if first[a] == second[b] else 0.5 if not first[a] or not second[b] else _WRONG

    lost = [2.0 if head else 0.1 for head in first]
    return _aligned(len(first), len(second), cost, lost, [0.0] * len(first), [0.0] * len(second))


def _by_cells(
    upper: Sequence[RowAsText], heads: tuple[int, int], lower: Sequence[RowAsText]
) -> list[tuple[int, int]] | None:
    """Return which columns belong together where the second part has no head and not as many columns, or None."""
    above = stacks(upper[heads[1] :], upper[heads[0] : heads[1]])
    below = stacks([row for row in lower if len(row.filled) > 1 and not is_head(row.filled)], ())
    columns = typed(above)

    def cost(a: int, b: int) -> float:
        return _fit(columns[a], below[b])

    lost = [{"class": 0.7, "note": 1.0, "unknown": 1.0}.get(column.role, 4.0) for column in columns]
    split = [{"name": 0.3, "class": 1.0, "unknown": 0.6}.get(column.role, _WRONG) for column in columns]
    apart = [0.0 if _merged(one, after) else 1.0 for one, after in pairwise(below)]
    return _aligned(len(above), len(below), cost, lost, split, apart)


def _merged(one: Stack, after: Stack) -> bool:
    """Say whether two columns are one in some row."""
    return any(a == b for a, b in zip(one.keys, after.keys, strict=True))


def _fit(column: Column, below: Stack) -> float:
    """Return how badly cells fit a column."""
    if not below.filled:
        return 0.4
    fits = {
        "ordinal": 1.0 if counts(below.cells) or all(text.isdecimal() for text in below.filled) else 0.0,
        "nature": below.share("nature"),
        "unit": below.share("unit"),
        "value": max(
            below.share("figure"), 0.6 if below.share("words", "figure") == 1 else 0.0, 1.0 * (not below.share("words"))
        ),
    }
    fit = fits.get(column.role, below.share("words", "region") or 0.5)
    return (1 - fit) * 3


def _aligned(
    first: int,
    second: int,
    cost: Callable[[int, int], float],
    lost: Sequence[float],
    split: Sequence[float],
    apart: Sequence[float],
) -> list[tuple[int, int]] | None:
    """Return the cheapest way to lay columns side by side in order, or None where none is good enough.

    A column of the first part may be lost in the second (-1), and either may have one column where the other has two.
    """
    if first + second > _WIDEST:
        return None

    @cache
    def best(a: int, b: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if a == first and b == second:
            return 0.0, ()
        ways: list[tuple[float, tuple[tuple[int, int], ...]]] = []
        if a < first and b < second:
            rest, path = best(a + 1, b + 1)
            ways.append((cost(a, b) + rest, ((a, b), *path)))
            if b + 1 < second:  # two columns in the second part
                rest, path = best(a + 1, b + 2)
                ways.append(
                    (cost(a, b + 1) + min(cost(a, b), 0.5) + split[a] + apart[b] + rest, ((a, b), (a, b + 1), *path))
                )
            if a + 1 < first:  # two columns in the first part
                rest, path = best(a + 2, b + 1)
                ways.append((cost(a, b) + cost(a + 1, b) + 0.3 + rest, ((a, b), (a + 1, b), *path)))
        if a < first:
            rest, path = best(a + 1, b)
            ways.append((lost[a] + rest, ((a, -1), *path)))
        return min(ways, default=(_WRONG * 9, ()))

    total, path = best(0, 0)
    return list(path) if total <= _AGREE else None

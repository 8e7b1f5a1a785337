"""A table put in order: its title and heads, its columns typed, and rows with group, number, parents and doubts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from checker.language.heads import COUNTED, bare
from checker.language.numbering import NOTE, mark
from checker.language.typesetting import squash
from checker.model.document import Column
from checker.model.layout import Cell, Grid, Row
from checker.structure.tables import headrows
from checker.structure.tables.cells import is_measure, is_ordinal, kind_of
from checker.structure.tables.childrows import with_parents
from checker.structure.tables.columns import lists_works, typed
from checker.structure.tables.rowtext import Printed, printed
from checker.structure.tables.selfchecks import doubt, numbers_joined
from checker.structure.tables.stacks import stacks

__all__ = ["Printed", "Printing", "put_in_order"]

_ITEM = 7  # the rank of 1. and what is further out
_LONGEST_MEASURE = 4
_OF_WHICH = re.compile(r"其中[:：]?")
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}")
_OPENS = re.compile(r"(.{2,30}?)其中[:：](.{1,30})")
_GLUED = re.compile(r"(\d{1,2})(?=[\u4e00-\u9fff“])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A table put in order: its column heads, its rows, and the rows left out because they repeat the head."""

    headers: tuple[str, ...]
    rows: tuple[Printed, ...]
    repeated: tuple[tuple[int, int], ...]
    number: str
    ragged: int = 0
    columns: tuple[Column, ...] = ()
    title: str = ""
    notes: tuple[str, ...] = ()
    works: bool = False
    counted: bool = False  # a column of units: its rows are counted things, not single works


@dataclass(slots=True)
class _Rows:
    """The rows of a table as they are told apart, and what the rows above say of the next one."""

    source: str
    headers: tuple[str, ...]
    columns: tuple[Column, ...]
    done: list[Printed] = field(default_factory=list)
    group: str = ""
    ordinal: int = 0
    ragged: int = 0
    open_row: str = ""  # a row without figures: those under it are its parts
    before: str = ""  # the name of the last row that is no part of another
    of_which: str = ""


def put_in_order(source: str, grid: Grid) -> Printing:
    """Return the rows of a table with its head taken off, its columns typed and its groups told apart."""
    rows = [headrows.as_text(source, row) for row in grid.rows]
    first, last = headrows.head_rows(rows, grid.heads)
    title = headrows.titled(rows, first) if last > first else ""
    body, repeated, breaks = _body(rows, first, last)
    notes: list[headrows.RowAsText] = []
    while body and len(body[-1].filled) == 1 and NOTE.match(body[-1].filled[0]) and len(body) > 1:
        notes.insert(0, body.pop())
    single = [row for row in body if len(row.filled) > 1 or len(row.words) == 1]
    standing = stacks(single, rows[first:last])
    columns = typed(standing)
    headers = tuple("".join(dict.fromkeys(column.heads)) for column in columns) if last > first else ()
    state = _Rows(source, headers, columns)
    state.done = [
        printed(source, "title" if len(row.filled) == 1 else "head", row.row) for row in rows[:last] if row.filled
    ]
    for row in _whole(body, columns if headers else (), breaks):
        _row(state, row)
    state.done += [printed(source, "note", row.row) for row in notes]
    return Printing(
        headers=headers,
        rows=tuple(_alike(with_parents(numbers_joined(state.done, columns), columns), columns)),
        repeated=tuple(repeated),
        number=_number(headers),
        ragged=state.ragged,
        columns=columns,
        title=title,
        notes=tuple(row.filled[0] for row in notes),
        works=lists_works(standing),
        counted=any(column.role == "unit" for column in columns),
    )


def _body(
    rows: Sequence[headrows.RowAsText], first: int, last: int
) -> tuple[list[headrows.RowAsText], list[tuple[int, int]], set[int]]:
    """Return the rows under the head, the spans of those that print it again, and which rows follow a page break."""
    heads = [list(map(squash, row.words)) for row in rows[first:last]]
    body: list[headrows.RowAsText] = []
    repeated: list[tuple[int, int]] = []
    breaks: set[int] = set()
    for row in rows[last:]:
        if list(map(squash, row.words)) in heads and row.filled:
            repeated.extend(span for cell in row.row.cells for span in cell.spans)
            breaks.add(len(body))
        elif row.filled:
            if body and row.row.page != body[-1].row.page:
                breaks.add(len(body))
            body.append(row)
    return body, repeated, breaks


def _whole(body: Sequence[headrows.RowAsText], columns: Sequence[Column], breaks: set[int]) -> list[headrows.RowAsText]:
    """Return the rows with those put together that a page break cut in two."""
    whole: list[headrows.RowAsText] = []
    for at, row in enumerate(body):
        torn = at in breaks and whole and _carries_on(row, whole[-1], columns)
        if whole and (torn or _ends_the_name(row, whole[-1], columns)):
            whole[-1] = _appended(whole[-1], row)
        else:
            whole.append(row)
    return whole


def _carries_on(row: headrows.RowAsText, before: headrows.RowAsText, columns: Sequence[Column]) -> bool:
    """Say whether the first row of a page is the rest of a row that the page break cut."""
    counted = next((at for at, column in enumerate(columns) if column.role == "ordinal"), -1)
    if counted < 0 or len(row.words) != len(before.words) or row.words[counted] or mark("".join(row.words)) is not None:
        return False
    return not any(kind_of(word) in ("figure", "nature") for word in row.words if word)


def _ends_the_name(row: headrows.RowAsText, before: headrows.RowAsText, columns: Sequence[Column]) -> bool:
    """Say whether a row is only the measure that the name of the row above it lacks (新能源装机, 比重)."""
    at = next((at for at, column in enumerate(columns) if column.role == "name"), -1)
    if at < 1 or len(row.words) != len(before.words) or row.filled != [row.words[at]]:
        return False
    filled = any(before.words[other] for other, column in enumerate(columns) if column.role == "value")
    name = squash(row.words[at])
    return filled and len(name) <= _LONGEST_MEASURE and is_measure(name) and not is_measure(before.words[at])


def _appended(first: headrows.RowAsText, second: headrows.RowAsText) -> headrows.RowAsText:
    cells = tuple(
        a if a.spans == b.spans else Cell(spans=(*a.spans, *b.spans), end=a.end)
        for a, b in zip(first.row.cells, second.row.cells, strict=True)
    )
    row: Row = replace(first.row, cells=cells, page=second.row.page)
    words = tuple(a if a == b else a + b for a, b in zip(first.words, second.words, strict=True))
    return headrows.RowAsText(row, words, tuple(cell.spans or at for at, cell in enumerate(cells)))


def _row(state: _Rows, row: headrows.RowAsText) -> None:
    """Add a row to the table: as a group, or as a row with what stands above it."""
    words = row.words
    if len(row.filled) == 1 and words[0] and len(state.headers or words) > 1 and not is_ordinal(row.filled[0]):
        state.group, state.open_row, state.of_which = row.filled[0], "", ""
        state.done.append(printed(state.source, "group", row.row, group=state.group))
        return
    if len(row.filled) == 2 and is_ordinal(row.filled[0]) and _heads_a_group(row, state.columns):
        number, name = row.filled
        state.group = f"{number}、{name}" if _NUMERAL.fullmatch(number) else number + name
        state.open_row, state.of_which = "", ""
        state.done.append(printed(state.source, "group", row.row, group=name))
        return
    state.ordinal += 1
    state.ragged += bool(state.headers) and len(words) != len(state.headers)
    counted = next((at for at, column in enumerate(state.columns) if column.role == "ordinal"), -1)
    number = words[counted] if 0 <= counted < len(words) else ""
    head = state.headers[counted] if 0 <= counted < len(state.headers) else ""
    label = number if number and is_ordinal(number) and (counted == 0 or bare(head) in COUNTED) else ""
    name, parents, with_children = _named(state, row, number)
    why = row.row.suspect or doubt(state.columns, words, state.headers, pages=row.row.page > 0)
    state.done.append(
        replace(
            printed(state.source, "row", row.row, label=label or str(state.ordinal), group=state.group),
            suspect=why,
            parents=parents,
            name=name,
        )
    )
    if with_children:
        state.open_row = name


def _heads_a_group(row: headrows.RowAsText, columns: Sequence[Column]) -> bool:
    """Say whether a row with a number and one merged cell is a group: the cell reaches into the columns of figures."""
    values = [at for at, column in enumerate(columns) if column.role == "value" and at < len(row.words)]
    return bool(values) and all(squash(row.words[at]) == row.filled[1] for at in values)


def _named(state: _Rows, row: headrows.RowAsText, number: str) -> tuple[str, tuple[str, ...], bool]:
    """Return the name of a row, the cells and rows it stands under, and whether it is the parent of those below it."""
    at_names = [at for at, column in enumerate(state.columns) if column.role == "name" and at < len(row.words)]
    cells = {row.keys[at]: row.words[at] for at in at_names if squash(row.words[at])}
    parts = list(cells.values())
    if not parts:
        return "", (), False
    name, above = parts[-1], [part for part in parts[:-1] if not _OF_WHICH.fullmatch(squash(part))]
    values = [
        row.words[at] for at, column in enumerate(state.columns) if column.role == "value" and at < len(row.words)
    ]
    inside = any(_OF_WHICH.match(squash(part)) for part in parts)
    opening = _OPENS.match(squash(name))
    if opening:  # 能源消费占比 其中：煤炭, in one cell
        state.of_which, state.before, state.open_row = opening[1], opening[1], ""
        return opening[2], (opening[1],), False
    if inside:
        state.of_which = state.of_which or state.before
        state.open_row = ""
        return name, (state.of_which, *above) if state.of_which else tuple(above), False
    if state.of_which and (number or is_measure(name)):
        state.of_which = ""
    marked = mark(name)
    if number or (marked is not None and marked.rank <= _ITEM):
        state.open_row = ""
    children = bool(values) and not any(map(squash, values))
    above = [state.open_row, *above] if state.open_row and not children else above
    if state.of_which and not above:
        above = [state.of_which]
    else:
        state.before = name
    return name, tuple(above), children


def _alike(rows: Sequence[Printed], columns: Sequence[Column]) -> list[Printed]:
    """Return the rows, each told whether others have its name, and how much of its name is the number of the row."""
    names = Counter(squash(row.name) for row in rows if row.kind == "row" and row.name)
    numbers = [int(found[1]) for row in rows if row.kind == "row" and (found := _GLUED.match(squash(row.name)))]
    counting = len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers))
    counting = counting and not any(column.role == "ordinal" for column in columns)
    done = []
    for row in rows:
        glued = _GLUED.match(squash(row.name)) if counting else None
        done.append(replace(row, alike=names[squash(row.name)] > 1, counted=len(glued[0]) if glued else 0))
    return done


def _number(headers: Sequence[str]) -> str:
    """Return what a table without a number of its own is called by."""
    words = "".join(map(squash, headers))
    return "任务" if "任务" in words else "指标" if "指标" in words else "表"

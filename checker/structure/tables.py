"""A table to rows that say what they are: heads of the columns, group, number, unit and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.language.heads import COUNTED, is_head
from checker.language.numbering import mark
from checker.language.typesetting import compact, squash
from checker.model import Place
from checker.model.layout import Cell, Grid, Row
from checker.structure.selfchecks import doubt

_ORDINAL = re.compile(r"\d{1,4}|[一二三四五六七八九十]{1,3}|[①-⑳]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A row ready to become a passage; its kind is `head`, `group` or `row`, its spans are those of its cells."""

    kind: str
    text: str
    origin: tuple[int, ...]
    cells: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    label: str
    group: str
    place: Place
    suspect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A table put in order: its column heads, its rows, and the rows left out because they repeat the head."""

    headers: tuple[str, ...]
    rows: tuple[Printed, ...]
    repeated: tuple[tuple[int, int], ...]
    number: str
    ragged: int = 0


def same_table(source: str, first: Grid, second: Grid) -> bool:
    """Say whether a grid carries on the one before it: as many columns, and its head the same again or none."""
    heads = _texts(source, first.rows[0]), _texts(source, second.rows[0])
    if len(heads[0]) != len(heads[1]):
        return False
    return [squash(c) for c in heads[0]] == [squash(c) for c in heads[1]] or not is_head(heads[1])


def put_in_order(source: str, grid: Grid) -> Printing:
    """Return the rows of a table with its head taken off and its groups told apart."""
    rows = list(grid.rows)
    count = grid.heads or int(is_head(_texts(source, rows[0])))
    heads = rows[:count]
    headers = _headers(source, heads)
    repeated: list[tuple[int, int]] = []
    head_words = [list(map(squash, _texts(source, row))) for row in heads]
    merged: list[Row] = []
    after_break = False
    for row in rows[count:]:
        words = list(map(squash, _texts(source, row)))
        if words in head_words:
            repeated.extend(span for cell in row.cells for span in cell.spans)
            after_break = True
            continue
        if merged and (after_break or row.page != merged[-1].page) and _carries_on(words, headers, merged[-1]):
            merged[-1] = _append(merged[-1], row)
        else:
            merged.append(row)
        after_break = False
    printed = [_printed(source, "head", row, "", "") for row in heads]
    group, ordinal, ragged = "", 0, 0
    for row in merged:
        words = _texts(source, row)
        filled = [word for word in words if word]
        if not filled:
            continue
        # A cell merged over all columns stands in each of them with the same spans.
        cells = {cell.spans for cell, word in zip(row.cells, words, strict=True) if word}
        alone = len(cells) == 1 and words[0] != "" and len(headers or words) > 1
        if alone and not _ORDINAL.fullmatch(filled[0]):
            group = filled[0]
            printed.append(_printed(source, "group", row, "", group))
            continue
        ordinal += 1
        ragged += bool(headers) and len(words) != len(headers)
        counted = headers[:1] and squash(headers[0]) in {*COUNTED, ""} and _ORDINAL.fullmatch(words[0])
        why = row.suspect or doubt(headers, words, pages=row.page > 0)
        label = words[0] if counted else str(ordinal)
        printed.append(replace(_printed(source, "row", row, label, group), suspect=why))
    return Printing(
        headers=headers, rows=tuple(printed), repeated=tuple(repeated), number=_number(headers), ragged=ragged
    )


def _number(headers: Sequence[str]) -> str:
    """Return what a table without a number of its own is called by."""
    words = "".join(map(squash, headers))
    return "任务" if "任务" in words else "指标" if "指标" in words else "表"


def _headers(source: str, heads: Sequence[Row]) -> tuple[str, ...]:
    """Return one head a column; of two rows of heads the upper one stands before the lower."""
    if not heads:
        return ()
    columns = [_texts(source, row) for row in heads]
    longest = max(map(len, columns))
    parts = [[column[i] for column in columns if i < len(column) and column[i]] for i in range(longest)]
    return tuple("".join(dict.fromkeys(part)) for part in parts)


def _texts(source: str, row: Row) -> list[str]:
    return [compact(source, cell.spans)[0] for cell in row.cells]


def _carries_on(words: Sequence[str], headers: Sequence[str], before: Row) -> bool:
    """Say whether the first row of a page is the rest of a row that the page break cut."""
    counted = bool(headers) and squash(headers[0]) in COUNTED
    return counted and len(words) == len(before.cells) and not words[0] and any(words) and mark("".join(words)) is None


def _append(first: Row, second: Row) -> Row:
    cells = tuple(Cell(spans=(*a.spans, *b.spans), end=a.end) for a, b in zip(first.cells, second.cells, strict=True))
    return replace(first, cells=cells, page=second.page)


def _printed(source: str, kind: str, row: Row, label: str, group: str) -> Printed:
    if kind == "group":
        # A merged cell stands in every column it covers: a group is its one cell.
        row = replace(row, cells=row.cells[:1])
    text, origin, cells, spans = "", [], [], []
    for index, cell in enumerate(row.cells):
        if index:
            separator = row.cells[index - 1].end
            text += source[separator]
            origin.append(separator)
        words, offsets = compact(source, cell.spans)
        spans.append((len(text), len(text) + len(words)))
        text += words
        origin.extend(offsets)
        cells.append(words)
    stripped = text.rstrip() if kind != "row" else text
    return Printed(
        kind=kind,
        text=stripped,
        origin=tuple(origin[: len(stripped)]),
        cells=tuple(cells),
        spans=tuple(spans),
        label=label,
        group=group,
        place=row.place,
    )

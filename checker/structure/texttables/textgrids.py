"""Tables as a text shows them: columns apart by tabs, pipes or runs of spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from checker.language.heads import is_head
from checker.language.numbering import CAPTION, mark
from checker.model.layout import Cell, Grid, Line, Row

_GAP = re.compile(r"(?: {2,}|\u3000+|\t+)[ \u3000\t]*")
_STROKES = "|｜│┃║"
_STROKE = re.compile(rf"(?<!\\)[{_STROKES}]")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?|[┌┬┐├┼┤└┴┘─━┏┳┓┣╋┫┗┻┛═╔╦╗╠╬╣╚╩╝+|\-\s]{3,}")


def grid_at(lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
    """Return the table that begins at a line and the index of the first line after it, or None."""
    line = lines[index]
    if "\t" in line.text:
        return _by_tabs(lines, index)
    if _stroked(line) or (index + 1 < len(lines) and _rule(line) and _stroked(lines[index + 1])):
        return _by_strokes(lines, index)
    if _GAP.search(line.text):
        return _by_spaces(lines, index)
    return None


def _row(line: Line, bounds: Sequence[tuple[int, int]]) -> Row:
    cells = tuple(Cell(spans=((line.start + a, line.start + b),), end=line.start + b) for a, b in bounds)
    return Row(cells=cells, place=line.place, page=line.page)


def _by_tabs(lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
    raws, stop = [], index
    tabs = 0
    while stop < len(lines):
        # The line's own text is stripped; empty cells at its end are tabs that only the source still has.
        line = lines[stop]
        count = line.raw.count("\t")
        if "\t" not in line.text and (not tabs or count != tabs):
            break
        tabs = tabs or count
        raws.append(line)
        stop += 1
    if len(raws) < 2 and not is_head(raws[0].text.split("\t")):
        return None
    return Grid(rows=tuple(_row(line, _bounds(line.raw, re.finditer(r"\t", line.raw))) for line in raws)), stop


def _stroked(line: Line) -> bool:
    """Say whether upright strokes part a line into cells, at its ends or only between them."""
    count = len(_STROKE.findall(line.text))
    return count >= 3 if line.text[0] in _STROKES else count >= 2


def _rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text) is not None


def _by_strokes(lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
    rows: list[Row] = []
    markup: list[tuple[int, int]] = []
    stop = index
    edged = next(line.text[0] in _STROKES for line in lines[index : index + 2] if not _rule(line))
    while stop < len(lines) and (_stroked(lines[stop]) or _rule(lines[stop])):
        line = lines[stop]
        if not _rule(line) and (line.text[0] in _STROKES) != edged:
            break
        if _rule(line):
            markup.append((line.start, line.end))
        else:
            strokes = [found.start() for found in _STROKE.finditer(line.raw)]
            edges = strokes if edged else [-1, *strokes]
            bounds = [(a + 1, b) for a, b in pairwise([*edges, len(line.raw)])]
            # Where a blank stands before the stroke it is the separator that the passage keeps, else the stroke is.
            ends = [b - 1 if b - 1 > a and line.raw[b - 1].isspace() else b for a, b in bounds]
            cells = [
                Cell(spans=((line.start + a, line.start + b),), end=min(line.start + end, line.end - 1))
                for (a, b), end in zip(bounds, ends, strict=True)
            ]
            last = len(cells) - 1 if not line.raw[bounds[-1][0] :].strip() else len(cells)
            rows.append(Row(cells=tuple(cells[:last]), place=line.place, page=line.page))
            markup += [(line.start + stroke, line.start + stroke + 1) for stroke in strokes]
        stop += 1
    if len(rows) < 2 or (not edged and not _alike(rows, markup)):
        return None
    return Grid(rows=tuple(rows), heads=1, markup=tuple(markup)), stop


def _alike(rows: Sequence[Row], markup: Sequence[tuple[int, int]]) -> bool:
    """Say whether rows without strokes at their ends are those of a table: as many cells in each, or a rule below."""
    return len({len(row.cells) for row in rows}) == 1 and (len(rows) >= 3 or any(b - a > 2 for a, b in markup))


def _by_spaces(lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
    head = _GAP.split(lines[index].text)
    if len(head) < 3 or not is_head(head):
        return None
    rows, stop = [], index
    while stop < len(lines):
        line = lines[stop]
        cells = _GAP.split(line.text)
        group = len(cells) == 1 and mark(line.text) is not None and len(line.text) <= 20 and "。" not in line.text
        if len(cells) != len(head) and not group:
            break
        lead = len(line.raw) - len(line.raw.lstrip())
        length = lead + len(line.text)
        bounds = _bounds(line.raw[:length], _GAP.finditer(line.raw[:length], lead), lead)
        rows.append(_row(line, bounds))
        stop += 1
    while rows and len(rows[-1].cells) == 1:
        rows.pop()
        stop -= 1
    return (Grid(rows=tuple(rows)), stop) if len(rows) >= 2 else None


def _bounds(raw: str, separators: Iterable[re.Match[str]], start: int = 0) -> list[tuple[int, int]]:
    bounds = []
    for found in separators:
        bounds.append((start, found.start()))
        start = found.end()
    return [*bounds, (start, len(raw))]


def captioned(text: str) -> bool:
    """Say whether a line is the caption of a table or box, not a sentence that speaks of one."""
    return CAPTION.match(text) is not None and len(text) <= 50 and not text.endswith(("。", "；", "，", "、", ";", ","))

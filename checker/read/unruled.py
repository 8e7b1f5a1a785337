"""Tables printed without rules: columns found by the strips of paper that stay blank under a head row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.language.heads import COUNTED, is_head
from checker.language.numbering import mark
from checker.language.typesetting import squash
from checker.read.printed import Area, PrintedLine, rows
from checker.read.ruled import Found

_Part = tuple[str, Area]
_Strip = tuple[float, float]


def tables(lines: Sequence[PrintedLine]) -> list[Found]:
    """Return the tables that begin with a head row of three columns or more and hold together below it."""
    if not any(len(line.parts) > 2 and is_head([text for text, _ in line.parts]) for line in lines):
        return []
    levels = rows([part for line in lines for part in line.parts])
    found: list[Found] = []
    index = 0
    while index < len(levels):
        if len(levels[index]) > 2 and is_head([text for text, _ in levels[index]]):
            table, index = _table(levels, index)
            if table:
                found.append(table)
        else:
            index += 1
    return found


def _table(levels: Sequence[Sequence[_Part]], start: int) -> tuple[Found | None, int]:
    """Return the table under a head row and the first level after it; None where its rows cannot be told apart."""
    head = levels[start]
    strips: list[_Strip] = [(a[1][2], b[1][0]) for a, b in pairwise(head)]
    body: list[Sequence[_Part]] = []
    size = head[0][1][3] - head[0][1][1]
    stop = start + 1
    while stop < len(levels):
        level = levels[stop]
        if not _is_group(level):
            narrowed = [_narrowed(strip, level) for strip in strips]
            if any(right - left < 0.2 * size for left, right in narrowed) or _far(levels[stop - 1], level, size):
                break
            strips = narrowed
        body.append(level)
        stop += 1
    # A group's name at the foot of a page belongs to the rows on the next; elsewhere it is a heading after the table.
    while body and stop < len(levels) and _is_group(body[-1]):
        body.pop()
        stop -= 1
    counted = squash(head[0][0]) in COUNTED
    lined = [_in_columns(level, strips) for level in (head, *body)]
    joined = _rows(lined[1:], size, counted=counted)
    if len(joined) < 2:
        return None, start + 1
    areas = [area for level in (head, *body) for _, area in level]
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    area = (min(lefts), min(tops), max(rights), max(bottoms))
    return Found(area, tuple(tuple(_cell(cell) for cell in row) for row in (lined[0], *joined))), stop


def _narrowed(strip: _Strip, level: Sequence[_Part]) -> _Strip:
    """Return what stays blank of a strip between two columns when a further line is printed."""
    left, right = strip
    for _, (start, _, end, _) in level:
        if end <= left or start >= right:
            continue
        # A part belongs to the column on the side where most of it stands.
        if (start + end) / 2 < (left + right) / 2:
            left = max(left, end)
        else:
            right = min(right, start)
    return left, right


def _is_group(level: Sequence[_Part]) -> bool:
    text = level[0][0]
    return len(level) == 1 and mark(text.strip()) is not None and len(text) <= 30 and "。" not in text


def _far(above: Sequence[_Part], level: Sequence[_Part], size: float) -> bool:
    return level[0][1][1] - above[0][1][3] > 4 * size


def _in_columns(level: Sequence[_Part], strips: Sequence[_Strip]) -> list[list[_Part]]:
    cells: list[list[_Part]] = [[] for _ in range(len(strips) + 1)]
    for part in level:
        middle = (part[1][0] + part[1][2]) / 2
        column = 0 if _is_group(level) else sum(middle > (left + right) / 2 for left, right in strips)
        cells[column].append(part)
    return cells


def _rows(lined: Sequence[list[list[_Part]]], size: float, *, counted: bool) -> list[list[list[_Part]]]:
    """Join the lines of each row; a new row begins with its number, or where the first two columns are both filled.

    What stands above the first number is the rest of a row that the page break cut, if there is room between the two.
    Returns nothing where numbers do not rise or stand in the middle of their rows.
    """
    done: list[list[list[_Part]]] = []
    last = None
    for cells in lined:
        first = "".join(text for text, _ in cells[0]).strip()
        group = bool(first) and not any(cells[1:])
        if counted and first.isdecimal():
            if last is not None and not 0 < int(first) - last <= 5:
                return []
            if last is None and done and not done[0][0] and _height(done[0])[1] + 0.4 * size > _height([cells[0]])[0]:
                return []
            last = int(first)
        begins = bool(first) if counted else bool(first) and any(cells[1:])
        if begins or group or not done:
            done.append([list(cell) for cell in cells])
        else:
            for cell, more in zip(done[-1], cells, strict=True):
                cell.extend(more)
    return done


def _height(cells: Sequence[Sequence[_Part]]) -> tuple[float, float]:
    areas = [area for cell in cells for _, area in cell]
    return min(area[1] for area in areas), max(area[3] for area in areas)


def _cell(parts: Sequence[_Part]) -> tuple[Area, str] | None:
    if not parts:
        return ((0.0, 0.0, 0.0, 0.0), "")
    lefts, tops, rights, bottoms = zip(*(area for _, area in parts), strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms)), "\n".join(text for text, _ in parts)

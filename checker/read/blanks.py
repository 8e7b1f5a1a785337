"""Tables with rules across only, or with none: columns by the strips that stay blank, rows by rules or by figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median, multimode

from checker.read.lattice import Cell, Lattice
from checker.read.printed import Area, Letter, line, rows
from checker.read.rules import Rule, Rules

_Part = tuple[str, Area]

# Rules across belong to one table if their ends lie no further apart.
_ENDS = 6.0
# A strip between columns is this wide, in characters, and one of so many lines, say a head over columns, may cross it.
_STRIP, _CROSSED = 0.5, 12
# Lines of prose fill this share of the width of a table.
_WIDE = 0.6


def open_lattices(drawn: Rules, runs: Sequence[list[Letter]]) -> list[Lattice]:
    """Return the tables of three columns and more that rules across make alone, three and more of one width."""
    free = [rule for rule in drawn.across if not any(_meet(rule, other) for other in drawn.down)]
    done = []
    for group in _groups(free):
        area = (group[0].start, group[0].at, group[0].end, group[-1].at)
        parts = [part for run in runs if _stands_in(run, area) for part in line(run).parts]
        made = _lattice(parts, area, [rule.at for rule in group])
        if made:
            done.append(made)
    return done


def _groups(across: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted(across, key=lambda rule: rule.at):
        near = next(
            (one for one in groups if abs(one[0].start - rule.start) < _ENDS and abs(one[0].end - rule.end) < _ENDS),
            None,
        )
        if near is None:
            groups.append([rule])
        else:
            near.append(rule)
    return [group for group in groups if len(group) > 2]


def _meet(across: Rule, down: Rule) -> bool:
    return down.start - _ENDS <= across.at <= down.end + _ENDS and across.start - _ENDS <= down.at <= across.end + _ENDS


def _stands_in(run: Sequence[Letter], area: Area) -> bool:
    x, y = (run[0][1] + run[0][3]) / 2, (run[0][2] + run[0][4]) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def _lattice(parts: Sequence[_Part], area: Area, heights: Sequence[float]) -> Lattice | None:
    """Return the cells between rules across: a row a rule, or below the head of a table of three a row a figure."""
    if not parts:
        return None
    size = median(box[3] - box[1] for _, box in parts)
    xs = [area[0], *_strips(parts, area, size), area[2]]
    ys = [y for y, after in pairwise([*heights, heights[-1] + 2 * size]) if after - y > 0.5 * size]
    if len(ys) == 3:
        body = [part for part in parts if part[1][1] > ys[1] - 1]
        ys = [*ys[:2], *_between(body, xs), ys[2]]
    if len(xs) < 4 or len(ys) < 3 or not _holds(parts, xs, ys):
        return None
    cells = tuple(
        Cell(row, column, row, column, (left, top, right, bottom))
        for row, (top, bottom) in enumerate(pairwise(ys))
        for column, (left, right) in enumerate(pairwise(xs))
    )
    return Lattice(len(ys) - 1, len(xs) - 1, cells, (xs[0], ys[0], xs[-1], ys[-1]))


def _holds(parts: Sequence[_Part], xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Say whether the head has words in every column but the first, and most other rows in two or more."""
    filled: list[set[int]] = [set() for _ in ys]
    for _, box in parts:
        row = sum((box[1] + box[3]) / 2 > y for y in ys) - 1
        filled[row].add(sum((box[0] + box[2]) / 2 > x for x in xs) - 1)
    body = filled[1:-1]
    return len(filled[0] | {0}) == len(xs) - 1 and 2 * sum(len(row) > 1 for row in body) >= len(body)


def _strips(parts: Sequence[_Part], area: Area, size: float) -> list[float]:
    """Return the middles of the strips that hardly a line crosses."""
    width = area[2] - area[0]
    boxes = [box for _, box in parts if box[2] - box[0] < _WIDE * width]
    allowed = len(rows(parts)) // _CROSSED
    ends = sorted([(box[0], 1) for box in boxes] + [(box[2], -1) for box in boxes])
    strips: list[tuple[float, float]] = []
    open_parts, since = 0, None
    for x, change in ends:
        before = open_parts
        open_parts += change
        if before > allowed >= open_parts:
            since = x
        elif before <= allowed < open_parts and since is not None:
            if x - since >= _STRIP * size:
                strips.append((since, x))
            since = None
    return [(left + right) / 2 for left, right in strips]


def _between(parts: Sequence[_Part], xs: Sequence[float]) -> list[float]:
    """Return the heights between rows: those of the columns that most often have one line a row."""
    columns = [
        sorted((box[1] + box[3]) / 2 for _, box in parts if left <= (box[0] + box[2]) / 2 < right)
        for left, right in pairwise(xs)
    ]
    usual = max(multimode(len(column) for column in columns if column), default=0)
    anchors = next((column for column in columns if len(column) == usual), [])
    return [(above + below) / 2 for above, below in pairwise(anchors)]

"""Tables with rules across only, or with none: columns by the strips that stay blank, rows by rules or by figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median, multimode

from checker.read.lattice import Cell, Lattice
from checker.read.printed import Area, Letter, digits, line, rows
from checker.read.rules import Rule, Rules

_Part = tuple[str, Area]

# A page that may hold a table without rules has so many short lines, at least half of all.
_SHORT, _FEWEST = 25, 10
# What hangs on to a table follows within so many heights of a character, lines of one cell within somewhat less.
_LEADING, _CELL = 1.6, 1.45
_MARGIN = 0.06
# Rules across belong to one table if their ends lie no further apart.
_ENDS = 6.0
# A strip between columns is this wide, in characters, and one of so many lines, say a head over columns, may cross it.
_STRIP, _CROSSED = 0.5, 12
# Lines of prose fill this share of the width of a table.
_WIDE = 0.6


def open_lattices(drawn: Rules, runs: Sequence[Sequence[Letter]]) -> list[Lattice]:
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


def free_lattice(runs: Sequence[Sequence[Letter]], height: float) -> Lattice | None:
    """Return the table that words alone make on a page without rules: four rows and four columns, some of figures."""
    short = [run for run in runs if len(run) < _SHORT]
    if len(short) < _FEWEST or 2 * len(short) < len(runs):
        return None
    words = (part for run in runs for part in line(run).parts if part[0].strip())
    levels = rows([part for part in words if _MARGIN * height < part[1][1] < (1 - _MARGIN) * height])
    column = [box for level in levels for _, box in level]
    reach = max((box[2] for box in column), default=0.0) - min((box[0] for box in column), default=0.0)
    for stretch in _stretches(levels, _WIDE * reach):
        parts = [part for level in stretch for part in level]
        lefts, tops, rights, bottoms = zip(*(box for _, box in parts), strict=True)
        area = (min(lefts) - 1, min(tops) - 1, max(rights) + 1, max(bottoms) + 1)
        size = median(box[3] - box[1] for _, box in parts)
        xs = [area[0], *_strips(parts, area, size), area[2]]
        columns = _columns(parts, xs)
        anchors = _anchors(columns, size) or _anchors([_cells(column, size) for column in columns], size)
        if len(xs) > 4 and len(anchors) > 3:
            ys = [area[1], *((above + below) / 2 for above, below in pairwise(anchors)), area[3]]
            if _holds(parts, xs, [*ys[1:], area[3] + size], head=False) and _figures(parts, xs):
                return _grid(xs, ys)
    return None


def _stretches(levels: Sequence[Sequence[_Part]], wide: float) -> list[list[Sequence[_Part]]]:
    """Return the levels between lines of prose, from the first of three parts to the last and what hangs on to them."""
    done: list[list[Sequence[_Part]]] = []
    stretch: list[Sequence[_Part]] = []
    for level in (*levels, None):
        if level is not None and max(box[2] - box[0] for _, box in level) < wide:
            stretch.append(level)
            continue
        dense = [index for index, one in enumerate(stretch) if len(one) > 2]
        if len(dense) > 3:
            first, last = dense[0], dense[-1]
            while first and _hangs(stretch[first - 1], stretch[first]):
                first -= 1
            while last + 1 < len(stretch) and _hangs(stretch[last], stretch[last + 1]):
                last += 1
            done.append(stretch[first : last + 1])
        stretch = []
    return done


def _hangs(above: Sequence[_Part], below: Sequence[_Part]) -> bool:
    """Say whether two levels are as close as the lines of one cell."""
    size = below[0][1][3] - below[0][1][1]
    return min(box[1] for _, box in below) - max(box[1] for _, box in above) < _LEADING * size


def _cells(column: Sequence[float], size: float) -> list[float]:
    """Return the heights of a column's cells, lines that follow each other closely taken as one."""
    cells: list[list[float]] = []
    for height in column:
        if cells and height - cells[-1][-1] < _CELL * size:
            cells[-1].append(height)
        else:
            cells.append([height])
    return [(cell[0] + cell[-1]) / 2 for cell in cells]


def _anchors(columns: Sequence[Sequence[float]], size: float) -> list[float]:
    """Return the heights of the rows: those of the cells in most columns, which two columns or more must share."""
    best: list[float] = []
    for column in columns:
        agreeing = sum(
            len(other) == len(column) and all(abs(a - b) < 0.6 * size for a, b in zip(column, other, strict=True))
            for other in columns
        )
        if agreeing > 1 and len(column) > len(best):
            best = list(column)
    return best


def _figures(parts: Sequence[_Part], xs: Sequence[float]) -> bool:
    """Say whether half of the cells of some column but the first hold figures."""
    for left, right in [*pairwise(xs)][1:]:
        column = [text for text, box in parts if left <= (box[0] + box[2]) / 2 < right]
        if 2 * sum(digits(text) > 0 for text in column) >= len(column) > 2:
            return True
    return False


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
    return _grid(xs, ys)


def _grid(xs: Sequence[float], ys: Sequence[float]) -> Lattice:
    cells = tuple(
        Cell(row, column, row, column, (left, top, right, bottom))
        for row, (top, bottom) in enumerate(pairwise(ys))
        for column, (left, right) in enumerate(pairwise(xs))
    )
    return Lattice(len(ys) - 1, len(xs) - 1, cells, (xs[0], ys[0], xs[-1], ys[-1]))


def _holds(parts: Sequence[_Part], xs: Sequence[float], ys: Sequence[float], *, head: bool = True) -> bool:
    """Say whether the head has words in every column but the first, and most other rows in two or more."""
    filled: list[set[int]] = [set() for _ in ys]
    for _, box in parts:
        row = sum((box[1] + box[3]) / 2 > y for y in ys) - 1
        filled[row].add(sum((box[0] + box[2]) / 2 > x for x in xs) - 1)
    body = filled[1:-1]
    return (not head or len(filled[0] | {0}) == len(xs) - 1) and 2 * sum(len(row) > 1 for row in body) >= len(body)


def _strips(parts: Sequence[_Part], area: Area, size: float) -> list[float]:
    """Return the middles of the strips that hardly a line crosses."""
    width = area[2] - area[0]
    boxes = [box for _, box in parts if box[2] - box[0] < _WIDE * width]
    # A column of few words is a column too: how many lines may cross is tried from none upwards.
    tried = (_uncrossed(boxes, allowed, size) for allowed in range(len(rows(parts)) // _CROSSED + 1))
    return max(tried, key=len)


def _uncrossed(boxes: Sequence[Area], allowed: int, size: float) -> list[float]:
    ends = sorted([(box[0], 1) for box in boxes] + [(box[2], -1) for box in boxes])
    strips: list[float] = []
    open_parts, since = 0, None
    for x, change in ends:
        before = open_parts
        open_parts += change
        if before > allowed >= open_parts:
            since = x
        elif before <= allowed < open_parts and since is not None:
            if x - since >= _STRIP * size:
                strips.append((since + x) / 2)
            since = None
    return strips


def _between(parts: Sequence[_Part], xs: Sequence[float]) -> list[float]:
    """Return the heights between rows: those of the columns that most often have one line a row."""
    columns = _columns(parts, xs)
    usual = max(multimode(len(column) for column in columns if column), default=0)
    anchors = next((column for column in columns if len(column) == usual), [])
    return [(above + below) / 2 for above, below in pairwise(anchors)]


def _columns(parts: Sequence[_Part], xs: Sequence[float]) -> list[list[float]]:
    """Return the heights of the lines of each column."""
    return [
        sorted((box[1] + box[3]) / 2 for _, box in parts if left <= (box[0] + box[2]) / 2 < right)
        for left, right in pairwise(xs)
    ]

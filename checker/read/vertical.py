"""Text that is set downwards: characters that stand below one another, put together as lines from right to left."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from checker.read.printed import Area, Letter, PrintedLine
from checker.read.ruled import Found

# Fewer characters below one another may be the cells of a table.
_FEWEST = 4
# In sizes of a character: how far those of one line stand apart at most, downwards and sideways, and how evenly.
_DOWN, _SIDEWAYS, _UNEVEN = 1.45, 0.3, 0.5
# As much of such a line at least is Chinese, and as much at most stands on a level with other text.
_CHINESE, _ON_A_LEVEL = 0.5, 0.5
# So much of a character, at its head and its foot, may lie on a level with another line.
_EDGE = 0.2
# Points: a character is looked for below one in the same strip of the page or in those beside it.
_STRIP = 4.0

Runs = Sequence[Sequence[Letter]]
Item = Sequence[Letter] | Found


def set_downwards(items: Sequence[Item]) -> tuple[list[Item], list[PrintedLine]]:
    """Return the runs and tables of a page without what is set downwards, and that in lines from right to left."""
    alone = [item for item in items if not isinstance(item, Found) and len(item) == 1]
    if len(alone) < _FEWEST:
        return list(items), []
    lines = _lines(alone)
    inside = {id(run) for line in lines for run in line}
    others = [item for item in items if not isinstance(item, Found) and id(item) not in inside]
    levels = sorted((run[0][2] + run[0][4]) / 2 for run in others)
    lines = [line for line in lines if _apart(line, levels)]
    inside = {id(run) for line in lines for run in line}
    lines.sort(key=lambda line: (-round(_middle(line[0])), line[0][0][2]))
    return [item for item in items if id(item) not in inside], [_printed(line) for line in lines]


def among(flow: Sequence[PrintedLine | Found], lines: Sequence[PrintedLine]) -> list[PrintedLine | Found]:
    """Return the lines and tables of a page with the lines that are set downwards: first where they are most of it."""
    written = sum(len(item.text) for item in flow if isinstance(item, PrintedLine))
    if sum(len(line.text) for line in lines) > written:
        return [*lines, *flow]
    done = list(flow)
    for line in lines:
        tops = [item.area[1] if isinstance(item, Found) else item.box[1] for item in done]
        done.insert(next((at for at, top in enumerate(tops) if top > line.box[1]), len(done)), line)
    return done


def _lines(alone: Runs) -> list[list[Sequence[Letter]]]:
    """Return the characters that stand below one another as text does."""
    lines: list[list[Sequence[Letter]]] = []
    lowest: dict[int, list[Sequence[Letter]]] = {}
    for run in sorted(alone, key=lambda run: (run[0][2], run[0][1])):
        strip = int(_middle(run) // _STRIP)
        near = (lowest[at] for at in (strip, strip - 1, strip + 1) if at in lowest)
        line = next((line for line in near if _goes_on(line[-1], run)), None)
        if line is None:
            line = []
            lines.append(line)
        line.append(run)
        lowest[strip] = line
    return [line for line in lines if _is_text(line)]


def _goes_on(above: Sequence[Letter], run: Sequence[Letter]) -> bool:
    size = above[0][4] - above[0][2]
    return abs(_middle(above) - _middle(run)) < _SIDEWAYS * size and 0 < run[0][2] - above[0][2] <= _DOWN * size


def _is_text(line: Runs) -> bool:
    if len(line) < _FEWEST or sum("\u4e00" <= run[0][0] <= "\u9fff" for run in line) < _CHINESE * len(line):
        return False
    size = line[0][0][4] - line[0][0][2]
    steps = [below[0][2] - above[0][2] for above, below in pairwise(line)]
    return max(steps) - min(steps) < _UNEVEN * size


def _apart(line: Runs, levels: Sequence[float]) -> bool:
    """Say whether a line stands by itself: the cells of a column stand on a level with those beside them."""
    beside = 0
    for run in line:
        _, _, top, _, bottom = run[0]
        at = bisect_left(levels, top + _EDGE * (bottom - top))
        beside += at < len(levels) and levels[at] <= bottom - _EDGE * (bottom - top)
    return beside <= _ON_A_LEVEL * len(line)


def _middle(run: Sequence[Letter]) -> float:
    return (run[0][1] + run[0][3]) / 2


def _printed(line: Runs) -> PrintedLine:
    letters = [run[0] for run in line]
    area: Area = (
        round(min(one[1] for one in letters), 1),
        round(letters[0][2], 1),
        round(max(one[3] for one in letters), 1),
        round(letters[-1][4], 1),
    )
    text = "".join(one[0] for one in letters)
    return PrintedLine(text, area, ((text, area),))

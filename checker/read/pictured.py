"""What pictures show, as lines and tables of their page: a scanned page, or a table or a text pasted as a picture."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from checker.read import lattice, ruled
from checker.read.lattice import Lattice
from checker.read.printed import Area, Letter, PrintedLine, Run, level, printed_lines
from checker.read.ruled import Found
from checker.read.rules import Rule, Rules
from checker.read.scan import Recognised

# A frame around a text or a table takes so much of the picture; a text has lines of at least so many characters.
_FRAME, _LONG, _FEWEST = 0.5, 12, 3
_BESIDE = 0.3  # of the stretches in a table at most so many stand beside another in their cell
_HEAD, _MEETS = 1.6, 4.0  # a head without rules stands so many rows above the table at most
_FILLED = 0.5  # of the cells of a table at least so many hold words


def recognised(seen: Recognised) -> list[PrintedLine | Found]:
    """Return the lines and the ruled tables that a picture shows."""
    found = lattice.lattices(seen.rules)
    headed = seen.rules
    for one in found:
        headed = _with_head(one, headed, seen.runs)
    found = found if headed is seen.rules else lattice.lattices(headed)
    flow = as_flow(ruled.parted(seen.runs, found))
    empty = {item.area for item in flow if isinstance(item, Found) and not _is_filled(item)}
    tables = [one for one in found if one.area not in empty and not _is_chart(one, seen.runs)]
    if len(tables) < len(found):
        flow = as_flow(ruled.parted(seen.runs, tables))
    return [replace(item, scanned=True) for item in flow]


def _with_head(grid: Lattice, rules: Rules, runs: Sequence[Run]) -> Rules:
    """Return rules that take in the head of a table that no rules part: words in a row, each over its column."""
    left, top, right, _ = grid.area
    sides = sorted({side for cell in grid.cells for side in (cell.area[0], cell.area[2])})
    high = median(cell.area[3] - cell.area[1] for cell in grid.cells)
    above = [run for run in runs if top - _HEAD * high < run.tops[0] and run.bottoms[0] < top + 1]
    above = [run for run in above if run.rights[-1] > left and run.lefts[0] < right]
    columns = [bisect(sides, run.lefts[0] + 1) for run in above]
    over_one = all(bisect(sides, run.rights[-1] - 1) == column for run, column in zip(above, columns, strict=True))
    if not over_one or len(set(columns)) < max(2, len(sides) - 2) or len(columns) > 2 * len(set(columns)):
        return rules
    start = min(run.tops[0] for run in above) - 1
    down = [replace(rule, start=start) if abs(rule.start - top) < _MEETS else rule for rule in rules.down]
    return replace(rules, across=(*rules.across, Rule(start, left, right)), down=tuple(down))


def _is_chart(grid: Lattice, runs: Sequence[Run]) -> bool:
    """Say whether words stand side by side in the cells, as the figures of a chart do between its lines."""
    held: dict[int, list[Run]] = {}
    for run in runs:
        middle = run[len(run) // 2]
        if cell := grid.cell(middle):
            held.setdefault(id(cell), []).append(run)
    inside = sum(map(len, held.values()))
    beside = sum(
        any(one is not other and level(one, other) for other in cell) for cell in held.values() for one in cell
    )
    return beside > _BESIDE * inside


def _is_filled(table: Found) -> bool:
    """Say whether most cells hold words, as those of a table do; the lines of a chart or a map make cells as well."""
    cells = [cell for row in table.rows for cell in row if cell]
    rows = sum(any(cell and cell[1] for cell in row) for row in table.rows)
    return rows >= _FEWEST and sum(bool(cell[1]) for cell in cells) >= _FILLED * len(cells)


def as_flow(parted: Iterable[Sequence[Letter] | Found]) -> list[PrintedLine | Found]:
    """Return a page's runs and tables as its lines and tables."""
    done: list[PrintedLine | Found] = []
    runs: list[Sequence[Letter]] = []
    for item in parted:
        if isinstance(item, Found):
            done += printed_lines(runs)
            runs = []
            done.append(item)
        else:
            runs.append(item)
    return [*done, *printed_lines(runs)]


def beside(printed: Iterable[PrintedLine], shown: Sequence[PrintedLine | Found]) -> list[PrintedLine | Found]:
    """Return the lines of a page that is a picture with a few words: the words as printed, and what was recognised."""
    kept = [
        line for line in printed if not any(_within(line.box, item.area) for item in shown if isinstance(item, Found))
    ]
    new = [item for item in shown if isinstance(item, Found) or not any(_within(item.box, one.box) for one in kept)]
    return sorted([*kept, *new], key=top_of)


def framed(rules: Rules, area: Area) -> bool:
    """Say whether the rules of a picture make a frame around most of it: that of a table, or of a text set apart."""
    if len(rules.across) < 2 or not rules.down:
        return False
    high = max(rule.at for rule in rules.across) - min(rule.at for rule in rules.across)
    wide = max(rule.end - rule.start for rule in rules.across)
    return high >= _FRAME * (area[3] - area[1]) and wide >= _FRAME * (area[2] - area[0])


def holds_text(shown: Sequence[PrintedLine | Found]) -> bool:
    """Say whether a picture shows a table or running text, and not the labels of a chart or a map."""
    lines = [item for item in shown if isinstance(item, PrintedLine)]
    return len(lines) < len(shown) or (len(lines) >= _FEWEST and median(len(line.text) for line in lines) >= _LONG)


def top_of(item: PrintedLine | Found) -> float:
    """Return how far down its page a line or a table begins."""
    return item.area[1] if isinstance(item, Found) else item.box[1]


def _within(box: Area, area: Area) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return area[0] - 2 <= x <= area[2] + 2 and area[1] - 2 <= y <= area[3] + 2

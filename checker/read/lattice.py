"""The cells that rules part from one another: rows, columns, and cells that reach over several of either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from checker.read.printed import Area, Letter
from checker.read.rules import Rule, Rules

# Rules that end so far from another still meet it; columns and rows narrower than a character are one side twice.
_MEETS, _NARROWEST = 3.5, 6.0
# A wall stands between two cells where a rule runs along this share of their common side.
_WALL = 0.6
# A side without a rule counts as open where rules run on so far beyond the last one down.
_OPEN = 8.0
_MOST = 300_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell between rules: the first and last row and column it covers, and its area."""

    top: int
    left: int
    bottom: int
    right: int
    area: Area


@dataclass(frozen=True, slots=True)
class Lattice:
    """Rules that meet, as cells in so many rows and columns."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    area: Area

    def touches(self, box: Area) -> bool:
        """Say whether a box reaches into the lattice."""
        left, top, right, bottom = self.area
        return box[0] < right and box[2] > left and box[1] < bottom and box[3] > top

    def cell(self, letter: Letter) -> Cell | None:
        """Return the cell in which the middle of a character stands."""
        x, y = (letter[1] + letter[3]) / 2, (letter[2] + letter[4]) / 2
        left, top, right, bottom = self.area
        if not (left <= x <= right and top <= y <= bottom):
            return None
        return next((one for one in self.cells if one.area[2] >= x and one.area[3] >= y and one.area[0] <= x), None)


def lattices(found: Rules) -> list[Lattice]:
    """Return the lattices of two columns or more that a page's rules make, the topmost first."""
    if len(found.across) * len(found.down) > _MOST:
        return []
    met = (_lattice(across, down) for across, down in _meeting(found.across, found.down))
    made = [one for one in met if one and one.columns > 1 and len(one.cells) > 2]
    return sorted(_innermost(made), key=lambda one: one.area[1])


def _meeting(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the rules that hang together, each group once."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, h in enumerate(across):
        for j, v in enumerate(down, len(across)):
            if (
                h.start - _MEETS <= v.at <= h.end + _MEETS
                and v.start - _MEETS <= h.at <= v.end + _MEETS
                and root(i) != root(j)
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(parent)):
        both = groups.setdefault(root(index), ([], []))
        if index < len(across):
            both[0].append(across[index])
        else:
            both[1].append(down[index - len(across)])
    yield from (both for both in groups.values() if len(both[0]) > 1 and both[1])


def _lattice(across: list[Rule], down: list[Rule]) -> Lattice | None:
    top, bottom = min(rule.at for rule in across), max(rule.at for rule in across)
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    # A table open at its sides ends where its rules across end.
    if min(rule.at for rule in down) - left > _OPEN:
        down = [*down, Rule(left, top, bottom)]
    if right - max(rule.at for rule in down) > _OPEN:
        down = [*down, Rule(right, top, bottom)]
    # One open at the top or foot, where a page breaks, ends where its rules down end.
    highest, lowest = min(rule.start for rule in down), max(rule.end for rule in down)
    if top - highest > _OPEN:
        across = [*across, Rule(highest, left, right)]
    if lowest - bottom > _OPEN:
        across = [*across, Rule(lowest, left, right)]
    xs, ys = _places(down), _places(across)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows > _MOST:
        return None
    walls = _standing(down, xs, ys)
    floors = _standing(across, ys, xs)
    taken: dict[tuple[int, int], int] = {}
    for number, group in enumerate(_regions(rows, columns, walls, floors)):
        for place in group:
            taken[place] = number
    cells = tuple(_cells(rows, columns, taken, xs, ys))
    return Lattice(rows, columns, cells, (xs[0], ys[0], xs[-1], ys[-1]))


def _places(found: Iterable[Rule]) -> list[float]:
    """Return where rules lie, those closer together than a character taken as one."""
    places: list[list[float]] = []
    for at in sorted(rule.at for rule in found):
        if places and at - places[-1][0] < _NARROWEST:
            places[-1].append(at)
        else:
            places.append([at])
    return [mean(group) for group in places]


def _standing(found: Iterable[Rule], places: Sequence[float], along: Sequence[float]) -> set[tuple[int, int]]:
    """Return the (place, stretch) pairs at which a rule runs along a stretch between two rules of the other way."""
    covered: dict[tuple[int, int], float] = {}
    for rule in found:
        near = min(range(len(places)), key=lambda index: abs(places[index] - rule.at))
        for index, (start, end) in enumerate(pairwise(along)):
            shared = min(end, rule.end) - max(start, rule.start)
            if shared > 0:
                covered[near, index] = covered.get((near, index), 0.0) + shared / (end - start)
    return {key for key, share in covered.items() if share >= _WALL}


def _regions(
    rows: int, columns: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> Iterator[list[tuple[int, int]]]:
    """Yield the places (row, column) that no rule parts from one another."""
    seen: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in seen:
                continue
            seen.add((row, column))
            group = [(row, column)]
            for y, x in group:
                beside = []
                if x + 1 < columns and (x + 1, y) not in walls:
                    beside.append((y, x + 1))
                if x and (x, y) not in walls:
                    beside.append((y, x - 1))
                if y + 1 < rows and (y + 1, x) not in floors:
                    beside.append((y + 1, x))
                if y and (y, x) not in floors:
                    beside.append((y - 1, x))
                for place in beside:
                    if place not in seen:
                        seen.add(place)
                        group.append(place)
            yield group


def _cells(
    rows: int, columns: int, taken: dict[tuple[int, int], int], xs: Sequence[float], ys: Sequence[float]
) -> Iterator[Cell]:
    """Yield rectangles; a region with a corner cut out, where a rule was left out, is cut into its rows."""
    done: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in done:
                continue
            number = taken[row, column]
            right = column
            while right + 1 < columns and taken[row, right + 1] == number and (row, right + 1) not in done:
                right += 1
            bottom = row
            while bottom + 1 < rows and all(taken[bottom + 1, x] == number for x in range(column, right + 1)):
                if column and taken[bottom + 1, column - 1] == number:
                    break
                if right + 1 < columns and taken[bottom + 1, right + 1] == number:
                    break
                bottom += 1
            done.update((y, x) for y in range(row, bottom + 1) for x in range(column, right + 1))
            yield Cell(row, column, bottom, right, (xs[column], ys[row], xs[right + 1], ys[bottom + 1]))


def _innermost(found: Sequence[Lattice]) -> list[Lattice]:
    """Return lattices without those that are frames of the page around another one."""
    return [one for one in found if not any(_holds(cell.area, other.area) for cell in one.cells for other in found)]


def _holds(outer: Area, inner: Area) -> bool:
    return outer[0] < inner[0] and outer[1] < inner[1] and inner[2] < outer[2] and inner[3] < outer[3]

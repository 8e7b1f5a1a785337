"""Ruled tables of a PDF's pages: each character in the cell where it stands, with merged cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from checker.model import Place
from checker.read.build import Box
from checker.read.lattice import Cell, Lattice
from checker.read.printed import Area, Letter, PrintedLine, Run, line

# Characters closer together than this share of their height are printed in one go, over a rule if need be.
_JOINED = 0.15
# Of a piece over a rule so few characters go back to where the rest stands, if the rule cuts so much off one of them.
_FEW, _CUT = 2, 0.15
_CLOSING = frozenset("，。、；：）〕》”’%％)],;:.")
# A character so much lower than the highest of its cell may be raised or set low.
_SMALL = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """A table on a page: its area, and each row's cells as area and text; None where another cell reaches over.

    `over` says which cell that is, by row and column; `twice` counts the figures drawn a second time for bold;
    `scanned` says that it was recognised from a picture.
    """

    area: Area
    rows: tuple[tuple[tuple[Area, str] | None, ...], ...]
    over: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    twice: int = 0
    scanned: bool = False

    def boxes(self, page: int) -> list[list[Box]]:
        """Return the table's cells with their places."""
        done = []
        for number, row in enumerate(self.rows):
            boxes = []
            for column, cell in enumerate(row):
                if cell:
                    left, top, right, bottom = (round(side, 1) for side in cell[0])
                    place = Place(page=page, box=(left, top, right, bottom), scanned=self.scanned)
                    boxes.append(Box(text=cell[1], place=place))
                else:
                    boxes.append(
                        Box(
                            text="",
                            place=Place(page=page, scanned=self.scanned),
                            merged_with=self.over.get((number, column)),
                        )
                    )
            done.append(boxes)
        return done


def parted(runs: Iterable[Sequence[Letter]], found: Sequence[Lattice]) -> list[Sequence[Letter] | Found]:
    """Return the runs of a page in order, with each table where its first character stood.

    A lattice with words in one column only is a frame, and its words are lines of the page.
    """
    runs = list(runs)
    if not found:
        return list(runs)
    filled = [_Filled(lattice) for lattice in found]
    flow: list[Sequence[Letter] | _Filled] = []
    for run in runs:
        flow += _split(run, filled)
    tables = {id(one): one.table() for one in filled}
    done: list[Sequence[Letter] | Found] = []
    placed: set[int] = set()
    if not any(tables.values()):
        return list(runs)
    if not all(tables.values()):
        return parted(runs, [one.lattice for one in filled if tables[id(one)]])
    for item in flow:
        if not isinstance(item, _Filled):
            done.append(item)
        elif id(item) not in placed:
            placed.add(id(item))
            table = tables[id(item)]
            if table:
                done.append(table)
    return done


def _split(run: Sequence[Letter], tables: Sequence[_Filled]) -> Iterator[Sequence[Letter] | _Filled]:
    """Yield the stretches of a run that stand outside of tables, and the tables that take the others."""
    sides = Run.of(run)
    reach = (min(sides.lefts), sides.tops[0], max(sides.rights), sides.bottoms[0])
    near = [table for table in tables if table.lattice.touches(reach)]
    if not near:
        yield run
        return
    outside: list[Letter] = []
    for piece in _pieces(list(run)):
        table = next((one for one in near if one.take(piece)), None)
        if table is None:
            outside += piece
        else:
            if outside:
                yield outside
                outside = []
            yield table
    if outside:
        yield outside


def _pieces(run: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Yield the stretches of a run that are printed in one go; blanks go with what stands before them."""
    piece = [run[0]]
    for first, second in pairwise(run):
        if second[0] != " " and (first[0] == " " or abs(second[1] - first[3]) > _JOINED * (second[4] - second[2])):
            yield piece
            piece = []
        piece.append(second)
    yield piece


class _Filled:
    """A lattice being filled with the characters of its page."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        self.letters: dict[Cell, list[Letter]] = {}
        self.crossing: list[dict[Cell, list[Letter]]] = []

    def take(self, piece: list[Letter]) -> bool:
        """Put a piece into the cell in which most of it stands; say if any of the cells is its place."""
        first, last = self.lattice.cell(piece[0]), self.lattice.cell(piece[-1])
        if first is last:
            if first is None:
                return False
            self.letters.setdefault(first, []).extend(piece)
            return True
        parts: dict[Cell, list[Letter]] = {}
        for letter in piece:
            cell = self.lattice.cell(letter) or (first or last)
            if cell:
                parts.setdefault(cell, []).append(letter)
        self.crossing.append(parts)
        return True

    def settle(self) -> None:
        """Share out the pieces that run over a rule.

        They stay in one cell where the rest would stand on what the next cell holds, or where a rule goes through a
        character; else the rule parts words that were only printed close together.
        """
        for parts in self.crossing:
            main = max(parts, key=lambda cell: len(parts[cell]))
            for cell, letters in parts.items():
                over = cell is not main and (self._stands_on(letters, cell) or self._cut(letters, cell))
                self.letters.setdefault(main if over else cell, []).extend(letters)
        self.crossing = []

    def _stands_on(self, letters: Sequence[Letter], cell: Cell) -> bool:
        return any(
            min(one[3], other[3]) - max(one[1], other[1]) > _JOINED * (one[4] - one[2])
            and min(one[4], other[4]) > max(one[2], other[2])
            for one in letters
            for other in self.letters.get(cell, [])
            if other[0] != " "
        )

    def _cut(self, letters: Sequence[Letter], cell: Cell) -> bool:
        cut = _CUT * (letters[0][4] - letters[0][2])
        return len(letters) <= _FEW and (
            letters[0][1] < cell.area[0] - cut or letters[-1][3] > cell.area[2] + cut or letters[0][0] in _CLOSING
        )

    def table(self) -> Found | None:
        """Return the table; None where too few cells hold words: less than two by two or a head of three."""
        self.settle()
        written = [cell for cell, letters in self.letters.items() if any(letter[0] != " " for letter in letters)]
        rows_written, columns_written = len({cell.top for cell in written}), len({cell.left for cell in written})
        if columns_written < 2 or rows_written + columns_written < 4:
            return None
        lattice = self.lattice
        rows: list[list[tuple[Area, str] | None]] = [[None] * lattice.columns for _ in range(lattice.rows)]
        over: dict[tuple[int, int], tuple[int, int]] = {}
        twice = 0
        for cell in lattice.cells:
            for row in range(cell.top, cell.bottom + 1):
                for column in range(cell.left, cell.right + 1):
                    over[row, column] = (cell.top, cell.left)
            lines = _lines(self.letters.get(cell, []))
            twice += sum(one.twice for one in lines)
            rows[cell.top][cell.left] = (cell.area, "\n".join(one.text for one in lines).strip())
        return Found(lattice.area, tuple(map(tuple, rows)), over, twice)


def _lines(letters: Sequence[Letter]) -> list[PrintedLine]:
    """Return the lines of a cell; small figures go to the line that they are raised or set low in."""
    if not letters:
        return []
    tall = max(letter[4] - letter[2] for letter in letters)
    small = [letter for letter in letters if letter[4] - letter[2] < _SMALL * tall]
    lines = _levels([letter for letter in letters if letter[4] - letter[2] >= _SMALL * tall])
    apart: list[Letter] = []
    for letter in small:
        shared, at = max((min(one[0][4], letter[4]) - max(one[0][2], letter[2]), -i) for i, one in enumerate(lines))
        if shared > 0.3 * (letter[4] - letter[2]):
            lines[-at].append(letter)
        else:
            apart.append(letter)
    if apart:
        lines = sorted([*lines, *_levels(apart)], key=lambda one: one[0][2])
    return [line(one) for one in lines]


def _levels(letters: Sequence[Letter]) -> list[list[Letter]]:
    found: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: one[2] + one[4]):
        if found and letter[2] + letter[4] - found[-1][0][2] - found[-1][0][4] < letter[4] - letter[2]:
            found[-1].append(letter)
        else:
            found.append([letter])
    # Blanks stand where the character before them ends: the order of content is kept where places are the same.
    order = {id(letter): index for index, letter in enumerate(letters)}
    return [sorted(one, key=lambda letter: order[id(letter)]) for one in found]

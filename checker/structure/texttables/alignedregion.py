"""A stretch of a page in which blanks set columns apart: its pieces, its columns and the middle lines of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.language.typesetting import squash
from checker.model.layout import Line
from checker.structure.texttables.alignedcolumns import Piece, Strip, column_of, pieces, strips
from checker.structure.texttables.cellkinds import TOTAL, VALUES, heads_column, heads_values, kind
from checker.structure.texttables.celltokens import Token
from checker.structure.texttables.rowfit import Profile

FIGURES = VALUES | {"nothing"}
Cells = list[list[Piece]]


class Region:
    """The lines of a region, the pieces of each and the columns they stand in."""

    def __init__(self, lines: Sequence[Line], *, wide: bool) -> None:
        self.lines = lines
        self.levels = [pieces(line, at, wide=wide) for at, line in enumerate(lines)]
        self.atoms = [pieces(line, at, wide=wide, atoms=True) for at, line in enumerate(lines)]
        self.blocks = self._blocks()
        self.columns = strips(self.levels, self.blocks)
        self.ordinal: int | None = None
        self._made: tuple[list[Strip], list[Cells]] | None = None

    def filled(self) -> list[Cells]:
        """Return the cells of all lines."""
        if self._made is None or self._made[0] is not self.columns:
            cells = [self.cells_of(level, atoms) for level, atoms in zip(self.levels, self.atoms, strict=True)]
            self._made = self.columns, cells
        return self._made[1]

    def cells_of(self, level: Sequence[Piece], atoms: Sequence[Piece]) -> Cells:
        """Return the pieces of a line by columns; a piece over two columns is parted at a blank between them."""
        cells: Cells = [[] for _ in self.columns]
        for piece in level:
            parts = [piece]
            if " " in piece.text and column_of(piece, self.columns) >= 0:
                parts = self._at_gaps([atom for atom in atoms if piece.start <= atom.start < piece.end])
            for part in parts:
                cells[column_of(part, self.columns)].append(part)
        return cells

    def _at_gaps(self, atoms: Sequence[Piece]) -> list[Piece]:
        """Return atoms put together again but where the blank between two lies between columns."""
        parts: list[Piece] = []
        for atom in atoms:
            if parts:
                last = parts[-1]
                left, right = (column_of(one, self.columns) for one in (last, atom))
                apart = last.right <= self.columns[right].left + 1 and atom.left >= self.columns[left].right - 1
                if left == right or not apart:
                    text = last.text + " " + atom.text
                    parts[-1] = Piece(last.left, atom.right, last.start, atom.end, text, last.row)
                    continue
            parts.append(atom)
        return parts

    def anchors(self) -> tuple[int, list[int]]:
        """Return the line after the head and the lines in the middle of the rows: those of their numbers or figures."""
        filled = self.filled()
        texts = [[squash("".join(one.text for one in cell)) for cell in cells] for cells in filled]
        numbered = self._counted(texts)
        if numbered:
            return self.below(texts, numbered[0]), numbered
        best: list[int] = []
        for column in range(1, len(self.columns)):
            places = [
                at
                for at, line in enumerate(texts)
                if kind(line[column]) in VALUES or kind(line[column]) in ("nothing", "nature")
            ]
            if len(places) > len(best) and any(kind(texts[at][column]) in VALUES for at in places):
                best = places
        best = [at for at in best if not all(heads_values(text) or not text for text in texts[at])]
        return (self.below(texts, best[0]), best) if best else (0, [])

    def _counted(self, texts: Sequence[Sequence[str]]) -> list[int]:
        """Return the lines of the rows' numbers, where a column on the left counts on by one."""
        for column in range(min(3, len(self.columns))):
            places = [at for at, line in enumerate(texts) if line[column].isdecimal() and len(line[column]) <= 3]
            numbers = [int(texts[at][column]) for at in places]
            if len(numbers) >= 2 and all(b - a == 1 for a, b in pairwise(numbers)):
                self.ordinal = column
                return sorted({*places, *(at for at, line in enumerate(texts) if at > places[0] and _total(line))})
        return []

    def below(self, texts: Sequence[Sequence[str]], anchor: int) -> int:
        """Return the first line of the row in whose middle a line stands: what stands above it and is no head."""
        at = anchor
        while at > 0 and not headish(texts[at - 1]):
            if anchor - at >= 3 or self.apart(at):
                break
            at -= 1
        return at

    def apart(self, at: int) -> bool:
        """Say whether a blank line stands above a line."""
        above, below = self.lines[at - 1].place.line, self.lines[at].place.line
        return above is not None and below is not None and below - above > 1

    def _blocks(self) -> list[int]:
        """Return for each line the number of its block; a blank line ends a block."""
        found: list[int] = []
        for at in range(len(self.lines)):
            found.append(found[-1] + self.apart(at) if found else 0)
        return found

    def names(self, body: int, end: int) -> int:
        """Return the column with most words; those on its left are classes that reach over rows."""
        sizes = [0] * len(self.columns)
        for cells in self.filled()[body:end]:
            for column, cell in enumerate(cells):
                sizes[column] += sum(len(piece.text) for piece in cell)
        return sizes.index(max(sizes))

    def clean(self, body: int, end: int) -> float:
        """Return how many pieces below the head stand in their columns as figures, units and natures do."""
        count = 0.0
        for cells in self.filled()[body:end]:
            texts = [squash("".join(piece.text for piece in cell)) for cell in cells]
            count += sum(kind(text) in FIGURES or kind(text) in ("unit", "nature") for text in texts)
            count -= 0.01 * texts.count("")
        return count

    def profiles(self, body: int) -> list[Profile]:
        """Return what the columns hold below the head."""
        found = [Profile() for _ in self.columns]
        for cells in self.filled()[body:]:
            for profile, cell in zip(found, cells, strict=True):
                text = squash("".join(piece.text for piece in cell))
                if text:
                    profile.add(Token((), text, kind(text)))
        return found


def headish(texts: Sequence[str]) -> bool:
    """Say whether a line looks like one of a head: most of its pieces name columns."""
    filled = [text for text in texts if text]
    known = sum(heads_column(text) or (heads_values(text) and kind(text) not in VALUES) for text in filled)
    return len(filled) >= 2 and known * 2 >= len(filled)


def _total(texts: Sequence[str]) -> bool:
    """Say whether a line is that of a total."""
    return any(TOTAL.fullmatch(text) for text in texts) and any(kind(text) in VALUES for text in texts)

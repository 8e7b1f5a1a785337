"""Lines of a text as the cells of a table: what stands without a blank line between, and the cells left empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.language.typesetting import squash
from checker.model.layout import Cell, Line, Row
from checker.structure.texttables.cellkinds import Kind, kind

_MOST_EMPTY = 12  # cells left empty one after the other
_PROBED = 120  # tokens among which an empty cell would show
# Why the figures of a row are not judged; keys of the messages under read.suspect.
CELLS_APART = "cells-apart"


@dataclass(frozen=True, slots=True)
class Token:
    """A cell or a part of one: its lines (none where a cell was left empty), its words and what they look like."""

    lines: tuple[Line, ...]
    text: str
    kind: Kind


EMPTY = Token((), "", "empty")


class Tokens:
    """The tokens of a stretch of lines, made as they are asked for.

    `apart` is how many blank lines stand between two cells; fewer join two lines to one cell, and where `empties` says
    so a multiple more are cells left empty.
    """

    def __init__(self, lines: Sequence[Line], start: int, stop: int, apart: int, *, empties: bool) -> None:
        self.lines, self.stop, self.apart, self.empties = lines, stop, apart, empties
        self.made: list[Token] = []
        self.ends: list[int] = []  # for each token the index of the line after it
        self.at = start

    def upto(self, count: int) -> list[Token]:
        """Return the tokens, at least so many of them where the lines hold as many."""
        while len(self.made) < count and self.at < self.stop:
            self._next()
        return self.made

    def tell(self, above: Sequence[Token]) -> bool:
        """Say whether blank lines tell of cells left empty, here or in the head `above`; if none does, none is told."""
        self.empties = self.empties and EMPTY in (*above, *self.upto(_PROBED))
        return self.empties

    def _next(self) -> None:
        if self.made and self.empties:
            more = empty_cells(self.lines, self.at, self.apart)
            self.made += [EMPTY] * more
            self.ends += [self.at] * more
        first = self.at
        self.at += 1
        while self.at < self.stop and self.apart and self.at - first < 6 and 0 <= gap(self.lines, self.at) < self.apart:
            self.at += 1
        taken = tuple(self.lines[first : self.at])
        text = squash("".join(line.text for line in taken)) if sum(len(x.text) for x in taken) <= 400 else "长" * 401
        self.made.append(Token(taken, text, kind(text)))
        self.ends.append(self.at)


def gap(lines: Sequence[Line], index: int) -> int:
    """Return how many blank lines stand before a line; -1 where that is not known or a page begins."""
    if not index:
        return -1
    above, below = lines[index - 1], lines[index]
    if above.place.line is None or below.place.line is None or above.page != below.page:
        return -1
    return below.place.line - above.place.line - 1


def usual_gap(lines: Sequence[Line], start: int, stop: int) -> int:
    """Return how many blank lines mostly stand between the lines of a stretch."""
    counts = Counter(gap(lines, index) for index in range(start + 1, stop))
    del counts[-1]
    return max(counts, key=lambda size: (counts[size], size), default=0)


def empty_cells(lines: Sequence[Line], index: int, apart: int) -> int:
    """Return how many cells were left empty before a line, by the blank lines there."""
    more = gap(lines, index) - apart
    return min(more // (apart + 1), _MOST_EMPTY) if more > 0 and more % (apart + 1) == 0 else 0


def row(cells: Sequence[Sequence[Line]], suspect: str = "") -> Row:
    """Return a row of cells, each of some lines; one without a line was left empty."""
    filled = [line for cell in cells for line in cell]
    first = min(filled, key=lambda line: line.start)
    before = max(first.start - 1, 0)
    made = []
    for at, cell in enumerate(cells):
        after = cells[at + 1] if at + 1 < len(cells) else ()
        end = cell[-1].end if cell and after and after[0].start > cell[-1].end else before
        made.append(Cell(spans=tuple((x.start, x.end) for x in cell) or ((before, before),), end=end))
    return Row(cells=tuple(made), place=first.place, page=first.page, suspect=suspect)


def same_words(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Say whether tokens begin with these words, one after the other, cells left empty aside."""
    filled = [token.text for token in tokens if token.lines]
    return bool(words) and filled[: len(words)] == list(words)


def groups(sizes: Sequence[int], lines: Sequence[Token]) -> list[tuple[Line, ...]]:
    """Return tokens shared out over cells, so many to each."""
    edges = [0]
    for size in sizes:
        edges.append(edges[-1] + size)
    return [tuple(line for token in lines[a:b] for line in token.lines) for a, b in pairwise(edges)]

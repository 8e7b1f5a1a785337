"""The margins of a column of text, so that a line is seen to be full, to be set in, or to stand in the middle.

On printed pages the boxes of the lines tell; in a text whose lines were broken to fit a column their widths do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.language.typesetting import width
from checker.model.layout import Line
from checker.structure.columnwidth import body_width

_SLACK, _SET_IN = 2.5, 2.0  # characters
_FEWEST = 4  # lines of a page from which its margins are told
_LONG = 12  # characters of a line that may reach from margin to margin
_STEP = 4.0  # points within which sides of lines are one margin


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float


class Margins:
    """Knows the margins of every page of a document, or how wide its column is where there are no boxes."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.full_width = body_width(lines)
        wide = Counter(
            line.indent for line in lines if self.full_width and width(line.text) >= self.full_width - _SLACK
        )
        self.indent = max(wide, key=lambda indent: wide[indent], default=0)
        pages: dict[int, list[Line]] = {}
        for line in lines:
            if line.place.box and not line.margin and len(line.text) > _LONG:
                pages.setdefault(line.page, []).append(line)
        columns = {page: _column(held) for page, held in pages.items() if len(held) >= _FEWEST}
        usual = Counter((round(c.left / _STEP), round(c.right / _STEP)) for c in columns.values())
        self._usual = _Column(*(side * _STEP for side in max(usual, key=lambda key: usual[key]))) if usual else None
        self._columns = columns

    def full(self, line: Line, *, first: bool = False) -> bool:
        """Say whether a line reaches the right margin; `first` of a paragraph may be set in without its indent told."""
        column = self._column(line)
        if column is not None and line.place.box:
            return line.place.box[2] >= column.right - 1.5 * _size(line)
        if self.full_width is None:
            return False
        set_in = _SET_IN if first and line.indent <= self.indent else 0
        return width(line.text) >= self.full_width - _SLACK - set_in

    def centred(self, line: Line) -> bool:
        """Say whether a line stands in the middle of its column, away from both margins."""
        column = self._column(line)
        if column is None or line.place.box is None:
            return False
        left, _, right, _ = line.place.box
        size = _size(line)
        middle = (column.left + column.right) / 2
        clear = left >= column.left + 2.6 * size and right <= column.right - 1.5 * size
        return clear and abs((left + right) / 2 - middle) <= 0.8 * size

    def set_in(self, line: Line) -> bool:
        """Say whether a line begins about two characters from the left margin, as the first of a paragraph does."""
        column = self._column(line)
        if column is None or line.place.box is None:
            return line.indent - self.indent >= 2
        return 1.2 * _size(line) <= line.place.box[0] - column.left <= 3.4 * _size(line)

    def _column(self, line: Line) -> _Column | None:
        return self._columns.get(line.page, self._usual) if line.place.box else None


def _column(lines: Sequence[Line]) -> _Column:
    """Return the sides that most lines of a page share, the outermost of those that are about as frequent."""
    lefts = Counter(round(line.place.box[0] / _STEP) for line in lines if line.place.box)
    rights = Counter(round(line.place.box[2] / _STEP) for line in lines if line.place.box)
    left = min(side for side in lefts if lefts[side] * 3 >= max(lefts.values()))
    right = max(side for side in rights if rights[side] * 3 >= max(rights.values()))
    return _Column(left * _STEP, right * _STEP)


def _size(line: Line) -> float:
    """Return the size of a line's characters in points."""
    if line.place.box is None:
        return 0.0
    left, top, right, bottom = line.place.box
    return max(min(bottom - top, (right - left) / max(width(line.text), 1.0)), 1.0)

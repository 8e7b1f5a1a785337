"""A page of two columns that was printed line by line across both, put in the order in which it is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.read.printed import Letter, Run

# White as wide as this, in the size of a character, parts the columns.
_GUTTER = 1.0
# The gutter lies in this part of the page; hardly a line of so many characters crosses it.
_MIDDLE, _STEPS, _CROSSING = (0.35, 0.65), 30, 0.2
_LONG, _FEWEST = 8, 4
# So many lines of a column of prose fill it: they begin and end within so many characters of its sides.
_FULL, _SHORT = 0.6, 2.0
# So often, in shares of its lines, does what is printed go from one column to the other.
_BACK_AND_FORTH = 0.6

Piece = Sequence[Letter]


def side_by_side(runs: Sequence[Piece], width: float) -> list[Piece] | None:
    """Return the runs of a page column by column; None where it has no two columns of prose or prints them in order."""
    pieces = [piece for run in runs for piece in _pieces(run)]
    long = [piece for piece in pieces if len(piece) >= _LONG]
    if len(long) < 2 * _FEWEST:
        return None
    gutters = [width * (_MIDDLE[0] + (_MIDDLE[1] - _MIDDLE[0]) * step / _STEPS) for step in range(_STEPS + 1)]
    gutter = min(gutters, key=lambda at: sum(_side(piece, at) == 0 for piece in long))
    sides = [_side(piece, gutter) for piece in long]
    if sides.count(0) > _CROSSING * len(long) or min(sides.count(-1), sides.count(1)) < _FEWEST:
        return None
    left, right = ([one for one, at in zip(long, sides, strict=True) if at == side] for side in (-1, 1))
    return _in_columns(pieces, gutter) if _prose(left) and _prose(right) and _alternates(sides) else None


def _pieces(run: Piece) -> list[Piece]:
    """Return a run cut where white as wide as a gutter stands in it."""
    letters = list(run)
    cuts = [
        at + 1
        for at, (one, other) in enumerate(pairwise(letters))
        if other[1] - one[3] > _GUTTER * (one[4] - one[2]) and other[0] != " "
    ]
    if not cuts:
        return [run]
    found = [letters[start:end] for start, end in pairwise([0, *cuts, len(letters)])]
    return [Run.of(_stripped(piece)) for piece in found if _stripped(piece)]


def _stripped(piece: list[Letter]) -> list[Letter]:
    while piece and piece[-1][0] == " ":
        piece = piece[:-1]
    return piece


def _side(piece: Piece, gutter: float) -> int:
    """Return -1 for what stands left of the gutter, 1 for what stands right of it, 0 for what crosses it."""
    left, right = min(piece[0][1], piece[-1][1]), max(piece[0][3], piece[-1][3])
    return -1 if right <= gutter else 1 if left >= gutter else 0


def _prose(lines: Sequence[Piece]) -> bool:
    """Say whether lines fill their column, as those of running text do and cells of a table do not."""
    size = max(lines[0][0][4] - lines[0][0][2], 1.0)
    left, right = min(one[0][1] for one in lines), max(one[-1][3] for one in lines)
    full = sum(one[0][1] - left <= _SHORT * size and right - one[-1][3] <= _SHORT * size for one in lines)
    return full >= _FULL * len(lines)


def _alternates(sides: Sequence[int]) -> bool:
    """Say whether what is printed goes from one column to the other again and again."""
    there = [side for side in sides if side]
    changes = sum(one != other for one, other in pairwise(there))
    return changes >= 2 * _BACK_AND_FORTH * min(there.count(-1), there.count(1))


def _in_columns(pieces: Sequence[Piece], gutter: float) -> list[Piece]:
    """Return the pieces from top to bottom, between two that cross the gutter first the left column, then the right."""
    done: list[Piece] = []
    waiting: dict[int, list[Piece]] = {-1: [], 1: []}
    for piece in sorted(pieces, key=lambda one: (one[0][2] + one[0][4], one[0][1])):
        side = _side(piece, gutter)
        if side:
            waiting[side].append(piece)
        else:
            done += [*waiting[-1], *waiting[1], piece]
            waiting = {-1: [], 1: []}
    return [*done, *waiting[-1], *waiting[1]]

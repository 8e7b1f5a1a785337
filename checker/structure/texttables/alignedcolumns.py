"""The columns of a table whose cells a text sets apart by blanks: what stands under one another across its lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.model.layout import Line
from checker.structure.texttables.cellkinds import VALUES, kind

_PIECE = re.compile(r"[^\s]+(?:[ ][^\s]+)*")
_ATOM = re.compile(r"[^\s]+")
_NUMBER = re.compile(r"(\d{1,3})[ ]+(?![年月日])([\u4e00-\u9fff“（(])")
_CLASS = re.compile(r"([\u4e00-\u9fff]{1,6})[ ]+(\d{1,3})|([\u4e00-\u9fff]{1,2})[ ]+([^ ]{5,})")
# Cells that stand alone, however narrow the blank between them.
_CELLS = VALUES | {"nothing", "nature"}
_MOST = 24  # columns


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line that no wide blank parts: where it stands across the page and in the source, and its words."""

    left: int
    right: int
    start: int
    end: int
    text: str
    row: int  # the line, counted from the top of the table


@dataclass(slots=True)
class Strip:
    """A column: how far it reaches across the page, and the lines that hold something in it."""

    left: int
    right: int
    rows: set[int] = field(default_factory=set)  # blocks count down from -1


def pieces(line: Line, row: int, *, wide: bool, atoms: bool = False) -> list[Piece]:
    """Return the pieces of a line; `atoms` parts it at any blank.

    `wide` says that a Chinese character takes two places.
    """
    found = []
    place, at = 0, 0
    matches = list((_ATOM if atoms else _PIECE).finditer(line.raw))
    for match in matches:
        place += _width(line.raw[at : match.start()], wide=wide)
        length = _width(match[0], wide=wide)
        for begin, end in _parts(match[0], alone=len(matches) == 1):
            left = place + _width(match[0][:begin], wide=wide)
            right = place + _width(match[0][:end], wide=wide)
            start = line.start + match.start()
            found.append(Piece(left, right, start + begin, start + end, match[0][begin:end], row))
        place += length
        at = match.end()
    return found


def _parts(text: str, *, alone: bool) -> list[tuple[int, int]]:
    """Return where a piece is to be parted: at the number of a row, behind a class, between kinds of cells.

    A piece that is `alone` on its line is running text, unless a nature stands at its end.
    """
    atoms = [(match.start(), match.end()) for match in _ATOM.finditer(text)]
    if len(atoms) == 1:
        return atoms
    kinds = [kind(text[start:end]) for start, end in atoms]
    if kinds[-1] == "nature" and kinds[-2] != "nature":
        return [(0, atoms[-2][1]), atoms[-1]]
    if alone:
        return [(0, len(text))]
    found = _NUMBER.match(text) or _CLASS.fullmatch(text)
    if found:
        groups = found.lastindex or 0
        return [(0, found.end(groups - 1)), (found.start(groups), len(text))]
    return atoms if all(one in _CELLS for one in kinds) else [(0, len(text))]


def _width(text: str, *, wide: bool) -> int:
    if not wide:
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)


def strips(levels: Sequence[Sequence[Piece]], blocks: Sequence[int]) -> list[Strip]:
    """Return the columns in which the pieces of the lines stand, from the left; [] where they cannot be told.

    `blocks` numbers the stretches between blank lines, which are mostly rows; a line belongs to one.
    """
    found: list[Strip] = []
    for piece in sorted((piece for level in levels for piece in level), key=lambda one: one.right - one.left):
        hits = [strip for strip in found if piece.left < strip.right and strip.left < piece.right]
        if not hits:
            found.append(Strip(piece.left, piece.right, {piece.row, -1 - blocks[piece.row]}))
            if len(found) > 2 * _MOST:
                return []
        elif _one(hits):
            first = hits[0]
            for strip in hits[1:]:
                first.rows |= strip.rows
                first.left, first.right = min(first.left, strip.left), max(first.right, strip.right)
                found.remove(strip)
            first.left, first.right = min(first.left, piece.left), max(first.right, piece.right)
            first.rows |= {piece.row, -1 - blocks[piece.row]}
    found.sort(key=lambda strip: strip.left)
    at = 1
    while at < len(found):
        left, right = found[at - 1], found[at]
        # What stands side by side and never in one row is one column, set unevenly.
        both = left.rows & right.rows
        if right.left - left.right <= (0 if both else 1) and not any(row >= 0 for row in both):
            found[at - 1 : at + 1] = [Strip(left.left, right.right, left.rows | right.rows)]
        else:
            at += 1
    return found if 3 <= len(found) <= _MOST else []


def _one(hits: Sequence[Strip]) -> bool:
    """Say whether strips can be one column: not more than one line holds something in two of them.

    In one line, a head, the signs of a word may be set far apart.
    """
    seen: set[int] = set()
    for strip in hits:
        both = seen & strip.rows
        if sum(row >= 0 for row in both) > 1 or sum(row < 0 for row in both) > 1:
            return False
        seen |= strip.rows
    return True


def column_of(piece: Piece, columns: Sequence[Strip]) -> int:
    """Return the column that a piece stands in, or is nearest to."""
    best, most = 0, -10_000.0
    for at, strip in enumerate(columns):
        shared = min(piece.right, strip.right) - max(piece.left, strip.left)
        if shared > most:
            best, most = at, shared
    return best


def spanned(piece: Piece, columns: Sequence[Strip]) -> list[int]:
    """Return the columns that a head stands over: those whose middle it covers, or the one it is nearest to."""
    over = [at for at, strip in enumerate(columns) if piece.left <= (strip.left + strip.right) / 2 < piece.right]
    return over if len(over) > 1 else [column_of(piece, columns)]


def head_strips(levels: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Return the heads that lines hold by themselves: what stands one above another is one."""
    found: list[tuple[int, int, list[Piece]]] = []
    for piece in sorted((piece for level in levels for piece in level), key=lambda one: one.left):
        if found and piece.left < found[-1][1]:
            left, right, taken = found.pop()
            found.append((left, max(right, piece.right), [*taken, piece]))
        else:
            found.append((piece.left, piece.right, [piece]))
    return [sorted(taken, key=lambda one: one.row) for _, _, taken in found]

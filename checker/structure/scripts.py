"""Lowered and raised figures that extraction left on a line of their own, put back where the line above has room.

细颗粒物（PM ）浓度降至 32 / 2.5 / 微克/立方米 is printed as 细颗粒物（PM2.5）浓度降至32微克/立方米: in the order of its
lines it would be read as 322.5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.model.layout import Furniture, Line, Piece

_SCRIPTS = re.compile(r"(?:2\.5|10|[0-9])(?:\s+(?:2\.5|10|[0-9])){0,7}")
# Where a sign of a substance or a unit stands before a blank and words or a bracket, its figure is missing.
_ROOM = re.compile(r"(?<=[A-Za-z])[ \u3000]+(?=[\u4e00-\u9fff）)、，,；;。/]|$)|(?<=[A-Za-z])$")


def with_scripts(items: Sequence[Line | Piece]) -> tuple[list[Line | Piece], list[Furniture]]:
    """Return the lines with such figures in their places; those that find none are left out and said."""
    done: list[Line | Piece] = []
    left_out: list[Furniture] = []
    for line in items:
        before = done[-1] if done else None
        if (
            not (isinstance(line, Line) and isinstance(before, Line))
            or line.place.box
            or not _SCRIPTS.fullmatch(line.text)
        ):
            done.append(line)
            continue
        rooms = [room for room in _ROOM.finditer(before.raw) if room.start() >= _lead(before)]
        if not rooms:
            done.append(line)
            continue
        figures = list(re.finditer(r"\S+", line.raw))
        if len(rooms) != len(figures):
            left_out.append(Furniture(span=(line.start, line.end), kind="loose-script"))
            continue
        done[-1:] = _parted(before, line, [room.start() for room in rooms], [found.span() for found in figures])
    return done, left_out


def _lead(line: Line) -> int:
    return len(line.raw) - len(line.raw.lstrip())


def _parted(line: Line, scripts: Line, rooms: Sequence[int], figures: Sequence[tuple[int, int]]) -> list[Line]:
    """Return a line cut at its rooms with a figure in each; the pieces join again as parts of one paragraph."""
    pieces: list[Line] = []
    start = 0
    for room, (first, last) in zip(rooms, figures, strict=True):
        pieces += [_cut(line, start, room, joined=start > 0), _cut(scripts, first, last, joined=True)]
        start = room
    if line.raw[start:].strip():
        pieces.append(_cut(line, start, len(line.raw), joined=True))
    return pieces


def _cut(line: Line, start: int, end: int, *, joined: bool) -> Line:
    raw = line.raw[start:end]
    return replace(
        line, start=line.start + start, end=line.start + end, raw=raw, text=raw.strip(), joined=joined or line.joined
    )

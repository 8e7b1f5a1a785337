"""A heading printed on the line on which the paragraph before it ends, parted from it.

……走出一条新路。   二、指导思想和发展目标: a wide blank behind the stop, the number of a part, and no stop after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.language.numbering import mark
from checker.language.punctuation import NOT_IN_HEADING
from checker.language.typesetting import width
from checker.model.layout import Line, Piece, Place

_GAP = re.compile(r"(?<=[。！？；])(?:[ \u3000\t]{2,16}|\u3000)(?=[第（(一二三四五六七八九十])")
_LONGEST = 40  # characters of a heading
_OUTERMOST = 6  # rank of （一）; an item of a list is no heading


def without_runon_headings(items: Sequence[Line | Piece]) -> list[Line | Piece]:
    """Return the lines with every heading behind the end of a paragraph on a line of its own."""
    done: list[Line | Piece] = []
    for item in items:
        done.extend(_parted(item) if isinstance(item, Line) and not item.whole else (item,))
    return done


def _parted(line: Line) -> tuple[Line, ...]:
    for gap in _GAP.finditer(line.raw):
        rest = line.raw[gap.end() :].strip()
        found = mark(rest)
        if found and found.rank <= _OUTERMOST and len(rest) <= _LONGEST and not NOT_IN_HEADING.search(rest):
            at = line.start + gap.start()
            before = replace(line, end=at, raw=line.raw[: gap.start()], text=line.raw[: gap.start()].strip())
            behind = line.raw[gap.end() :]
            return before, replace(
                line,
                start=line.start + gap.end(),
                raw=behind,
                text=behind.strip(),
                place=_own(line, rest),
                joined=False,
            )
    return (line,)


def _own(line: Line, text: str) -> Place:
    """Return where the heading stands; on a page its box is as wide as its words, from the line's left on."""
    place = line.place
    if place.box is None:
        return place
    left, top, right, bottom = place.box
    return replace(place, box=(left, top, min(right, left + width(text) * (bottom - top)), bottom))

"""The printed lines of a PDF page: the characters of its text layer put in the order in which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from unicodedata import normalize

Area = tuple[float, float, float, float]
_Letter = tuple[str, float, float, float, float]

# Some fonts give Kangxi radicals for the characters they look like.
_RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
# Marks that stand for a hyphen at a line's end and for nothing at all.
_DROPPED = frozenset((0x0, 0x2, 0xAD, 0xFFFE, 0xFFFF))
# Gaps in widths of a character: parts so far apart may be cells of a table, and further apart they surely are columns.
_PART_GAP, _COLUMN_GAP = 0.6, 1.2


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page with its box (left, top, right, bottom in points from the top left) and its parts with theirs.

    Parts stand so far apart that they may be cells of a table.
    """

    text: str
    box: Area
    parts: tuple[tuple[str, Area], ...] = ()


def printed_lines(page: Any) -> list[PrintedLine]:
    """Return the lines of a page's text layer in the order of its content.

    Programs that print a quotation mark in another font draw it after the rest of its line: within a line the
    characters are put in order from left to right, and what stands on one level is one line.
    """
    lines: list[PrintedLine] = []
    open_line: list[_Letter] = []
    for letters in _runs(page):
        if open_line and not _level(open_line, letters):
            lines.append(_line(open_line))
            open_line = []
        open_line = open_line + letters
    if open_line:
        lines.append(_line(open_line))
    return lines


def _runs(page: Any) -> list[list[_Letter]]:
    from pypdfium2 import raw

    textpage = page.get_textpage()
    try:
        height = page.get_height()
        area = raw.FS_RECTF()
        runs: list[list[_Letter]] = [[]]
        high = 0
        for index in range(textpage.count_chars()):
            code = raw.FPDFText_GetUnicode(textpage, index)
            if 0xD800 <= code < 0xDC00:
                # Characters beyond the first plane come in two halves, each with the box of the whole.
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + (high - 0xD800 << 10) + (code - 0xDC00)
            high = 0
            if code in (10, 13):
                if runs[-1]:
                    runs.append([])
            elif code not in _DROPPED and code < 0x110000 and not 0xD800 <= code < 0xE000:
                letter = _RADICALS.get(code) or chr(code)
                if letter.isspace():
                    # Blanks are made up by the extractor: they stand where the character before them ends.
                    if runs[-1]:
                        _, _, top, right, bottom = runs[-1][-1]
                        runs[-1].append((" ", right, top, right, bottom))
                    continue
                raw.FPDFText_GetLooseCharBox(textpage, index, byref(area))
                found = (letter, area.left, height - area.top, area.right, height - area.bottom)
                if runs[-1] and area.left < runs[-1][-1][1] and not _level(runs[-1], [found]):
                    # The extractor does not always see that a line has ended.
                    runs.append([])
                runs[-1].append(found)
        return [run for run in runs if run]
    finally:
        textpage.close()


def _level(first: Sequence[_Letter], second: Sequence[_Letter]) -> bool:
    """Say whether two runs stand on one level, so that they are parts of one line."""
    a, b = first[-1], second[0]
    overlap = min(a[4], b[4]) - max(a[2], b[2])
    smaller = min(a[4] - a[2], b[4] - b[2])
    return smaller > 0 and overlap > 0.6 * smaller


def _line(letters: list[_Letter]) -> PrintedLine:
    if any(second[1] < first[1] for first, second in pairwise(letters)):
        letters = sorted(letters, key=lambda letter: letter[1])
    parts: list[list[_Letter]] = [[letters[0]]]
    text = [letters[0][0]]
    for first, second in pairwise(letters):
        size = max(second[4] - second[2], 1.0)
        gap = (second[1] - first[3]) / size
        if gap > _PART_GAP and not second[0].isspace():
            parts.append([])
            text.append("  " if gap > _COLUMN_GAP else "")
        parts[-1].append(second)
        text.append(second[0])
    return PrintedLine("".join(text), _area(letters), tuple((_text(part), _area(part)) for part in parts))


def _text(letters: Sequence[_Letter]) -> str:
    return "".join(letter[0] for letter in letters)


def _area(letters: Sequence[_Letter]) -> Area:
    _, lefts, tops, rights, bottoms = zip(*letters, strict=True)
    return (round(min(lefts), 1), round(min(tops), 1), round(max(rights), 1), round(max(bottoms), 1))


def rows(parts: Sequence[tuple[str, Area]]) -> list[list[tuple[str, Area]]]:
    """Return parts of a page grouped into lines by height, each from left to right."""
    found: list[list[tuple[str, Area]]] = []
    for text, area in sorted(parts, key=lambda part: (part[1][1] + part[1][3]) / 2):
        middle = (area[1] + area[3]) / 2
        last = found[-1][0][1] if found else None
        if last and last[1] <= middle <= last[3]:
            found[-1].append((text, area))
        else:
            found.append([(text, area)])
    return [sorted(row, key=lambda part: part[1][0]) for row in found]

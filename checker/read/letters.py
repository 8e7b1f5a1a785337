"""The characters of a PDF page with the box of each, as the page is seen, in the order of its content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from ctypes import byref, c_double
from math import hypot, pi
from typing import Any
from unicodedata import normalize

from checker.language.characters import is_private, seen
from checker.read.printed import Letter, level

# A point of the file to the page as it is seen, from the top left.
Turned = Callable[[float, float], tuple[float, float]]

# Some fonts give Kangxi radicals for the characters they look like.
_RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
# Marks that stand for nothing at all.
_DROPPED = frozenset((0x0, 0xAD, 0xFFFE, 0xFFFF))
_LINE_ENDS = frozenset((10, 13))
# What the extractor gives for a hyphen at the end of a line.
_HYPHEN = 0x2
# How much of a character's size reaches below the line it stands on.
_BELOW = 0.12
# A character so much higher or lower than the one before it, in its size, may stand on another line.
_SHIFT = 0.3
# So many characters, spread over the page, tell which way up it is read.
_SAMPLE = 24
# A sign of so little ink, in shares of its box, is a point or a raised dot.
_POINT_WIDTH, _POINT_HEIGHT = 0.3, 0.25


def quarters(page: Any, textpage: Any) -> int:
    """Return how many quarters of a turn clockwise bring a page upright: as most of its characters stand."""
    from pypdfium2 import raw

    count = textpage.count_chars()
    if not count:
        return int(page.get_rotation()) // 90
    step = max(count // _SAMPLE, 1)
    angles = (raw.FPDFText_GetCharAngle(textpage.raw, index) for index in range(0, count, step))
    most: int = Counter(round(2 * angle / pi) for angle in angles).most_common(1)[0][0]
    return -most % 4


def turned(page: Any, quarter: int) -> tuple[Turned, float, float]:
    """Return the way from a point of the file to the page brought upright, and that page's width and height."""
    left, bottom, right, top = page.get_bbox()
    wide, high = right - left, top - bottom
    if quarter == 1:
        return lambda x, y: (y - bottom, x - left), high, wide
    if quarter == 2:
        return lambda x, y: (right - x, y - bottom), wide, high
    if quarter == 3:
        return lambda x, y: (top - y, right - x), high, wide
    return lambda x, y: (x - left, top - y), wide, high


def runs(page: Any, textpage: Any, quarter: int) -> list[list[Letter]]:
    """Return the characters of a page in runs on one level, as the extractor ends them with line breaks.

    The box of a character is as high as its size and stands on its line: what fonts say of their height differs.
    """
    from pypdfium2 import raw

    handle, count = textpage.raw, textpage.count_chars()
    code_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    place, _, _ = turned(page, quarter)
    x0, _, _, y0 = page.get_bbox()
    area = raw.FS_RECTF()
    box = byref(area)
    done: list[list[Letter]] = []
    run: list[Letter] = []
    half = 0
    height = size = sink = 0.0
    for index in range(count):
        code = code_of(handle, index)
        if code in _LINE_ENDS:
            if run:
                done.append(run)
                run = []
            continue
        if code >= 0xD800:
            if code < 0xDC00:
                # Characters beyond the first plane come in two halves, each with the box of the whole.
                half = code
                continue
            if code < 0xE000:
                code = 0x10000 + (half - 0xD800 << 10) + (code - 0xDC00) if half else 0
                half = 0
        if code in _DROPPED or code >= 0x110000:
            continue
        letter = _RADICALS.get(code) or chr(code) if code != _HYPHEN else "-"
        if letter.isspace():
            # Blanks are made up by the extractor: they stand where the character before them ends.
            if run:
                _, _, top, right, bottom = run[-1]
                run.append((" ", right, top, right, bottom))
            continue
        box_of(handle, index, box)
        if quarter:
            (x, y), (u, v) = place(area.left, area.top), place(area.right, area.bottom)
            left, top, right, bottom = min(x, u), min(y, v), max(x, u), max(y, v)
        else:
            left, top, right, bottom = area.left - x0, y0 - area.top, area.right - x0, y0 - area.bottom
        if not -0.01 < bottom - top - height < 0.01:
            height = bottom - top
            size, sink = _size(handle, index, place, bottom, height)
        bottom -= sink
        found = (letter, left, bottom - size, right, bottom)
        if code >= 0xE000:
            found = (_shown(letter, handle, index, size), *found[1:])
        if run and (left < run[-1][1] or abs(bottom - run[-1][4]) > _SHIFT * size) and not level(run, [found]):
            # The extractor does not always see that a line has ended.
            done.append(run)
            run = []
        run.append(found)
    if run:
        done.append(run)
    return done


def _size(handle: Any, index: int, place: Turned, bottom: float, height: float) -> tuple[float, float]:
    """Return the size of a character, and how far its box reaches below the one of that size on the same line."""
    from pypdfium2 import raw

    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    size = raw.FPDFText_GetFontSize(handle, index)
    if not raw.FPDFText_GetMatrix(handle, index, byref(matrix)):
        return height, 0.0
    size *= hypot(matrix.c, matrix.d)
    if not height / 4 < size < height * 2 or not raw.FPDFText_GetCharOrigin(handle, index, byref(x), byref(y)):
        return height, 0.0
    return size, bottom - place(x.value, y.value)[1] - _BELOW * size


def _shown(letter: str, handle: Any, index: int, size: float) -> str:
    """Return the sign that a private character shows, where the ink tells: a point on the line, a dot above it."""
    from pypdfium2 import raw

    if seen(letter) != letter or not is_private(letter):
        return letter
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    base_x, base_y = c_double(), c_double()
    raw.FPDFText_GetCharBox(handle, index, byref(left), byref(right), byref(bottom), byref(top))
    raw.FPDFText_GetCharOrigin(handle, index, byref(base_x), byref(base_y))
    wide, high = right.value - left.value, top.value - bottom.value
    if not 0 < wide <= _POINT_WIDTH * size or not 0 < high <= _POINT_HEIGHT * size:
        return letter
    lift = (bottom.value - base_y.value) / size
    return "." if -0.1 < lift < 0.15 else "·" if 0.2 < lift < 0.6 else letter

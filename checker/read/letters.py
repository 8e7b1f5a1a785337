"""The characters of a PDF page with the box of each, as the page is seen, in the order of its content."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Iterator, Sequence
from ctypes import byref, c_double, c_int, c_ushort, sizeof
from itertools import repeat
from math import hypot
from operator import gt, sub
from typing import Any
from unicodedata import normalize

from checker.language.characters import is_private, seen
from checker.read.calls import passed, quick
from checker.read.orientation import turned
from checker.read.printed import Letter, Run, level
from checker.read.rules import Turned

# Some fonts give Kangxi radicals for the characters they look like.
_RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
# Marks that stand for nothing at all.
_DROPPED = frozenset((0x0, 0xAD, 0xFFFF))
_RUN = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"\s")
_FIGURE = re.compile(r"\d[\d.,]*")
# What is told character for character: halves of characters, marks for nothing, radicals, signs of fonts.
_SPECIAL = re.compile("[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\xad\u2f00-\u2fdf\\ud800-\\uf8ff\\ufffd-\\uffff]")
# What the extractor gives for a hyphen at the end of a line.
_HYPHENS = frozenset((0x2, 0xFFFE))
# Boxes of one font differ by no more than this share of their height.
_ALIKE = 0.06
# How much of a character's size reaches below the line it stands on.
_BELOW = 0.12
# A character so much higher or lower than the one before it, in its size, may stand on another line.
_SHIFT = 0.3
# Nobody sees so little of a difference, in points.
_FINE = 0.01
# A sign of so little ink, in shares of its box, is a point or a raised dot.
_POINT_WIDTH, _POINT_HEIGHT = 0.3, 0.25


def runs(page: Any, textpage: Any, quarter: int, invisible: Container[int] = ()) -> tuple[list[Sequence[Letter]], str]:
    """Return the characters of a page in runs on one level, and the invisible words, whose places are `invisible`.

    The box of a character is as high as its size and stands on its line: what fonts say of their height differs.
    """
    found = _Runs(page, textpage, quarter)
    hidden = found.leave(invisible) if invisible else ""
    return found.found(), hidden


class _Runs:
    """The characters of a page and their boxes, all asked for at once, being parted into runs."""

    def __init__(self, page: Any, textpage: Any, quarter: int) -> None:
        self.handle, count = textpage.raw, textpage.count_chars()
        self.text = _text(self.handle, count)
        self.special = _SPECIAL.search(self.text) is not None
        place, _, _ = turned(page, quarter)
        self.left, top, self.right, bottom = _boxes(self.handle, count)
        # Heights stay as the file has them, from the foot of the page, until they are asked for.
        if quarter:
            sides = zip(self.left, top, self.right, bottom, strict=True)
            corners = [(place(x, y), place(u, v)) for x, y, u, v in sides]
            self.left, self.right = [min(a[0], b[0]) for a, b in corners], [max(a[0], b[0]) for a, b in corners]
            self.head = 0.0
            self.upper, self.lower = [-min(a[1], b[1]) for a, b in corners], [-max(a[1], b[1]) for a, b in corners]
        else:
            x0, _, _, self.head = page.get_bbox()
            if x0:
                self.left, self.right = [x - x0 for x in self.left], [x - x0 for x in self.right]
            self.upper, self.lower = top, bottom
        self.sizes = _Sizes(self.handle, place)
        self.height = self.size = self.sink = 0.0

    def leave(self, invisible: Container[int]) -> str:
        """Take characters out, as the end of a run, and return them; of a figure all goes, or it would be another."""
        figures = (found.span() for found in _FIGURE.finditer(self.text))
        cut = {index for span in figures if any(at in invisible for at in range(*span)) for index in range(*span)}
        invisible = cut.union(at for at in range(len(self.text)) if at in invisible)
        hidden = "".join(one for index, one in enumerate(self.text) if index in invisible)
        if hidden:
            self.text = "".join("\n" if index in invisible else one for index, one in enumerate(self.text))
        return hidden

    def found(self) -> list[Sequence[Letter]]:
        done: list[Sequence[Letter]] = []
        for found in _RUN.finditer(self.text):
            start, end = found.span()
            special = self.special and _SPECIAL.search(self.text, start, end)
            run = None if special else self._run(start, end)
            if run:
                done.append(run)
            else:
                done += self._uneven(start, end)
        return done

    def _run(self, start: int, end: int) -> Run | None:
        """Return a stretch that is one run from left to right; None where it may be none."""
        signs, lefts, rights = self.text[start:end], self.left[start:end], self.right[start:end]
        upper, lower = self.upper[start:end], self.lower[start:end]
        for blank in _BLANK.finditer(signs):
            at = blank.start()
            if not at:
                return None
            # Blanks are made up by the extractor: they stand where the character before them ends.
            lefts[at] = rights[at] = rights[at - 1]
            upper[at], lower[at] = upper[at - 1], lower[at - 1]
        if any(map(gt, lefts, lefts[1:])):
            return None
        foot, height = self.head - lower[0], upper[0] - lower[0]
        self._measure(start, foot, height)
        if _spread(lower) <= _FINE and _spread(upper) <= _ALIKE * height:
            return _flat(signs, lefts, rights, foot - self.sink, self.size)
        return self._mixed(start, _BLANK.sub(" ", signs), lefts, rights, upper, lower)

    def _mixed(
        self, start: int, signs: str, lefts: list[float], rights: list[float], upper: list[float], lower: list[float]
    ) -> Run | None:
        """Return a run in several fonts; None where some of it may be raised or stand on another line."""
        first = self.height, self.size, self.sink
        sizes, feet = [], []
        above, nearest, furthest = self.head - self.sink, *self._alike()
        for index, (high, low) in enumerate(zip(upper, lower, strict=True), start):
            if not nearest <= high - low <= furthest:
                self._measure(index, self.head - low, high - low)
                above, nearest, furthest = self.head - self.sink, *self._alike()
            sizes.append(self.size)
            feet.append(above - low)
        shift = _spread(feet)
        if shift <= _FINE and _spread(sizes) <= _FINE:
            return _flat(signs, lefts, rights, feet[0], sizes[0])
        if shift > _SHIFT * min(sizes):
            self.height, self.size, self.sink = first
            return None
        return Run(signs, lefts, list(map(sub, feet, sizes)), rights, feet)

    def _alike(self) -> tuple[float, float]:
        """Return the least and the greatest height of a box taken for one of the font last measured."""
        return self.height - _ALIKE * self.height, self.height + _ALIKE * self.height

    def _measure(self, index: int, bottom: float, height: float) -> None:
        if abs(height - self.height) > _ALIKE * self.height:
            self.height = height
            self.size, self.sink = self.sizes.measure(index, bottom, height)

    def _uneven(self, start: int, end: int) -> Iterator[list[Letter]]:
        """Yield the runs of a stretch character for character."""
        run: list[Letter] = []
        half = 0
        for index in range(start, end):
            letter = self.text[index]
            code = ord(letter)
            if 0xD800 <= code < 0xE000:
                # Characters beyond the first plane come in two halves, each with the box of the whole.
                if code < 0xDC00:
                    half = code
                    continue
                code = 0x10000 + (half - 0xD800 << 10) + (code - 0xDC00) if half else 0
                half = 0
                letter = chr(code)
            if code in _DROPPED:
                continue
            if letter.isspace():
                if run:
                    _, _, top, right, bottom = run[-1]
                    run.append((" ", right, top, right, bottom))
                continue
            letter = _RADICALS.get(code) or (letter if code not in _HYPHENS else "-")
            bottom = self.head - self.lower[index]
            self._measure(index, bottom, bottom - (self.head - self.upper[index]))
            if code >= 0xE000:
                letter = _shown(letter, self.handle, index, self.size)
            left, bottom = self.left[index], bottom - self.sink
            found = (letter, left, bottom - self.size, self.right[index], bottom)
            shifted = bool(run) and (left < run[-1][1] or abs(bottom - run[-1][4]) > _SHIFT * self.size)
            if shifted and not level(run, [found]):
                # The extractor does not always see that a line has ended.
                yield run
                run = []
            run.append(found)
        if run:
            yield run


def _spread(values: list[float]) -> float:
    """Return how far values lie apart; most often they are all one."""
    return 0.0 if values.count(values[0]) == len(values) else max(values) - min(values)


def _flat(signs: str, lefts: list[float], rights: list[float], foot: float, size: float) -> Run:
    count = len(signs)
    return Run(signs, lefts, [foot - size] * count, rights, [foot] * count, flat=True)


def _text(handle: Any, count: int) -> str:
    """Return the text of a page, a sign for each of its characters; one of two halves keeps both."""
    from pypdfium2 import raw

    room = (c_ushort * (count + 1))()
    if raw.FPDFText_GetText(handle, 0, count, room) == count + 1:
        data = bytes(room)[:-2]
        text = data.decode("utf-16-le", "surrogatepass")
        return text if len(text) == count else "".join(map(chr, memoryview(data).cast("H")))
    # The extractor leaves out what it has no code for.
    codes = map(raw.FPDFText_GetUnicode, repeat(handle), range(count))
    return "".join(map(chr, (code if code < 0x110000 else 0 for code in codes)))


def _boxes(handle: Any, count: int) -> tuple[list[float], list[float], list[float], list[float]]:
    """Return the left, top, right and bottom of all boxes of a page, each as the font has it."""
    from pypdfium2 import raw

    room = (raw.FS_RECTF * count)()
    box_of, step = quick("FPDFText_GetLooseCharBox", None), sizeof(raw.FS_RECTF)
    places = map(byref, repeat(room), range(0, count * step, step))
    deque(map(box_of, repeat(passed(handle)), range(count), places), maxlen=0)
    sides: list[float] = list(memoryview(room).cast("B").cast("f")) if count else []
    return sides[0::4], sides[1::4], sides[2::4], sides[3::4]


class _Sizes:
    """What the characters of a page measure, asked for where it seems to change."""

    def __init__(self, handle: Any, place: Turned) -> None:
        from pypdfium2 import raw

        self.handle, self.place = passed(handle), place
        self.size_of = quick("FPDFText_GetFontSize", c_double)
        self.matrix_of = quick("FPDFText_GetMatrix", c_int)
        self.origin_of = quick("FPDFText_GetCharOrigin", c_int)
        self.matrix, self.x, self.y = raw.FS_MATRIX(), c_double(), c_double()
        self.at = byref(self.matrix), byref(self.x), byref(self.y)

    def measure(self, index: int, bottom: float, height: float) -> tuple[float, float]:
        """Return the size of a character, and how far its box reaches below the one of that size on the same line."""
        matrix, x, y = self.at
        if not self.matrix_of(self.handle, index, matrix):
            return height, 0.0
        size: float = self.size_of(self.handle, index) * hypot(self.matrix.c, self.matrix.d)
        asked = height / 4 < size < height * 2
        if not asked or not self.origin_of(self.handle, index, x, y):
            return height, 0.0
        return size, bottom - self.place(self.x.value, self.y.value)[1] - _BELOW * size


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

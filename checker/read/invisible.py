"""Invisible characters of a PDF: white or clear on bare paper, cut off, painted over, too small or off the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int, c_uint, c_void_p, cast
from typing import Any

from checker.read.calls import passed, quick
from checker.read.covered import covered, field_left
from checker.read.printed import Area, Letter, as_text
from checker.read.rules import Turned

# Red, green and blue all above this are the white of the paper; so little cover shows nothing.
_WHITE, _THIN = 0xF8, 8
# Ways to draw characters: not at all, and only as the edge of what is drawn after them.
_INVISIBLE = (3, 7)
_DEEPEST = 4
_DIGITS = frozenset(map(ord, "0123456789"))
# Characters of a size below this, in points, are no text to anybody who reads the page.
_TINY = 1.0


def invisible(page: Any, textpage: Any, place: Turned, behind: Sequence[Area]) -> frozenset[int]:
    """Return which characters of a page are invisible, cut off or painted over.

    Before a field of colour or a picture (`behind`) no colour is invisible.
    """
    from pypdfium2 import raw

    doubtful, clipped, under = set(_doubtful(page.raw, 0)), dict(_clipped(page.raw)), covered(page.raw)
    if not doubtful and not clipped and not under:
        return frozenset()
    handle, found = textpage.raw, []
    object_of = quick("FPDFText_GetTextObject", c_void_p)
    box = raw.FS_RECTF()
    over: set[Area] = set()
    shown: list[tuple[int, float, float]] = []
    for index in range(textpage.count_chars()):
        piece = object_of(passed(handle), index)
        digit = bool(under) and raw.FPDFText_GetUnicode(handle, index) in _DIGITS
        if piece not in doubtful and piece not in clipped and piece not in under and not digit:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, byref(box))
        across, up = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        fields = [field for field in under.get(piece, ()) if _within(across, up, field)]
        if fields or (piece in clipped and not _within(across, up, clipped[piece])):
            found.append(index)
            over.update(fields if digit else ())
        elif piece in doubtful and not any(_within(*place(across, up), area) for area in behind):
            found.append(index)
        elif digit:
            shown.append((index, across, up))
    # Of two equal digits in one place the library gives only the one that is painted over, so of a figure upon a field
    # that hides another nothing is known.
    found += [index for index, across, up in shown if any(_within(across, up, field) for field in over)]
    return frozenset(found)


def _within(x: float, y: float, area: Area) -> bool:
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def on_the_page(runs: Sequence[Sequence[Letter]], width: float, height: float) -> tuple[list[Sequence[Letter]], str]:
    """Return the runs that can be read on their page, and the words of those that stand off it or are too small."""
    kept: list[Sequence[Letter]] = []
    off: list[Sequence[Letter]] = []
    for run in runs:
        first, last = run[0], run[-1]
        beside = max(first[3], last[3]) <= 0 or min(first[1], last[1]) >= width
        tiny = first[4] - first[2] < _TINY
        (off if beside or tiny or first[4] <= 0 or first[2] >= height else kept).append(run)
    return kept, "\n".join(map(as_text, off))


def _doubtful(holder: Any, depth: int) -> Iterator[int]:
    """Yield the addresses of the pieces of text that may be invisible."""
    from pypdfium2 import raw

    part = "FPDFFormObj" if depth else "FPDFPage"
    object_of = quick(f"{part}_GetObject", c_void_p)
    kind_of, mode_of = (
        quick("FPDFPageObj_GetType", c_uint, c_void_p),
        quick("FPDFTextObj_GetTextRenderMode", c_uint, c_void_p),
    )
    colour_of = quick("FPDFPageObj_GetFillColor", c_uint, c_void_p)
    colour = [c_uint() for _ in range(4)]
    rooms = [byref(one) for one in colour]
    for index in range(getattr(raw, f"{part}_CountObjects")(holder)):
        one = object_of(passed(holder), index)
        kind = kind_of(one)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            mode = mode_of(one)
            if mode in _INVISIBLE or (mode in (0, 4) and colour_of(one, *rooms) and _pale(*colour)):
                yield int(one)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _doubtful(cast(one, raw.FPDF_PAGEOBJECT), depth + 1)


def _pale(red: c_uint, green: c_uint, blue: c_uint, alpha: c_uint) -> bool:
    return alpha.value <= _THIN or min(red.value, green.value, blue.value) >= _WHITE


def _clipped(holder: Any) -> Iterator[tuple[int, Area]]:
    """Yield the addresses of the pieces of text that reach beyond their clip, with the sides of that clip.

    Sides are left, bottom, right and top as the file counts them. What forms hold is left out, and nothing is said of
    what a clip of another shape than a plain field cuts off.
    """
    from pypdfium2 import raw

    object_of = quick("FPDFPage_GetObject", c_void_p)
    kind_of, clip_of = quick("FPDFPageObj_GetType", c_uint, c_void_p), quick("FPDFPageObj_GetClipPath", c_void_p)
    paths_of, bounds_of = quick("FPDFClipPath_CountPaths", c_int), quick("FPDFPageObj_GetBounds", c_int)
    sides = [c_float() for _ in range(4)]
    rooms = [byref(one) for one in sides]
    for index in range(raw.FPDFPage_CountObjects(holder)):
        one = object_of(passed(holder), index)
        if kind_of(one) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        clip = clip_of(c_void_p(one))
        paths = paths_of(c_void_p(clip)) if clip else 0
        if paths <= 0 or not bounds_of(c_void_p(one), *rooms):
            continue
        field = field_left(clip, paths)
        left, bottom, right, top = (side.value for side in sides)
        if field is not None and (left < field[0] or bottom < field[1] or right > field[2] or top > field[3]):
            yield int(one), field

"""Invisible characters of a PDF's page: white or without colour on bare paper, invisible, or off the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_uint, c_void_p, cast
from typing import Any

from checker.read.calls import passed, quick
from checker.read.printed import Area, Letter, as_text
from checker.read.rules import Turned

# Red, green and blue all above this are the white of the paper; so little cover shows nothing.
_WHITE, _THIN = 0xF8, 8
# Ways to draw characters: not at all, and only as the edge of what is drawn after them.
_INVISIBLE = (3, 7)
_DEEPEST = 4


def invisible(page: Any, textpage: Any, place: Turned, behind: Sequence[Area]) -> frozenset[int]:
    """Return which characters of a page are invisible; before a field of colour or a picture (`behind`) none is."""
    from pypdfium2 import raw

    doubtful = set(_doubtful(page.raw, 0))
    if not doubtful:
        return frozenset()
    handle, found = textpage.raw, []
    object_of = quick("FPDFText_GetTextObject", c_void_p)
    box = raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        if object_of(passed(handle), index) not in doubtful:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, byref(box))
        x, y = place((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        if not any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in behind):
            found.append(index)
    return frozenset(found)


def on_the_page(runs: Sequence[Sequence[Letter]], width: float, height: float) -> tuple[list[Sequence[Letter]], str]:
    """Return the runs that stand on their page, and the words of those that stand off it."""
    kept: list[Sequence[Letter]] = []
    off: list[Sequence[Letter]] = []
    for run in runs:
        first, last = run[0], run[-1]
        beside = max(first[3], last[3]) <= 0 or min(first[1], last[1]) >= width
        (off if beside or first[4] <= 0 or first[2] >= height else kept).append(run)
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

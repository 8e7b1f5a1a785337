"""What is painted over on a PDF's page: pieces of text under a field of colour that is drawn after them.

A file keeps what was painted over, as when a figure is hidden by a white field and another is set upon it. Nobody who
looks at the page sees it (ISO 32000-1, 8.2: later objects are painted over earlier ones).
"""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_float, c_int, c_uint, c_ushort, c_void_p, cast
from math import inf
from typing import Any

from checker.read.calls import passed, quick
from checker.read.printed import Area

# A field that is lower or narrower, in points, is a rule or a stroke and hides no character.
_LEAST = 4.0
# The corners of a plain field, its first one told again.
_CORNERS = (4, 5, 6)
_SOLID = 255


def covered(holder: Any) -> dict[int, tuple[Area, ...]]:
    """Return the addresses of the pieces of text that lie under fields, with the sides of those fields.

    Sides are left, bottom, right and top as the file counts them. What can be seen through, pictures (a scan may lie on
    the words that were recognised in it), fields of another shape and what forms hold hide nothing.
    """
    from pypdfium2 import raw

    object_of = quick("FPDFPage_GetObject", c_void_p)
    kind_of = quick("FPDFPageObj_GetType", c_uint, c_void_p)
    fields: list[Area] = []
    under: dict[int, tuple[Area, ...]] = {}
    for index in reversed(range(raw.FPDFPage_CountObjects(holder))):
        one = object_of(passed(holder), index)
        kind = kind_of(one)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            field = _painted(one)
            if field is not None:
                fields.append(field)
        elif kind == raw.FPDF_PAGEOBJ_TEXT and fields:
            left, bottom, right, top = sides(one)
            over = tuple(
                field
                for field in fields
                if field[0] < right and field[2] > left and field[1] < top and field[3] > bottom
            )
            if over:
                under[int(one)] = over
    return under


def uncovered(page: Any, textpage: Any) -> tuple[Any, str]:
    """Return the text of a page without the pieces that lie wholly under one field, and the words of those pieces.

    They are taken from the open page, not from the file: of two equal characters in one place the library gives only
    the first, and the one that shows would be lost.
    """
    from pypdfium2 import raw

    gone = [one for one, fields in covered(page.raw).items() if any(_holds(field, sides(one)) for field in fields)]
    if not gone:
        return textpage, ""
    words = [_words(textpage, one) for one in reversed(gone)]
    for one in gone:
        piece = cast(c_void_p(one), raw.FPDF_PAGEOBJECT)
        if raw.FPDFPage_RemoveObject(page, piece):
            raw.FPDFPageObj_Destroy(piece)
    textpage.close()
    return page.get_textpage(), "\n".join(words)


def _words(textpage: Any, one: int) -> str:
    from pypdfium2 import raw

    piece = cast(c_void_p(one), raw.FPDF_PAGEOBJECT)
    room = raw.FPDFTextObj_GetText(piece, textpage, None, 0)
    words = (c_ushort * (room // 2))()
    raw.FPDFTextObj_GetText(piece, textpage, words, room)
    return bytes(words).decode("utf-16-le", "replace").rstrip("\0")


def _holds(field: Area, piece: Area) -> bool:
    return field[0] <= piece[0] and field[1] <= piece[1] and field[2] >= piece[2] and field[3] >= piece[3]


def sides(one: int) -> Area:
    """Return left, bottom, right and top of an object of a page, or nowhere where the library cannot tell."""
    edges = [c_float() for _ in range(4)]
    if not quick("FPDFPageObj_GetBounds", c_int)(c_void_p(one), *map(byref, edges)):
        return inf, inf, -inf, -inf
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def field_left(clip: int, paths: int) -> Area | None:
    """Return the sides of what all the paths of a clip leave, None where one of them is no plain field."""
    from pypdfium2 import raw

    x, y = c_float(), c_float()
    left, bottom, right, top = -inf, -inf, inf, inf
    handle = cast(clip, raw.FPDF_CLIPPATH)
    for path in range(paths):
        corners = raw.FPDFClipPath_CountPathSegments(handle, path)
        if not 0 < corners <= _CORNERS[-1]:
            return None
        across, up = [], []
        for corner in range(corners):
            segment = raw.FPDFClipPath_GetPathSegment(handle, path, corner)
            if not raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
                return None
            across.append(x.value)
            up.append(y.value)
        left, right = max(left, min(across)), min(right, max(across))
        bottom, top = max(bottom, min(up)), min(top, max(up))
    return left, bottom, right, top


def _painted(one: int) -> Area | None:
    """Return the sides of a field through which nothing is seen, None where a path is none."""
    from pypdfium2 import raw

    left, bottom, right, top = sides(one)
    if right - left < _LEAST or top - bottom < _LEAST:
        return None
    handle, fill, stroke = cast(one, raw.FPDF_PAGEOBJECT), c_int(), c_int()
    if not raw.FPDFPath_GetDrawMode(handle, byref(fill), byref(stroke)) or fill.value == raw.FPDF_FILLMODE_NONE:
        return None
    colour = [c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(handle, *map(byref, colour)) or colour[3].value != _SOLID:
        return None
    if raw.FPDFPageObj_HasTransparency(handle) or not _upright(handle):
        return None
    clip = raw.FPDFPageObj_GetClipPath(handle)
    paths = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    if paths <= 0:
        return left, bottom, right, top
    shown = field_left(cast(clip, c_void_p).value or 0, paths)
    if shown is None:
        return None
    return max(left, shown[0]), max(bottom, shown[1]), min(right, shown[2]), min(top, shown[3])


def _upright(handle: Any) -> bool:
    """Return whether a path is one field with four sides along those of the page."""
    from pypdfium2 import raw

    count = raw.FPDFPath_CountSegments(handle)
    if count not in _CORNERS:
        return False
    x, y = c_float(), c_float()
    corners: list[tuple[float, float]] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO or not raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            return False
        corners.append((round(x.value, 2), round(y.value, 2)))
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, byref(matrix)) or (matrix.b, matrix.c) != (0, 0):
        return False
    return _rectangle(corners)


def _rectangle(corners: Sequence[tuple[float, float]]) -> bool:
    across, up = {x for x, _ in corners}, {y for _, y in corners}
    return len(across) == len(up) == 2 and len(set(corners)) == 4

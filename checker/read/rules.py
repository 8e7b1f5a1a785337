"""The rules printed on a PDF's page: strokes and thin fills that a reader sees as straight lines across or down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import byref, c_float, c_int, c_uint, c_void_p
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any

from checker.read.calls import passed, quick
from checker.read.printed import Area

Matrix = tuple[float, float, float, float, float, float]
Turned = Callable[[float, float], tuple[float, float]]

# Thicker than this, in points, is a field of colour and no rule.
_THICKEST = 3.2
# Pieces of one rule, dashes or the sides of neighbouring cells, leave gaps no wider than this; rules so close are one.
_GAP, _SAME = 3.5, 1.5
_SHORTEST = 6.0
# Red, green and blue all above this are taken for the white of the paper.
_WHITE = 0xF0
_DEEPEST = 4
# A page that draws more is a map or a chart.
_MOST = 20_000
_SAME_MATRIX: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: where it lies (height, or distance from the left), and where along that it starts and ends."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page, the pictures on it and the fields of colour."""

    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    pictures: tuple[Area, ...] = ()
    fields: tuple[Area, ...] = ()


def rules(page: Any, turned: Turned) -> Rules:
    """Return the rules and pictures of a page; `turned` takes a point of the file to the page as it is seen."""
    drawn = _Drawn(turned)
    drawn.container(page.raw, _SAME_MATRIX, 0)
    return Rules(joined(drawn.across), joined(drawn.down), tuple(drawn.pictures), tuple(drawn.fields))


class _Drawn:
    """What a page draws, object after object."""

    def __init__(self, turned: Turned) -> None:
        self.turned = turned
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.pictures: list[Area] = []
        self.fields: list[Area] = []
        self.count = 0

    def container(self, holder: Any, matrix: Matrix, depth: int) -> None:
        from pypdfium2 import raw

        part = "FPDFFormObj" if depth else "FPDFPage"
        size, item = getattr(raw, f"{part}_CountObjects")(holder), getattr(raw, f"{part}_GetObject")
        # Most of a page are pieces of text, in some files one a character.
        object_of = quick(f"{part}_GetObject", c_void_p)
        kind_of = quick("FPDFPageObj_GetType", c_int, c_void_p)
        kinds = list(map(kind_of, map(object_of, repeat(passed(holder)), range(size))))
        if kinds.count(raw.FPDF_PAGEOBJ_TEXT) == size:
            return
        for index, kind in enumerate(kinds):
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                continue
            one = item(holder, index)
            self.count += 1
            if self.count > _MOST:
                return
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(one, matrix)
            elif kind == raw.FPDF_PAGEOBJ_SHADING:
                self.fields.append(self._seen(_corners(one), matrix))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._image(one, matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                self.container(one, _times(_matrix(one), matrix), depth + 1)

    def _image(self, one: Any, matrix: Matrix) -> None:
        area = self._seen(_corners(one), matrix)
        if area[2] - area[0] > _THICKEST and area[3] - area[1] > _THICKEST:
            self.pictures.append(area)
        else:
            self._thin(area)

    def _path(self, one: Any, matrix: Matrix) -> None:
        from pypdfium2 import raw

        fill, stroke = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(one, byref(fill), byref(stroke))
        stroked = bool(stroke.value) and _visible(raw.FPDFPageObj_GetStrokeColor, one)
        filled = bool(fill.value) and _visible(raw.FPDFPageObj_GetFillColor, one)
        if not (stroked or filled):
            return
        if filled:
            self.fields.append(self._seen(_corners(one), matrix))
        count = raw.FPDFPath_CountSegments(one)
        if count > _MOST:
            return
        if not stroked and count <= 6:
            self._thin(self._seen(_corners(one), matrix))
            return
        own = _times(_matrix(one), matrix)
        width = c_float()
        raw.FPDFPageObj_GetStrokeWidth(one, byref(width))
        thin = width.value * max(abs(own[0]), abs(own[1])) <= _THICKEST
        for points in _outlines(one, count):
            seen = [self.turned(*_at(point, own)) for point in points]
            if stroked and thin:
                for (x, y), (u, v) in pairwise(seen):
                    if abs(y - v) <= 1 or abs(x - u) <= 1:
                        self._thin((min(x, u), min(y, v), max(x, u), max(y, v)))
            elif len(seen) > 1:
                xs, ys = zip(*seen, strict=True)
                self._thin((min(xs), min(ys), max(xs), max(ys)))

    def _seen(self, corners: Area, matrix: Matrix) -> Area:
        (x, y), (u, v) = (self.turned(*_at(point, matrix)) for point in (corners[:2], corners[2:]))
        return min(x, u), min(y, v), max(x, u), max(y, v)

    def _thin(self, area: Area) -> None:
        """Keep a thin area as a rule; a dot, the corner of a table or a dash, may be of one across and of one down."""
        left, top, right, bottom = area
        wide, high = right - left, bottom - top
        if high <= _THICKEST and wide >= high:
            self.across.append(Rule((top + bottom) / 2, left, right))
        if wide <= _THICKEST and high >= wide:
            self.down.append(Rule((left + right) / 2, top, bottom))


def joined(pieces: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that pieces on one height make together, without what is too short to part cells."""
    done: list[Rule] = []
    level: list[Rule] = []
    for piece in (*sorted(pieces, key=lambda rule: rule.at), None):
        if level and (piece is None or piece.at - level[0].at > _SAME):
            done += _level(level)
            level = []
        if piece is not None:
            level.append(piece)
    return tuple(rule for rule in done if rule.end - rule.start >= _SHORTEST)


def _level(pieces: Sequence[Rule]) -> Iterator[Rule]:
    ordered = sorted(pieces, key=lambda rule: rule.start)
    at, start, end = ordered[0].at, ordered[0].start, ordered[0].end
    for piece in ordered[1:]:
        if piece.start - end > _GAP:
            yield Rule(at, start, end)
            at, start, end = piece.at, piece.start, piece.end
        else:
            end = max(end, piece.end)
    yield Rule(at, start, end)


def _visible(colour: Any, one: Any) -> bool:
    """Say whether an object's colour shows on white paper; one that cannot be asked, a pattern, counts as shown."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not colour(one, byref(red), byref(green), byref(blue), byref(alpha)):
        return True
    return alpha.value > 15 and min(red.value, green.value, blue.value) < _WHITE


def _outlines(one: Any, count: int) -> Iterator[list[tuple[float, float]]]:
    """Yield the corner points of each part of a path that is made of straight lines."""
    from pypdfium2 import raw

    points: list[tuple[float, float]] = []
    straight = True
    x, y = c_float(), c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(one, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if straight and points:
                yield points
            points, straight = [], True
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            straight = False
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if straight and points:
        yield points


def _corners(one: Any) -> Area:
    from pypdfium2 import raw

    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    raw.FPDFPageObj_GetBounds(one, byref(left), byref(bottom), byref(right), byref(top))
    return left.value, bottom.value, right.value, top.value


def _matrix(one: Any) -> Matrix:
    from pypdfium2 import raw

    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(one, byref(found)):
        return _SAME_MATRIX
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f

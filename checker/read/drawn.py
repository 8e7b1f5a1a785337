"""The rules that a picture shows: the lines of a table that was scanned or pasted as a picture."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from checker.read.rules import Rule, Rules, joined

# In points: shorter than this a stroke may be that of a character, thicker a field of colour.
_SHORTEST_ACROSS, _SHORTEST_DOWN, _THICKEST = 18.0, 15.0, 4.0
# A stroke is this much darker, of 255, than the paper around it, which may be grey.
_DARKER, _AROUND = 24, 31
# So many greys apart, rows of a picture have another ground; so many of them are a field, and a dark one holds white
# words where its grey is below this.
_OTHER_GROUND, _LOWEST_FIELD, _DARK = 20, 12, 140
_PAPER = 12  # dots of white put around a picture
# A rule on a page scanned askew goes up or down by one dot now and then.
_ASKEW = 3


def drawn_rules(grey: Any, scale: float, left: float, top: float) -> Rules:
    """Return the rules of a picture in points of its page.

    `grey` is an array of greys from 0 (black) to 255, `scale` its dots a point; on the page it begins at `left` and
    `top`.
    """
    import cv2

    grey, edges = _without_fields(grey)
    # The frame of a table may lie on the very edge of its picture.
    grey = cv2.copyMakeBorder(grey, _PAPER, _PAPER, _PAPER, _PAPER, cv2.BORDER_CONSTANT, value=255)
    left, top = left - _PAPER / scale, top - _PAPER / scale
    dark = cv2.adaptiveThreshold(255 - grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, _AROUND, -_DARKER)
    across = [
        Rule(top + (y + high / 2) / scale, left + x / scale, left + (x + wide) / scale)
        for x, y, wide, high in _strokes(dark, (round(_SHORTEST_ACROSS * scale), 1), (1, _ASKEW))
        if high <= _THICKEST * scale
    ]
    down = [
        Rule(left + (x + wide / 2) / scale, top + y / scale, top + (y + high) / scale)
        for x, y, wide, high in _strokes(dark, (1, round(_SHORTEST_DOWN * scale)), (_ASKEW, 1))
        if wide <= _THICKEST * scale
    ]
    wide = (left + _PAPER / scale, left + (grey.shape[1] - _PAPER) / scale)
    across += [Rule(top + (y + _PAPER) / scale, *wide) for y in edges]
    return Rules(joined(across), joined(down))


def _without_fields(grey: Any) -> tuple[Any, list[int]]:
    """Return a picture with white words on dark rows turned to dark on white, and where its ground changes.

    The head of a table is often set apart by a field of colour instead of a rule.
    """
    import numpy

    ground = numpy.median(grey, axis=1)
    starts = [0, *(int(at) + 1 for at in numpy.flatnonzero(numpy.abs(numpy.diff(ground)) > _OTHER_GROUND)), len(ground)]
    fields = [
        (start, end, float(numpy.median(ground[start:end])))
        for start, end in pairwise(starts)
        if end - start >= _LOWEST_FIELD
    ]
    for start, end, shade in fields:
        if shade < _DARK:
            grey = grey.copy()
            grey[start:end] = 255 - grey[start:end]
    changed = [start for (_, _, above), (start, _, below) in pairwise(fields) if abs(above - below) > _OTHER_GROUND]
    return grey, changed


def _strokes(dark: Any, longest: tuple[int, int], askew: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """Return the strokes at least so long, in dots, as left, top, width and height."""
    import cv2

    kept = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, longest))
    kept = cv2.dilate(kept, cv2.getStructuringElement(cv2.MORPH_RECT, askew))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(kept)
    return [(int(x), int(y), int(wide), int(high)) for x, y, wide, high, _ in boxes[1:]]

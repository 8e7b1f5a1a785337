"""A PDF's page brought upright: how far it is turned, and where a point of it then is."""

from __future__ import annotations

from collections import Counter
from ctypes import c_float
from itertools import repeat
from math import pi
from typing import Any

from checker.read.calls import passed, quick
from checker.read.rules import Turned

# So many characters, spread over the page, tell which way up it is read.
_SAMPLE = 9


def quarters(page: Any, textpage: Any) -> int:
    """Return how many quarters of a turn clockwise bring a page upright: as most of its characters stand."""
    count = textpage.count_chars()
    if not count:
        return int(page.get_rotation()) // 90
    step = max(count // _SAMPLE, 1)
    angle_of = quick("FPDFText_GetCharAngle", c_float)
    angles = map(angle_of, repeat(passed(textpage.raw)), range(0, count, step))
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

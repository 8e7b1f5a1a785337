"""A sentence without what differs between two plans that say the same: regions, years, figures, lists of offices.

What is left is compared, so that a province's sentence meets the one its city wrote after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.language.characters import plain
from checker.language.regions import names_in
from checker.language.times import times

PLACE, TIME, FIGURE = "域", "时", "数"

_OFFICES = re.compile(
    r"[（(【\[][^（）()【】\[\]]{0,200}(?:负责|牵头|配合|参与|参加|落实|承担)(?:单位)?[^（）()【】\[\]，。；]{0,6}[）)】\]]"
)
_OWN = re.compile(
    r"(?:全|我|本)[国省市州县区](?!域)|各(?:地区|省辖市|设区的?市|地级(?:以上)?市|[省市州县区地])(?:（[^（）]{1,8}）)?[市州县区]?(?!域)|市州"
)
_FIGURE = re.compile(r"\d[\d.,]*(?:万亿|亿|万|千)?余?|百分之[零一二三四五六七八九十百点]+")
_TO = re.compile(r"[至—－-]")
_SILENT = re.compile(r"[^\w%]|_")
_AGAIN = re.compile(rf"({PLACE}|{TIME}|{FIGURE})\1+")


def spans(text: str, places: frozenset[str]) -> tuple[tuple[int, int, str], ...]:
    """Return what is masked in a text, in order: start, end and the sign that takes its place ("" for offices).

    `places` are short names of regions that count beside the full ones.
    """
    return _spans(text, occurring(text, places))


def occurring(text: str, places: frozenset[str]) -> frozenset[str]:
    """Return the names that a text holds: the others change nothing in it, whichever regions the plans are of."""
    plainly = plain(text)
    return frozenset(place for place in places if place in plainly)


@lru_cache(maxsize=65536)
def _spans(text: str, places: frozenset[str]) -> tuple[tuple[int, int, str], ...]:
    kept: list[tuple[int, int, str]] = []
    for start, end, sign in sorted(_all(plain(text), places), key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, sign))
    return tuple(kept)


def _all(text: str, places: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    for office in _OFFICES.finditer(text):
        yield office.start(), office.end(), ""
    for time in times(text, (0, 0)):
        if time.role in ("deadline", "period", "base", "past", "start", "relative"):
            yield time.start, time.end, TIME
    named = names_in(text, places)
    ends, begins = {end for _, end in named}, {start for start, _ in named}
    for start, end in named:
        # A line is known by the places that it runs through.
        if not (_TO.match(text, end) and end + 1 in begins) and not (_TO.match(text, start - 1) and start - 1 in ends):
            yield start, end, PLACE
    for own in _OWN.finditer(text):
        yield own.start(), own.end(), PLACE
    for figure in _FIGURE.finditer(text):
        yield figure.start(), figure.end(), FIGURE


def masked(text: str, places: frozenset[str]) -> str:
    """Return a text with signs for regions, times and figures, without lists of offices and without punctuation."""
    return _masked(text, occurring(text, places))


@lru_cache(maxsize=65536)
def _masked(text: str, places: frozenset[str]) -> str:
    plainly, out, at = plain(text), [], 0
    for start, end, sign in spans(text, places):
        out += [plainly[at:start], sign]
        at = end
    return _AGAIN.sub(r"\1", _SILENT.sub("", "".join((*out, plainly[at:]))))

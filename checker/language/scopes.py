"""Words that ask a thing of each of many places (每个县, 各乡镇), of all of a region at once (全市), and what is counted."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.language import lexicon
from checker.language.characters import plain
from checker.language.numbers import read_number

_LEVELS = {"市": 2, "州": 2, "盟": 2, "县": 3, "区": 3, "旗": 3, "镇": 4, "乡": 4, "街": 4, "村": 5, "社": 5}
_COUNTED = re.compile(r"(?P<figure>[1-9]\d{0,3}|[一二三四五六七八九十])(?P<thing>[个家所座处项条名支台套辆])")


class Places(NamedTuple):
    """Words that say which places, where they stand, and their level: 2 cities, 3 counties, 4 towns, 5 villages."""

    start: int
    end: int
    level: int


@cache
def _each() -> re.Pattern[str]:
    return lexicon.compiled(
        r"(?:各个?|每一?个?|所有的?)(?P<place><region>|<settlement>)(?:[（(][市县区、]{1,5}[）)])?(?![级域长政委])"
    )


@cache
def _whole() -> re.Pattern[str]:
    return lexicon.compiled(r"<whole-region>")


def each_of(text: str) -> Places | None:
    """Return the words that ask something of each place of a level; None where there are none, or the level is not told."""
    found = _each().search(plain(text))
    if found is None:
        return None
    place = found["place"]
    level = _LEVELS.get("村" if place in lexicon.words("settlement") and place != "县城" else place[0])
    mixed = level == _LEVELS["市"] and any(mark in place for mark in "县区")  # 市县
    return None if level is None or mixed else Places(found.start(), found.end(), level)


def whole_of(text: str) -> tuple[int, int] | None:
    """Return where a text speaks of all of a region at once (全市); None where it does not."""
    found = _whole().search(plain(text))
    return found.span() if found else None


def counted(text: str) -> tuple[str, ...]:
    """Return the counts of things in a text, each figure with its measure word: 至少1所, 一所 -> 1所."""
    return tuple(
        f"{number.value:f}{found['thing']}"
        for found in _COUNTED.finditer(plain(text))
        if (number := read_number(found["figure"])) is not None
    )

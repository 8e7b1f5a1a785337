"""The name of a share, taken apart: 甲占乙的比例 and 乙中甲的比例 are both the share of 甲 in 乙."""

from __future__ import annotations

import re
from typing import NamedTuple

_RATIO = "(?:占比|比重|比例|比率)"
_SHARE_OF = re.compile(rf"^(?P<part>.{{2,}}?)占(?!比|有|用|地|补)(?P<whole>.{{2,}}?)的?(?:总量|总数|面积)?的?{_RATIO}$")
_SHARE_IN = re.compile(rf"^(?P<whole>.{{2,}}?)中(?![心小型央水医草学药华高等])(?P<part>.{{2,}}?)的?(?:面积)?{_RATIO}$")


class PartOfAWhole(NamedTuple):
    """The whole, and the part whose share in it is meant."""

    whole: str
    part: str


def share_of(name: str) -> PartOfAWhole | None:
    """Return whole and part of a share; None where the name does not say both."""
    found = _SHARE_OF.match(name) or _SHARE_IN.match(name)
    return PartOfAWhole(found["whole"], found["part"]) if found else None

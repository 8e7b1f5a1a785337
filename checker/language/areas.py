"""The parts of the country that national plans speak of (西部地区, 长三角), each with the provinces in it.

The provinces stand in vocabulary/areas.toml.
"""

from __future__ import annotations

import re

from checker.language.lexicon import alternatives, compiled
from checker.language.vocabulary import classes

_PROVINCES = classes("areas")
# 江心实验区, 东湖新区, 临港经济技术开发区: a zone with a name of its own, which no table of regions lists.
_ZONE = compiled(r"(?![各全本其每])[\u4e00-\u9fff]{2,12}<places.of-a-zone>?<places.zone>")
# A place by its water, or a part of a province by its short name (鲁西南).
_BY_NATURE = compiled(
    r"[\u4e00-\u9fff]{2}<places.water>|[京津冀晋蒙辽吉沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁][东西南北中]"
)
_AREA = alternatives(_PROVINCES)
_LISTED = re.compile(rf"(?:在|其中)?(?:{_AREA})(?:(?:地区|区域)?[、和及与](?:{_AREA}))*")
_ONE = re.compile(_AREA)


def provinces_spoken_of(text: str) -> tuple[str, ...]:
    """Return the provinces, in short, of the parts of the country that a text begins with; none where it names none."""
    found = _LISTED.match(text)
    areas = _ONE.findall(found[0]) if found else []
    return tuple(dict.fromkeys(name for area in areas for name in _PROVINCES[area]))


def names_a_zone(place: str) -> bool:
    """Say whether a place is one zone that goes by a name of its own (江心实验区): no region of the tables has it."""
    return _ZONE.fullmatch(place) is not None


def places_by_nature(text: str) -> tuple[str, ...]:
    """Return the places that a text names by their water or as a part of a province: 太湖, 淮河流域, 鲁西."""
    return tuple(found[0] for found in _BY_NATURE.finditer(text))

"""Names of indicators as they are compared: without what only says where, or how the thing changes."""

from __future__ import annotations

import re

from checker.language.lexicon import compiled

_EXTENT = re.compile(r"^(?:全省|全市|全县|全区|城市)+|\s|[“”\"]")
_REGION = re.compile(r"[\s“”（）()]|^(?:全省|全市|全区|全县)|数量$")
_MARKS = re.compile(r"[“”\s]")
_SPELLING = re.compile(r"[\s（）()]|累计")
_PRODUCT = re.compile(r"(?:国内|地区)?生产总值")
_COURSE = compiled(r"(?:累计|年均|逐年)?(?:<doing.rise-or-fall>|改善)?(?:率|比例|幅度|比率)?$")
_OF_CHANGE = re.compile(r"年均|增速|增长|提高|降低|下降|幅度|增幅|报销额度$")
_OF_LEVELS = re.compile(r"(?:[省市县区乡镇村][、和及与]?){2,}[两三四]级|各级|[省市县区]本级")
_OF_PACE = re.compile(r"年均|每年|平均|提高|增速|增长|增加|人均|幅度|缩小")


def without_extent(name: str) -> str:
    """Return a name without the region it is for and without quotation marks (全市黑臭水体 is 黑臭水体)."""
    return _EXTENT.sub("", name)


def without_region(name: str) -> str:
    """Return a name without marks, the region it begins with and 数量 at its end."""
    return _REGION.sub("", name)


def without_marks(text: str) -> str:
    """Return a text without quotation marks and white space."""
    return _MARKS.sub("", text)


def spelt_alike(text: str) -> str:
    """Return a text in the one spelling in which a name is looked for in it: no brackets, no 累计, GDP and 能耗 short."""
    return _PRODUCT.sub("GDP", _SPELLING.sub("", text)).replace("能源消耗", "能耗")


def without_course(name: str) -> str:
    """Return a name without how the thing develops at its end (用水量累计下降率 is 用水量)."""
    return _COURSE.sub("", name)


def without_change(name: str) -> str:
    """Return the name of what changes, from that of a change (城镇化率年均提高 is 城镇化率)."""
    return _OF_CHANGE.sub("", name)


def without_pace(name: str) -> str:
    """Return a name without what says how fast it moves or for whom on the average."""
    return _OF_PACE.sub("", name)


def of_levels(name: str) -> bool:
    """Say whether a name speaks of authorities by their levels (市县两级, 各级), each of which has its own of it."""
    return _OF_LEVELS.search(name) is not None


def of_place_in_name(name: str, region: str, other: str) -> bool:
    """Say whether a name begins with the place it was read to be of, and another one is the same: both are of it."""
    return bool(region) and name == other and name.startswith(region)


def is_total_used(name: str) -> bool:
    """Say whether a name is the whole of what is used up, which a ceiling may leave room for: 用水总量, not 排放总量."""
    return name.endswith("总量") and "排放" not in name

"""The parts of the country that national plans speak of (西部地区, 长三角), each with the provinces in it.

东部, 中部, 西部 and 东北 are those of the National Bureau of Statistics (东西中部和东北地区划分方法, 2011), the six from 华北 to 西北
the usual ones, the others those of the national strategies of their names.
"""

from __future__ import annotations

import re

_PROVINCES = {
    "东部": "北京 天津 河北 上海 江苏 浙江 福建 山东 广东 海南",
    "中部": "山西 安徽 江西 河南 湖北 湖南",
    "西部": "内蒙古 广西 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆",
    "东北": "辽宁 吉林 黑龙江",
    "华北": "北京 天津 河北 山西 内蒙古",
    "华东": "上海 江苏 浙江 安徽 福建 江西 山东",
    "华中": "河南 湖北 湖南",
    "华南": "广东 广西 海南",
    "西南": "重庆 四川 贵州 云南 西藏",
    "西北": "陕西 甘肃 青海 宁夏 新疆",
    "京津冀": "北京 天津 河北",
    "长三角": "上海 江苏 浙江 安徽",
    "珠三角": "广东",
    "粤港澳大湾区": "广东",
    "成渝": "四川 重庆",
    "长江经济带": "上海 江苏 浙江 安徽 江西 湖北 湖南 重庆 四川 贵州 云南",
}
# 江心实验区, 东湖新区, 临港经济技术开发区: a zone with a name of its own, which no table of regions lists.
_ZONE = re.compile(
    r"(?![各全本其每])[\u4e00-\u9fff]{2,12}(?:综合|合作|保税)?(?:[试实]验区|新区|示范区|开发区|高新区|经开区|管理区|度假区|合作区|风景区|保税区)"
)
# A place by its water, or a part of a province by its short name (鲁西南).
_BY_NATURE = re.compile(
    r"[\u4e00-\u9fff]{2}(?:[湖江海]|流域|三角洲)|[京津冀晋蒙辽吉沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁][东西南北中]"
)
_AREA = "|".join(sorted(_PROVINCES, key=len, reverse=True))
_LISTED = re.compile(rf"(?:在|其中)?(?:{_AREA})(?:(?:地区|区域)?[、和及与](?:{_AREA}))*")
_ONE = re.compile(_AREA)


def provinces_spoken_of(text: str) -> tuple[str, ...]:
    """Return the provinces, in short, of the parts of the country that a text begins with; none where it names none."""
    found = _LISTED.match(text)
    areas = _ONE.findall(found[0]) if found else []
    return tuple(dict.fromkeys(name for area in areas for name in _PROVINCES[area].split()))


def names_a_zone(place: str) -> bool:
    """Say whether a place is one zone that goes by a name of its own (江心实验区): no region of the tables has it."""
    return _ZONE.fullmatch(place) is not None


def places_by_nature(text: str) -> tuple[str, ...]:
    """Return the places that a text names by their water or as a part of a province: 太湖, 淮河流域, 鲁西."""
    return tuple(found[0] for found in _BY_NATURE.finditer(text))

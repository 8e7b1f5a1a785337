"""Names in a list that share a part: the last lends its head (一产、二产增加值), the first its modifier (城市污水处理率、再生水利用率)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.extract.naming import nameends
from checker.extract.naming.nouns import HEAD, has_head, is_rate
from checker.language.lexicon import compiled
from checker.language.words import Word, edges, is_word, tagged

_JOINED = re.compile(r"、|以及|(?:和|与|及(?!以[上下内外]))(?![平谐美])")
_LONGEST_WITHOUT_HEAD = 16  # characters; longer, it is a name of its own
CLASS = compiled(r"<names.class-of-things>")
# 省、市、县三级河长巡河率: the numeral counts the grades before it.
_GRADED = re.compile(r"((?:[省市县区州乡镇村国]、){1,4}[省市县区州乡镇村])([两二三四五])级(.{2,})")
# 单位GDP能源消耗、用水量: an amount for each unit of something; the amounts of a list are for each unit of the same.
_FOR_EACH_UNIT = compiled(r"(?:单位|[万亿]元)(?:GDP|[\u4e00-\u9fff]{2,8}?<names.output>)(?=[\u4e00-\u9fff]{2})")
_AMOUNT = compiled(r"<names.amount-for-each>$")
_JOIN_OF_SUBJECTS = re.compile(r"[、和与]|及(?!以[上下内外])")
_FACILITY = compiled(r"<places.facility>$")
_FACILITY_FIRST = compiled(r"[\u4e00-\u9fa5]{2,10}?<places.facility>(?=[\u4e00-\u9fa5]{2,}率)")
_PLACE_FIRST = compiled(r"<places.where-people-live>")
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_OPENS_A_MEASURE = compiled(r"<names.opens-a-measure>")
_CLASS_SUFFIX = compiled(r"<names.ends-a-class>")

_OF_PLACES = tuple("省市州盟县区旗")  # 甲州、乙市光伏发电项目


def coordinated(subject: str, count: int) -> list[str] | None:
    """Split a coordinated subject into `count` names (0: as many as it has), each with the part it shares with the others.

    None where it has not as many. The last lends its head (一产、二产增加值), the first its modifier (城市污水处理率、再生水利用率).
    """
    if count == 2 and subject.count("城乡") == 1 and not _JOINED.search(subject):  # 城乡居民收入分别增长5%、6%
        return [nameends.close(subject.replace("城乡", of)) for of in ("城镇", "农村")]
    if (graded := _GRADED.fullmatch(subject)) and _COUNT.get(graded[2]) == len(graded[1].split("、")) == (
        count or _COUNT.get(graded[2])
    ):
        return [nameends.close(f"{grade}级{graded[3]}") for grade in graded[1].split("、")]
    parts = [part for part in _JOINED.split(subject) if part]
    if len(parts) != count and count > 1:
        parts = [part for part in subject.split("、") if part]
        if len(parts) != count:
            return None
    if len(parts) < 2:
        return None
    *before, last = parts = _worked_on(parts)
    first = before[0]
    head = shared_head(before, last)
    if (base := _FOR_EACH_UNIT.match(first)) and all(_AMOUNT.search(part) for part in (first, last)):
        return [nameends.close(part if part is first else _for_each(part, base[0])) for part in parts]
    if count in (0, 2) and len(parts) == 2 and (both := _of_two_things(first, last) or _of_siblings(first, last, head)):
        return [nameends.close(name) for name in both]
    if HEAD.search(first) and len(first) >= len(last) + 4:
        lent = [first, *(_headed(part, head) for part in before[1:])]
        whole = [part if len(part) >= len(first) - 3 else _with_modifier(part, first) for part in lent[1:]]
        return [nameends.close(name) for name in (first, *whole, _with_modifier(last, first))]
    return [nameends.close(name) for name in (*(_headed(part, head) for part in before), last)]


def _for_each(part: str, base: str) -> str:
    return base + part if _AMOUNT.search(part) and not _FOR_EACH_UNIT.match(part) else part


def _of_two_things(first: str, last: str) -> tuple[str, str] | None:
    """非化石能源装机和消费比重: the last names an action and a rate only, so both are of the thing that opens the first."""
    own, other = tagged(first), tagged(last)
    if len(own) < 2 or own[-1].acts or len(other) != 2 or not other[0].acts or not is_rate(last) or is_rate(first):
        return None
    return first + other[1].text, first[: own[-2].end] + last


def _of_siblings(first: str, last: str, head: str) -> tuple[str, str] | None:
    """主要农作物化肥、农药利用率: what stands before the first of two things as long as each other holds for the second."""
    own, other = tagged(first), tagged(last.removesuffix(head))
    if not head or len(own) < 2 or len(other) != 1 or len(own[-1].text) != len(other[0].text):
        return None
    if _FACILITY.search(first) and _PLACE_FIRST.match(last):
        return None  # 乡镇服务站、行政村电商通达率: the village is no part of the town's station
    if HEAD.search(first) or own[-1].modifies or own[-2].modifies or other[0].modifies or len(own[-2].text) < 2:
        return None
    return first + head, first[: own[-2].end] + last


def _worked_on(parts: list[str]) -> list[str]:
    """入海排污口监测、溯源、整治比例: actions in a list are done on what stands before the first of them."""
    first = tagged(parts[0])
    if all(word.acts for word in first) or not first[-1].acts or HEAD.search(parts[0]):
        return parts
    thing = parts[0][: len(parts[0]) - len(first[-1].text)]
    if not any(tagged(part)[0].acts for part in parts[1:]):
        return parts
    return [parts[0], *(part if HEAD.search(part[:-2]) else thing + part for part in parts[1:])]


def _headed(part: str, head: str) -> str:
    return part if HEAD.search(part) or len(part) > _LONGEST_WITHOUT_HEAD else part + head


def _ends_a_thing(word: Word) -> bool:
    return len(word.text) > 1 and not word.modifies


def _with_modifier(part: str, first: str) -> str:
    return first[: len(first) - len(part)] + part


def shared_head(before: Sequence[str], last: str) -> str:
    """Return what the names of a list lack of the last one: 二氧化硫、氨氮 of 挥发性有机物排放总量 the words 排放总量.

    Where the list goes by regions, classes or grades, all behind that word is shared (甲地区、乙地区煤炭消费量; 大、中型矿山建设率).
    """
    lacking = [part for part in before if not HEAD.search(part)]
    if len(last) < 2 or not lacking:
        return ""
    words = tagged(last)
    for part in lacking:
        if found := _of_one_letter(part, last) or _of_class(part, words):
            return last[found:]
    if not (measure := HEAD.search(last)):
        return ""
    if cut := _of_facilities(lacking, last, measure):
        return last[cut:]
    if "其他" in last:
        return measure[0]  # 公路、铁路、航空及其他方式占比
    if cut := _of_compound(lacking, words):
        return last[cut:]
    return last[_of_measure(lacking, words) :]


def _of_one_letter(part: str, last: str) -> int:
    """大、中、小型矿山, 县、乡、村道: a single character stands for a word like the first of the last name."""
    return 1 if len(part) == 1 and len(last) > 2 and (_CLASS_SUFFIX.match(last, 1) or is_word(part + last[1])) else 0


def _of_class(part: str, words: Sequence[Word]) -> int:
    """甲地区、乙地区煤炭消费量; 城市、县城绿地率; 省级、市级绿色工厂: the names go by regions, classes or grades."""
    own = tagged(part)[-1].text
    for word in words[:-1]:
        if word.text == own or (CLASS.fullmatch(word.text) and CLASS.fullmatch(own)):
            return word.end
    suffix = _CLASS_SUFFIX.match(own, len(own) - 1)
    alike = _OF_PLACES if suffix and suffix[0] in _OF_PLACES else (suffix[0],) if suffix else ()
    return next((word.end for word in words[:-1] if alike and word.text.endswith(alike)), 0)


def _of_facilities(lacking: Sequence[str], last: str, measure: re.Match[str]) -> int:
    """乡镇服务站、行政村电商服务通达率: of facilities or places in a list the last is its facility, else its place."""
    if not all(_FACILITY.search(part) for part in lacking):
        return 0
    found = _FACILITY_FIRST.match(last) or _PLACE_FIRST.match(last)
    return found.end() if found and found.end() in edges(last) and found.end() <= measure.start() else 0


def _of_compound(lacking: Sequence[str], words: Sequence[Word]) -> int:
    """养老、医疗保险参保率 share 保险参保率: with its end each name makes a word of the dictionary as well."""
    word = words[0].text
    ends = (at for at in range(1, len(word) - 1) if is_word(word[:at]))
    return next((at for at in ends if all(is_word(tagged(part)[-1].text + word[at:]) for part in lacking)), 0)


def _of_measure(lacking: Sequence[str], words: Sequence[Word]) -> int:
    """Where the measure begins: at a word that opens one (单位, 占), behind a thing as long as its neighbours, or before its verbs."""
    opener = next((word.end - len(word.text) for word in words[1:] if _OPENS_A_MEASURE.fullmatch(word.text)), 0)
    if opener:
        return opener
    at = len(words) - 1
    while at > 1 and (words[at - 1].acts or words[at - 1].quality):
        at -= 1
    latest = words[max(0, at - 1)].end if len(words) > 1 else max(0, len(words[0].text) - 2)
    quoted = max((word.end for word in words if word.text == "”"), default=0)
    ends = [
        word.end
        for word, behind in pairwise(words)
        if quoted <= word.end <= latest and _ends_a_thing(word) and not _JOINED.fullmatch(behind.text)
    ]
    near = min((abs(end - len(part)), -end) for end in [*ends, latest] for part in lacking)
    return -near[1]


def each_of(name: str, left: str, *, alone: bool) -> list[str]:
    """Return the subjects of A率和B率均达100%: several where each is a rate by itself, or 均 says that they are several."""
    if not _JOIN_OF_SUBJECTS.search(name):
        return [name]
    of_each = alone and "分别" in left
    said = of_each or "均" in left or "都" in left
    parts = coordinated(name, 0) if said else _JOIN_OF_SUBJECTS.split(name)
    told = has_head if of_each else is_rate
    return list(parts) if parts and all(told(part) and len(part) > 2 for part in parts) else [name]

"""Counts in brackets behind the thing they count: 淘汰甲市柴油机组（城区3台35兆瓦以下）, 甲市13家水泥企业（46个项目）."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from checker.extract.naming import nameends, names, nouns
from checker.extract.parts import innermost, region_first
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token
from checker.language.lexicon import compiled
from checker.language.regions import names_in
from checker.language.words import tagged

_WHERE = re.compile(r"[\u4e00-\u9fa5]{0,8}")
_SIZE = re.compile(r"(?P<size>\d[^，、；（）]{0,16}?(?:以[上下]|[\u4e00-\u9fa5]))(?=$|[，；）])")
_ITS_WORKS = re.compile(r"(?:个|项)?(?P<works>(?:子|重点)?(?:项目|工程|任务))(?=$|[，；）])")
_COUNTED_BEFORE = re.compile(r"\d(?:余|多)?[\u4e00-\u9fa5]{1,2}?[\u4e00-\u9fa5A-Za-z“”]{2,16}$")
_WORK_LAST = compiled("(?:<work>|<work-that-ends>)$")
_WORK_FIRST = compiled("(?:(?:<work>|<work-that-ends>)(?:和|及|与|、|或|并)?)+")
_ONLY_STUDIED = re.compile(r"(?:规划|谋划|启动|开展)?(?:研究|论证|谋划)")
_LONGEST, _SHORTEST = 40, 3  # characters of the thing before the brackets


class Bracketed(NamedTuple):
    """A count in brackets: the name of what it counts, the region where one is named, where the quote begins and ends."""

    name: str
    region: str
    start: int
    end: int


def works_of_the_counted(text: Text, token: Token) -> str:
    """Return how the works are called that are counted in brackets behind another count: 13家企业（46个|项目）; else ""."""
    bracket = text.bracket_around(token.start, token.start)
    if bracket is None or token.own_bound or token.dimension != "thing" or text.text[bracket.start + 1 : token.start]:
        return ""
    found = _ITS_WORKS.match(text.text, token.end, bracket.end - 1)
    start = _item_start(text, bracket)
    return found["works"] if found and _COUNTED_BEFORE.search(text.text, start, bracket.start) else ""


def counted_in_brackets(text: Text, token: Token, region: str = "") -> Bracketed | None:
    """Return what a count in brackets counts where a work is done on the thing before them; None where there is none.

    What stands before the count in the brackets says where, what stands behind it how large; `region` is that of the plan.
    """
    bracket = text.bracket_around(token.start, token.start)
    if bracket is None or token.dimension != "thing" or token.reading.high is not None:
        return None
    start = _item_start(text, bracket)
    item = text.text[start : bracket.start]
    where = text.text[token.segment.start : token.start]
    if not _SHORTEST < len(item) <= _LONGEST or re.search(r"\d", item) or not _WHERE.fullmatch(where):
        return None
    if any(word.verb for word in tagged(where)) or _studied(text, start):
        return None
    work, place, thing = _divided(names.opened(item), region)
    if not thing or nouns.has_head(thing) or not (work or _WORK_LAST.search(thing)):
        return None
    size = _SIZE.match(text.text, token.end, token.segment.end)
    here = where if names_in(where) == [(0, len(where))] or where.endswith(("县", "市")) else ""
    name = work + ("" if here else where) + (size["size"] if size else "") + thing
    return Bracketed(nameends.close(name), here or innermost(place), start, size.end() if size else token.end)


def _divided(item: str, around: str) -> tuple[str, str, str]:
    """Return the work, the region and the thing of 淘汰甲市柴油机组; "" for what is not told."""
    item = names.lead(item)[0]
    found = next((span for span in names_in(item) if item[slice(*span)] != around), None)
    if found is not None and (not found[0] or _WORK_LAST.search(item[: found[0]])):
        place, thing = item[slice(*found)], item[found[1] :]
        inner, rest = region_first(thing, around)
        return item[: found[0]], inner or place, rest
    work = _WORK_FIRST.match(item)
    item = item if work else names.subject(item)[0]
    place, thing = region_first(item[work.end() :] if work else item, around)
    return work[0] if work else "", place, thing


def _item_start(text: Text, bracket: Span) -> int:
    """Return where the item of a list begins behind which brackets stand."""
    start = text.segment(bracket.start, bracket.start).start
    return max(start, text.masked.rfind("、", start, bracket.start) + 1)


def _studied(text: Text, start: int) -> bool:
    """Say whether the sentence in which an item begins only has it studied: 研究甲市机组拆除（5台）、乙市…."""
    at = bisect_right(text.sentences, start, key=lambda one: one.start)
    return at > 0 and _ONLY_STUDIED.match(text.text, text.sentences[at - 1].start) is not None

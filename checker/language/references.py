"""Where a text points to a part of its own document: 见附件2, 详见表4, 本规划第六章."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from checker.language.numbers import read_number

RefersTo = Literal["annex", "annexed-table", "box", "table", "chapter"]

KINDS: dict[str, RefersTo] = {"附件": "annex", "附表": "annexed-table", "专栏": "box", "表": "table", "图表": "table"}
_NUMERAL = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
# Behind the numeral no more of it may follow: 附件1-2, 表3.1, 表2023年.
_TO = re.compile(
    rf"(?P<lead>见|列[于入在]|如|按照?|依照|依据|根据|参照|参见|对照|执行|落实|[（(])?"
    rf"(?:本(?:规划|方案|计划|意见|通知|文件|行动))?的?(?P<kind>附件|附表|专栏|图表|表)\s?(?P<number>{_NUMERAL})(?![\d.．\-－—~年月日项张份个])"
)
_CHAPTER = re.compile(
    rf"(?P<lead>(?:见|参见|按照?|依照|根据|本(?:规划|方案|计划|意见|通知|文件|行动计划|办法|细则))的?)(?P<number>第(?:{_NUMERAL})[章编篇])"
)
# 《…》附件3, 省方案附件3: another paper's.
_ANOTHER = re.compile(
    r"(?:》\s?(?:[（(][^（()）]{1,40}[）)])?|(?<!本)(?:规划|纲要|方案|计划|办法|通知|意见|规定|标准|规范|规程|导则|指南|文件|条例|合同|协议|号|公告|报告|清单))"
    r"\s?的?(?:中的?)?\s?$"
)
_POINTING = ("见", "列于", "列入", "列在", "参见", "（", "(")


class Reference(NamedTuple):
    """One reference, `start` to `end` of a text: to what kind of part, its number, and how it is printed (附件3).

    `pointing` says that the reader is sent there (见附件2, （附件2）).
    """

    start: int
    end: int
    to: RefersTo
    number: int
    printed: str
    pointing: bool


def references(text: str) -> Iterator[Reference]:
    """Yield what a text refers to of its own document; what is another's (《…》附件3) is none of them."""
    for found in _TO.finditer(text):
        number = read_number(found["number"])
        if number is None or _ANOTHER.search(text, 0, found.start()):
            continue
        lead = found["lead"] or ""
        if found["kind"] in ("表", "图表") and not lead:
            continue  # 表1 alone may be anything
        printed = text[found.start("kind") : found.end()]
        yield Reference(
            found.start("kind"), found.end(), KINDS[found["kind"]], int(number.value), printed, lead in _POINTING
        )
    for found in _CHAPTER.finditer(text):
        number = read_number(found["number"][1:-1])
        if number is not None and not _ANOTHER.search(text, 0, found.start("lead")):
            at = found.start("number")
            yield Reference(at, found.end(), "chapter", int(number.value), found["number"], "见" in found["lead"])

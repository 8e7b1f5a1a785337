"""Figures that are dates, numbers of documents or parts of names, seen from what stands directly around them.

“十强”, 5G, 第三章, 〔2024〕1号, 3岁以下, 1小时交通圈, 1:13, G240国道: each rule is one construction.
"""

from __future__ import annotations

import re

from checker.extract.lexicon import MAKE, WORK
from checker.language.words import edges

_BRACKETED_YEAR = re.compile(r"[〔\[（(]\d{4}[〕\])）]$")
_BORE_BEFORE = re.compile(r"(?:管径|直径|口径|孔径|粒径)[<>≤≥＜＞]=?$")
_BORE_BEHIND = re.compile(r"[<≤＜]=?(?:管径|直径|口径|孔径|粒径)")
_FACTOR_BEFORE = re.compile(r"[×＊*]\s*$")
_STANDARD_BEFORE = re.compile(r"[A-Z]{2,4}(?:[/／][A-Z])?\s?\d[\d.]*\s?[—\-－]$")
_PER = re.compile(r"(?:每|按每)$")
_RANK_BEFORE = re.compile(r"(?:前|后|列|位居|排名?)$")
_COLON_BEFORE = re.compile(r"[:∶：]$")
_RATIO_AFTER = re.compile(r"[:∶]\d")
_HOTLINE = re.compile(r"热线|平台|转\d")
_TELEPHONE = re.compile(r"0\d{2,3}[—\-]\d{7,8}")
_AGE_NOUN = re.compile(r"(?:及?以[上下])?[\u4e00-\u9fa5]")
_UP_OR_DOWN = re.compile(r"^(?:及?以[上下])")
_AGE_REACHED = re.compile(r"左右|提高|提升|增|上升|达|以上[，。；）]|以上$")
_ITEM_DOT = re.compile(r"[.．、](?!\d)")
_YEAR = re.compile(r"(?:\d{1,2}\.)?(?:19|20)\d\d$")
_YEAR_AFTER = re.compile(r"年|[〕\]）)]")
_MONTH_OR_DAY = re.compile(r"月|日(?!处|产|均|供|接)")
_NAMES_BEFORE = re.compile(r"(?:附件|附表|表|图|专栏|第|编号|国道|省道|县道|[GSXY])$")
_NAME_AFTER = re.compile(
    r"(?:号|月|日(?!处|产|均|供)|版|届|师(?!生)|周年|\.0|[GgDdKkXx](?![A-Za-z])|G网|型|字|路(?!里程|口)|代(?!表|理|码|养|际)|线|强(?!度)|"
    r"大(?!型|于|中|幅)|甲|乙|乡|[+×xX]\d|[+]|[/／]\d|A级|类(?:以上|水|标准|困难)|星级)"
)
_CIRCLE = re.compile(
    r"(?:小时(?:快?[到至]?(?:交通|通勤|经济|生活|都市|通达|物流|快货|高铁|飞行|配送|医疗|急救|出行|应急)?圈)|"
    r"分钟(?:[^，。；、]{0,10}圈|医保|养老|健身|便民|就医)|公里(?:[^，。；、]{0,6}圈))"
)
_ENDS_A_SENTENCE = "；：。，:;） "


def name_reason(text: str, start: int, number_end: int, end: int, unit: str) -> str:
    """Return why a figure is no figure of its sentence (a key of the messages), "" where it is one.

    `start` to `number_end` is the figure alone, up to `end` with its unit.
    """
    before, after, digits = text[max(0, start - 12) : start], text[number_end : number_end + 14], text[start:number_end]
    return (
        _of_a_document(text, start, before, after, digits, unit)
        or _of_a_date(before, after, digits, unit)
        or _of_a_rate(before, after, unit)
        or _age(text, end, unit)
        or _of_a_word(text, end, before, after, unit)
    )


def _of_a_document(text: str, start: int, before: str, after: str, digits: str, unit: str) -> str:
    """〔2024〕1号, 第3章, 0531-51707403, 12345热线, 转802."""
    if (
        before.endswith("第")
        or _BRACKETED_YEAR.search(before)
        or _STANDARD_BEFORE.search(before)
        or (after.startswith("号") and not after.startswith("号召"))
    ):
        return "number-of-document"
    if _TELEPHONE.match(text, start):
        return "number-of-document"
    if not unit and digits.isdigit():
        if len(digits) >= 5 or (digits[0] == "0" and len(digits) > 2) or _HOTLINE.match(after) or before.endswith("转"):
            return "number-of-document"
    if after.startswith("本") and "." in digits:
        return "number-of-item"  # 2.2本规划投资
    if not unit and len(digits) <= 2 and _ITEM_DOT.match(after) and (not before or before[-1] in _ENDS_A_SENTENCE):
        return "number-of-item"
    return ""


def _of_a_date(before: str, after: str, digits: str, unit: str) -> str:
    if _YEAR.match(digits) and _YEAR_AFTER.match(after):
        return "date"
    if _MONTH_OR_DAY.match(after) and not unit.startswith("日/") and not after.startswith("月/"):
        return "date"
    return "rank" if unit in ("名", "位") and _RANK_BEFORE.search(before) else ""


def _of_a_rate(before: str, after: str, unit: str) -> str:
    """每10万人口, 师生比1:13."""
    if unit == "%" and _FACTOR_BEFORE.search(before):
        return "ratio"  # 达标率=（达标数/总数）×100%
    if _PER.search(before) and not unit.startswith(("个", "家")):
        return "base-of-rate"
    return "ratio" if (not unit and _COLON_BEFORE.search(before)) or _RATIO_AFTER.match(after) else ""


def _age(text: str, end: int, unit: str) -> str:
    """3岁以下婴幼儿; but 预期寿命达到82岁以上 is a figure."""
    if unit not in ("岁", "周岁") or _AGE_REACHED.match(text, end, end + 4):
        return ""
    return "age" if _AGE_NOUN.match(_UP_OR_DOWN.sub("", text[end : end + 8])) else ""


def _of_a_word(text: str, end: int, before: str, after: str, unit: str) -> str:
    """5G, PM2.5, G240, 1小时交通圈, 8.6代线, 2.0行动."""
    if _BORE_BEFORE.search(before) or _BORE_BEHIND.match(text, end):
        return "name"  # 600mm≤管径＜1000mm
    previous, following = before[-1:], text[end : end + 1] if unit else after[:1]
    if previous and previous.isascii() and (previous.isalpha() or previous in "._+"):
        return "name"
    if following.isascii() and following.isalpha():
        return "name"
    if not unit and (_NAMES_BEFORE.search(before) or _NAME_AFTER.match(after)):
        return "name"
    if unit == "周年":
        return "name"  # 成立105周年
    if unit in ("小时", "分钟", "公里") and _CIRCLE.match(after):
        return "name"
    return "name" if unit == "级" or (unit == "类" and not following) else ""


_ORDINAL = ("级", "期", "类", "届", "档", "段", "环", "道", "层")  # written with 一 to 九 they tell which, not how many
_TIMES_BEFORE = re.compile(rf"(?:每[^，。；]{{0,8}}|至少|不少于|不低于|最少|{MAKE}|{WORK})(?:了|过)?$")
_NOUN_BEHIND = re.compile(r"(?!以[上下内]|左右|为|的)[\u4e00-\u9fa5]")


def ordinal(text: str, start: int, end: int, unit: str) -> str:
    """Return why a written numeral with its unit is no count: 一次能源, 三次产业, 一期工程, 两级医院; "" where it is one."""
    before = text[max(0, start - 12) : start]
    if unit in _ORDINAL or before.endswith("届"):
        return "name"  # 一期工程, 十二届三次全会
    if unit != "次" or not _NOUN_BEHIND.match(text, end):
        return ""
    if end not in (at + start for at in edges(text[start : end + 4])):
        return "name"  # 一次能源, 一次性
    return "" if _TIMES_BEFORE.search(before) else "name"

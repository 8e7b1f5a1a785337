"""Find the figures of a text and say which of them are dates, numbers of documents or parts of names.

What is left is a figure the sentence has to account for. Only what stands directly around a figure is looked at here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker.language import units
from checker.language.numbers import ARABIC, CHINESE, read_number

_RANGE = r"(?:[—\-~]{1,2}|至|到)"


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as read: `start` to `end` cover figure and unit, `number_end` the figure alone.

    `low` and `high` are multiplied out (`high` None for a single figure), `text` the figure as written without unit, `cumulative`
    a figure in square brackets, `name` the reason key where the figure is no figure of the sentence.
    """

    start: int
    end: int
    number_end: int
    text: str
    unit: str
    low: Decimal
    high: Decimal | None
    passed: bool = False
    written: bool = False
    name: str = ""
    cumulative: bool = False


@cache
def _figure() -> re.Pattern[str]:
    unit = units.pattern()
    latin = r"(?:[KMGTPE]?FLOPS|EFLOPS|[TPE]B?|[kMG]Wh?|[kM]VA?|km²?|km/h|m²|m³/s|m³|Mbps|Gbps|Tbps|TEU|dB|mm|cm|m|t|kg|ha)(?![A-Za-z])"
    any_unit = rf"(?:{latin}|年一遇|/(?:10|十)?万(?:人口?)?|(?:{unit})(?:（(?:个|家|间|座|处|套|所|台|组|件|项|条|张|辆|名|人)）)?|美元)"
    # what a written numeral must be followed by to be a figure and not a part of a word (一批, 三年, 十强, 一体化)
    counted = r"(?=(?:个(?!五聚|人[^以左])|家(?![庭族])|所|座|处|项(?!目)|张|名(?!牌|师|镇|城|企|校|优|录)|套|辆|条(?!件|例)|亩|户|公里|平方|公顷|吨|元|人次|人(?=[，。；、以左]|$)|场次?|次|倍|件|台|床|间|所|支|期(?!间)|批次|个百分点|百分点))"
    return re.compile(
        r"(?=[\[〔【（\d零〇一二两三四五六七八九十百千万亿数几上近成翻])(?:"
        rf"(?P<open>[\[〔【（]?)(?P<a>(?<![\dA-Za-z.]){ARABIC})(?P<au>{any_unit})?(?:(?P<sep>{_RANGE})(?P<b>{ARABIC})(?P<bu>{any_unit})?)?(?P<close>[\]〕】]?)"
        rf"|(?P<c>(?:百分之|千分之)(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百点]+)(?:(?:至|到|[—\-~])(?:百分之)?(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百]+))?)"
        rf"|(?P<g>[二三四五六七八九十两](?:分之)[一二三四五六七八九])"
        rf"|(?<![第数零一二三四五六七八九十百千两])(?P<d>{CHINESE}){counted}(?P<du>{any_unit})?"
        rf"|(?P<e>[一二两三四五六七八九])(?P<eu>成)(?=以上|左右|以内|多|以下|[，。；、）]|$)"
        r"|(?P<f>翻(?:一|两|二|三)番|翻番))"
    )


_YEARLIKE = re.compile(r"(?:19|20)\d\d$")
_NAME_BEFORE = re.compile(r"(?:第|No\.?|附件|附表|表|图|专栏|例|款|［|G|S|X|Y|国道|省道|县道|文号|号|编号|电话|邮编|传真|版本|PM|pm|Web|IPv|CO|SO|NO|O|V|P|“[^“”]{0,8})$")
_NAME_AFTER = re.compile(
    r"^(?:号|月|日(?!处|产|均|供)|版|届|师(?!生)|周年|\.0|[GgDdKkXx](?![A-Za-z])|G网|型|字|路|代(?!表|理|码|养|际)|线|强(?!度)|大(?!型|于|中|幅)|甲|乙|乡|岁(?:以[下上])?(?=[^，。；、左以])|"
    r"小时(?:快?[到至]?(?:交通|通勤|经济|生活|都市|通达|物流|快货|高铁|飞行|配送|医疗|急救|出行|应急)?圈)|分钟(?:[^，。；、]{0,10}圈|医保|养老|健身|便民|就医)|公里(?:[^，。；、]{0,6}圈)|"
    r"[+×xX]\d|[+]|[:：]\d|[/／]\d|A级|类(?:以上|水|标准|困难)|星级)"
)


def _multiplied(text: str) -> int:
    found = re.search(r"[十百千万亿]+$", text)
    return len(found[0]) if found else 0


def find(text: str) -> list[Reading]:
    """Return the figures of a text in order, each read and, where it is part of a name or number, marked with the reason."""
    found: list[Reading] = []
    for match in _figure().finditer(text):
        reading = _read(match, text)
        if reading is not None:
            found.append(reading)
    return found


def _read(match: re.Match[str], text: str) -> Reading | None:
    group = match.groupdict()
    if group["a"]:
        return _arabic(match, group, text)
    start, end = match.start(), match.end()
    if group["f"]:
        doublings = {"一": 1, "两": 2, "二": 2, "三": 3}.get(match[0][1], 1)
        return Reading(start, end, end, match[0], "番", Decimal(doublings), None, written=True)
    if group["c"]:
        parts = re.split(r"(?:至|到|[—\-~])", group["c"])
        numbers = [read_number(part if "分之" in part else parts[0][:3] + part) for part in parts]
        if any(number is None for number in numbers):
            return None
        values = [number.value for number in numbers if number]
        sign = "%" if parts[0].startswith("百") else "‰"
        return Reading(start, end, end, match[0], sign, values[0], values[1] if len(values) > 1 else None, written=True)
    if group["g"]:
        parts = [read_number(part) for part in group["g"].split("分之")]
        if parts[0] is None or parts[1] is None:
            return None
        return Reading(start, end, end, match[0], "", parts[1].value / parts[0].value, None, written=True)
    if group["e"]:
        number = read_number(group["e"])
        return None if number is None else Reading(start, end, end, match[0], "%", number.value * 10, None, written=True)
    number = read_number(group["d"]) if group["d"] else None
    if number is None:
        return None
    number_end = start + len(group["d"])
    if re.match(r"[一两三四][\u4e00-\u9fa5]{1,2}[一两三四][\u4e00-\u9fa5]", text[start : start + 5]):
        return None  # 一户一表, 一县一策
    if not re.search(r"[零〇一二两三四五六七八九几数上近]", group["d"]) and not re.search(r"[近超上过约]$|\d$", text[max(0, start - 1) : start]):
        return None  # 万元产值, 百平方公里, 百亿级: a power without a digit counts nothing
    if number.share:
        return Reading(start, end, end, match[0], number.share, number.value, number.value_max, written=True)
    return Reading(start, end, number_end, group["d"], group["du"] or "", number.value, number.value_max, number.passed, written=True)


def _arabic(match: re.Match[str], group: dict[str, str | None], text: str) -> Reading | None:
    start, end = match.start("a"), match.end("bu") if group["bu"] else match.end("b") if group["b"] else match.end("au") if group["au"] else match.end("a")
    first = read_number(str(group["a"]))
    second = read_number(group["b"]) if group["b"] else None
    if first is None:
        return None
    unit = group["bu"] or group["au"] or ""
    low, high = first.value, None
    number_end = match.end("a")
    written = text[start:number_end]
    if second is not None:
        low_value = low
        if not _multiplied(str(group["a"])) and _multiplied(str(group["b"])) and not group["au"]:
            tail = str(group["b"])[len(str(group["b"])) - _multiplied(str(group["b"])) :]
            scaled = read_number(str(group["a"]) + tail)
            low_value = scaled.value if scaled else low
        if second.value > low_value:
            low, high, number_end = low_value, second.value, match.end("b")
            written = text[start:number_end]
        else:  # no range: two figures side by side; the first stands alone
            end = match.end("au") if group["au"] else match.end("a")
            unit = group["au"] or ""
    closed = bool(group["close"]) and bool(group["open"]) and group["open"] != "（"
    name = _name_reason(text, start, number_end, end, unit)
    return Reading(start, end, number_end, written, unit, low, high, first.passed, name=name, cumulative=closed)


def _name_reason(text: str, start: int, number_end: int, end: int, unit: str) -> str:
    before, after = text[max(0, start - 12) : start], text[number_end : number_end + 14]
    if before.endswith("第") or re.search(r"[〔\[（(]\d{4}[〕\])）]$", before) or (after.startswith("号") and not after.startswith("号召")):
        return "number-of-document"
    if re.search(r"(?:每|按每)$", before) and not re.match(r"个|家", unit):
        return "base-of-rate"
    if re.search(r"(?:前|后|列|位居|排名?)$", before) and unit in ("名", "位"):
        return "rank"
    if not unit and re.search(r"[:∶：]$", before + "") or re.match(r"[:∶]\d", after):
        return "ratio"
    if not unit and text[start:number_end].isdigit() and (text[start] == "0" and number_end - start > 2 or number_end - start >= 5 or re.match(r"热线|平台|转\d", after) or before.endswith("转")):
        return "number-of-document"
    if re.match(r"0\d{2,3}[—\-]\d{7,8}", text[start : start + 14]):
        return "number-of-document"
    if unit in ("岁", "周岁") and re.match(r"(?:及?以[上下])?[\u4e00-\u9fa5]", re.sub(r"^(?:及?以[上下])", "", text[end : end + 8])) and not re.match(r"左右|提高|提升|增|上升|达|以上[，。；）]|以上$", text[end : end + 4]):
        return "age"
    if not unit and number_end - start <= 2 and re.match(r"[.．、](?!\d)", after) and (not before or before[-1] in "；：。，:;） "):
        return "number-of-item"
    if _YEARLIKE.match(text[start:number_end]) and (after.startswith("年") or re.match(r"[〕\]）)]", after)):
        return "date"
    if re.match(r"月|日(?!处|产|均|供|接)", after) and not unit.startswith("日/"):
        return "date" if not after.startswith("月/") else ""
    if not unit and number_end - start >= 7 and text[start:number_end].isdigit():
        return "number-of-document"
    previous = before[-1:]
    if previous and previous.isascii() and (previous.isalpha() or previous in "._+"):
        return "name"
    if re.search(r"(?:附件|附表|表|图|专栏|第|编号|国道|省道|县道|[GSXY])$", before) and not unit:
        return "name"
    following = text[end : end + 1] if unit else after[:1]
    if following.isascii() and following.isalpha():
        return "name"
    if not unit and _NAME_AFTER.match(after) and not re.match(r"路(?:里程|口)", after):
        return "name"
    if unit and _NAME_AFTER.match(text[number_end : number_end + 14]) and unit in ("岁", "小时", "分钟", "公里", "级", "类"):
        return "name"
    if not unit and re.match(r"[+×]|/\d", after):
        return "name"
    if unit == "级" or (unit == "类" and not text[end : end + 1]):
        return "name"
    return ""

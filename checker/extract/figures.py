"""Find the figures of a text and say which of them are dates, numbers of documents or parts of names.

What is left is a figure the sentence has to account for. Only what stands directly beside a figure is looked at here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.extract.context.surroundings import Surroundings
from checker.language import units
from checker.language.grammar import Rule, rules
from checker.language.lexicon import compiled, expanded
from checker.language.numbers import ARABIC, CHINESE, LOST_NOUGHT, read_number

# 占全国1/3: proper fractions of one digit, or a tenth and the like; 1665/52 in a cell is two figures, 5/20 may be a day.
_FRACTION = (
    "|".join(f"{above}[/／](?:{'|'.join(map(str, range(above + 1, 10)))})" for above in range(1, 9))
    + "|1[/／](?:1\\d|20|100)"
)
# 装机容量2×660兆瓦 is one figure, the whole capacity; sizes (10m×7m) and hours (7×24小时) are none.
_CAPACITY = r"(?:[千兆]?瓦时?|[千兆]伏安|[MGk]W|[MGk]VA|吨/[日天时]|立方米/[日天])"
_RANGE = r"(?:[—\-~]{1,2}|至|到)"


class Numeral(NamedTuple):
    """One figure as read: `start` to `end` cover figure and unit, `number_end` the figure alone.

    `low` and `high` are multiplied out (`high` None for a single figure), `text` the figure as written without unit, `cumulative`
    a figure in square brackets, `rules` the file of rules that say whether it is a figure of its sentence, "" where it is.
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
    rules: str = ""
    cumulative: bool = False


@cache
def _figure() -> re.Pattern[str]:
    unit = units.pattern()
    latin = r"(?:[KMGTPE]?FLOPS|[TPE]B?)(?![A-Za-z])"  # not in units.txt: compared with nothing but themselves
    any_unit = expanded(rf"(?:{latin}|年一遇|/(?:10|十)?万(?:人口?)?|(?:{unit})(?:（<counts.measure-word>）)?|美元)")
    # what a written numeral must be followed by to be a figure and not a part of a word (一批, 三年, 十强, 一体化)
    counted = r"(?=(?:个(?!五聚|人[^以左])|家(?![庭族])|所|座|处|项(?!目)|张|名(?!牌|师|镇|城|企|校|优|录)|套|辆|条(?!件|例)|亩|户|公里|平方|公顷|吨|元|人次|人(?=[，。；、以左]|$)|场次?|次|倍|件|台(?![山县]|[镇乡](?![级镇村]))|床|间|所|支|期(?!间)|批次|个百分点|百分点))"
    return re.compile(
        r"(?=[\[〔【（.\d零〇一二两三四五六七八九十百千万亿数几上近成翻])(?:"
        rf"(?P<h>(?<![\dA-Za-z.／/])(?:{_FRACTION})(?![\d.／/%A-Za-z]))"
        rf"|(?P<p>(?<![\dA-Za-z.×])\d{{1,2}}×{ARABIC})(?P<pu>{_CAPACITY})"
        r"|(?P<e>(?<![\d.一二三四五六七八九十])[一二两三四五六七八九1-9])(?P<eu>成)(?=以上|左右|以内|多|以下|[，。；、）]|$)"
        r"|"
        rf"(?P<open>[\[〔【（]?)(?P<a>(?<![\dA-Za-z.]){ARABIC}|(?<=[{LOST_NOUGHT}])\.{ARABIC})(?P<au>{any_unit})?(?:(?P<sep>{_RANGE})(?P<b>{ARABIC})(?P<bu>{any_unit})?)?(?P<close>[\]〕】]?)"
        rf"|(?P<c>(?:百分之|千分之)(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百点]+)(?:(?:至|到|[—\-~])(?:百分之)?(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百]+))?)"
        rf"|(?P<g>[二三四五六七八九十两](?:分之)[一二三四五六七八九])"
        rf"|(?<![第数零一二三四五六七八九十百千两\d])(?P<d>{CHINESE}){counted}(?P<du>{any_unit})?"
        r"|(?P<f>翻(?:一|两|二|三)番|翻番))"
    )


# 2单元, 9方面, 12本规划: the word that follows is longer than the measure word it begins with.
_LONGER_THAN_A_UNIT = re.compile(
    r"单[元位体]|方[面式案]|本(?:次|规划|项目|市|省|地|级)|部[门分]|面[积向]|点[位多]|片区|组织|班级|期[间末]|级别|口[径岸]|段落|台账|条[例件]|起步|生[产活态]|头部"
)
_GLUED = re.compile(r"\.\d")  # 25.2025.2025: cells run together
_POWERS_LAST = re.compile(r"[十百千万亿]+$")
# 由60个到50个, 从2020年的45到38微克: no range, but from where to where.
_FROM = re.compile(r"[由从自](?:\d{4}年(?:底|末|初)?的?)?$")
_FROM_REACH = 10
# A sign directly before a figure, behind a word: 增长-2%.
_MINUS = re.compile(r"(?:^|[\u4e00-\u9fff（：，])(?<![年月日])-$")
# 下降-15% brings down by 15%.
_BROUGHT_DOWN = compiled(r"<doing.lessens>[^，。；]{0,3}-$")
_TO = re.compile(r"(?:至|到|[—\-~])")
_ONE_A_ONE = re.compile(r"[一两三四][\u4e00-\u9fa5]{1,2}[一两三四][\u4e00-\u9fa5]")
_DIGIT_WRITTEN = re.compile(r"[零〇一二两三四五六七八九几数上近]")
_COUNTED_BEFORE = re.compile(r"[近超上过约\d]$")


def _multiplied(text: str) -> int:
    found = _POWERS_LAST.search(text)
    return len(found[0]) if found else 0


def find(text: str) -> list[Numeral]:
    """Return the figures of a text in order, each read."""
    found: list[Numeral] = []
    at = 0
    while (match := _figure().search(text, at)) is not None:
        reading = _read(match, text)
        at = max(match.end(), match.start() + 1)
        if reading is not None:
            found.append(reading)
            # What was taken for the other end of a range, and is none, is a figure of its own.
            at = reading.end if reading.end > match.start() else at
    return found


def part_of_a_word(text: str, figure: Numeral) -> Rule | None:
    """Return the rule by which a figure of a text is no figure of its sentence, None where it is one."""
    if not figure.rules:
        return None
    beside = Surroundings(text, figure.start, figure.number_end, figure.end, figure.unit)
    found: Rule | None = rules(figure.rules).first(beside)
    return found


def _read(match: re.Match[str], text: str) -> Numeral | None:
    if match["a"]:
        return _arabic(match, text)
    start, end = match.start(), match.end()
    if match["h"]:
        upper, lower = map(Decimal, re.split("[/／]", match["h"]))
        return Numeral(start, end, end, match[0], "", upper / lower, None)
    if match["p"]:
        times, each = match["p"].split("×")
        number = read_number(each)
        if number is not None:
            return Numeral(start, end, match.end("p"), match["p"], match["pu"], int(times) * number.value, None)
    if match["f"]:
        doublings = {"一": 1, "两": 2, "二": 2, "三": 3}.get(match[0][1], 1)
        return Numeral(start, end, end, match[0], "番", Decimal(doublings), None, written=True)
    if match["c"]:
        parts = _TO.split(match["c"])
        numbers = [read_number(part if "分之" in part else parts[0][:3] + part) for part in parts]
        if any(number is None for number in numbers):
            return None
        values = [number.value for number in numbers if number]
        sign = "%" if parts[0].startswith("百") else "‰"
        return Numeral(start, end, end, match[0], sign, values[0], values[1] if len(values) > 1 else None, written=True)
    if match["g"]:
        below, above = (read_number(part) for part in match["g"].split("分之"))
        if below is None or above is None:
            return None
        return Numeral(start, end, end, match[0], "", above.value / below.value, None, written=True)
    if match["e"]:
        number = read_number(match["e"])
        return (
            None if number is None else Numeral(start, end, end, match[0], "%", number.value * 10, None, written=True)
        )
    number = read_number(match["d"]) if match["d"] else None
    if number is None:
        return None
    number_end = start + len(match["d"])
    if _ONE_A_ONE.match(text, start):
        return None  # 一户一表, 一县一策
    if not _DIGIT_WRITTEN.search(match["d"]) and not _COUNTED_BEFORE.search(text[max(0, start - 1) : start]):
        return None  # 万元产值, 百平方公里, 百亿级: a power without a digit counts nothing
    if number.share:
        return Numeral(start, end, end, match[0], number.share, number.value, number.value_max, written=True)
    unit = match["du"] or ""
    which = "ordinals" if number.value < 20 else ""
    low, high = number.value, number.value_max
    return Numeral(start, end, number_end, match["d"], unit, low, high, number.passed, written=True, rules=which)


def _are_two(match: re.Match[str], before: str) -> bool:
    """Say whether two figures with 到 between them are where something sets out from and what it comes to, or unlike."""
    one, other = match.group("au", "bu")
    return bool(one and other and one != other) or (match["sep"] in ("到", "至") and _FROM.search(before) is not None)


def _arabic(match: re.Match[str], text: str) -> Numeral | None:
    start = match.start("a")
    end = max(match.end("a"), match.end("au"), match.end("b"), match.end("bu"))
    low_written, low_unit, high_written, high_unit = match.group("a", "au", "b", "bu")
    first = read_number(low_written)
    second = read_number(high_written) if high_written else None
    if first is None:
        return None
    unit = high_unit or low_unit or ""
    low, high = first.value, None
    number_end = match.end("a")
    written = text[start:number_end]
    if second is not None and _are_two(match, text[max(0, start - _FROM_REACH) : start]):
        second, end = None, match.end("au") if low_unit else match.end("a")
        unit = low_unit or ("" if high_unit == "年" else high_unit or "")
    if second is not None:
        low_value = low
        if not _multiplied(low_written) and (power := _multiplied(high_written)) and not low_unit:
            scaled = read_number(low_written + high_written[-power:])
            low_value = scaled.value if scaled else low
        if second.value > low_value:
            low, high, number_end = low_value, second.value, match.end("b")
            written = text[start:number_end]
        elif second.value < low_value and unit not in ("", "年"):  # a range written from its upper end
            low, high, number_end = second.value, low_value, match.end("b")
            written = text[start:number_end]
        else:  # no range: two figures side by side; the first stands alone
            end = match.end("au") if low_unit else match.end("a")
            unit = low_unit or ""
    if len(unit) == 1 and high is None and _LONGER_THAN_A_UNIT.match(text, number_end):
        end, unit = number_end, ""
    before = text[max(0, start - _FROM_REACH) : start]
    if unit and _MINUS.search(before) and not _BROUGHT_DOWN.search(before):
        low, high, start = (-low, None, start - 1) if high is None else (-high, -low, start - 1)
        written = text[start:number_end]
    if _GLUED.match(text, number_end):
        end, unit, high = number_end, "", None
    closed = bool(match["close"]) and match["open"] not in ("", "（")
    return Numeral(start, end, number_end, written, unit, low, high, first.passed, rules="words", cumulative=closed)

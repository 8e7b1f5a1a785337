"""What a plan says about itself: title, 文号, issuer, region, level, date of issue and the years it plans for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.language.numbering import ANNEX, numeral
from checker.model import Level, Passage

_KINDS = (
    r"(?:规划|计划|方案|纲要|意见|报告|要点|分工|措施|办法|清单|目标|决定|行动|安排|任务|指标|政策|条例|规定|细则|导则)"
)
_RANGE = r"\d{4}\s?年?\s?[-—–－―~～至到]{1,2}\s?\d{4}"
_TITLE_END = re.compile(rf"{_KINDS}(?:[（(][^（()）]{{2,30}}[）)])?(?:的?通知)?$")
_SUBTITLE = re.compile(rf"[（(](?:{_RANGE}\s?年?|试行|征求意见稿|草案|送审稿|修订版?|\d{{4}}年[^（()）]{{0,12}})[）)]")
_BOOK = re.compile(r"《([^《》]{4,80})》")
_HANDED_ON = re.compile(r"印发给你们|印发实施|现予(?:印发|公布|发布)|同意.{0,12}印发|请.{0,12}(?:贯彻|组织实施|遵照)")
_NOTICE = re.compile(r"关于(?:转发|印发|发布|公布)《?([^《》]{4,80}?)》?的?通知$")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔﹝\[【（(]\d{4}[〕﹞\]】）)]第?\d{1,4}号")
_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{2,24}(?:人民政府|委员会|发展改革委|厅|局|委|部|署|办公厅|办公室|领导小组)|国务院(?:办公厅)?"
)
_UNIT_NAME = r"(?:特别行政区|自治区|自治州|自治县|省|市|地区|盟|县|旗|区)"
_REGION = re.compile(rf"(?:中共)?([\u4e00-\u9fff]{{2,9}}?{_UNIT_NAME})")
_INNER_REGION = re.compile(
    rf"((?:(?!委|办公|政府|厅|局|关于)[\u4e00-\u9fff]){{1,8}}?{_UNIT_NAME})(?=人民政府|委员会|发展|国民经济|“|十|$)"
)
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_CHINESE_DAY = re.compile(
    r"([一二三四五六七八九零〇○Ｏ0]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_HEARD = re.compile(r"(?:——?|—|[（(])(\d{4})年(\d{1,2})月(\d{1,2})日(?:在.{4,40}会议上|.{4,40}(?:批准|通过)[）)])")
_ISSUES = re.compile(r"([\u4e00-\u9fff]{4,40}?)关于(?:印发|转发|发布|公布)")
_DELIVERS = re.compile(r"([\u4e00-\u9fff]{2,20}人民政府)代?(?:省长|市长|县长|区长|州长|盟长|旗长|主席)")
_FROM_TO = re.compile(r"(\d{4})年?[-—–－―~～至到]{1,2}(\d{4})")
_FIVE_YEARS = re.compile(r"第?[“\"]?(十?[一二三四五六七八九十])个?五(?:[”\"]|年|规划|时期)")
_ONE_YEAR = re.compile(r"(\d{4})年")
_YEAR_PLAN = re.compile(r"工作报告|工作要点|重点工作|重点任务|发展计划|工作计划|工作安排|年度计划|实施计划|清单|实事")
_FULL_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_FIRST_FIVE_YEARS = 1951  # 1951 + 5 x 14 = 2021
_PROVINCE_CITIES = ("北京市", "上海市", "天津市", "重庆市")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was read off a document about itself; "" and None where it does not say."""

    title: str = ""
    issuer: str = ""
    region_name: str = ""
    level: Level = "unknown"
    number: str = ""
    issued: date | None = None
    period: tuple[int, int] | None = None


def facts(passages: Sequence[Passage], declared_title: str = "") -> Facts:
    """Return what the head and the foot of a document say about it."""
    head = _head(passages)
    lines = [passage.text.translate(_FULL_DIGITS) for passage in head]
    title = _title(lines) or _title([declared_title])
    issuer = _issuer(lines)
    region = _region(issuer) or _region(title)
    foot = [passage.text.translate(_FULL_DIGITS) for passage in passages[-6:]]
    issued = _issued(lines) or _issued(foot)
    return Facts(
        title=title,
        issuer=issuer,
        region_name=region,
        level=_level(issuer, region, passages),
        number=next((line for line in lines if _NUMBER.fullmatch(line)), ""),
        issued=issued,
        period=_period(title, lines, issued),
    )


def _head(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages of the title block: those before the first part, at most forty."""
    first = passages[0].clause if passages else ""
    head = []
    for passage in passages[:40]:
        if passage.clause != first or passage.kind == "row":
            break
        head.append(passage)
    return head


def _title(lines: Sequence[str]) -> str:
    """Return the plan's own title: that of the notice that issues it, else the lines that read like one."""
    for line in lines:
        if _HANDED_ON.search(line) and (found := _BOOK.search(line)):
            return found.group(1)
    short = [line.lstrip("#") for line in lines if not (ANNEX.fullmatch(line) or _is_day(line))]
    for index in range(len(short)):
        for count in (3, 2, 1):
            joined = "".join(short[index : index + count])
            if len(joined) <= 90 and (found := _NOTICE.search(joined)):
                return found.group(1)
    for index, line in enumerate(short):
        title = ""
        for more in short[index : index + 3]:
            if "，" in more or "。" in more or len(title + more) > 80 or _NUMBER.fullmatch(more):
                break
            title += more
            if _TITLE_END.search(title):
                following = short[index + 1 : index + 4]
                years = next((found.group() for text in following if (found := _SUBTITLE.match(text))), "")
                return title if not years or title.endswith(years) else title + years
            if _ORGAN.fullmatch(line):
                break
    return ""


def _issuer(lines: Sequence[str]) -> str:
    """Return who signs: the organ before the date, else the first organ named on a line of its own."""
    organs = [(i, line) for i, line in enumerate(lines) if 4 <= len(line) <= 40 and _ORGAN.fullmatch(line)]
    for index, line in organs:
        if index + 1 < len(lines) and (_DAY.match(lines[index + 1]) or _CHINESE_DAY.match(lines[index + 1])):
            return line
    if organs:
        return organs[0][1]
    # 甲市人民政府关于印发……的通知; 甲市人民政府市长, who delivers a report.
    for line in lines:
        found = _ISSUES.match(line) or _DELIVERS.match(line)
        if found and _ORGAN.fullmatch(found.group(1)):
            return found.group(1)
    return ""


def _region(text: str) -> str:
    """Return the region a name begins with, the innermost where several are named (山东省济南市 -> 济南市)."""
    found = _REGION.match(text)
    if found is None:
        return ""
    inner = _INNER_REGION.match(text, found.end())
    return inner.group(1) if inner else found.group(1)


def _level(issuer: str, region: str, passages: Sequence[Passage]) -> Level:
    if re.match(r"国务院|国家|中共中央|中华人民共和国", issuer):
        return "national"
    if region in _PROVINCE_CITIES or region.endswith(("省", "自治区", "特别行政区")):
        return "province"
    if region.endswith(("市", "自治州", "地区", "盟")):
        return "city"
    if region.endswith(("县", "区", "旗")):
        return "county"
    if region.endswith(("镇", "乡", "街道")):
        return "town"
    body = [passage.text for passage in passages]
    counts = {level: sum(text.count(word) for text in body) for level, word in _WHOLE.items()}
    most = max(counts, key=lambda level: counts[level])
    others = sum(counts.values()) - counts[most]
    return most if counts[most] >= 3 and counts[most] > 3 * others else "unknown"


_WHOLE: dict[Level, str] = {"national": "全国", "province": "全省", "city": "全市", "county": "全县"}


def _issued(lines: Sequence[str]) -> date | None:
    """Return the date that stands on a line of its own, or that ends the line with the printing office.

    Where there is none: the day on which an assembly heard or approved it, as a line under the title says.
    """
    for line in lines:
        found = _DAY.search(line)
        if found and (len(line) <= len(found.group()) + 2 or line.endswith(("印发", "发布", "公布"))):
            return _date(*map(int, found.groups()))
        written = _CHINESE_DAY.search(line)
        if written and (len(line) <= len(written.group()) + 2 or line.endswith(("印发", "发布", "公布"))):
            year = int("".join(str(numeral(c)) if c not in "○Ｏ0" else "0" for c in written.group(1)))
            return _date(year, numeral(written.group(2)), numeral(written.group(3)))
    heard = next((found for line in lines[:8] if (found := _HEARD.match(line))), None)
    return _date(*map(int, heard.groups())) if heard else None


def _is_day(line: str) -> bool:
    return _DAY.fullmatch(line) is not None or _CHINESE_DAY.fullmatch(line) is not None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _period(title: str, lines: Sequence[str], issued: date | None) -> tuple[int, int] | None:
    """Return the years a plan is for, as its title gives them."""
    found = _FROM_TO.search(title)
    if found and int(found.group(1)) <= int(found.group(2)):
        return int(found.group(1)), int(found.group(2))
    if five := _FIVE_YEARS.search(title):
        first = _FIRST_FIVE_YEARS + 5 * numeral(five.group(1))
        return first, first + 4
    one = _ONE_YEAR.search(title)
    if one and _YEAR_PLAN.search(title):
        return int(one.group(1)), int(one.group(1))
    if "政府工作报告" in title:
        for line in lines[:8]:
            if delivered := _ONE_YEAR.search(line):
                return int(delivered.group(1)), int(delivered.group(1))
        return (issued.year, issued.year) if issued else None
    return None

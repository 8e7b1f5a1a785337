"""Times as plans write them, and what each is for: a deadline, a period, a rhythm, a base to compare with, a past year.

A plan without a year (“十四五”) is dated by counting: the first five-year plan began in 1953, and from the sixth on each
covers five years ending in 5 and 0 (the tenth: 2001-2005).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from checker.language.beginnings import found_from
from checker.language.lexicon import words

Role = Literal["deadline", "period", "annual", "base", "past", "relative", "span", "start"]
_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_YEAR = r"(?:(?:19|20)\d\d|[二一][〇零○O九][〇零○一二三四五六七八九][〇零○一二三四五六七八九])"
_LIST = rf"{_YEAR}年?(?:[、，和及与]|以及|至)(?:{_YEAR}年?(?:[、，和及与]|以及)){{0,8}}{_YEAR}年(?=[^，。；]{{0,60}}(?:分别|各)|，[^，。；]{{0,40}}分别)"
_DASH = r"(?:[—\-~至到]+|——)"
_SEASON = r"(?:主?汛期?|春节|国庆节?|元旦|五一|供暖季|采暖季|[春秋]季(?:学期)?(?:开学)?|开学|雨季|入冬)(?=之?前|以前)"
_MADE = "|".join(sorted({*words("make"), *words("work")}))
# 三年改造…100公里 is done in three years; 三年改造行动 is the name of a campaign.
_WORKS = (
    rf"(?:(?:累计|共|总|合计|内|计划|新|培|选|创|增|统筹|安排|力争|{_MADE})"
    r"(?![^，。；、]{0,8}(?:行动|计划|方案|规划|工程|攻坚)))"
)
_FEW = r"(?:\d{1,2}|[一二两三四五六七八九十])"
_UP_TO = rf"(?:{_FEW}(?:[—\-~至到]|——|或))?"  # 3-5年, 三到五年
_FROM_TO = re.compile(rf"{_FEW}(?:[—\-~至到]|——|或){_FEW}年")
_QUOTE = '[“”"＂″]'  # printed and recognised text mixes them: “十四五"
_PLAN = rf"{_QUOTE}?(?:十[一二三四五六七八]五|十[一二三四五六七八]个五年|[六七八九十]五){_QUOTE}?(?:规划|计划)?"

# How every alternative below begins: where a text does not go on so, the expression is left at once.
_ALONE = r"\d“”\"＂″十二一三四五两六七八九年期近用主汛"
_PAIRS = "连续|相[比较]|今[年后]|本[年届]|当年|全年|明年|后年|未来|利用|经过|通过|力争|计划|规划|接下|每[年一学个]|逐年|过去|春[节季]|秋季|国庆|元旦|供暖|采暖|开学|雨季|入冬"
_AFTER_A_PREPOSITION = r"\d“”\"＂″十二一五六七八九今本当全年明后未规期主汛春秋国元供采开雨入上去往至止"
_PREPOSITIONS = "到至截在于自从由比较与同按以"
_FIRST = rf"(?=[{_ALONE}]|{_PAIRS}|[{_PREPOSITIONS}][{_AFTER_A_PREPOSITION}])"
# The characters that an expression begins with.
BEGINS = re.compile(f"[{_ALONE}{_PREPOSITIONS}{''.join(pair[0] for pair in _PAIRS.split('|'))}]")
TIME = re.compile(
    rf"{_FIRST}(?:(?P<annual>(?<![每][人生户亩家座])每年度?(?:平均)?|每一年|逐年|(?:年均|年平均)(?!浓度|气温|降水|降雨|径流|工资|收入|水平|值|气体|停电|时间|用户)|每学年|每个?年度|年度(?=不少于|至少|不低于))"
    rf"|(?P<list>(?:到|至|截至)?{_LIST}(?:年?[末底])?)"
    rf"|(?P<span>(?:从|自)?(?P<from>{_YEAR})年?{_DASH}(?P<to>{_YEAR})年(?:期间|间)?)"
    rf"|(?P<since>(?:自|从)?{_YEAR}年(?:年?[底末初]|度)?以来|过去(?:\d{{1,2}}|[一二两三四五六七八九十])年来?|近(?:\d{{1,2}}|[一二两三四五六七八九十])年来)"
    rf"|(?P<start>(?:自|从)?{_YEAR}年(?:1?\d月(?:[123]?\d日)?)?(?:起|开始|以后|之后|后(?!半|期|三|续)))"
    rf"|(?P<base>(?:(?<![占之配])相?比|相?较于?|与|同|以|按|自|从|由|[在于](?!“?十.五”?(?:期间|时期|期内)))(?P<baseyear>{_YEAR}(?=年|下降|降|提[高升]|增|上升|减)|“?十[一二三四五六七]五”?)(?:年|时期|期间|规划)?(?:[年末底初]{{1,2}}期?)?(?:的)?"
    rf"(?:[^，。；、\d]{{0,10}}?(?:基础上|为基数|为基准|基数|起|以来|相比|水平|不变价|价格|可比价|实际)|(?=[^，。；]|$)))"
    r"|(?P<lastyear>(?:比|较|同)(?:上|去|往)年度?(?:同期|年?[末底])?(?:相比)?(?=[^，。；]))"
    rf"|(?P<deadline>(?:(?<![高升加长降低少大展小])[到至]|截至|截止到?|截止|在|于)?(?P<year>{_YEAR})年(?:度(?![假夏汛])|年?[底末初]|底|末|终|内|上半年|下半年|第?[一二三四1-4]季度|1?\d月(?:底|末|份|[123]?\d日)?|{_SEASON})?"
    rf"(?:之?前|以前|为止)?(?:的(?=\d))?)(?!度?以来)(?!{_DASH}{_YEAR})"
    rf"|(?P<planend>(?:到|至)?(?P<endplan>{_PLAN})(?:规划)?(?:期?末|期终|末期|收官之年))"
    rf"|(?P<planpast>(?P<pastplan>{_PLAN})(?:以来|时期以来))"
    rf"|(?P<plans>{_PLAN}(?:期间|时期)?(?:、|和|及|与|(?<=[”＂″])(?=[“＂″]))(?:{_PLAN}(?:期间|时期)?(?:、|和|及|与|(?<=[”＂″])(?=[“＂″]))){{0,3}}{_PLAN}(?:期间|时期|末))"
    rf"|(?P<planspan>(?:在|于)?(?P<spanplan>{_PLAN})(?:规划)?(?:期间|时期|期内|期|前三年|后三年|后半期|前半期)?)"
    rf"|(?P<relative>(?:到|至|在|于)?(?:今年(?:年?底|末|内)?|本年度?|当年|全年(?!有)|年内|年底前?|年末前?|明年(?:年?底|末)?|后年|本届任期内|今后五年|未来五年|五年内|规划期末|规划期内|期末|(?:{_SEASON})之?前|(?<![\d年])1?\d月(?:底|末|\d{1,2}日)?(?:之?前|以前)))"
    rf"|(?P<years>(?:(?:今后|未来|近|接下来|用|利用|力争用|通过|计划用|经过)?{_UP_TO}(?P<count>{_FEW})年(?:内|左右时间|左右的时间|时间|的时间|(?:左右)?的?(?=努力)|间|期间|期)|(?:今后|未来|接下来|力争用|利用|经过){_UP_TO}(?P<count2>{_FEW})年|(?<![\d.“第届龄满])(?P<count3>[2-9])年(?!一遇)(?=[^均前后来度制期限以的免级岁份行计规攻方]|累计)|(?:连续|(?<![近前后学第“十百续]))(?P<count4>[二三四五两])年(?={_WORKS}))))"
)  # fmt: skip


# What every expression holds: 年, 五 of “十四五”, 期, 前, or a year. Half of the text of a plan holds none of them.
NEEDED = re.compile("[年五期前]|20|19|[二一][〇零○O九]")
_ONE_PLAN = re.compile(_PLAN)


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: `start` to `end` in the text, what it is for, and the years it names.

    `year` is the deadline or base year, `period` the span, `years` the single years of a list (到2023年、2025年分别), `periods` the
    spans of one (“十四五”、“十五五”期间分别). `source` says where it stands that it governs: in the sentence itself or above it.
    """

    start: int
    end: int
    text: str
    role: Role
    year: int | None = None
    period: tuple[int, int] | None = None
    years: tuple[int, ...] = ()
    periods: tuple[tuple[int, int], ...] = ()
    source: str = "sentence"


def year_of(text: str) -> int:
    """Read a year in Arabic or Chinese digits."""
    return int("".join(_DIGITS.get(char, char) for char in text))


def five_year_plan(text: str) -> tuple[int, int] | None:
    """Return first and last year of a five-year plan by its number (“十四五” -> 2021, 2025); None if it names none."""
    found = re.search(r"(十[一二三四五六七八九]|[六七八九十])(?:个)?五", text)
    if not found:
        return None
    word = found[1]
    number = 10 + _NUMERALS[word[1]] if len(word) == 2 else _NUMERALS[word]
    first = 1951 + 5 * number
    return first, first + 4


_AGE_OF_A_THING = re.compile(r"(?:年代|年份|建成时间|竣工时间|使用年限)(?:为|均?在)?$")
_OF_A_NOUN = re.compile(r"(?:建成|竣工|投用|投入使用|开工|认定|毕业|出生|登记|入住)(?:投用|使用)?的")


_SAYS_A_SPAN = re.compile(r"期间|时期|期内|期$|三年|半期")
# “十四五”新增…100万千瓦: what is done in the years of the plan, and no name of it (“十三五”建设成就).
_DONE_IN_IT = re.compile(
    rf"[，,]?(?:全[省市区县]|累计|计划|力争|争取|规划)*(?:完成|投产|核准|淘汰|{_MADE})(?=[^，。；]*\d)"
)
_MAKES_A_PAPER = re.compile(r"(?:完成|编制|制定|印发|出台|公布|发布|启动|修订|落实|实施|开展|组织|按照|依据|对照)$")
_A_PAPER = re.compile(
    r"度?(?!底|末|内|前)[^，。；\d]{0,16}?(?:方案|规划|计划|报告|目录|清单|名录|台账|审计|考核|预算|决算|编制|评估)"
)


def times(text: str, period: tuple[int, int] | None = None) -> list[Time]:
    """Find the time expressions of a text in order; `period` is the plan's own, for 未来3年, 今年 and the like."""
    found: list[Time] = []
    if NEEDED.search(text) is None:
        return found
    for match in found_from(BEGINS, TIME, text):
        time = _read(match, text, period)
        if time is not None:
            found.append(time)
    return found


def _read(match: re.Match[str], text: str, period: tuple[int, int] | None) -> Time | None:
    start, end, written = match.start(), match.end(), match[0]
    kind = match.lastgroup  # each alternative is a group, whatever groups it holds
    if kind == "annual":
        return Time(start, end, written, "annual")
    if kind == "list":
        years = tuple(year_of(year) for year in re.findall(_YEAR, written))
        return Time(start, end, written, "deadline", years[-1], years=years)
    if kind == "span":
        first, last = year_of(match["from"]), year_of(match["to"])
        return Time(start, end, written, "period", period=(first, last)) if first <= last else None
    if kind == "base":
        base = match["baseyear"]
        plan = None if base[-1].isdigit() or base[0] in "二一" else five_year_plan(base)
        year = plan[1] if plan else year_of(base)
        if written[0] in "从由" and (written.endswith("的") or text[end : end + 1].isdigit()):
            return Time(start, end, written, "base", year)  # 由2020年的60%提高到65%
        if _AGE_OF_A_THING.search(text, max(0, start - 8), start):
            return None
        if written[0] in "在于自从由以按" and not re.search(r"基础|基数|基准|起|以来|相比|价", written):
            # 在2025年 alone is a deadline, not a base
            if plan is None or "末" in written:
                return Time(start, end, written, "deadline", year)
            return Time(start, end, written, "period", period=plan) if _SAYS_A_SPAN.search(written) else None
        return Time(start, end, written, "base", year)
    if kind == "lastyear":
        single = period is not None and period[0] == period[1]
        return Time(start, end, written, "base", period[0] - 1 if period is not None and single else None)
    if kind == "since":
        named_years = re.findall(_YEAR, written)
        return Time(start, end, written, "past", year_of(named_years[0]) if named_years else None)
    if kind == "start":
        return Time(start, end, written, "start", year_of(re.findall(_YEAR, written)[0]))
    if kind == "deadline":
        year = year_of(match["year"])
        tail = text[end : end + 4]
        if _OF_A_NOUN.match(text, end) or _AGE_OF_A_THING.search(text, max(0, start - 8), start):
            return None  # 2000年底前建成的小区, 建成年代在2000年以前的小区: the year belongs to the name
        if written.endswith("前") and text.startswith("的", end) and period is not None and year < period[0]:
            return None  # 2005年以前的老旧管网
        if _MAKES_A_PAPER.search(text, max(0, start - 4), start) and _A_PAPER.match(text, end):
            return None  # 完成2030年达标方案编制
        if tail.startswith(("以来", "版", "届", "修订")):
            return None
        if tail.startswith(("基础上", "水平", "的基础", "不变价")):
            return Time(start, end, written, "base", year)
        return Time(start, end, written, "deadline", year)
    if kind == "planend":
        plan = five_year_plan(match["endplan"])
        return Time(start, end, written, "deadline", plan[1]) if plan else None
    if kind == "planpast":
        plan = five_year_plan(match["pastplan"])
        return Time(start, end, written, "past", period=plan) if plan else None
    if kind == "plans":
        spans = tuple(plan for one in _ONE_PLAN.findall(written) if (plan := five_year_plan(one)))
        if written.endswith("末"):
            return Time(start, end, written, "deadline", spans[-1][1], years=tuple(span[1] for span in spans))
        return Time(start, end, written, "period", period=spans[-1], periods=spans)
    if kind == "planspan":
        plan = five_year_plan(match["spanplan"])
        if plan is None or not (_SAYS_A_SPAN.search(written) or _DONE_IN_IT.match(text, end)):
            return None
        if "前三年" in written:
            plan = (plan[0], plan[0] + 2)
        elif "后三年" in written:
            plan = (plan[1] - 2, plan[1])
        return Time(start, end, written, "period", period=plan)
    if kind == "relative":
        if period is None:
            return Time(start, end, written, "relative")
        if "五年" in written and period[1] - period[0] != 4:
            return Time(start, end, written, "span")
        if "五年" in written or written.endswith("规划期内"):
            return Time(start, end, written, "period", period=period)
        if written.endswith("期末"):  # 到规划期末: the plan's last year
            return Time(start, end, written, "deadline", period[1])
        if period[0] != period[1]:
            return Time(start, end, written, "relative")  # 年内 of a plan of many years names none of them
        return Time(start, end, written, "relative", period[0] + 1 if "明年" in written else period[1])
    count = match["count"] or match["count2"] or match["count3"] or match["count4"]
    if count:
        length = int(count) if count.isdigit() else _NUMERALS[count]
        if period is not None and period[1] - period[0] + 1 == length and not _FROM_TO.search(written):
            return Time(start, end, written, "period", period=period)
        return Time(start, end, written, "span", period=None)
    return None

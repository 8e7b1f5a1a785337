"""Times that name their years: 到2025年底, 2021—2025年, 2020年以来, 较2020年."""

from __future__ import annotations

from checker.language.lexicon import compiled
from checker.language.times.forms import Forms, Found, Time, told
from checker.language.times.written import (
    DASH,
    IN_YEAR,
    OF_YEAR,
    SAYS_A_SPAN,
    SEASON,
    YEAR,
    Years,
    five_year_plan,
    year_of,
    years_in,
)

FORMS = Forms()

_AND = r"(?:[、，和及与]|以及)"
# 在“十四五”期间 says when, not what to compare with.
_TO_COMPARE = r"(?:(?<![占之配])相?比|相?较于?|与|同|以|按|自|从|由|[在于](?!“?十.五”?(?:期间|时期|期内)))"
_OF_A_BASE = r"<times.of-a-base>"
_UNTIL = r"(?:(?<![高升加长降低少大展小])[到至]|截至|截止到?|截止|在|于)"
_PART_OF_A_YEAR = (
    r"(?:度(?![假夏汛])|年?[底末初]|年中(?=[前、，。和与及完])|底|末|终|内|上半年|下半年|第?[一二三四1-4]季度|1?\d月(?:底|末|份|[123]?\d日)?"
    rf"|{SEASON})"
)

_SAYS_A_BASE = compiled(r"<times.says-a-base>")
_AGE_OF_A_THING = compiled(r"<times.age>(?:为|均?在)?$")
_OF_A_NOUN = compiled(r"<times.came-about>(?:投用|使用)?的")
_MAKES_A_PAPER = compiled(r"<times.makes-a-paper>$")
_A_PAPER = compiled(r"度?(?!底|末|内|前)[^，。；\d]{0,16}?<times.paper>")
_NO_DEADLINE_BEHIND = ("以来", "版", "届", "修订")
_BASE_BEHIND = ("基础上", "水平", "的基础", "不变价")


@FORMS.form(
    rf"(?:到|至|截至)?{YEAR}年?(?:{_AND}|至)(?:{YEAR}年?{_AND}){{0,8}}{YEAR}年"
    r"(?=[^，。；]{0,60}(?:分别|各)|，[^，。；]{0,40}分别)(?:年?[末底])?",
    begins="到至截" + OF_YEAR,
    holds="年",
    examples={"{到2023年、2025年}分别建成公园20个、40个": "deadline"},
)
def years_of_a_list(match: Found, _period: Years | None) -> Time | None:
    """Return the deadlines of figures that are listed in the same order; the last is the deadline in force."""
    years = years_in(match[0])
    return told(match, "deadline", years[-1], years=years)


@FORMS.form(
    rf"(?:从|自)?(?P<first>{YEAR})年?{DASH}(?P<last>{YEAR})年(?:期间|间)?",
    begins="从自" + OF_YEAR,
    holds="年",
    examples={
        "{2021—2025年}新建公园20个": "period",
        "{2021年至2025年期间}新建公园20个": "period",
        "{2025-2021年}": None,
    },
)
def from_year_to_year(match: Found, _period: Years | None) -> Time | None:
    """Return the period from one year to another; None if it runs backwards."""
    first, last = year_of(match["first"]), year_of(match["last"])
    return told(match, "period", period=(first, last)) if first <= last else None


@FORMS.form(
    rf"(?:自|从)?(?P<since>{YEAR})年(?:年?[底末初]|度)?以来",
    begins="自从" + OF_YEAR,
    holds="年",
    examples={"{2020年以来}新建公园50个": "past"},
)
def since_a_year(match: Found, _period: Years | None) -> Time | None:
    """Return the past that began in a year."""
    return told(match, "past", year_of(match["since"]))


@FORMS.form(
    rf"(?:自|从)?(?P<from>{YEAR})年(?:1?\d月(?:[123]?\d日)?)?(?:起|开始|以后|之后|后(?!半|期|三|续))",
    begins="自从" + OF_YEAR,
    holds="年",
    examples={"{自2022年起}新建厂房屋顶光伏覆盖率不低于40%": "start", "{2025年9月1日起}施行": "start"},
)
def from_a_year_on(match: Found, _period: Years | None) -> Time | None:
    """Return the start of what has no end."""
    return told(match, "start", year_of(match["from"]))


@FORMS.form(
    rf"{_TO_COMPARE}(?P<base>{YEAR}(?=年|下降|降|提[高升]|增|上升|减)|“?十[一二三四五六七]五”?)"
    r"(?:年|时期|期间|规划)?(?:(?:年?[末底初]期?|年中(?=[前、，。和与及完]))(?:之?前)?)?(?:的)?"
    rf"(?:[^，。；、\d]{{0,10}}?{_OF_A_BASE}|(?=[^，。；]|$))",
    begins="相比较与同以按自从由在于",
    holds=f"五|{IN_YEAR}",
    examples={
        "能耗{较2020年}下降15%": "base",
        "{在2020年基础上}提高3个百分点": "base",
        "覆盖率{由2020年的}60%提高到65%": "base",
        "{在2025年}建成公园20个": "deadline",
        "{在2025年底前}建成公园20个": "deadline",
        "改造建成年代{在2000年}以前的小区50个": None,
    },
)
def base_to_compare_with(match: Found, _period: Years | None) -> Time | None:
    """Return the year, or the last year of the plan, that a figure is compared with; 在 and the like alone make no base."""
    written, plan = match[0], _plan_of(match["base"])
    year = plan[1] if plan else year_of(match["base"])
    if written[0] in "从由" and (written.endswith("的") or match.string[match.end() : match.end() + 1].isdigit()):
        return told(match, "base", year)  # 由2020年的60%提高到65%
    if _tells_an_age(match):
        return None
    if written[0] not in "在于自从由以按" or _SAYS_A_BASE.search(written):
        return told(match, "base", year)
    if plan is None or "末" in written:
        return told(match, "deadline", year)
    return told(match, "period", period=plan) if SAYS_A_SPAN.search(written) else None


def _plan_of(base: str) -> Years | None:
    """Return first and last year of a base that is a plan (“十三五”); None for a year."""
    return None if base[-1].isdigit() or base[0] in "二一" else five_year_plan(base)


@FORMS.form(
    rf"{_UNTIL}?(?P<due>{YEAR})年{_PART_OF_A_YEAR}?(?:之?前|以前|为止)?(?:的(?=\d))?(?!度?以来)(?!{DASH}{YEAR})",
    begins="到至截在于" + OF_YEAR,
    holds="年",
    examples={
        "{到2025年底}建成公园20个": "deadline",
        "{到2025年年中}完成公园评估": "deadline",
        "用水量保持{2020年}水平": "base",
        "改造{2000年底前}建成的小区50个": None,
        "改造{2005年以前}的老旧管网50公里": None,
        "完成{2030年}达标方案编制": None,
        "执行{2025年}版目录": None,
    },
)
def deadline_in_a_year(match: Found, period: Years | None) -> Time | None:
    """Return the deadline that a year is, or the base, where 水平 and the like stand behind; None if it belongs to a name."""
    if _of_a_thing(match, period) or _of_a_paper(match) or match.string.startswith(_NO_DEADLINE_BEHIND, match.end()):
        return None
    is_base = match.string.startswith(_BASE_BEHIND, match.end())
    return told(match, "base" if is_base else "deadline", year_of(match["due"]))


def _of_a_thing(match: Found, period: Years | None) -> bool:
    """Say whether a year tells how old a thing is: 2000年底前建成的小区, 建成年代在2000年以前的小区, 2005年以前的老旧管网."""
    if _OF_A_NOUN.match(match.string, match.end()) or _tells_an_age(match):
        return True
    behind_of = match[0].endswith("前") and match.string.startswith("的", match.end())
    return behind_of and period is not None and year_of(match["due"]) < period[0]


def _of_a_paper(match: Found) -> bool:
    """Say whether a year belongs to the name of a paper that is made: 完成2030年达标方案编制."""
    before = max(0, match.start() - 4)
    return bool(
        _MAKES_A_PAPER.search(match.string, before, match.start()) and _A_PAPER.match(match.string, match.end())
    )


def _tells_an_age(match: Found) -> bool:
    """Say whether 建成年代 and the like stand before."""
    return bool(_AGE_OF_A_THING.search(match.string, max(0, match.start() - 8), match.start()))

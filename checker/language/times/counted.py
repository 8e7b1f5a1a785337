"""Times that name no year and are counted from the plan's own years or from one year to the next: 每年, 今年, 规划期末, 未来3年."""

from __future__ import annotations

import re

from checker.language.lexicon import words
from checker.language.times.forms import Forms, Found, Time, told
from checker.language.times.written import FEW, OF_FEW, OF_SEASON, SEASON, Years, few

FORMS = Forms()

_NO_RATE = "<times.mean-of>"  # 年均浓度 is a mean, no rhythm
_IN = "(?:到|至|在|于)?"
_OR = r"(?:[—\-~至到]|——|或)"
_UP_TO = rf"(?:{FEW}{_OR})?"  # 3-5年, 三到五年
_FROM_TO = re.compile(rf"{FEW}{_OR}{FEW}年")
_WITHIN = r"(?:内|左右时间|左右的时间|时间|的时间|(?:左右)?的?(?=努力)|间|期间|期)"
# 三年改造…100公里 is done in three years; 三年改造行动 is the name of a campaign.
_WORKS = (
    rf"(?:(?:<times.adds-up>|{'|'.join(sorted({*words('make'), *words('work')}))})"
    r"(?![^，。；、]{0,8}<times.campaign>))"
)


@FORMS.form(
    rf"(?<![每][人生户亩家座])每年度?(?:平均)?|每一年|逐年|(?:年均|年平均)(?!{_NO_RATE})|每学年|每个?年度"
    r"|年度(?=不少于|至少|不低于)",
    begins="每逐年",
    holds="年",
    examples={"{每年}新建公园5个": "annual", "地区生产总值{年均}增长5%": "annual"},
)
def each_year(match: Found, _period: Years | None) -> Time | None:
    """Return the rhythm of what is done each year."""
    return told(match, "annual")


@FORMS.form(
    rf"过去{FEW}年来?|近{FEW}年来",
    begins="过近",
    holds="年",
    examples={"{过去五年}新建公园50个": "past", "{近三年来}新建公园50个": "past"},
)
def years_gone_by(match: Found, _period: Years | None) -> Time | None:
    """Return the past."""
    return told(match, "past")


@FORMS.form(
    r"(?:比|较|同)(?:上|去|往)年度?(?:同期|年?[末底])?(?:相比)?(?=[^，。；])",
    begins="比较同",
    holds="年",
    examples={"{比上年末}增加5个": "base", "{较去年同期}提高2个百分点": "base"},
)
def year_before(match: Found, period: Years | None) -> Time | None:
    """Return the year before as a base; a plan of several years does not say which that is."""
    of_one_year = period is not None and period[0] == period[1]
    return told(match, "base", period[0] - 1 if period is not None and of_one_year else None)


@FORMS.form(
    rf"{_IN}(?:规划期末|期末)",
    begins="到至在于规期",
    holds="期",
    examples={"{到规划期末}建成公园20个": "deadline"},
)
def end_of_the_plan(match: Found, period: Years | None) -> Time | None:
    """Return the last year of the plan itself as a deadline."""
    return told(match, "deadline", period[1]) if period else told(match, "relative")


@FORMS.form(
    rf"{_IN}<times.in-the-plan>",
    begins="到至在于今未五规",
    holds="年|期",
    examples={"{今后五年}新建公园20个": "period", "{规划期内}新建公园20个": "period"},
)
def years_of_the_plan(match: Found, period: Years | None) -> Time | None:
    """Return the years of the plan itself as a period; five years that are not its own begin and end nowhere."""
    if period is None:
        return told(match, "relative")
    if "五年" in match[0] and period[1] - period[0] != 4:
        return told(match, "span")
    return told(match, "period", period=period)


@FORMS.form(
    rf"{_IN}(?:今年(?:年?底|末|内)?|本年度?|当年|全年(?!有)|年内|年底前?|年末前?|明年(?:年?底|末)?|后年|本届任期内"
    rf"|(?:{SEASON})之?前|(?<![\d年])1?[0-9]月(?:底|末|\d{{1,2}}日)?(?:之?前|以前))",
    begins="到至在于今本当全年明后0123456789" + OF_SEASON,
    holds="年|期|前",
    examples={
        "{年底前}建成公园20个": "relative",
        "{10月底前}建成公园20个": "relative",
        "{6月30日前}建成公园20个": "relative",
        "{汛期前}排查管网30公里": "relative",
    },
)
def in_the_year(match: Found, period: Years | None) -> Time | None:
    """Return a time in the year of the plan itself; 年内 of a plan of many years names none of them."""
    if period is None or period[0] != period[1]:
        return told(match, "relative")
    return told(match, "relative", period[0] + 1 if "明年" in match[0] else period[1])


def _so_many_years(match: Found, period: Years | None) -> Time:
    """Return the plan's own period if it is as long; else a span of which nobody says when it begins."""
    if period is not None and period[1] - period[0] + 1 == few(match["count"]) and not _FROM_TO.search(match[0]):
        return told(match, "period", period=period)
    return told(match, "span")


@FORMS.form(
    rf"<times.from-now>?{_UP_TO}(?P<count>{FEW})年{_WITHIN}",
    begins="今未近接用利力通计经" + OF_FEW,
    holds="年",
    examples={"{用3年时间}新建公园20个": "span", "{5年内}新建公园20个": "period"},
)
def within_years(match: Found, period: Years | None) -> Time | None:
    """Return the years within which something is done: 3年内, 用三到五年时间."""
    return _so_many_years(match, period)


@FORMS.form(
    rf"<times.in-so-many>{_UP_TO}(?P<count>{FEW})年",
    begins="今未接力利经",
    holds="年",
    examples={"{未来3年}新建公园20个": "span"},
)
def coming_years(match: Found, period: Years | None) -> Time | None:
    """Return the years to come."""
    return _so_many_years(match, period)


@FORMS.form(
    r"(?<![\d.“第届龄满])(?P<count>[2-9])年(?!一遇)(?=[^均前后来度制期限以的免级岁份行计规攻方]|累计)",
    begins="23456789",
    holds="年",
    examples={"争取{3年}建成公园20个": "span"},
)
def years_in_digits(match: Found, period: Years | None) -> Time | None:
    """Return a few years before what is done in them; none of age, warranty, schooling or the name of a campaign."""
    return _so_many_years(match, period)


@FORMS.form(
    rf"(?:连续|(?<![近前后学第“十百续]))(?P<count>[二三四五两])年(?={_WORKS})",
    begins="连二三四五两",
    holds="年",
    examples={"{三年}新建公园20个": "span", "{连续三年}新建公园20个": "span"},
)
def years_of_works(match: Found, period: Years | None) -> Time | None:
    """Return a few years before what is made in them; 三年改造行动 is the name of a campaign."""
    return _so_many_years(match, period)

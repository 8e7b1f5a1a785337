"""Lists of figures that belong to names or years in order: A、B分别达到x、y; 1个县、2个社区开展…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.extract.draft import Draft
from checker.extract.naming import nameends, names
from checker.extract.naming.nouns import has_head
from checker.extract.naming.sharednames import CLASS, coordinated
from checker.extract.naming.topics import without_what_is_said
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token
from checker.language.lexicon import compiled

_RESPECTIVELY = re.compile(r"分别|依次|各(?=为|达|有|新增|新建|建成|安排|$)")
_FIGURE_WITH_UNIT = re.compile(r"\d[^\u4e00-\u9fa5]*")
_UNITS = r"<places.unit>"
_UNIT_ALONE = compiled(rf"(?:{_UNITS})")
_PLACE = re.compile(
    r"(?!城市|县城|全[省市县区]|各)(?:[\u4e00-\u9fa5]{0,4}?(?:山区|平原|丘陵|牧区|湖区|库区)|[\u4e00-\u9fa5]{2,8}?(?:地区|流域|都市圈|城市群|经济带|新区|[市县州盟]))(?!场|域|政|级)"
)
_CLASSES = re.compile(rf"(?:{CLASS.pattern})(?:[、和与及](?:{CLASS.pattern}))+")
_DOES = r"(?:开展|实现|完成|进行|通过|实施)"
_UNIT_DOES = compiled(
    rf"(?P<who>(?:[\u4e00-\u9fa5]{{1,8}}(?=单位|企业|机构|学校|医院|园区|社区))?(?:{_UNITS}))(?:{_DOES}(?=(?P<what>[\u4e00-\u9fa5“].*)$)"
    r"|(?=(?P<set_up>建立[\u4e00-\u9fa5“].*)$)|(?=(?P<reached>[\u4e00-\u9fa5“]{3,}(?:清零|全覆盖))$))"
)
_IS_DONE = compiled("(?:<manner>|<gradual>|<all>)*(?:<rise>|<fall>|<make>|<tend>|<work>|<reach>|<hold>|<further>)")
_UNITS_DO = compiled(rf"\d+个(?:{_UNITS}){_DOES}(?P<what>[\u4e00-\u9fa5“][^，。；]*)")


@dataclass(frozen=True, slots=True)
class Distribution:
    """What a list says of its figures in order: their names, the verb, the years or periods where it goes by them.

    `origin` says that the list holds the figures counted from (由61%、18%提高到).
    """

    parts: Sequence[str]
    verb_class: str
    verb: str
    years: Sequence[int | None] = ()
    origin: bool = False
    periods: Sequence[tuple[int, int]] = ()


def distribution(text: Text, drafts: Sequence[Draft], sentence: Span, listed: Sequence[Token]) -> Distribution | None:
    """Read how a list is distributed; None where it does not say so or the names and figures are not as many."""
    first, count = listed[0], len(listed)
    start = first.segment.start
    left = text.text[start : first.start]
    dated = text.times_in(sentence.start, first.start)
    told = _RESPECTIVELY.search(left)
    if not told and not any(time.years for time in dated if time.start >= start):
        return _bare(text, start, listed)
    before = left[: told.start()] if told else left
    behind = text.without_times(start + told.end(), first.start) if told else ""
    subject = text.without_times(start, start + len(before))
    years = next((time.years for time in reversed(dated) if len(time.years) == count), ())
    periods = next((time.periods for time in reversed(dated) if len(time.periods) == count), ())
    origin = behind in ("由", "从")
    carried = [draft.indicator for draft in drafts[-count:] if draft.start >= start]
    if re.search(r"\d", behind) and len(carried) == count:  # 分别由61%、18%提高到75%和30%
        _, kind, verb = names.subject(names.opened(_FIGURE_WITH_UNIT.split(behind)[-1]))
        return Distribution(carried, kind or "reach", verb, years)
    if years or periods:
        name, kind, verb = names.subject(subject + behind)
        if not name or names.only_verbs(subject + behind):
            thing = nameends.thing(text.text[listed[-1].end : listed[-1].segment.end])
            name, kind, verb = thing or (drafts[-1].indicator if drafts else name), "make", behind
        return Distribution([name] * count, kind, verb, years, origin, periods)
    plain = told is not None and told[0] == "各"  # 建成甲站、乙站各约20万千瓦
    name, kind, verb = names.subject(subject + ("达到" if origin or (not behind and not plain) else behind))
    parts = coordinated(name, count) or coordinated(nameends.close(names.opened(subject)), count)
    if parts:
        measured = _measure_before(text, sentence, start) if not any(has_head(part) for part in parts) else ""
        return Distribution([part + measured for part in parts], kind, verb, origin=origin)
    clause = re.split(r"[，；：]", text.without_times(sentence.start, start).rstrip("，；："))[-1]
    if name:  # 城市、县城污水基本全收集，污泥无害化处理率分别达到97%、95%
        classes = _classes(clause)
        return Distribution([one + name for one in classes], kind, verb) if len(classes) == count else None
    above = coordinated(without_what_is_said(names.subject(clause)[0]), count) if clause else None
    if above:  # A、B年均浓度均呈下降趋势，比2015年分别下降28%、42%
        return Distribution(above, kind, verb)
    return _of_the_years_before(drafts, sentence, count, kind, verb)


def _measure_before(text: Text, sentence: Span, start: int) -> str:
    """Return the measure that stands alone as the clause before a list without one: 班额，小学、初中分别…; else ""."""
    clause = re.split(r"[，；：]", text.without_times(sentence.start, start).rstrip("，；："))[-1]
    if not re.fullmatch(r"[\u4e00-\u9fa5]{2,16}", clause) or names.opened(clause) != clause or not has_head(clause):
        return ""
    return "" if _IS_DONE.match(clause) or names.subject(clause)[:2] != (clause, "") else clause


def _classes(clause: str) -> list[str]:
    """Return the classes of places that a clause begins with: 城市、县城生活污水…."""
    found = _CLASSES.match(names.opened(clause))
    return re.split(r"[、和与及]", found[0]) if found else []


def _bare(text: Text, start: int, listed: Sequence[Token]) -> Distribution | None:
    """Read 大、中、小型矿山建设率达到90%、80%、70%: as many names as figures, each list joined without a word between."""
    subject = text.without_times(start, listed[0].start)
    if len(listed) < 2 or subject.count("、") + 1 < len(listed):
        return None
    name, kind, verb = names.subject(subject)
    parts = coordinated(name, len(listed))
    return Distribution(parts, kind, verb) if parts else None


def _of_the_years_before(
    drafts: Sequence[Draft], sentence: Span, count: int, kind: str, verb: str
) -> Distribution | None:
    """Read 到2025年达到45万吨，到2030年达到51万吨，分别增长12.5%和27.5%: of the figures before, each with its year."""
    before = [draft for draft in drafts[-count:] if draft.start >= sentence.start and draft.kind != "baseline"]
    years = [draft.by for draft in before]
    if len(before) != count:
        return None
    if None in years or len(set(years)) < count:
        names_before = [draft.indicator for draft in before]
        return Distribution(names_before, kind, verb) if len(set(names_before)) == count else None
    return Distribution([draft.indicator for draft in before], kind, verb, years)


def places(parts: Sequence[str]) -> Sequence[str]:
    """Return the places that the names of a list begin with, where every one does: 甲地区煤炭消费量, 乙地区煤炭消费量."""
    found = [match[0] for part in parts if (match := _PLACE.match(part))]
    return found if len(found) == len(parts) > 1 and len(set(found)) > 1 else ()


def counted_units(text: Text, token: Token, thing: str) -> str:
    """Read 1个县、1个园区、2个社区开展近零碳示范创建: units that share what they are to do; "" where they are none."""
    found = _UNIT_DOES.match(thing)
    if found and (token.dimension == "thing" or not found["reached"]):
        return nameends.close(found["who"] + (found["what"] or found["set_up"] or found["reached"]))
    if not _UNIT_ALONE.fullmatch(thing):
        return ""
    shared = _UNITS_DO.search(text.masked, token.end, token.segment.end)
    return nameends.close(thing + re.sub(r"(?:工作|任务)$", "", shared["what"])) if shared else ""


def in_each_period(text: Text, token: Token, draft: Draft) -> list[Draft]:
    """Return a draft once for each of the periods named before it: “十四五”、“十五五”期间分别新增120万千瓦."""
    named = next((time for time in text.times if time.periods and time.text == draft.time_text), None)
    if named is None or draft.period != named.periods[-1] or "分别" not in text.text[named.end : token.start]:
        return [draft]
    return [replace(draft, period=period) for period in named.periods]

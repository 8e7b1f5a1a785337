"""The words that head the columns of a plan's tables, each in one class, and the times that such heads name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.language.times import five_year_plan
from checker.language.typesetting import squash

HeadWord = Literal[
    "", "ordinal", "class", "name", "unit", "region", "task", "deadline", "department", "nature", "note",
    "actual", "planned", "change", "total", "invested", "bound", "kind",
]  # fmt: skip

COUNTED = frozenset(("序号", "编号", "序", "No.", "No", "项次", "行次"))

# What a head says its column is for, the surer word first; each is tried on the whole head.
_WORDS: tuple[tuple[HeadWord, str], ...] = (
    ("ordinal", r"序号?|编号|No\.?|项次|行次|(?i:id)"),
    ("change", r".{0,8}年均.{0,8}|累计<columns.changed>.{0,6}|.{0,6}<columns.change>(?:情况|幅度)?"),
    ("total", r"<cells.sum>|累计.{0,4}|总量|[三五]年(?:合计|累计)|规划期(?:合计|累计)|(?:新增|净增)(?:或累计)?<columns.added>?"),
    ("deadline", r".{0,8}<columns.due>(?:要求|安排)?|<columns.year-of>?年[份度]|(?i:by|due|deadline|year)"),
    ("nature", r".{0,6}属性|.{0,6}性质|(?:指标|目标)类型"),
    ("unit", r"<columns.counted-in>?单位|(?i:unit)"),
    ("invested", r".{0,6}投资.{0,4}|.{0,6}资金.{0,4}|建设<columns.of-a-work>|项目业主|业主(?:单位)?|起止年限"),
    ("department", r".{0,6}<columns.role><columns.body>?(?:[及和、].{1,8})?|.{0,8}(?:部门|单位)"),
    ("note", r"<columns.note>|.{0,4}完成率|完成比例|完成程度|.{0,6}幅度|是否<columns.whether>.{0,4}|.{0,4}<columns.number-of-a-thing>|评[价估](?:结果|结论)?|(?i:note|quote|clause|doc|period|time_text|scope|modality|value_text|value_max)"),
    ("actual", r"<columns.known>(?:年)?<columns.figure>?|(?:规划|工作)?基础|.{0,8}<columns.done>情况|.{0,6}<columns.known-figure>"),
    ("planned", r".{0,8}<columns.planned>|.{0,4}目标|<columns.planned-alone>|(?i:value)"),
    ("class", r"<columns.sorted>?<columns.sort>|.{0,4}领域|<columns.sort-alone>"),
    ("region", r"(?:各)?(?:<columns.region>|(?i:region))(?:名称)?"),
    ("task", r"(?:.{0,8}<columns.task>)(?:名称)?"),
    ("name", r".{0,8}指标<columns.of-an-indicator>?|.{0,8}名称|<columns.name>|(?i:indicator|name|target)"),
    ("bound", r"(?i:bound)"),
    ("kind", r"(?i:kind)"),
)  # fmt: skip
_WORD = tuple((word, compiled(pattern)) for word, pattern in _WORDS)
_YEAR = r"(?:年(?:19|20)\d\d|(?<![A-Za-z\d])(?:19|20)\d\d(?=年|$|[（(【\[]|<columns.behind-a-year>))年?"
_PLAN = r"[“\"]?(?:十[一二三四五六七八九])五[”\"]?"
_TIMED = rf".{{0,6}}{_YEAR}.{{0,10}}|.{{0,4}}{_PLAN}.{{0,10}}"
_MEASURED = r".{0,6}总?面积|.{0,6}人口|.{0,6}数量|.{0,6}比[例重]"
HEAD = compiled(
    rf"(?:{'|'.join(pattern for _, pattern in _WORDS)}|{_TIMED}|{_MEASURED})(?:[（(][^（()）]{{0,20}}[）)])?\d?"
)

_ONE_YEAR = compiled(_YEAR)
_SPAN = re.compile(r"((?:19|20)\d\d)年?(?:[—\-~～至到]|——)+((?:19|20)\d\d)年?")
_AGAINST = re.compile(r"[比较]((?:19|20)\d\d)年?")
_A_PLAN = re.compile(_PLAN)
_TAIL = re.compile(r"(?:[（(\[【][^（()）\[\]【】]{0,20}[）)\]】]|[①-⑳¹²³⁴⁵⁶⁷⁸⁹*＊#]|(?<=[\u4e00-\u9fff])\d)$")
_MARKS = re.compile(r"[①-⑳¹²³⁴⁵⁶⁷⁸⁹*#]+$")
_IN_BRACKETS = re.compile(r"[（(\[【]([^（()）\[\]【】]{1,16})[）)\]】]")
_ACTUAL = compiled(r"<columns.actual>")
_BASE = compiled(r"<columns.base>")
_PLANNED = compiled(r"<columns.to-come>")
_CHANGE = compiled(r"<columns.says-change>")
_TOTAL = compiled(r"<columns.says-total>")
_OF_TIME = compiled(rf"{_YEAR}|{_PLAN}|(?:19|20)\d\d|<columns.of-time>|其中：?|已")
_A_MEASURE = compiled(r"<columns.measure>$")
_A_THING = 5  # characters
_HELD = compiled(r"(?<=量)控制<columns.held>?$")
_OF_AN_END = re.compile(r"末|值$|水平$|值[（(]")
_SEVERAL_YEARS = re.compile(r"(?:19|20)\d\d年?(?:[/、](?:19|20)\d\d年?)+")
_BY_DATE = compiled(r"<columns.by-date>")


@dataclass(frozen=True, slots=True)
class HeadTime:
    """The time that a head names: a year or a period, and whether its figures are actual, planned, a change, a sum."""

    year: int | None = None
    period: tuple[int, int] | None = None
    actual: bool = False
    planned: bool = False
    base: bool = False
    change: bool = False
    yearly: bool = False
    total: bool = False
    years: tuple[int, ...] = ()

    @property
    def named(self) -> bool:
        """Say whether the head names a year or a period."""
        return self.year is not None or self.period is not None


def bare(head: str) -> str:
    """Return a head in one spelling without white space, the brackets and the footnote marks at its end."""
    text = squash(plain(head))
    while (found := _TAIL.search(text)) and found.start() > 0:
        text = text[: found.start()]
    return text


def word_of(head: str) -> HeadWord:
    """Return the class of a head's words; "" where they tell nothing."""
    text = bare(head)
    return next((word for word, pattern in _WORD if pattern.fullmatch(text)), "") if text else ""


def in_brackets(head: str) -> str:
    """Return what the last brackets of a head hold, where a unit may stand; "" where there are none."""
    found = _IN_BRACKETS.findall(squash(plain(head)))
    return found[-1] if found else ""


def measure_of(head: str) -> str:
    """Return what a head says is measured, without its time: 2025年产量 -> 产量, 比重（%）-> 比重; "" where only its time."""
    text = bare(head)
    rest = _OF_TIME.sub("", text)
    rest = _HELD.sub("", rest) if rest != text else rest  # 2030年用水总量控制: what is held down is the amount
    if rest != text:
        # Behind a year a thing of some length with its unit is what is counted: 2030年通过认定的县（个）.
        counted = len(rest) >= _A_THING and in_brackets(head) != "" and word_of(rest) == ""
        return rest if counted or _A_MEASURE.search(rest) else ""
    word = word_of(head)
    return text if word in ("", "region") or (word in ("invested", "task", "name") and _A_MEASURE.search(text)) else ""


def beside_time(head: str) -> str:
    """Return what a head of a time says besides it: 2025年托位 -> 托位; "" where it names no time or nothing else."""
    text = bare(head)
    rest = _OF_TIME.sub("", text)
    return rest if rest != text and re.fullmatch(r"[\u4e00-\u9fff]{2,16}", rest) and not word_of(rest) else ""


def time_of(head: str) -> HeadTime:
    """Return the time a head or a caption names: 2025年目标, “十四五”规划值, 2021-2025年累计, 2025年比2020年."""
    text = squash(plain(head))
    if _BY_DATE.search(text):
        return HeadTime()
    actual, base = _ACTUAL.search(text) is not None, _BASE.search(text) is not None
    planned = _PLANNED.search(text) is not None and not actual
    total, yearly = _TOTAL.search(text) is not None, "年均" in text
    change = _CHANGE.search(text) is not None and ("新增" not in text or yearly)
    told = HeadTime(actual=actual, planned=planned, base=base, change=change, yearly=yearly, total=total and not change)
    span = _SPAN.search(text)
    if span:
        return replace(told, period=(int(span[1]), int(span[2])), total=not change)
    against = _AGAINST.search(text)
    years = [int(re.sub(r"\D", "", found)) for found in _ONE_YEAR.findall(_AGAINST.sub("", text))]
    if against and years:
        return replace(told, year=years[0], period=(int(against[1]), years[0]), change=True, total=False)
    if len(set(years)) > 1:
        return HeadTime(years=tuple(years)) if _SEVERAL_YEARS.search(text) else HeadTime()
    plan = _A_PLAN.search(text)
    if years:
        return replace(told, year=years[0], change=change and not plan, total=False)
    if plan and (period := five_year_plan(plan[0])):
        if _OF_AN_END.search(text):
            return replace(told, year=period[1])
        return replace(told, period=period)
    return told


def is_head(cells: Sequence[str]) -> bool:
    """Say whether a row names columns: most of its cells are words that head columns of plans, none is a sentence."""
    words = [_MARKS.sub("", plain(squash(cell))) for cell in cells if squash(cell)]
    if len(words) < 2 or any(len(word) > 24 or "。" in word for word in words):
        return False
    return sum(HEAD.fullmatch(word) is not None for word in words) * 2 > len(words)

"""What governs a figure from outside its own words: the time, 力争 and 确保, the section it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from checker.extract.sentences import Span, Text
from checker.language.lexicon import compiled
from checker.language.times import Time
from checker.language.wording import modality, strength
from checker.model import Modality, SectionRole, TimeSource

_NAMES_YEARS = ("past", "deadline", "period", "span", "start")
_OWN_WORDS = re.compile(r"[^\d，。；、]{1,12}(?=\d)")

_DOCUMENT_BEFORE = compiled("<paper>》?（\\Z")
_SAYS_MORE = re.compile(r"\d")
_NAME_OF_A_DOCUMENT = 8  # characters in which the word for a document ends
_WITHIN = re.compile(r"(?P<where>[\u4e00-\u9fa5]{2,8}?)(?:境内|域内|辖区内|行政区域内)的?(?=[\u4e00-\u9fa5]{2})")
_THEN = compiled("<then>")
_SUMMED = compiled("<sum-reached>")


class Adverbials(NamedTuple):
    """What a figure is given by its sentence, its paragraph and its headings.

    `derivation` names the modifiers that did so, as in grammar/modifiers.toml.
    """

    time: Time | None
    by: int | None
    period: tuple[int, int] | None
    time_text: str
    by_from: TimeSource
    annual: bool
    past: bool
    base_year: int | None
    since: int | None
    modality: Modality
    strength: int
    strength_text: str
    derivation: tuple[str, ...] = ()


class PlanContext:
    """Knows the plan's period, what the section is for, and the time that a lead-in, a heading or the title carries."""

    def __init__(
        self,
        period: tuple[int, int] | None,
        issued: int | None,
        *,
        role: SectionRole = "none",
        carried: Time | None = None,
        region: str = "",
    ) -> None:
        self.region = region
        self.period, self.issued, self.role = period, issued, role
        self.retrospective = role in ("retrospect", "situation")
        self.carried = carried

    def without_own_region(self, name: str) -> str:
        """Take the plan's own region off the front of a name; a part of it (枣阳市区) stays."""
        inside = _WITHIN.match(name)
        if inside and self.region.startswith(inside["where"]):
            name = name[inside.end() :]  # 清江境内湿地: the short name, with 境内 behind it
        rest = name.removeprefix(self.region) if self.region else name
        return rest.removeprefix("的") if len(rest) >= 2 and not rest.startswith("区") else name

    def past(self, year: int) -> bool:
        """Say whether a year lies before what the plan plans for."""
        if self.period is not None:
            return year < self.period[0]
        return self.issued is not None and year < self.issued

    def at(self, text: Text, sentence: Span, segment: Span, figure: int) -> Adverbials:
        """Return what governs the figure that starts at `figure`."""
        before = [
            time
            for time in text.times
            if sentence.start <= time.start < figure
            and not _is_of_a_document(time, text.text)
            and not _stays_in_brackets(time, text, figure)
        ]
        within = [time for time in before if time.start >= segment.start]
        annual = any(time.role == "annual" for time in within)
        base_year = next((time.year for time in reversed(within) if time.role == "base"), None)
        starting_level = next((time for time in before if _is_of_starting_level(time, figure)), None)
        own = starting_level or self._nearest(before) or _of_then(text, sentence, figure)
        governing = own or self.carried
        by, period = _due(own) if own is not None else _carried_due(self.carried)
        wording = _wording(text, sentence, segment, figure)
        modifiers = {
            "each-year": annual,
            "base-year": bool(base_year),
            "starting-level": starting_level is not None,
            "cumulative": _SUMMED.search(text.text, segment.start, figure) is not None,
        }
        derivation = (wording.modality_rule, wording.strength_rule, *(one for one, holds in modifiers.items() if holds))
        return Adverbials(
            time=governing,
            by=by,
            period=period,
            time_text=own.text if own is not None else "每年" if annual else "",
            by_from=cast("TimeSource", governing.source) if governing is not None and (by or period) else "",
            annual=annual,
            past=self._is_past(own, by, period),
            base_year=base_year,
            since=own.year if own is not None and own.role == "start" else None,
            modality=wording.modality,
            strength=wording.strength,
            strength_text=wording.word,
            derivation=tuple(dict.fromkeys(filter(None, derivation))),
        )

    def _nearest(self, before: Sequence[Time]) -> Time | None:
        """Return the last time before a figure that dates it; None if its sentence has none.

        全年 of a review is the year that its heading names, and 年内 of a plan of many years is none of them.
        """
        for time in reversed(before):
            dates = time.role == "relative" and time.year is not None and not self.retrospective
            if dates or time.role in _NAMES_YEARS:
                return time
        return None

    def _is_past(self, own: Time | None, by: int | None, period: tuple[int, int] | None) -> bool:
        """Say whether a figure tells what was: by its section, by the time of its own sentence, or by the years themselves.

        A review that names the plan's last year speaks of what is to come; what it expects of the time is no aim.
        """
        past = self.retrospective or (own is not None and own.role in ("past", "base"))
        if own is not None and by is not None:
            to_come = self.role == "retrospect" and self.period is not None and by >= self.period[1]
            past = self.past(by) or (past and not to_come)
        return past or (period is not None and self.period is not None and period[1] < self.period[0])


def _of_then(text: Text, sentence: Span, figure: int) -> Time | None:
    """Return the time that 届时 takes up: the last one of the sentences before; None where it does not stand there."""
    if _THEN.search(text.text, sentence.start, figure) is None:
        return None
    said = (time for time in reversed(text.times) if time.end <= sentence.start and time.role in ("deadline", "period"))
    return next((replace(time, source="lead-in") for time in said), None)


def _is_of_a_document(time: Time, text: str) -> bool:
    """Say whether a span of years is part of the name of a plan that is spoken of: 总体规划（2021—2035年）."""
    return text.startswith("）", time.end) and (
        _DOCUMENT_BEFORE.search(text, max(0, time.start - _NAME_OF_A_DOCUMENT), time.start) is not None
    )


def _stays_in_brackets(time: Time, text: Text, figure: int) -> bool:
    """Say whether a time stands in brackets before a figure and dates what they say: 达到70%（2021年达到60%），….

    Brackets that hold a time alone date what stands behind them: 第一阶段（2023—2024年），….
    """
    bracket = text.bracket_around(time.start, time.end - 1)
    if bracket is None or figure < bracket.end:
        return False
    return _SAYS_MORE.search(text.without_times(bracket.start, bracket.end)) is not None


def _is_of_starting_level(time: Time, figure: int) -> bool:
    """Say whether a base stands right before a figure, which is then its level: the 60% of 由2020年的60%提高到65%."""
    return time.role == "base" and time.end == figure and time.text[0] in "由从"


def _due(own: Time) -> tuple[int | None, tuple[int, int] | None]:
    """Return the year by which and the period in which a time of the sentence sets a figure; 2020年以来 sets neither."""
    by = own.year if own.role in ("deadline", "relative", "base") else None
    return by, own.period if own.role == "period" else None


def _carried_due(carried: Time | None) -> tuple[int | None, tuple[int, int] | None]:
    """Return year and period of the time that a lead-in, a heading or the title carries."""
    return (carried.year, carried.period) if carried is not None else (None, None)


class _Wording(NamedTuple):
    """How firmly a figure is said, the word that says so, and the rules that tell it."""

    modality: Modality
    strength: int
    word: str
    modality_rule: str
    strength_rule: str


def _wording(text: Text, sentence: Span, segment: Span, figure: int) -> _Wording:
    """Return how firmly a figure is said by the sentence before it and, where that is firm, by its own clause."""
    before = _without_brackets(text, sentence.start, figure)
    meant = modality(before, text.text[segment.start : figure])
    own = _OWN_WORDS.match(text.text, figure)  # 不得突破, 严格控制在: the words that bind the figure commit too
    clause = text.text[segment.start : own.end() if own else figure]
    step, word, rule = strength(clause if meant.modality == "firm" else before, meant.modality)
    return _Wording(meant.modality, step, word, meant.rule, rule)


def _without_brackets(text: Text, start: int, end: int) -> str:
    """Return part of a text with blanks for its brackets: what is said in them governs nothing behind them."""
    kept = text.text[start:end]
    for bracket in text.brackets:
        if start <= bracket.start and bracket.end <= end:
            opens, closes = bracket.start - start, bracket.end - start
            kept = kept[:opens] + "　" * (closes - opens) + kept[closes:]
    return kept

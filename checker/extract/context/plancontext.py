"""What governs a figure from outside its own words: the time, 力争 and 确保, the section it stands in."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from checker.extract.sentences import Span, Text
from checker.language.lexicon import compiled
from checker.language.times import Time
from checker.language.wording import modality, strength
from checker.model import Modality, SectionRole, TimeSource

_OWN_WORDS = re.compile(r"[^\d，。；、]{1,12}(?=\d)")

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
        rest = name.removeprefix(self.region) if self.region else name
        return rest.removeprefix("的") if len(rest) >= 2 and not rest.startswith("区") else name

    def past(self, year: int) -> bool:
        """Say whether a year lies before what the plan plans for."""
        if self.period is not None:
            return year < self.period[0]
        return self.issued is not None and year < self.issued

    def at(self, text: Text, sentence: Span, segment: Span, figure: int) -> Adverbials:
        """Return what governs the figure that starts at `figure`."""
        nearest: Time | None = None
        annual_at = -1
        base_year = None
        reached_from: Time | None = None
        past = self.retrospective
        for time in text.times:
            if time.start >= figure or time.start < sentence.start:
                if time.start >= figure:
                    break
                continue
            if time.role == "annual":
                annual_at = time.start
            elif time.role == "base":
                base_year = time.year if time.start >= segment.start else base_year
                if time.end == figure and time.text[0] in "由从":
                    reached_from = time  # 由2020年的60%提高到65%: only the 60% is of that year
            elif time.role == "past":
                past, nearest = True, time
            elif time.role == "relative" and (time.year is None or self.retrospective):
                continue  # 全年 of a review is the year that its heading names
            elif time.role in ("deadline", "period", "relative", "span", "start"):
                nearest, past = time, self.retrospective
        if reached_from is not None:
            nearest, past = reached_from, True
        since = nearest.year if nearest is not None and nearest.role == "start" else None
        annual = annual_at >= segment.start
        by, period, time_text = None, None, ""
        if nearest is None and self.carried is not None:
            nearest = self.carried
            by, period = nearest.year, nearest.period
        elif nearest is not None:
            time_text = nearest.text
            if nearest.role == "period":
                period = nearest.period
            elif nearest.role in ("deadline", "relative", "base"):
                by = nearest.year
        if by is not None and nearest is not self.carried:
            # A review that names the plan's last year speaks of what is to come; what it expects of the time is no aim.
            past = self.past(by) or (past and (self.role != "retrospect" or self.period is None or by < self.period[1]))
        if period is not None and self.period is not None and period[1] < self.period[0]:
            past = True
        if annual and not time_text:
            time_text = "每年"
        before = text.text[sentence.start : figure]
        for bracket in text.brackets:  # what is said in brackets governs nothing behind them
            if sentence.start <= bracket.start and bracket.end <= figure:
                at = bracket.start - sentence.start
                before = before[:at] + "　" * (bracket.end - bracket.start) + before[at + bracket.end - bracket.start :]
        meant = modality(before, text.text[segment.start : figure])
        how = meant.modality
        own = _OWN_WORDS.match(text.text, figure)  # 不得突破, 严格控制在: the words that bind the figure commit too
        bound_end = own.end() if own else figure
        step, word, rule = strength(text.text[segment.start : bound_end] if how == "firm" else before, how)
        said = (
            meant.rule,
            rule,
            "each-year" if annual else "",
            "base-year" if base_year else "",
            "starting-level" if reached_from else "",
            "cumulative" if _SUMMED.search(text.text, segment.start, figure) else "",
        )
        derivation = tuple(dict.fromkeys(filter(None, said)))
        source = cast("TimeSource", nearest.source) if nearest is not None and (by or period) else ""
        return Adverbials(
            nearest, by, period, time_text, source, annual, past, base_year, since, how, step, word, derivation
        )

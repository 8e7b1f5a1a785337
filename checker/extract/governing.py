"""What governs a figure from outside its own words: the time, 力争 and 确保, the section it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.extract.sentences import Span, Text
from checker.language.times import Time, times
from checker.language.wording import modality, strength
from checker.model import Modality

_AIM = re.compile(r"目标|任务|指标|要求|愿景|展望")

_OWN_WORDS = re.compile(r"[^\d，。；、]{1,12}(?=\d)")


@dataclass(frozen=True, slots=True)
class Rest:
    """What a figure is given by its sentence, its paragraph and its headings."""

    time: Time | None
    by: int | None
    period: tuple[int, int] | None
    time_text: str
    annual: bool
    past: bool
    base_year: int | None
    modality: Modality
    strength: int
    strength_text: str


class Governing:
    """Knows the plan's period, the headings above and the time a lead-in sentence set for what follows."""

    def __init__(
        self,
        period: tuple[int, int] | None,
        issued: int | None,
        headings: tuple[str, ...],
        *,
        retrospective: bool,
        lead_in: Time | None = None,
        region: str = "",
    ) -> None:
        self.region = region
        self.period, self.issued, self.retrospective = period, issued, retrospective
        self.lead_in = lead_in or self._of_headings(headings)

    def without_own_region(self, name: str) -> str:
        """Take the plan's own region off the front of a name; a part of it (枣阳市区) stays."""
        rest = name.removeprefix(self.region) if self.region else name
        return rest.removeprefix("的") if len(rest) >= 2 and not rest.startswith("区") else name

    def _of_headings(self, headings: tuple[str, ...]) -> Time | None:
        for heading in reversed(headings):
            if len(heading) <= 40 and (_AIM.search(heading) or re.match(r"[到至]", heading)):
                for time in times(heading, self.period):
                    if time.role == "deadline":
                        return time
        return None

    def past(self, year: int) -> bool:
        """Say whether a year lies before what the plan plans for."""
        if self.period is not None:
            return year < self.period[0]
        return self.issued is not None and year < self.issued

    def at(self, text: Text, sentence: Span, segment: Span, figure: int) -> Rest:
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
            elif time.role == "relative" and time.year is None:
                continue
            elif time.role in ("deadline", "period", "relative", "span", "start"):
                nearest, past = time, self.retrospective
        if reached_from is not None:
            nearest, past = reached_from, True
        annual = annual_at >= segment.start
        by, period, time_text = None, None, ""
        if nearest is None and self.lead_in is not None and not past:
            nearest = self.lead_in
            by, time_text = nearest.year, nearest.text
        elif nearest is not None:
            time_text = nearest.text
            if nearest.role == "period":
                period = nearest.period
            elif nearest.role in ("deadline", "relative", "base"):
                by = nearest.year
        if by is not None and self.past(by):
            past = True
        if period is not None and self.period is not None and period[1] < self.period[0]:
            past = True
        if annual and not time_text:
            time_text = "每年"
        governing = text.text[sentence.start : figure]
        for bracket in text.brackets:  # what is said in brackets governs nothing behind them
            if sentence.start <= bracket.start and bracket.end <= figure:
                at = bracket.start - sentence.start
                governing = (
                    governing[:at]
                    + "　" * (bracket.end - bracket.start)
                    + governing[at + bracket.end - bracket.start :]
                )
        how, _ = modality(governing, text.text[segment.start : figure])
        own = _OWN_WORDS.match(text.text, figure)  # 不得突破, 严格控制在: the words that bind the figure commit too
        bound_end = own.end() if own else figure
        step, word = strength(text.text[segment.start : bound_end] if how == "firm" else governing, how)
        return Rest(nearest, by, period, time_text, annual, past, base_year, how, step, word)

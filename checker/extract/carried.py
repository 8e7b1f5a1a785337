"""The time that reaches a passage from outside its own words: a lead-in before it, the headings above it, the title.

GUIDE.md, "Settled since": a year or a span in a heading, in a lead-in that ends in a colon or in the title of an annual
plan governs what stands under it while the sentence names none; the period of a plan of several years does not.
"""

from __future__ import annotations

import re

from checker.language.characters import plain
from checker.language.numbering import BULLET
from checker.language.times import Time, times
from checker.model import Document, Passage, Section, TimeSource

_OPENING = 50  # characters in which a passage says which plan it speaks of
_SEVERAL_YEARS = re.compile(r"纲要|十[一二三四五六七]五[”＂″]?(?:时期|期间|规划)|(?:今后|未来)五年")
_HEADING_ALONE = re.compile(r"[^，；：。！？\d]{2,24}。?")
_OPENING_OF_A_LIST = re.compile(r"[^。；：]{2,40}(?:目标|任务|指标|要求)[为是]?：(?=.)")
_AIMS = "目标"
_LONGEST = 200  # characters of a lead-in
_LOOKS_BACK = ("base", "past")


class LeadIn:
    """Follows the passages of a document and knows the lead-in that governs the one at hand.

    A lead-in over a list ends with the list, one over plain paragraphs with the next heading or number.
    """

    def __init__(self, period: tuple[int, int] | None) -> None:
        self._period = period
        self._time: Time | None = None
        self._listed: bool | None = None

    def time_for(self, passage: Passage) -> Time | None:
        """Return the time of the lead-in above a passage, None where there is none; call it once for each in order."""
        item = passage.label[1] > 0 or BULLET.match(passage.text) is not None
        if passage.kind == "heading" or (self._listed is False and item) or (self._listed and not item):
            self._time = None
        elif self._time is not None and self._listed is None:
            self._listed = item
        governs = self._time
        if found := self._opened(passage):
            self._time, self._listed = found, None
        elif found := self._run_in(passage):
            self._time, self._listed = found, True
        return governs

    def _opened(self, passage: Passage) -> Time | None:
        if passage.kind != "paragraph" or len(passage.text) > _LONGEST or plain(passage.text[-1:]) != "：":
            return None
        text = plain(passage.text)
        return self._named_in(text[text.rfind("。") + 1 :])

    def _run_in(self, passage: Passage) -> Time | None:
        """Return the time of an opening that ends in a colon (2030年主要目标为：…), which governs the items below it too."""
        opening = _OPENING_OF_A_LIST.match(plain(passage.text)) if passage.kind == "paragraph" else None
        return self._named_in(opening[0]) if opening is not None else None

    def _named_in(self, last: str) -> Time | None:
        named = [time for time in times(last, self._period) if time.role in ("deadline", "period", "relative")]
        time = next((time for time in reversed(named) if time.year is not None or time.period is not None), None)
        if time is None or time.period == self._period:
            return None
        return carried(time.year if time.role != "period" else None, time.period, "lead-in")


class SectionOpening:
    """Follows the passages of a document and knows whether a list of aims was opened with the plan's last year.

    到2025年，……更加健全。 and the aims behind it or one by one below it: none of them names the year, and nobody asks
    which is meant.
    """

    def __init__(self, period: tuple[int, int] | None) -> None:
        self._period = period
        self._section: int | None = None
        self._opened, self._dated = False, False

    def dates(self, passage: Passage, section: Section | None) -> bool:
        """Say whether the opening above a passage dates it; call it once for each in order."""
        if passage.section != self._section:
            self._section, self._opened, self._dated = passage.section, False, False
        if passage.kind != "paragraph" or self._period is None:
            return False
        if not self._opened:
            self._opened, self._dated = True, self._opens_with_the_last_year(passage, self._period)
            return False
        aims = section is not None and _AIMS in section.heading
        return self._dated and (aims or BULLET.match(passage.text) is not None)

    def dates_within(self, passage: Passage, at: int) -> bool:
        """Say whether the first sentence of a paragraph dates what stands at `at`, in a sentence after it.

        It does where it opens with the plan's last year and nothing up to there names another time.
        """
        if passage.kind != "paragraph" or self._period is None or "。" not in passage.text[:at]:
            return False
        if not self._opens_with_the_last_year(passage, self._period):
            return False
        told = times(plain(passage.text[passage.label[1] : at]), self._period)
        return all(one.role in _LOOKS_BACK or one.year == self._period[1] for one in told)

    def _opens_with_the_last_year(self, passage: Passage, period: tuple[int, int]) -> bool:
        first = next(iter(times(plain(passage.text[passage.label[1] :][:_OPENING]), period)), None)
        return first is not None and first.start <= 1 and first.role == "deadline" and first.year == period[1]


class HeadingAbove:
    """Follows the passages of a document and knows the heading that a passage stands under.

    In boxes a heading is a line of its own without a number (海上风电。); it holds until the next one or the end of the box.
    """

    def __init__(self) -> None:
        self._clause, self._line = "", ""

    def words_for(self, passage: Passage, section: Section | None) -> str:
        """Return the words of the heading above a passage, "" where there is none; call it once for each in order."""
        if passage.clause != self._clause:
            self._clause, self._line = passage.clause, ""
        above = self._line or (section.heading if section is not None else "")
        if passage.kind == "paragraph" and _HEADING_ALONE.fullmatch(plain(passage.text)):
            self._line = passage.text
        return above


def carried_time(document: Document, section: Section | None, text: str = "") -> Time | None:
    """Return the time that the headings above a passage or the title of an annual plan give it.

    In an annual plan a passage (`text`) that speaks of the plan of several years (纲要, “十五五”时期) and not of this year
    has the span of years that its heading names, if it names one.
    """
    if _of_several_years(document, text):
        heading = plain(section.heading) if section is not None else ""
        spans = [time.period for time in times(heading) if time.period is not None and time.role == "period"]
        return carried(None, spans[0], "heading") if spans else None
    if section is not None and (section.year is not None or section.period is not None):
        return carried(section.year, section.period, "heading")
    looks_back = section is not None and section.role in ("retrospect", "situation")
    if document.period is None or document.period[0] != document.period[1] or looks_back:
        return None
    return carried(document.period[1], None, "title")


def _of_several_years(document: Document, text: str) -> bool:
    """Say whether a passage of a plan for one year opens with a plan of several years."""
    period, opening = document.period, plain(text[:_OPENING])
    if period is None or period[0] != period[1] or not _SEVERAL_YEARS.search(opening):
        return False
    return "今年" not in opening and f"{period[1]}年" not in opening


def carried(year: int | None, period: tuple[int, int] | None, source: TimeSource) -> Time | None:
    """Return a time that stands nowhere in the passage it governs; its text is empty (GUIDE.md)."""
    if year is not None:
        return Time(-1, -1, "", "deadline", year, source=source)
    return Time(-1, -1, "", "period", period=period, source=source) if period is not None else None

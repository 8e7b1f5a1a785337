"""What each section of a document is for, and the year or period that its heading names for what stands under it.

A role comes from the heading, else from how the section's text opens, else from the section around it. Works and tasks
told of in a part that looks back are what was done (防洪工程 under 建设成就), unless the heading is one of the plan
itself (重点任务). The period of a plan of several years is not carried by its headings (GUIDE.md): it governs the whole
plan already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.language.characters import plain
from checker.language.numbering import opening
from checker.language.sections import opens_back, plainly_ahead, role_of
from checker.language.sentences import sets_a_deadline
from checker.language.times import five_year_plan, times
from checker.model import Passage, Section, SectionRole

_OPENING = 40  # characters at the head of a text in which a time says which time it speaks of
_LOOKS_BACK: tuple[SectionRole, ...] = ("retrospect", "situation")
_AHEAD: tuple[SectionRole, ...] = ("tasks", "projects", "measures")

Period = tuple[int, int] | None


def with_roles(sections: Sequence[Section], passages: Sequence[Passage], period: Period) -> tuple[Section, ...]:
    """Return the sections with their roles and times; `period` are the years that the document plans for."""
    opens = _openings(sections, passages)
    done: list[Section] = []
    told: set[int] = set()  # sections with a past time in their heading, or in one above it
    headed: set[int] = set()  # sections that look back by their heading, or by one above it
    for section in sections:
        around = done[section.parent] if section.parent is not None else None
        role = role_of(section.heading)
        year, span = heading_time(section.heading, period)
        timed = year is not None or span is not None
        past = _past(year, span, period) or (not timed and _names_a_past_plan(section.heading, period))
        if past or (section.parent in told and not timed):
            told.add(section.number)
        if section.number in told and (role == "aims" or (role == "none" and past)):
            role = "retrospect"
        inside = section.parent in headed and around is not None and around.role in _LOOKS_BACK and not timed
        own = plainly_ahead(section.heading) and section.number not in told
        if inside and around is not None and role in _AHEAD and not own:
            role = around.role
        if role in _LOOKS_BACK or (role == "none" and inside):
            headed.add(section.number)
        if (
            role == "none"
            and (around is None or around.role == "none")
            and _tells_the_past(opens[section.number], period)
        ):
            role = "retrospect"
        if role == "none" and (year is not None or span is not None):
            role = "aims"
        if role == "none" and around is not None:
            role = around.role
        if year is None and span is None and around is not None:
            year, span = around.year, around.period
        if role not in _LOOKS_BACK and _past(year, span, period):
            year = span = None
        if role in _LOOKS_BACK and not _past(year, span, period):
            year = span = None
        done.append(replace(section, role=role, year=year, period=span))
    return tuple(done)


def heading_time(heading: str, period: Period) -> tuple[int | None, Period]:
    """Return the one year or the one span a heading names; (None, None) where it names none, several, or the plan's.

    Of several years that of a plan for one year is meant (“十五五”目标和2026年重点工作).
    """
    found = [time for time in times(plain(heading)[:80], period) if time.role in ("deadline", "period", "past")]
    years = {time.year for time in found if time.year is not None and time.role == "deadline"}
    spans = {time.period for time in found if time.period is not None} - {period}
    if period is not None and period[0] == period[1] and period[0] in years:
        return period[0], None
    if len(years) == 1 and not spans:
        return years.pop(), None
    if len(spans) == 1 and not years:
        return None, spans.pop()
    return None, None


def _past(year: int | None, span: Period, period: Period) -> bool:
    """Say whether a time lies before what the document plans for."""
    if period is None:
        return False
    last = year if year is not None else span[1] if span is not None else None
    return last is not None and last < period[0]


def _names_a_past_plan(heading: str, period: Period) -> bool:
    """Say whether the only plan that a heading names is one before this one (“十三五”规划目标)."""
    plan = five_year_plan(plain(heading[opening(heading) :]))
    return plan is not None and period is not None and plan[1] < period[0]


def _tells_the_past(text: str, period: Period) -> bool:
    if opens_back(text):
        return True
    opening_text = plain(text[:_OPENING])
    head = next((time for time in times(opening_text, period) if time.role != "relative"), None)
    if head is None or head.start > 2 or sets_a_deadline(opening_text[head.start : head.end]):
        return False
    return head.role == "past" or _past(head.year, head.period, period)


def _openings(sections: Sequence[Section], passages: Sequence[Passage]) -> list[str]:
    """Return the first paragraph of text that stands in each section itself."""
    found = [""] * len(sections)
    for passage in passages:
        if passage.kind == "paragraph" and passage.section is not None and not found[passage.section]:
            found[passage.section] = passage.text[passage.label[1] :]
    return found

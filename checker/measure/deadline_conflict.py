"""The year in the text and the deadline around it do not fit.

A task table dates its rows in a column, and the text of a row may say another year; a year may lie after the plan's
end, before its issue, or so soon after it that nothing can be done in between. A month or a quarter named with the year
(2021年10月底前) is when that is due. A work cannot be done before it is begun (2028年开工、2027年建成).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from checker.language.sections import role_of
from checker.language.sentences import bare_time, sets_a_deadline
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.documents import Excerpt, place
from checker.measure.lib.standing import passage_of
from checker.measure.lib.stated import day
from checker.model import Target, ToldOfWorks

FIVE_YEARS = 4  # from the first year to the last
_ASKED = ("ge", "le")
_LOOKING_BACK = frozenset(("retrospect", "situation", "overview", "glossary"))
_FAR, _SEVERAL = 5, 3  # years of a far goal; targets of one outlook
SOON = 100  # days: a plan issued in late September still has a quarter for what is due at the year's end


@measure("targets", own=True, detects=("period",), beside=True)
def deadline_conflict(target: Target, context: Context) -> Measurement:
    """Return how the year fits: fits, ongoing (持续推进 beside a year), column, after-end, past, soon or begun.

    begun: past, but within a plan that began before it was issued; before: an aim due before the plan begins; early:
    a deadline before then.
    """
    year = target.by if target.by is not None else (target.period[1] if target.period else None)
    if year is None or target.kind == "annual":
        return NOT_CONCERNED
    document = context.documents[target.doc]
    early = _before_the_plan(target, year, context)
    if early is not None or target.kind == "baseline":
        return early or NOT_CONCERNED
    if target.ongoing or target.features.column_open:
        return measured("ongoing", variant="ongoing", year=year)
    column, spoken = target.features.column_year, target.features.cell_years
    if column is not None and spoken and column not in spoken and year in spoken:
        return measured("column", variant="column", year=year, column=column)
    issued = document.issued
    if issued is None and document.period is None:
        return not_judged("no-dates")
    if issued is not None:
        begun = (
            document.period is not None
            and document.period[1] - document.period[0] >= FIVE_YEARS
            and document.period[0] <= year
        )
        if year < issued.year:
            return measured("begun" if begun else "past", variant="past", year=year, issued=day(issued))
        within = _within_the_year(year, target.features.last_day)
        if within is not None and within < issued:
            return measured(
                "begun" if begun else "past",
                variant="over",
                year=year,
                issued=day(issued),
                deadline=bare_time(target.time_text),
            )
        days = (date(year, 12, 31) - issued).days
        if days < SOON and not begun and target.amount is not None and within is None:
            return measured("soon", variant="soon", year=year, issued=day(issued), days=days)
    if document.period is not None and year > document.period[1] and not _outlook(target, year, context):
        return measured("after-end", year=year, end=document.period[1])
    return measured("fits")


@measure("passages", own=True)
def done_before_begun(excerpt: Excerpt, _context: Context) -> Measurement:
    """Return whether the works of a passage are begun before they are done: fits or undone."""
    wrong = next(iter(excerpt.misordered), None)
    if wrong is None:
        return NOT_CONCERNED
    places = (place(excerpt.document, excerpt.passage, wrong.start, wrong.end, primary=True),)
    return measured("undone", variant="undone", evidence=places, begins=wrong.begins, ends=wrong.ends)


@measure("tables", ground="itself")
def listed_deadline(told: object, _context: Context) -> Measurement:
    """Return whether a work is done when the table that lists it says so: fits or listed."""
    if not isinstance(told, ToldOfWorks) or told.matter != "deadline":
        return NOT_CONCERNED
    return measured("fits") if told.value == told.listed else measured("listed", variant="listed")


def _before_the_plan(target: Target, year: int, context: Context) -> Measurement | None:
    """Return whether what reads like an aim (到2025年，……4个以上) among the tasks of a plan is due before it begins.

    Most such sentences come from the plan before; one that tells what was reached has no 到 and no bound. A deadline
    (2025年9月底前) tells of nothing that was reached.
    """
    document = context.documents[target.doc]
    period = document.period
    if period is None or year >= period[0] or target.in_table:
        return None
    if document.issued is not None and year >= document.issued.year:
        return None  # issued before its period begins
    deadline = sets_a_deadline(target.time_text)
    asked = target.amount is not None and target.amount.bound in _ASKED
    if not deadline and not (target.kind == "baseline" and target.time_text.startswith("到") and asked):
        return None
    roles = [role_of(heading) for heading in passage_of(target, context).headings]
    if not roles or not _LOOKING_BACK.isdisjoint(roles):
        return None
    said = "early" if deadline else "before"
    return measured(said, variant=said, year=year, deadline=bare_time(target.time_text), start=period[0], end=period[1])


def _within_the_year(year: int, day: tuple[int, int] | None) -> date | None:
    """Return the last day of the part of a year that a time names, None where it names the year alone."""
    return None if day is None else date(year, day[0], min(day[1], monthrange(year, day[0])[1]))


def _outlook(target: Target, year: int, context: Context) -> bool:
    """Say whether a year behind the plan's end is named on purpose.

    It is where it is a far goal (2035 in a plan to 2025), where the plan is one for a year, which tells of the
    five years around it, and where several targets have it, as those of an outlook; a slip is alone.
    """
    period = context.documents[target.doc].period
    if period is None or period[0] == period[1] or (year - period[1] >= _FAR and year % _FAR == 0):
        return True
    targets = context.extractions[target.doc].targets
    beside = {one.indicator for one in targets if year in (one.by, one.period[1] if one.period else None)}
    return len(beside) >= _SEVERAL

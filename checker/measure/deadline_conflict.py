"""The year in the text and the deadline around it do not fit.

A task table dates its rows in a column, and the text of a row may say another year; a year may lie after the plan's
end, before its issue, or so soon after it that nothing can be done in between. A month or a quarter named with the year
(2021年10月底前) is when that is due.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.model import Target

_DEADLINE = re.compile(r"时限|时间|期限|年限|完成|截止|年份|进度")
_YEAR = re.compile(r"(?<!\d)(20[0-5]\d)(?!\d)")
_OPEN = re.compile(r"持续|长期|常态|逐年")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?:([12]\d|3[01]|[1-9])日)?")
_PART = re.compile(r"(上半年)|第?([一二三四1-4])季度")
_QUARTERS = "一二三四"
FIVE_YEARS = 4  # from the first year to the last
SOON = 100  # days: a plan issued in late September still has a quarter for what is due at the year's end


@measure("targets", own=True, detects=("period",), beside=True)
def deadline_conflict(target: Target, context: Context) -> Measurement:
    """Return how the year fits: fits, ongoing (持续推进 beside a year), column, after-end, past, soon or begun.

    begun: past, but within a plan that began before it was issued.
    """
    year = target.by if target.by is not None else (target.period[1] if target.period else None)
    if year is None or target.kind in ("baseline", "annual"):
        return NOT_CONCERNED
    document = context.documents[target.doc]
    if target.ongoing or _column_is_open(target, context):
        return measured("ongoing", variant="ongoing", year=year)
    column = _column_year(target, context)
    spoken = _YEAR.findall(re.sub(r"[\t ]", "", _main_cell(target, context)))
    if column is not None and spoken and str(column) not in spoken and str(year) in spoken:
        return measured("column", variant="column", year=year, column=column)
    issued = document.issued
    if issued is not None:
        begun = (
            document.period is not None
            and document.period[1] - document.period[0] >= FIVE_YEARS
            and document.period[0] <= year
        )
        if year < issued.year:
            return measured("begun" if begun else "past", variant="past", year=year, issued=issued.isoformat())
        within = _within_the_year(year, target.time_text)
        if within is not None and within < issued:
            return measured(
                "begun" if begun else "past",
                variant="over",
                year=year,
                issued=issued.isoformat(),
                deadline=_plain(target.time_text),
            )
        days = (date(year, 12, 31) - issued).days
        if days < SOON and not begun and target.amount is not None and within is None:
            return measured("soon", variant="soon", year=year, issued=issued.isoformat(), days=days)
    if document.period is not None and year > document.period[1] and not _outlook(document.period, year):
        return measured("after-end", year=year, end=document.period[1])
    return measured("fits")


def _within_the_year(year: int, written: str) -> date | None:
    """Return the last day of the month or part of the year that a time names, None where it names the year alone."""
    if found := _MONTH.search(written):
        last = monthrange(year, int(found[1]))[1]
        return date(year, int(found[1]), min(int(found[2] or last), last))
    if found := _PART.search(written):
        quarter = 2 if found[1] else int(found[2]) if found[2].isdigit() else _QUARTERS.index(found[2]) + 1
        return date(year, 3 * quarter, monthrange(year, 3 * quarter)[1])
    return None


def _plain(written: str) -> str:
    return re.sub(r"^[到至在于]|(?:之|以)?前$", "", written)


def _outlook(period: tuple[int, int], year: int) -> bool:
    """Say whether a year is a far goal (2035 in a plan to 2025), which plans name on purpose."""
    return year - period[1] >= 5 and year % 5 == 0


def _row(target: Target, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    passages = context.documents[target.doc].passages
    if target.quote.passage < len(passages) and (row := passages[target.quote.passage].row) is not None:
        return row.headers, row.cells
    return (), ()


def _column_year(target: Target, context: Context) -> int | None:
    headers, cells = _row(target, context)
    for header, cell in zip(headers, cells, strict=False):
        if _DEADLINE.search(header) and not _YEAR.search(header) and (found := _YEAR.search(cell)):
            return int(found[1])
    return None


def _column_is_open(target: Target, context: Context) -> bool:
    headers, cells = _row(target, context)
    return any(_DEADLINE.search(header) and _OPEN.search(cell) for header, cell in zip(headers, cells, strict=False))


def _main_cell(target: Target, context: Context) -> str:
    headers, cells = _row(target, context)
    kept = [c for h, c in zip(headers, cells, strict=False) if not _DEADLINE.search(h) and not _YEAR.search(h)]
    return max(kept, key=len, default="")

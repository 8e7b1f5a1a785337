"""The year in the text and the deadline around it do not fit.

A task table dates its rows in a column, and the text of a row may say another year; a year may lie after the plan's
end, before its issue, or so soon after it that nothing can be done in between.
"""

from __future__ import annotations

import re
from datetime import date

from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured
from checker.model import Target

_DEADLINE = re.compile(r"时限|时间|期限|年限|完成|截止|年份|进度")
_YEAR = re.compile(r"(?<!\d)(20[0-5]\d)(?!\d)")
_OPEN = re.compile(r"持续|长期|常态|逐年")
SOON = 100  # days: a plan issued in late September still has a quarter for what is due at the year's end


@measure("targets")
def deadline_conflict(target: Target, facts: Facts) -> Reading:
    """Read how the year fits: fits, ongoing (持续推进 beside a year), column, after-end, past or soon."""
    year = target.by if target.by is not None else (target.period[1] if target.period else None)
    if year is None or target.kind in ("baseline", "annual"):
        return NOT_CONCERNED
    document = facts.documents[target.doc]
    if target.ongoing or _column_is_open(target, facts):
        return measured("ongoing", variant="ongoing", year=year)
    column = _column_year(target, facts)
    spoken = _YEAR.findall(re.sub(r"[\t ]", "", _main_cell(target, facts)))
    if column is not None and spoken and str(column) not in spoken and str(year) in spoken:
        return measured("column", variant="column", year=year, column=column)
    issued = document.issued
    if issued is not None:
        if year < issued.year:
            return measured("past", variant="past", year=year, issued=issued.isoformat())
        days = (date(year, 12, 31) - issued).days
        if days < SOON and target.amount is not None:
            return measured("soon", variant="soon", year=year, issued=issued.isoformat(), days=days)
    if document.period is not None and year > document.period[1] and not _outlook(document.period, year):
        return measured("after-end", year=year, end=document.period[1])
    return measured("fits")


def _outlook(period: tuple[int, int], year: int) -> bool:
    """Say whether a year is a far goal (2035 in a plan to 2025), which plans name on purpose."""
    return year - period[1] >= 5 and year % 5 == 0


def _row(target: Target, facts: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    passages = facts.documents[target.doc].passages
    if target.quote.passage < len(passages) and (row := passages[target.quote.passage].row) is not None:
        return row.headers, row.cells
    return (), ()


def _column_year(target: Target, facts: Facts) -> int | None:
    headers, cells = _row(target, facts)
    for header, cell in zip(headers, cells, strict=False):
        if _DEADLINE.search(header) and not _YEAR.search(header) and (found := _YEAR.search(cell)):
            return int(found[1])
    return None


def _column_is_open(target: Target, facts: Facts) -> bool:
    headers, cells = _row(target, facts)
    return any(_DEADLINE.search(header) and _OPEN.search(cell) for header, cell in zip(headers, cells, strict=False))


def _main_cell(target: Target, facts: Facts) -> str:
    headers, cells = _row(target, facts)
    kept = [c for h, c in zip(headers, cells, strict=False) if not _DEADLINE.search(h) and not _YEAR.search(h)]
    return max(kept, key=len, default="")

"""The time of the figures of a table's column: that of its head, of the row, of the caption or of the plan's period."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from checker.extract.context.plancontext import PlanContext
from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.language.times import Time, times
from checker.model import Column, TableRow, TimeSource

_FIVE_YEARS = 5
_ONGOING = re.compile(r"持续|长期|常态|每年|年度|全年|贯穿")
NAME_OF_CHANGE = compiled(r"(?:<doing.rise-or-fall>|增速|降幅|增幅)(?:率|幅度|比例)?(?:（[^（）]*）)?$")


@dataclass(frozen=True, slots=True)
class When:
    """The time of a value column: a year or a period; `past` is a figure reached, `dropped` an aim of the past.

    `source` says where the time stands.
    """

    by: int | None = None
    period: tuple[int, int] | None = None
    past: bool = False
    dropped: bool = False
    text: str = ""
    known: bool = True
    source: TimeSource = "head"


def time_of_column(column: Column, row: TableRow, context: PlanContext) -> When:
    """Return the time of the figures of a column: that of its head, its row, the caption or the plan's period."""
    period = context.period
    if not any(column.heads):
        return When(known=False)
    if column.years:
        return When()
    if column.change or column.total:
        return _over(column, row, context)
    if column.year is not None or column.period is not None:
        year = column.year if column.year is not None else column.period[1] if column.period else 0
        past = column.actual or context.past(year) or (row.actual and not column.planned and _behind(row, year))
        past = past or (period is None and row.period is None and not column.planned and _starts(row, year))
        text = f"{year}年" if column.year is not None else ""
        return When(column.year, column.period, past, past and column.planned, text)
    stated, ongoing, text = deadline(row, period)
    if NAME_OF_CHANGE.search(text) or "下降" in text or "增长" in text:
        return When(known=False)  # 累计下降（%） among the years: a row of another measure
    if stated is not None:
        past = column.actual or (stated.year is not None and context.past(stated.year))
        return When(stated.year, stated.period, past, past and column.planned, text, source="row")
    if ongoing and column.planned:
        return When()  # 每年12月, 持续推进: as long as the plan runs
    if column.actual or (row.actual and not column.planned):
        base = row.year or (period[0] - 1 if period else None)
        done = row.period if row.period and row.actual else None
        if done and column.base:
            base, done = done[0] - 1, None
        if base is None and done is None and row.period is not None:
            base = row.period[0] - 1
        return When(None if done else base, done, past=True, source="caption")
    if row.actual:
        return When(past=True, dropped=True)
    last = row.year or (row.period[1] if row.period else None)
    if last is not None and (column.planned or row.aims or column.total or column.measure):
        past = context.past(last)
        return When(
            row.year,
            row.period,
            past,
            past and column.planned,
            known=not past or row.aims or row.actual,
            source="caption",
        )
    dated = any(one.role == "deadline" for one in row.columns)  # the row leaves its own year open
    return When(known=(column.planned or row.aims or bool(column.region)) and not dated)


def _starts(row: TableRow, year: int) -> bool:
    """Say whether a year is that from which a five-year plan counts beside the plan's end and an outlook: 2020, 2025, 2035."""
    years = {one.year for one in row.columns if one.role == "value" and one.year is not None} - {year}
    return bool(years) and year % _FIVE_YEARS == 0 and all(other - year in (5, 15) for other in years)


def _behind(row: TableRow, year: int) -> bool:
    return row.period is None or year <= row.period[1]


def _over(column: Column, row: TableRow, context: PlanContext) -> When:
    """Return the time of a change or a sum over a period: the head's, the caption's, the plan's or that of the columns."""
    years = [one.year for one in row.columns if one.role == "value" and one.year is not None]
    spans = [one.period for one in row.columns if one.role == "value" and one.period is not None]
    known = row.period or context.period
    between = (min(years), max(years)) if years else (spans[0] if spans else None)
    ends = [*years, *(span[1] for span in spans)]
    if column.yearly and years and column.period is None:
        past = context.past(max(ends)) or row.actual
        return When(max(ends), None, past, text="年均")
    if column.change and years and context.past(max(ends)):
        return When(None, between, past=True)
    period = column.period or (column.year and (min([*years, column.year]), column.year)) or known or between
    if not isinstance(period, tuple):
        return When(known=False)
    past = context.past(period[1]) or (row.actual and not column.planned)
    source: TimeSource = "head" if column.period or column.year or period == between else "caption"
    return When(None, period, past, past and column.planned, "年均" if column.yearly else "", source=source)


def deadline(row: TableRow, period: tuple[int, int] | None) -> tuple[Time | None, bool, str]:
    """Read the deadline column of a row: the time, whether the task is ongoing, and the cell as written."""
    cells = [
        row.cells[at] for at, column in enumerate(row.columns) if column.role == "deadline" and at < len(row.cells)
    ]
    if not cells:
        return None, False, ""
    cell = re.sub(r"[ \t\n]+", "", plain(cells[0]))
    bare = f"{cell}年" if re.fullmatch(r"(?:19|20)\d\d", cell) else cell
    found = [time for time in times(bare, period) if time.role in ("deadline", "period", "relative")]
    if found:
        time = replace(found[-1], start=-1, end=-1, text=cell, source="row")
        return time, False, cell
    return None, bool(_ONGOING.search(cell)), cell

"""Targets in tables: a row of an indicator table (a column a year) and a row of a task table (a deadline column).

What the head, the caption and the notes say holds for the cells: unit, year, nature, the meaning of brackets.
"""

from __future__ import annotations

import re

from checker.extract import names
from checker.extract.draft import Draft
from checker.extract.figures import Reading, find
from checker.extract.governing import Governing
from checker.extract.heads import Columns
from checker.extract.kinds import UNIT_NAMES
from checker.language.characters import plain
from checker.language.numbers import read_number
from checker.language.times import Time, times
from checker.language.wording import bound_after, bound_before, joined
from checker.model import Bound, TableRow

_ONGOING = re.compile(r"持续|长期|常态|每年|年度|全年|贯穿")
_EMPTY = re.compile(r"^[—\-–/\\*·\s]*$|^(?:无|空|略)$")
_UNIT_IN_NAME = re.compile(r"[（(]([^（()）]{1,12})[）)]$")
_POWER = re.compile(r"^(?:万亿|千万|百万|十万|亿|万|千)(?=[\u4e00-\u9fa5㎡A-Za-z])(?!瓦|米|克|伏)")
_NUMBERED = re.compile(r"^(?:\d+[.、．]|其中[:：]?|[（(]\d+[）)]|\d+[）)])")
_MADE = re.compile(r"^(?:累计)?(?:新增|建成|建设|培育)(?=[^率]{2,}(?:数量?|个数|规模)$)")
_BRACKET = re.compile(r"[\[〔【]")
_BRACKETED = re.compile(r"[\[〔【]\s*[<>≥≤]?\s*[\d.,]+")
_IN_ROUND_BRACKETS = re.compile(r"^（[\d.,]+）$")  # cumulative only where a note says so
_NAME_OF_CHANGE = re.compile(r"(?:增长|增速|提高|下降|降低|降幅|增幅)(?:率|幅度)?$")
_CHANGED = re.compile(r"(?:提高|下降|降低|增长)$")
_FIVE_YEARS = 5  # a bracketed figure is that of a five-year plan where the plan's period does not say
_BASE_HEAD = re.compile(r"基期|基数|现状|实际|完成值|现值|基准")


def unit_cell(cell: str) -> tuple[str, int]:
    """Split a unit as it stands in a table: the unit without 万/亿, and what the figures are multiplied by."""
    cell = re.sub(r"\s+", "", plain(cell)).strip("（）()")
    if _EMPTY.match(cell):
        return "", 1
    power = _POWER.match(cell)
    if power:
        number = read_number("1" + power[0])
        return cell[power.end() :], int(number.value) if number else 1
    return cell, 1


def indicator_row(row: TableRow, known: Columns, governing: Governing) -> list[Draft]:
    """Read a row of an indicator table: one draft a year with a figure, and one for its growth a year."""
    if not 0 <= known.name < len(row.cells):
        return []
    name, unit, power = _name_and_unit(row, known)
    nature = re.sub(r"\s+", "", row.cells[known.nature]) if 0 <= known.nature < len(row.cells) else ""
    noted = any("累计" in plain(note) for note in row.notes)
    worked = bool(known.spans) or known.total >= 0  # a table of works: a column is what is done in it
    drafts = []
    for at, year, during in _dated(known, governing.period):
        draft = _cell(row, at, name, unit, power)
        if draft is None:
            continue
        cell, head = plain(row.cells[at]), plain(row.headers[at]) if at < len(row.headers) else ""
        draft.cumulative = bool(_BRACKETED.search(cell) or (noted and _IN_ROUND_BRACKETS.match(cell)))
        draft.by, draft.period, draft.time_text = None if during else year, during, f"{year}年"
        if governing.past(year) or _BASE_HEAD.search(head):
            draft.kind = "baseline"
        elif draft.cumulative:
            draft.kind = "increment"
            draft.period = (
                governing.period if governing.period and governing.period[1] == year else (year - _FIVE_YEARS + 1, year)
            )
        elif _NAME_OF_CHANGE.search(name) and draft.unit in ("%", "个百分点"):
            draft.kind = "change" if _CHANGED.search(name) else "level"
        else:
            draft.kind = "increment" if worked else "level"
        draft.nature = nature if nature in ("约束性", "预期性") else ""
        drafts.append(draft)
    growth = _growth(row, known, name)
    return [*drafts, growth] if growth is not None else drafts


def _name_and_unit(row: TableRow, known: Columns) -> tuple[str, str, int]:
    """Read the cell of the name and that of the unit; the unit may stand in the name or above the table."""
    written = re.sub(r"[ \t\n]+", "", plain(row.cells[known.name]))
    unit, power = unit_cell(row.cells[known.unit]) if 0 <= known.unit < len(row.cells) else ("", 1)
    in_name = _UNIT_IN_NAME.search(written)
    if not unit and in_name and _looks_like_unit(in_name[1]):
        unit, power = unit_cell(in_name[1])
        written = written[: in_name.start()]
    if not unit and row.unit:
        unit, power = unit_cell(row.unit)
    return names.close(_MADE.sub("", names.close(_NUMBERED.sub("", written)))), unit, power


def _dated(known: Columns, period: tuple[int, int] | None) -> list[tuple[int, int, tuple[int, int] | None]]:
    """Return the columns of figures in their order: the place, the year, and the years where it is a span or a total."""
    years = [year for _, year in known.years]
    found: list[tuple[int, int, tuple[int, int] | None]] = [(at, year, None) for at, year in known.years]
    found += [(at, span[1], span) for at, span in known.spans]
    if known.total >= 0 and years:
        whole = period or (min(years), max(years))
        found.append((known.total, whole[1], whole))
    return sorted(found)


def _cell(row: TableRow, at: int, name: str, unit: str, power: int) -> Draft | None:
    """Read the first figure of a cell; None where it has none. `unit` and `power` are those of the row."""
    cell = plain(row.cells[at]) if at < len(row.cells) else ""
    readings = [] if _EMPTY.match(cell) else find(cell)
    if not readings:
        return None
    reading, base = readings[0], row.spans[at][0]
    factor = 1 if reading.unit else power
    written = reading.unit or unit
    return Draft(
        indicator=name,
        kind="level",
        start=row.spans[0][0],
        end=row.spans[-1][1],
        value=reading.low * factor,
        value_max=None if reading.high is None else reading.high * factor,
        value_text=reading.text,
        unit=UNIT_NAMES.get(written, written),
        bound=_cell_bound(cell, reading),
        figure=(base + reading.start, base + reading.number_end),
        in_table=True,
        note=row.group,
    )


def _growth(row: TableRow, known: Columns, name: str) -> Draft | None:
    """Read the column 年均增长: a change each year up to the table's last year, in percent or points."""
    if not 0 <= known.growth < len(row.cells):
        return None
    cell, head = plain(row.cells[known.growth]), plain(row.headers[known.growth])
    draft = _cell(row, known.growth, name, "个百分点" if "百分点" in head + cell else "%", 1)
    if draft is None or "累计" in head or _BRACKET.search(cell):
        return None
    draft.kind, draft.by, draft.time_text = "change", max(year for _, year in known.years), "年均"
    return draft


def _looks_like_unit(text: str) -> bool:
    from checker.language.units import unit_of

    bare, _ = unit_cell(text)
    return bool(unit_of(bare).dimension) or "/" in bare


def _cell_bound(cell: str, reading: Reading) -> Bound:
    if reading.high is not None:
        return "range"
    before = bound_before(cell[: reading.start].rstrip("[〔【（ "))
    tail = reading.end
    while tail < len(cell) and cell[tail] in "]〕】） *％%":
        tail += 1
    after = bound_after(cell, tail)
    return joined(before, after[0] if after else None, passed=reading.passed)


def deadline(row: TableRow, known: Columns, period: tuple[int, int] | None) -> tuple[Time | None, bool, str]:
    """Read the deadline column of a task: the time, whether the task is ongoing, and the cell as written."""
    if not 0 <= known.deadline < len(row.cells):
        return None, False, ""
    cell = re.sub(r"[ \t\n]+", "", plain(row.cells[known.deadline]))
    found = [time for time in times(cell, period) if time.role in ("deadline", "period", "relative")]
    if found:
        time = found[-1]
        return Time(-1, -1, cell, time.role, time.year, time.period), False, cell
    return None, bool(_ONGOING.search(cell)), cell

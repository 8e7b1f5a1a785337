"""Targets in tables: a row of an indicator table (a column a year) and a row of a task table (a deadline column).

What the head, the caption and the notes say holds for the cells: unit, year, nature, the meaning of brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.extract import names
from checker.extract.draft import Draft
from checker.extract.figures import Reading, find
from checker.extract.governing import Governing
from checker.language.characters import plain
from checker.language.numbers import read_number
from checker.language.times import Time, times
from checker.language.wording import bound_after, bound_before, joined
from checker.model import Bound, Kind, TableRow

_NAME_HEAD = re.compile(r"指标|名称|项目|内容|目标")
_UNIT_HEAD = re.compile(r"单位$|^单位|计量")
_NUMBER_HEAD = re.compile(r"^(?:序号|编号|No\.?|#)$")
_NATURE_HEAD = re.compile(r"属性|性质|指标类型|^类型")
_TASK_HEAD = re.compile(r"任务|内容|措施|事项|举措|要点|目标|成效|要求|标准|名称|项目|指标")
_DEADLINE_HEAD = re.compile(r"时限|完成时间|时间节点|进度|期限|时间")
_DEPARTMENT_HEAD = re.compile(r"牵头|责任|参与|配合|主管|部门|单位")
_YEAR_HEAD = re.compile(r"((?:19|20)\d\d)年?")
_SPAN_HEAD = re.compile(r"((?:19|20)\d\d)年?[—\-~至]{1,2}((?:19|20)\d\d)年?")
_TOTAL_HEAD = re.compile(r"^(?:合计|总计|共计|累计|小计|总量|三年合计|五年合计|规划期合计)")
_ONGOING = re.compile(r"持续|长期|常态|每年|年度|全年|贯穿")
_EMPTY = re.compile(r"^[—\-–/\\*·\s]*$|^(?:无|空|略)$")
_UNIT_IN_NAME = re.compile(r"[（(]([^（()）]{1,12})[）)]$")
_POWER = re.compile(r"^(?:万亿|千万|百万|十万|亿|万|千)(?=[\u4e00-\u9fa5㎡A-Za-z])(?!瓦|米|克|伏)")
_BASE_HEAD = re.compile(r"基期|基数|现状|实际|完成值|现值|基准")
_GROWTH_HEAD = re.compile(r"年均(?:增长|增速|增幅)|增长率|增速|年均")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table is what; -1 where the table has none."""

    name: int
    unit: int
    nature: int
    deadline: int
    tasks: tuple[int, ...]
    years: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, tuple[int, int]], ...]
    total: int
    growth: int
    departments: tuple[int, ...]


def columns(headers: tuple[str, ...]) -> Columns:
    """Read the heads of a table's columns."""
    heads = [re.sub(r"\s+", "", plain(head)) for head in headers]
    years = tuple(
        (at, int(found[1]))
        for at, head in enumerate(heads)
        if (found := _YEAR_HEAD.search(head)) and not _DEADLINE_HEAD.search(head) and not re.search(r"比|较", head)
    )
    spans = tuple(
        (at, (int(found[1]), int(found[2]))) for at, head in enumerate(heads) if (found := _SPAN_HEAD.search(head))
    )
    years = tuple((at, year) for at, year in years if at not in {place for place, _ in spans})
    total = next((at for at, head in enumerate(heads) if _TOTAL_HEAD.search(head)), -1) if years or spans else -1
    growth = (
        next((at for at, head in enumerate(heads) if _GROWTH_HEAD.search(head) and not _YEAR_HEAD.search(head)), -1)
        if years
        else -1
    )
    deadline = next(
        (at for at, head in enumerate(heads) if _DEADLINE_HEAD.search(head) and not _YEAR_HEAD.search(head)), -1
    )
    unit = (
        next(
            (
                at
                for at, head in enumerate(heads)
                if _UNIT_HEAD.search(head) and not re.search(r"责任|牵头|配合|主管|参与|实施|承担|主体", head)
            ),
            -1,
        )
        if years
        else -1
    )
    nature = next((at for at, head in enumerate(heads) if _NATURE_HEAD.search(head)), -1)
    departments = tuple(at for at, head in enumerate(heads) if _DEPARTMENT_HEAD.search(head) and at != unit)
    taken = {deadline, unit, nature, *departments, *(at for at, _ in years), *(at for at, _ in spans), total, growth}
    numbered = {at for at, head in enumerate(heads) if _NUMBER_HEAD.search(head)}
    name = next(
        (
            at
            for at, head in enumerate(heads)
            if at not in taken and at not in numbered and _NAME_HEAD.search(head) and "目标任务" not in head
        ),
        -1,
    )
    tasks = tuple(
        at for at, head in enumerate(heads) if at not in taken and at not in numbered and _TASK_HEAD.search(head)
    )
    if name < 0 and years:
        name = next((at for at in range(len(heads)) if at not in taken and at not in numbered), -1)
    return Columns(name, unit, nature, deadline, tasks, years, spans, total, growth, departments)


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


def indicator_row(
    row: TableRow, known: Columns, governing: Governing
) -> tuple[list[Draft], list[tuple[Reading, int, bool]]]:
    """Read a row of an indicator table: one draft a year with a figure; and every figure with its place and whether it was taken."""
    ledger: list[tuple[Reading, int, bool]] = []
    drafts: list[Draft] = []
    if known.name < 0 or known.name >= len(row.cells):
        return drafts, ledger
    raw_name = re.sub(r"[ \t\n]+", "", plain(row.cells[known.name]))
    unit, power = unit_cell(row.cells[known.unit]) if 0 <= known.unit < len(row.cells) else ("", 1)
    in_name = _UNIT_IN_NAME.search(raw_name)
    if not unit and in_name and unit_cell(in_name[1])[0] and _looks_like_unit(in_name[1]):
        unit, power = unit_cell(in_name[1])
        raw_name = raw_name[: in_name.start()]
    if not unit and row.unit:
        unit, power = unit_cell(row.unit)
    name = names.close(re.sub(r"^(?:\d+[.、．]|其中[:：]?|[（(]\d+[）)]|\d+[）)])", "", raw_name))
    name = names.close(re.sub(r"^(?:累计)?(?:新增|建成|建设|培育)(?=[^率]{2,}(?:数量?|个数|规模)$)", "", name))
    cumulative_note = any(re.search(r"[\[〔【（]?\s*[\]〕】）]?.{0,12}累计", plain(note)) for note in row.notes)
    nature = re.sub(r"\s+", "", row.cells[known.nature]) if 0 <= known.nature < len(row.cells) else ""
    end_of_row = row.spans[-1][1] if row.spans else 0
    start_of_row = row.spans[0][0] if row.spans else 0
    yearly = [(at, year, None) for at, year in known.years]
    over = [(at, span[1], span) for at, span in known.spans]
    whole = (
        governing.period or (min(year for _, year in known.years), max(year for _, year in known.years))
        if known.years
        else None
    )
    totals = [(known.total, whole[1], whole)] if known.total >= 0 and whole else []
    worked = bool(known.spans) or known.total >= 0  # a table of works: a column is what is done in it
    for at, year, during in sorted([*yearly, *over, *totals]):
        if at >= len(row.cells):
            continue
        cell, base = plain(row.cells[at]), row.spans[at][0]
        head = plain(row.headers[at]) if at < len(row.headers) else ""
        if _EMPTY.match(cell):
            continue
        readings = find(cell)
        if not readings:
            continue
        reading = readings[0]
        ledger.append((reading, base, True))
        bound = _cell_bound(cell, reading)
        bracketed = bool(re.search(r"[\[〔【]\s*[<>≥≤]?\s*[\d.,]+", cell)) or (
            bool(re.match(r"^（[\d.,]+）$", cell)) and cumulative_note
        )
        cell_unit = reading.unit or unit
        value_power = 1 if reading.unit else power
        by, past = year, governing.past(year) or bool(_BASE_HEAD.search(head))
        kind: Kind = "baseline" if past else "increment" if bracketed or worked else "level"
        if (
            not past
            and re.search(r"(?:增长|增速|提高|下降|降低|降幅|增幅)(?:率|幅度)?$", name)
            and cell_unit in ("%", "个百分点")
            and not bracketed
        ):
            kind = "change" if re.search(r"(?:提高|下降|降低|增长)$", name) else "level"
        period = during
        if bracketed and not past:
            span = governing.period if governing.period and governing.period[1] == year else (year - 4, year)
            period = span
        drafts.append(
            Draft(
                indicator=name,
                kind=kind,
                start=start_of_row,
                end=end_of_row,
                value=reading.low * value_power,
                value_max=None if reading.high is None else reading.high * value_power,
                value_text=reading.text,
                unit=_named_unit(cell_unit),
                bound=bound,
                figure=(base + reading.start, base + reading.number_end),
                by=None if during else by,
                period=period,
                time_text=f"{year}年",
                cumulative=bracketed,
                in_table=True,
                nature=nature if nature in ("约束性", "预期性") else "",
                note=row.group,
            )
        )
    growth = _growth(row, known, name, start_of_row, end_of_row)
    if growth is not None:
        drafts.append(growth[0])
        ledger.append(growth[1])
    return drafts, ledger


def _growth(
    row: TableRow, known: Columns, name: str, start: int, end: int
) -> tuple[Draft, tuple[Reading, int, bool]] | None:
    """Read the column 年均增长: a change each year up to the table's last year, in percent or points."""
    if not 0 <= known.growth < len(row.cells) or _EMPTY.match(plain(row.cells[known.growth])):
        return None
    cell, base, head = plain(row.cells[known.growth]), row.spans[known.growth][0], plain(row.headers[known.growth])
    readings = find(cell)
    if not readings or "累计" in head or re.search(r"[\[〔【]", cell):
        return None
    reading = readings[0]
    unit = reading.unit or ("个百分点" if "百分点" in head or "百分点" in cell else "%")
    draft = Draft(
        indicator=name,
        kind="change",
        start=start,
        end=end,
        value=reading.low,
        value_max=reading.high,
        value_text=reading.text,
        unit=_named_unit(unit),
        bound=_cell_bound(cell, reading),
        figure=(base + reading.start, base + reading.number_end),
        by=max(year for _, year in known.years),
        time_text="年均",
        in_table=True,
        note=row.group,
    )
    return draft, (reading, base, True)


def _looks_like_unit(text: str) -> bool:
    from checker.language.units import unit_of

    bare, _ = unit_cell(text)
    return bool(unit_of(bare).dimension) or "/" in bare


def _named_unit(unit: str) -> str:
    return {"百分点": "个百分点", "％": "%"}.get(unit, unit)


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

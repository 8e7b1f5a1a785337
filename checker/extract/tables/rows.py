"""Targets of a row of a table of figures: each value column with a figure is one, dated by its head, row or caption."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import get_args

from checker.extract.context.plancontext import PlanContext
from checker.extract.context.predication import UNIT_NAMES
from checker.extract.draft import Draft
from checker.extract.lexicon import MAKE, WORK
from checker.extract.naming.nouns import has_head
from checker.extract.tables.addedup import is_stock, sum_begins
from checker.extract.tables.cellfigures import CellFigure
from checker.extract.tables.celllists import paired
from checker.extract.tables.cellstates import state_in, water_class
from checker.extract.tables.columntimes import NAME_OF_CHANGE, When, time_of_column
from checker.extract.tables.natures import nature_of
from checker.extract.tables.rownames import Named, measure_of_group, measured, named, unit_cell
from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.language.regions import full_name
from checker.language.shares import of_amount_or_share
from checker.model import Bound, Column, Kind, TableRow

_CHANGED = compiled(r"<doing.rise-or-fall>(?:比例)?(?:（[^（）]*）)?$")
_BASE_IN_NAME = re.compile(r"[比较与]((?:19|20)\d\d)年")
_DONE = re.compile(
    rf"^(?:{MAKE}|{WORK})|(?:改造|修复|治理|整治|建设|新增|新建|减排)(?:面积|长度|里程|数量?|量|规模)?$|(?:改造|整治|清淤|疏浚|修复|新建|扩建)(?!率|后|能力)|(?:工程|项目|投资)$"
)
_SAVED = re.compile(r"(?:减排|削减|压减)量$")  # what works take away in the period, by its very name
_ADDED = re.compile(r"^(?:新增|净增|新建|新开工|新改建)|累计）$")
_FIVE_YEARS = 5  # a bracketed figure is that of a five-year plan where the plan's period does not say
_SHARES = ("%", "‰", "个百分点")
_CLASS = re.compile(r".{0,12}?(?:[省市县区旗州]|城市|县城|地区|乡镇|[镇乡村])")
_SEVERAL = re.compile(r"[\u4e00-\u9fff]{2,5}(?:、[\u4e00-\u9fff]{2,5})+(?:[两三四五]?市)?")
_WHOLE = compiled(r"<cells.sum>|全[省市区县州国]|全自治区")
# 指标为数值时，表示“十四五”期间累计值
_AMOUNTS_ADDED_UP = re.compile(
    r"(?<![内中里的])(?:数值|绝对[值量])(?:型|类)?(?:指标)?时?[，,]?(?:均|都)?(?:表示|指|为|是)[^，。；]{0,10}累计"
)


def indicator_row(row: TableRow, context: PlanContext) -> list[Draft]:
    """Read a row of figures: a draft for each figure of each value column that is a target or was reached."""
    about = named(row)
    region = full_name(_region(row), context.region)
    nature = about.nature or nature_of(row)
    drafts = []
    for at, column in enumerate(row.columns):
        if column.role != "value" or at >= len(row.cells):
            continue
        when = time_of_column(column, row, context)
        if when.dropped or not when.known:
            continue
        found = [
            _draft(row, at, figure, each, _of_its_year(when, figure, column, context), context)
            for figure, each in paired(row.cells[at], about, column)
        ]
        if not found and not when.past:
            found = [_state(row, at, about, when, context)]
        for draft in filter(None, found):
            draft.region = draft.region or column.region or region
            if draft.region and draft.scope == "aggregate":
                draft.scope = "named"
            draft.nature = nature
            drafts.append(draft)
    _as_stated(row, drafts)
    return drafts


def _of_its_year(when: When, figure: CellFigure, column: Column, context: PlanContext) -> When:
    """Return the time of a figure under a head of several years: its own."""
    if not column.years or figure.year is None:
        return when
    return When(figure.year, past=context.past(figure.year), text=f"{figure.year}年")


def _subject(row: TableRow) -> str:
    """Return what a row of sums sums up: its group where that names a thing, else what the caption is about."""
    return measure_of_group(row) or row.caption


def _state(row: TableRow, at: int, about: Named, when: When, context: PlanContext) -> Draft | None:
    """Return the state that a cell of aims holds in place of a figure."""
    name = measured(about.name, row.columns[at].measure, _subject(row), context.region)
    if name and water_class(row.cells[at]) and "水质" not in name and "水质" in "".join(row.columns[at].heads):
        name = f"{name}断面水质" if "断面" in "".join(row.headers) and "断面" not in name else f"{name}水质"
    state = state_in(row.cells[at], name) if name else None
    if state is None:
        return None
    return Draft(
        indicator=name,
        kind="state",
        start=row.spans[0][0],
        end=row.spans[-1][1],
        by=when.by,
        period=when.period,
        time_text=when.text,
        modality=state.modality,
        region=state.who if _CLASS.fullmatch(state.who) else "",
        scope="each" if _CLASS.fullmatch(state.who) else "aggregate",
        in_table=True,
        note=state.words,
        by_from=when.source if when.by or when.period else "",
        derivation=("state-in-a-cell",),
        shortest=_between(row, at),
    )


def _draft(row: TableRow, at: int, figure: CellFigure, about: Named, when: When, context: PlanContext) -> Draft | None:
    column, reading = row.columns[at], figure.reading
    base = row.spans[at][0]
    if figure.over and when.by is not None:
        when, figure = _after_years(when, figure)
    unit, power = (about.unit, about.power)
    if column.unit and not reading.unit:
        unit, power = unit_cell(column.unit)
    if column.change and not reading.unit and not column.unit and not _holds(row, at, about, figure):
        points = "百分点" in "".join(column.heads) or (
            figure.cumulative and unit in _SHARES and not NAME_OF_CHANGE.search(about.name)
        )
        unit, power = (
            ("个百分点", 1)
            if points
            else ("%", 1)
            if (column.yearly and not figure.cumulative) or unit in _SHARES
            else (unit, power)
        )
    factor, written = (1, reading.unit) if reading.unit else (power, unit)
    own = of_amount_or_share(about.name, share=written in _SHARES) if written else about.name
    name = measured(own, column.measure, _subject(row), context.region)
    if not name:
        return None
    draft = Draft(
        indicator=name,
        kind="level",
        start=row.spans[0][0],
        end=row.spans[-1][1],
        value=reading.low * factor,
        value_max=None if reading.high is None else reading.high * factor,
        value_text=reading.text,
        unit=UNIT_NAMES.get(written, written),
        bound=figure.bound,
        figure=(base + reading.start, base + reading.number_end),
        in_table=True,
        note=row.group if not about.doubt else about.doubt,
        by=figure.year or when.by,
        period=None if figure.year else when.period,
        time_text=when.text,
        base_year=figure.base_year,
        by_from=("row" if figure.year else when.source) if figure.year or when.by or when.period else "",
        derivation=("cell-of-a-table",),
        shortest=_between(row, at),
    )
    _classed(draft, figure, row)
    if figure.negative:  # the amount of a change is told without a sign, its direction in the name
        draft.indicator = draft.indicator if _CHANGED.search(name) else f"{draft.indicator}下降"
    held = _holds(row, at, about, figure)
    _kinded(draft, figure, replace(column, change=False) if held else column, row, when, context)
    draft.kind = "annual" if figure.yearly and draft.kind in ("level", "increment") else draft.kind
    return draft


def _after_years(when: When, figure: CellFigure) -> tuple[When, CellFigure]:
    """Return the time of a change over so many years: from the year of the base column on, or up to that of the aim."""
    since = when.by if when.past else (when.by or 0) - figure.over
    return replace(when, by=(since or 0) + figure.over, past=False), replace(figure, base_year=since)


def _holds(row: TableRow, at: int, about: Named, figure: CellFigure) -> bool:
    """Say whether a figure under 年均[累计] is one to hold or to reach: its row has no other, its name no growth."""
    head = "".join(row.columns[at].heads)
    if not ("年均" in head and "累计" in head) or NAME_OF_CHANGE.search(about.name):
        return False
    others = [
        row.cells[other]
        for other, column in enumerate(row.columns[: len(row.cells)])
        if column.role == "value" and other != at
    ]
    return not any(re.search(r"\d", cell) for cell in others)


def _between(row: TableRow, at: int) -> tuple[int, int]:
    """Return the run of a row from its name to a cell, both included; from its first cell where no column names it."""
    named = [number for number, column in enumerate(row.columns[: len(row.spans)]) if column.role == "name"]
    names = [number for number in named if row.cells[number].strip()] or named
    first, last = sorted((max((name for name in names if name < at), default=(names or [0])[0]), at))
    return row.spans[first][0], row.spans[last][1]


def _classed(draft: Draft, figure: CellFigure, row: TableRow) -> None:
    """Put in what class or region of things a figure is for, where the cell says so."""
    label = figure.label
    if figure.aside and row.alike and not re.search(r"\d", figure.aside):
        draft.indicator += f"（{figure.aside}）"
    if not label or _WHOLE.fullmatch(label):
        return
    if _CLASS.fullmatch(label):
        draft.region, draft.scope = label, "each"
    elif _SEVERAL.fullmatch(label):
        draft.region, draft.scope = label, "named"
    else:
        draft.indicator = label if has_head(label) else f"{draft.indicator} {label}"


def _kinded(draft: Draft, figure: CellFigure, column: Column, row: TableRow, when: When, context: PlanContext) -> None:
    """Say what the figure is: a baseline, a change, what is done in a period, or a level."""
    noted = any("累计" in plain(note) for note in row.notes)
    share = draft.unit in _SHARES
    added_up = not share and any(_AMOUNTS_ADDED_UP.search(plain(note)) for note in row.notes)
    draft.cumulative = figure.cumulative or (noted and figure.in_round) or added_up
    named_year = _BASE_IN_NAME.search(draft.indicator)
    if when.past:
        draft.kind, draft.said_kind = "baseline", "change" if column.change else None
    elif figure.base_year is not None or figure.changed:
        draft.kind = "change"
    elif figure.added and not share:
        draft.kind = "increment"
    elif column.change:
        draft.kind, draft.yearly = "change", column.yearly
    elif draft.cumulative:
        draft.kind = "change" if share else "increment"
        year = draft.by or (draft.period[1] if draft.period else None)
        if year is not None:
            whole = context.period if context.period and context.period[1] == year else None
            draft.period = whole or (year - _FIVE_YEARS + 1, year)
    elif share and any(map(NAME_OF_CHANGE.search, draft.indicator.split(" "))):
        draft.kind = "change" if any(map(_CHANGED.search, draft.indicator.split(" "))) else "level"
        draft.base_year = int(named_year[1]) if named_year else None
    elif column.total and share:
        draft.kind = "change"
    elif (
        not share
        and not is_stock(row, context.period)
        and _done(draft.indicator, column, row, row.period or context.period)
    ):
        draft.kind = "increment"
        if (first := sum_begins(row, context.period)) is not None and draft.by is not None and first < draft.by:
            draft.period = (first, draft.by)


def _done(name: str, column: Column, row: TableRow, period: tuple[int, int] | None) -> bool:
    """Say whether a figure is what is done in a time and not what there is at its end."""
    values = [one for one in row.columns if one.role == "value"]
    if column.total or _ADDED.search(name) or any(map(_SAVED.search, name.split(" "))):
        return True
    years = [one.year for one in values if one.year is not None and not one.actual]
    yearly = len(years) > 1 and all(b - a == 1 for a, b in pairwise(years))
    part = column.year is not None and period is not None and column.year != period[1]
    if any(one.total for one in values) and (yearly or part):
        return True  # what a year brings to the sum
    return (column.year is None or yearly) and _DONE.search(name) is not None


def _region(row: TableRow) -> str:
    cells = [row.cells[at] for at, column in enumerate(row.columns) if column.role == "region" and at < len(row.cells)]
    return "" if not cells or _WHOLE.match(cells[-1].strip()) else re.sub(r"\s+", "", cells[-1])


def _as_stated(row: TableRow, drafts: list[Draft]) -> None:
    """Put in what the row itself says of its target's bound and kind, in the dataset's own words."""
    said = {column.role: cell.strip() for column, cell in zip(row.columns, row.cells, strict=False)}
    for draft in drafts:
        draft.bound = next((one for one in get_args(Bound) if one == said.get("bound")), draft.bound)
        draft.kind = next((one for one in get_args(Kind) if one == said.get("kind")), draft.kind)

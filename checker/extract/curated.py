"""A table of targets that somebody drew up: one target a row, with columns for its figure, its unit and its year.

Such a table has no column a year; the year stands in the row. Its columns are called as officials call them or as the
dataset docs_data/targets.csv does.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

from checker.extract.draft import Draft
from checker.extract.heads import Columns
from checker.language.characters import plain
from checker.model import Bound, Kind, TableRow

_NAME = re.compile(r"(?:指标|目标|项目)(?:名称)?|indicator|name", re.IGNORECASE)
_VALUE = re.compile(r"目标值|指标值|规划值|预期值|数值|value", re.IGNORECASE)
_UNIT = re.compile(r"(?:计量)?单位|unit", re.IGNORECASE)
_YEAR = re.compile(r"(?:目标|完成|实现|达标)?(?:年份|年度|时限|时间|期限)|by|due|year|deadline", re.IGNORECASE)
_BOUND = re.compile("bound", re.IGNORECASE)
_KIND = re.compile("kind", re.IGNORECASE)
_IN_FULL = re.compile(r"(?:到)?((?:19|20)\d\d)年?(?:底|末)?(?:前)?")


def with_year(row: TableRow, known: Columns) -> Columns:
    """Return the columns of a row of such a table, the column of its figure with the year of the row; else `known`."""
    if known.years or known.spans:
        return known
    name, value, unit, year = (_at(row, head) for head in (_NAME, _VALUE, _UNIT, _YEAR))
    if min(name, value, year) < 0 or max(name, value, year) >= len(row.cells):
        return known
    found = _IN_FULL.fullmatch(re.sub(r"\s+", "", plain(row.cells[year])))
    if found is None:
        return known
    return replace(known, name=name, unit=unit, deadline=year, years=((value, int(found[1])),), total=-1, growth=-1)


def as_stated(row: TableRow, drafts: list[Draft]) -> None:
    """Put in what the row itself says of its target's bound and kind, in the dataset's own words."""
    bound, kind = (_cell(row, head) for head in (_BOUND, _KIND))
    for draft in drafts:
        draft.bound = next((one for one in get_args(Bound) if one == bound), draft.bound)
        draft.kind = next((one for one in get_args(Kind) if one == kind), draft.kind)


def _at(row: TableRow, head: re.Pattern[str]) -> int:
    heads = (re.sub(r"\s+", "", plain(text)) for text in row.headers)
    return next((at for at, text in enumerate(heads) if head.fullmatch(text)), -1)


def _cell(row: TableRow, head: re.Pattern[str]) -> str:
    at = _at(row, head)
    return row.cells[at].strip() if 0 <= at < len(row.cells) else ""

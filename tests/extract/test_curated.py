"""A table of targets drawn up by hand, one a row with its year, gives these targets."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from checker.extract import extract
from checker.model import Extraction
from checker.read import take_apart
from checker.structure import structure

Table = list[list[str]]
OFFICIAL: Table = [
    ["序号", "指标", "单位", "目标值", "完成年份"],
    ["1", "常住人口城镇化率", "%", "≥68", "2025年"],
    ["2", "新增公共停车位", "万个", "3", "2027"],
]
DATASET: Table = [
    ["indicator", "value", "unit", "bound", "by"],
    ["常住人口城镇化率", "68", "%", "ge", "2025"],
    ["新增公共停车位", "3", "万个", "eq", "2027"],
]


def _csv(table: Table) -> bytes:
    return "\n".join(",".join(row) for row in table).encode()


def _xlsx(table: Table) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in table:
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _read(data: bytes) -> Extraction:
    path = Path("targets")
    return extract(structure(take_apart(data, path), data, path, doc_id="targets"))


@pytest.mark.parametrize("table", [OFFICIAL, DATASET], ids=["official", "dataset"])
@pytest.mark.parametrize("form", [_csv, _xlsx])
def test_a_row_is_a_target_with_its_figure_unit_bound_and_year(form: Callable[[Table], bytes], table: Table) -> None:
    found = _read(form(table))

    said = [
        (one.indicator, one.amount.value, one.amount.unit, one.amount.bound, one.by)
        for one in found.targets
        if one.amount
    ]
    assert said == [
        ("常住人口城镇化率", Decimal(68), "%", "ge", 2025),
        ("新增公共停车位", Decimal(30000), "个", "eq", 2027),
    ]
    assert {figure.state for figure in found.figures} <= {"target", "date"}


def test_a_row_without_a_year_is_not_given_one() -> None:
    assert not _read(_csv([*OFFICIAL[:1], ["1", "常住人口城镇化率", "%", "68", ""]])).targets

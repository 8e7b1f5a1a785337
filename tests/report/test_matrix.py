"""What stands in the cells of the matrix: each figure once, and in one row what bears one name."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model import Run
from checker.pipeline import run
from checker.report.drawn import comparisons
from checker.report.lookup import Lookup
from checker.report.matrix import once, rows
from checker.workspace import loose

UPPER = "一、基础\n\n2023年末，全省80岁及以上老年人达到120万人。\n"
LOWER = """一、基础

2023年末，全市80岁及以上老年人达到9.5万人。到2025年，骑行绿道总长度达到300公里。

二、任务

到2025年，骑行绿道总长度达到300公里，骑行驿站达到40个。
"""


@pytest.fixture
def found(tmp_path: Path) -> Run:
    upper, lower = tmp_path / "upper.txt", tmp_path / "lower.txt"
    upper.write_text(UPPER, encoding="utf-8")
    lower.write_text(LOWER, encoding="utf-8")
    return run(loose((lower,), (upper,)))[0]


def test_reports_of_one_name_and_unit_stand_in_one_row(found: Run) -> None:
    assert [set(row.cells) for row in rows(found) if row.name == "80岁及以上老年人"] == [{"upper", "lower"}]


@pytest.mark.parametrize("told", [0, 1])
def test_a_figure_said_twice_is_written_once_and_leads_to_where_it_is_told_of(found: Run, told: int) -> None:
    (cell,) = (row.cells["lower"] for row in rows(found) if "绿道" in row.name)

    written = once(cell, lambda target: target.amount.text if target.amount else "", lambda one: one == cell[told].id)

    assert len(cell) == 2
    assert written == {"300": cell[told]}


def test_a_picture_sets_figures_of_one_year_beside_each_other(tmp_path: Path) -> None:
    upper, lower = tmp_path / "upper.txt", tmp_path / "lower.txt"
    upper.write_text("一、目标\n\n到2030年，新能源公交车占比达到75%。\n", encoding="utf-8")
    lower.write_text("一、目标\n\n到2027年，新能源公交车占比达到68%；到2030年达到77%。\n", encoding="utf-8")
    found = run(loose((lower,), (upper,)))[0]

    (comparison,) = comparisons(Lookup(found), rows(found))

    assert [one.label for one in comparison.statements] == ["75% (2030)", "77% (2030)"]

"""Sheets as they are shown: number formats, raised and struck text, what is hidden or was never worked out."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from checker.errors import InputError
from checker.messages import message
from checker.model import Message
from checker.model.layout import Grid, Line, Pages
from checker.read import take_apart
from checker.read.numberformats import day, shown

Build = Callable[[Any], None]


def book(build: Build) -> bytes:
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.title = "表"
    build(sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def pages(build: Build) -> Pages:
    return take_apart(book(build), Path("plan"))


def cells(found: Pages) -> list[list[list[str]]]:
    grids = [item for item in found.items if isinstance(item, Grid)]
    return [
        [["".join(found.source[a:b] for a, b in cell.spans) for cell in row.cells] for row in grid.rows]
        for grid in grids
    ]


def said(key: str, count: int, figures: int, places: object) -> Message:
    return message(f"read.warning.{key}", count=count, figures=figures, places=places)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("0.635", "0.0%", "63.5%"),
        ("1.1", "0.00", "1.10"),
        ("13.70", "0.##", "13.7"),
        ("1100.9", "#,##0.0", "1,100.9"),
        ("9211", '0"万人"', "9211万人"),
        ("1234567", "#,##0,", "1,235"),
        ("1234567", '0.0,"千"', "1234.6千"),
        ("-5", "0.0", "-5.0"),
        ("-5", "0;(0)", "(5)"),
        ("0", '0;-0;"-"', "-"),
        ("50.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "50.50"),
        ("12345678", "0.00E+00", "12300000"),
        ("0.5", "#.0", "0.5"),
        ("7", 'General"个"', "7个"),
        ("1234", "[Red]0", "1234"),
        ("45658", 'yyyy"年"', "2025年"),
        ("0.5", "# ?/?", None),
        ("1234", "[>=1000]0", None),
    ],
)
def test_a_figure_is_shown_by_its_format(value: str, code: str, text: str | None) -> None:
    assert shown(Decimal(value), code) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yyyy/m/d", "2025年12月31日"),
        ('yyyy"年"m"月"', "2025年12月"),
        ('yyyy"年"', "2025年"),
        ("yyyy", "2025"),
        ("", "2025年12月31日"),
    ],
)
def test_a_day_is_shown_by_its_format(code: str, text: str) -> None:
    assert day(date(2025, 12, 31), code) == text


def test_the_cells_of_a_workbook_are_read_as_shown() -> None:
    def build(sheet: Any) -> None:
        sheet.append(["指标", "2020年", "2025年"])
        sheet.append(["城镇化率", 0.635, 0.67])
        sheet.append(["绿地率", 1.1, "４５．２"])
        sheet.append(["产值", 1100.9, 1e6])
        sheet.append(["公园", date(2025, 6, 30), "5个"])
        for name, code in (("B2", "0.0%"), ("C2", "0%"), ("B3", "0.00"), ("B4", "#,##0.0"), ("C4", "0.0E+00")):
            sheet[name].number_format = code
        sheet["B5"].number_format = 'yyyy"年"m"月"'

    found = pages(build)

    assert cells(found) == [
        [
            ["指标", "2020年", "2025年"],
            ["城镇化率", "63.5%", "67%"],
            ["绿地率", "1.10", "４５．２"],
            ["产值", "1,100.9", "1000000"],
            ["公园", "2025年6月", "5个"],
        ]
    ]
    assert found.warnings == []


def test_raised_and_struck_text_of_a_cell_is_told_apart() -> None:
    high, low, gone = InlineFont(vertAlign="superscript"), InlineFont(vertAlign="subscript"), InlineFont(strike=True)

    def build(sheet: Any) -> None:
        sheet.append(["指标", "单位", "2025年"])
        sheet.append([CellRichText("公园", TextBlock(high, "1")), CellRichText("万m", TextBlock(high, "3")), 55])
        sheet.append([CellRichText("PM", TextBlock(low, "2.5")), "微克", CellRichText(TextBlock(gone, "40"), "35")])
        sheet.append(["绿地", "个", 9])
        sheet["C4"].font = Font(strike=True)

    found = pages(build)

    assert cells(found)[0][1:] == [["公园¹", "万m³", "55"], ["PM2.5", "微克", "35"], ["绿地", "个", ""]]
    assert found.warnings == [said("struck-cell", 2, 2, "表!C3、表!C4")]


def test_a_formula_without_a_result_is_said_to_be_unread() -> None:
    def build(sheet: Any) -> None:
        sheet.append(["指标", "2020年", "2025年"])
        sheet.append(["公园", 50, "=B2*1.1"])

    found = pages(build)

    assert cells(found)[0][1] == ["公园", "50", ""]
    assert found.warnings == [said("formula-unread", 1, 0, "表!C2")]


def test_hidden_rows_columns_and_sheets_are_left_out_and_said() -> None:
    def build(sheet: Any) -> None:
        sheet.append(["指标", "备用", "2025年"])
        sheet.append(["公园", 41, 50])
        sheet.append(["绿地", 42, 60])
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True
        other = sheet.parent.create_sheet("草稿")
        other.append(["公园", 77, "约8个"])
        other.sheet_state = "hidden"

    found = pages(build)

    assert cells(found) == [[["指标", "", "2025年"], ["公园", "", "50"]]]
    assert found.warnings == [
        said("hidden-cell", 5, 3, "表!B1、表!B2、表!A3、表!B3、表!C3"),
        said("hidden-sheet", 1, 2, "草稿"),
    ]


def test_a_merged_cell_is_seen_while_a_part_of_it_is() -> None:
    def build(sheet: Any) -> None:
        sheet.append(["指标", "目标值", ""])
        sheet.append(["", "2020年", "2025年"])
        sheet.append(["公园", 50, 60])
        sheet.merge_cells("B1:C1")
        sheet.column_dimensions["B"].hidden = True

    assert cells(pages(build))[0][0] == ["指标", "目标值", "目标值"]


def test_a_figure_right_of_the_head_is_kept() -> None:
    def build(sheet: Any) -> None:
        sheet.append(["指标", "2020年", "2025年"])
        sheet.append(["公园", 50, 60, 70])
        sheet.append(["绿地", 5, 6])

    found = pages(build)

    assert cells(found)[0][1] == ["公园", "50", "60", "70"]
    assert found.warnings == []


def test_two_small_tables_on_a_sheet_are_two() -> None:
    def build(sheet: Any) -> None:
        for row in (
            ["表1 公园"],
            ["指标", "2025年"],
            ["公园", 5],
            [],
            ["表2 桥梁"],
            ["项目名称", "单位", "目标值"],
            ["桥梁", "座", 6],
        ):
            sheet.append(row)
        sheet.append(["注：2025年为预计数。"])

    found = pages(build)

    assert [item.text for item in found.items if isinstance(item, Line)] == [
        "表1 公园",
        "表2 桥梁",
        "注：2025年为预计数。",
    ]
    assert cells(found) == [[["指标", "2025年"], ["公园", "5"]], [["项目名称", "单位", "目标值"], ["桥梁", "座", "6"]]]


def test_comments_and_charts_of_a_sheet_are_said() -> None:
    from openpyxl.chart import BarChart, Reference

    def build(sheet: Any) -> None:
        sheet.append(["指标", "2025年"])
        sheet.append(["公园", 50])
        sheet["B2"].comment = Comment("应为60", "甲")
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
        sheet.add_chart(chart, "D1")

    assert pages(build).warnings == [said("sheet-comment", 1, 1, "表"), said("sheet-chart", 1, 0, "表")]


def test_a_figure_at_the_end_of_the_world_is_refused_at_once() -> None:
    def build(sheet: Any) -> None:
        sheet["A1"] = "指标"
        sheet.cell(1_048_576, 16_384, 5)

    with pytest.raises(InputError, match="too many cells"):
        pages(build)


def test_figures_that_a_sheet_does_not_hand_on_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.read.sheetflow import add_rows

    monkeypatch.setattr("checker.read.sheet.add_rows", lambda builder, rows: add_rows(builder, rows[:-1]))

    def build(sheet: Any) -> None:
        sheet.append(["指标", "2025年"])
        sheet.append(["公园", 50])
        sheet.append(["绿地", 600])

    assert pages(build).warnings == [message("read.warning.digits-differ-sheet", places="表", shown=9, read=6)]


def test_a_figure_beyond_the_heads_of_comma_separated_values_is_kept() -> None:
    rows = "".join(f"公园{n},个,{n}\n" for n in range(20))
    found = take_apart(f"指标,单位,2025年\n{rows}桥梁,座,9231,9232\n".encode(), Path("plan"))

    assert cells(found)[0][-1] == ["桥梁", "座", "9231", "9232"]
    assert found.warnings == []

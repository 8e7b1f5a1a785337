"""Tables printed one cell a line, and rows whose cells cannot be trusted: read rightly or not judged, never wrongly."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from checker.extract import extract
from checker.model import Document
from checker.read.plain import read_text
from checker.structure import structure
from checker.structure.tables.columns import typed
from checker.structure.tables.selfchecks import doubt
from checker.structure.tables.stacks import Stack

HEAD = "附表1\n主要指标\n序号\n指标\n名称\n单位\n2020年\n（基期值）\n2025年\n属性\n"


def _read(text: str) -> Document:
    return structure(read_text(text), text.encode(), Path("plan.txt"))


def _rows(found: Document) -> list[tuple[str, tuple[str, ...], str]]:
    return [(p.clause, p.row.cells, p.row.suspect) for p in found.passages if p.row]


def _figures(found: Document) -> list[tuple[str, str]]:
    return [(target.indicator, target.amount.text) for target in extract(found).targets if target.amount]


def test_a_table_printed_one_cell_a_line_is_rows_under_their_heads() -> None:
    found = _read(
        HEAD + "一、用水\n1\n用水总量\n亿立方米\n1.92\n≤1.88\n约束性\n2\n漏损率\n%\n11.2\n—\n预期性\n注：见正文。\n"
    )

    assert _rows(found) == [
        ("附表1/1", ("1", "用水总量", "亿立方米", "1.92", "≤1.88", "约束性"), ""),
        ("附表1/2", ("2", "漏损率", "%", "11.2", "—", "预期性"), ""),
    ]
    row = found.passages[-2].row
    assert row is not None
    assert row.headers == ("序号", "指标名称", "单位", "2020年（基期值）", "2025年", "属性")
    assert (row.group, row.notes) == ("一、用水", ("见正文。",))


def test_numbers_of_rows_eight_lines_apart_are_no_page_numbers() -> None:
    cells = "".join(f"{n}\n指标甲{n}\n万个\n5\n6\n7\n8\n约束性\n" for n in range(1, 6))
    found = _read("附表1\n序号\n指标名称\n单位\n2022年\n2023年\n2024年\n2025年\n指标属性\n" + cells)

    assert [label for label, _, _ in _rows(found)] == [f"附表1/{n}" for n in range(1, 6)]
    assert found.warnings == ()


def test_a_name_broken_over_two_lines_is_one_cell() -> None:
    rows = "1\n甲率\n%\n6\n7\n预期性\n2\n每千人口拥有三岁以下\n托位数\n个\n2\n4\n预期性\n3\n绿地\n亩\n5\n6\n约束性\n"

    assert [cells[1] for _, cells, _ in _rows(_read(HEAD + rows))] == [
        "甲率",
        "每千人口拥有三岁以下托位数",
        "绿地",
    ]


def test_a_head_printed_again_is_no_row() -> None:
    again = HEAD.split("\n", 2)[2]
    found = _read(
        HEAD + "1\n城镇化率\n%\n60\n66\n预期性\n2\n林地\n亩\n5\n6\n预期性\n" + again + "3\n绿地\n亩\n5\n6\n约束性\n"
    )

    assert [label for label, _, _ in _rows(found)] == ["附表1/1", "附表1/2", "附表1/3"]
    assert any("表头" in warning.zh for warning in found.warnings)


def test_rows_without_numbers_are_told_by_the_columns_of_years() -> None:
    found = _read(
        "专栏1 主要指标\n指标\n单位\n2020年\n2025年\n属性\n城镇化率\n%\n60\n66\n预期性\n绿地面积\n亩\n5\n6\n约束性\n"
    )

    assert [cells for _, cells, _ in _rows(found)] == [
        ("城镇化率", "%", "60", "66", "预期性"),
        ("绿地面积", "亩", "5", "6", "约束性"),
    ]


def test_a_row_that_lost_a_cell_is_not_judged_and_the_others_are() -> None:
    found = _read(HEAD + "1\n甲率\n%\n60\n66\n预期性\n2\n乙率\n%\n77\n预期性\n3\n丙率\n%\n5\n6\n约束性\n")

    assert [why for _, _, why in _rows(found)] == ["", "cells-apart", ""]
    assert {name for name, _ in _figures(found)} == {"甲率", "丙率"}
    assert any("第 2 行" in warning.zh and "不参加核对" in warning.zh for warning in found.warnings)
    assert {f.state for f in extract(found).figures if f.text == "77" or f.reason == "table-suspect"} == {"unread"}


def test_a_run_of_cells_that_cannot_be_told_apart_is_not_judged() -> None:
    found = _read(
        "附表1\n指标\n单位\n2020年\n2025年\n属性\n甲率\n60\n预期性\n乙率\n%\n5\n6\n7\n丙率\n9\n\n二、保障\n到2025年绿地率达到40%。"
    )

    assert _figures(found) == [("绿地率", "40")]
    assert any("无法分清" in warning.zh for warning in found.warnings)


@pytest.mark.parametrize(
    ("cells", "pages", "why"),
    [
        (("甲", "5", "6", "7", "18"), True, ""),
        (("甲", "5", "6", "7"), True, "columns-differ"),
        (("甲", "5.5", "6.66.8", "7", ""), False, "digits-joined"),
        (("甲", "5", "6 7", "7", ""), True, "digits-joined"),
        (("甲", "5.2", "5.4", "5600", ""), True, "digits-implausible"),
        (("甲", "5.2", "5.4", "5600", ""), False, ""),
        (("甲", "5", "6", "7", "81"), True, "total-differs"),
        (("甲", "5", "6", "7", "81"), False, ""),
        (("甲", "1.4", "1.4", "1.4", "4"), True, ""),
        (("甲", "持续提升", "—", "7", "—"), True, ""),
    ],
)
def test_what_makes_a_row_doubtful(cells: tuple[str, ...], pages: bool, why: str) -> None:
    heads = ("项目", "2023年", "2024年", "2025年", "合计")
    columns = typed(
        [Stack((head,), (cell,), (head,)) for head, cell in zip(heads, ("甲", "5", "6", "7", "18"), strict=True)]
    )
    assert doubt(columns, cells, heads, pages=pages) == why


def test_a_doubtful_row_has_no_targets() -> None:
    table = "专栏1 指标\n指标\t单位\t2020年\t2025年\n甲率\t%\t60\t66\n乙率\t%\t60.5.6\t66\n"

    assert {name for name, _ in _figures(_read(table))} == {"甲率"}


def test_figures_misread_on_a_printed_page_are_never_a_target_and_are_said() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

    from checker.read import take_apart

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    rows = [
        ["指标", "单位", "2020年", "2025年"],
        ["城镇化率", "%", "60.1", "66.2"],
        ["绿地率", "%", "38.5", "405000"],
        ["漏损率", "%", "11.4.2", "9"],
    ]
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTNAME", (0, 0), (-1, -1), "STSong-Light")])
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build([Table(rows, colWidths=90, style=style)])
    data = out.getvalue()
    found = structure(take_apart(data, Path("plan.pdf")), data, Path("plan.pdf"))

    assert [why for _, _, why in _rows(found)] == ["", "digits-implausible", "digits-joined"]
    assert {name for name, _ in _figures(found)} == {"城镇化率"}
    assert sum("不参加核对" in warning.zh for warning in found.warnings) == 2

"""A table by itself as web page, Word file and sheet, without a title that says what it is of: the same targets."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from html import escape
from pathlib import Path

import pytest

from checker.extract import extract
from checker.read import take_apart
from checker.structure import structure

Rows = list[list[str]]

TABLES: dict[str, tuple[str, Rows, list[str]]] = {
    "a class before the name": (
        "表1 主要指标",
        [
            ["序号", "指标类别", "指标名称", "单位", "2020年", "2025年", "属性"],
            ["1", "绿色生活", "公交出行分担率", "%", "31", "40", "预期性"],
            ["2", "绿色生活", "再生水利用率", "%", "18", "25", "约束性"],
        ],
        [
            "公交出行分担率 31 % baseline 2020",
            "公交出行分担率 40 % level 2025",
            "再生水利用率 18 % baseline 2020",
            "再生水利用率 25 % level 2025",
        ],
    ),
    "numbers glued to the names": (
        "表1 主要指标",
        [["规划指标", "2020年", "2025年"], ["1湿地面积(万亩)", "12", "20"], ["2水土保持率(%)", "80", "83"]],
        [
            "湿地面积 120000 亩 baseline 2020",
            "湿地面积 200000 亩 level 2025",
            "水土保持率 80 % baseline 2020",
            "水土保持率 83 % level 2025",
        ],
    ),
    "three years that are all to come": (
        "表2 远期目标",
        [["指标", "2025年", "2030年", "2035年"], ["轨道交通里程（公里）", "60", "110", "150"]],
        [
            "轨道交通里程 60 公里 level 2025",
            "轨道交通里程 110 公里 level 2030",
            "轨道交通里程 150 公里 level 2035",
        ],
    ),
    "plans in the heads": (
        "表1 主要指标",
        [["类别", "指标", "“十三五”完成值", "“十四五”目标值"], ["交通", "公路里程（公里）", "950", "1200"]],
        ["公路里程 950 公里 baseline 2020", "公路里程 1200 公里 level 2025"],
    ),
    "a task table": (
        "附件 2026年民生实事任务表",
        [
            ["序号", "工作类别", "目标任务", "年度目标值", "单位", "责任单位"],
            ["1", "民生", "新增公共停车位", "3000", "个", "市城管局"],
            ["2", "民生", "改造农村危房", "450", "户", "市住建局"],
        ],
        ["新增公共停车位 3000 个 increment 2026", "改造农村危房 450 户 increment 2026"],
    ),
}


def _web(caption: str, rows: Rows) -> bytes:
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><meta charset='utf-8'><body><p>{caption}</p><table>{lines}</table></body></html>".encode()


def _word(caption: str, rows: Rows) -> bytes:
    import docx

    made = docx.Document()
    made.add_paragraph(caption)
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for line, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _sheet(caption: str, rows: Rows) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([caption])
    for row in rows:
        sheet.append([float(cell) if cell.isdecimal() else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("made", [_web, _word, _sheet], ids=["web", "word", "sheet"])
@pytest.mark.parametrize("name", TABLES)
def test_a_table_by_itself_gives_its_targets(name: str, made: Callable[[str, Rows], bytes]) -> None:
    caption, rows, wanted = TABLES[name]
    data = made(caption, rows)
    found = extract(structure(take_apart(data, Path("table")), data, Path("table"))).targets
    figures = [(target, target.amount) for target in found if target.amount is not None]

    assert [
        f"{target.indicator} {Decimal(amount.value).normalize():f} {amount.unit} {target.kind} {target.by}"
        for target, amount in figures
    ] == wanted


def test_a_break_in_a_cell_of_a_web_page_joins_no_two_figures() -> None:
    page = (
        "<html><body><h1>海青市教育发展“十四五”规划</h1><p>一、主要目标</p><table>"
        "<tr><th>指标</th><th>单位</th><th>2020年</th><th>2025年</th></tr>"
        "<tr><td>公办园</td><td>所</td><td>93<br>61</td><td>95</td></tr>"
        "<tr><td>小学</td><td>所</td><td>40</td><td>44</td></tr></table></body></html>"
    ).encode()
    path = Path("plan.html")
    found = extract(structure(take_apart(page, path), page, path))

    assert sorted(str(target.amount.value) for target in found.targets if target.amount) == ["40", "44", "95"]
    assert not any(figure.text == "9361" for figure in found.figures)

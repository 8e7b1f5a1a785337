"""Tables that a text shows a cell a line: found by the period of their cells, told apart or said not to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model import Document
from checker.read.plain import read_text
from checker.structure import structure
from checker.structure.texttables.stacked import stacked

Rows = list[tuple[str, ...]]


def _read(text: str) -> Document:
    return structure(read_text(text), text.encode(), Path("plan.txt"))


def _table(text: str) -> tuple[tuple[str, ...], Rows]:
    found = [p.row for p in _read(text).passages if p.row]
    return (found[0].headers if found else ()), [row.cells for row in found]


def _suspect(text: str) -> list[bool]:
    return [bool(p.row.suspect) for p in _read(text).passages if p.row]


def _lines(*cells: str, apart: int = 1) -> str:
    """Return cells a line each, so many blank lines between; an empty cell is an empty line."""
    return ("\n" * (apart + 1)).join(cells) + "\n"


def test_an_empty_cell_is_told_by_the_blank_lines_it_leaves() -> None:
    cells = ["序号", "类别", "指标", "2020年", "2025年"]
    cells += [
        "1",
        "防涝",
        "甲达标率（%）",
        "——",
        "95",
        "2",
        "",
        "乙达标率（%）",
        "80",
        "96",
        "3",
        "",
        "丙覆盖率",
        "",
        "9",
    ]
    heads, rows = _table("表1 主要指标\n\n" + _lines(*cells))

    assert heads == ("序号", "类别", "指标", "2020年", "2025年")
    assert rows == [
        ("1", "防涝", "甲达标率（%）", "——", "95"),
        ("2", "防涝", "乙达标率（%）", "80", "96"),
        ("3", "防涝", "丙覆盖率", "", "9"),
    ]


def test_a_cell_of_several_lines_is_shared_out_by_what_the_columns_hold() -> None:
    cells = [
        "序号",
        "类别",
        "指标",
        "2020年",
        "2025年",
        "指标",
        "属性",
        "1",
        "综合",
        "整治",
        "甲达标率（%）",
        "70",
        "95",
        "约束性",
    ]
    cells += [
        "2",
        "",
        "乙率（%）",
        "80",
        "95",
        "预期性",
        "3",
        "",
        "丙率（%）",
        "——",
        "设区市≥25",
        "县级市≥20",
        "预期性",
    ]
    heads, rows = _table("表1 主要指标\n\n" + _lines(*cells))

    assert heads[-1] == "指标属性"
    assert rows[0] == ("1", "综合整治", "甲达标率（%）", "70", "95", "约束性")
    assert rows[2] == ("3", "综合整治", "丙率（%）", "——", "设区市≥25县级市≥20", "预期性")


def test_a_head_over_others_is_read_with_and_without_blank_lines() -> None:
    upper, lower = ["序号", "地市", "点位数量", "整治计划（处）"], ["2020年（已整治）", "2021年", "2022年"]
    body = ["1", "海青", "8", "3", "4", "1", "2", "云岭", "38", "25", "6", "7", "3", "北川", "9", "4", "3", "2"]
    wanted = (
        "序号",
        "地市",
        "点位数量",
        "整治计划（处）2020年（已整治）",
        "整治计划（处）2021年",
        "整治计划（处）2022年",
    )

    for text in (_lines(*upper, "", "", "", *lower, *body), _lines(*upper, *lower, *body, apart=0)):
        heads, rows = _table("附表1 整治计划\n\n" + text)
        assert heads == wanted
        assert rows[1] == ("2", "云岭", "38", "25", "6", "7")


def test_heads_repeated_under_each_of_several_heads() -> None:
    cells = ["品种", "2020年", "2025年", "实物量", "比重", "实物量", "比重"]
    cells += [
        "甲能源",
        "182.8",
        "1.8",
        "135",
        "1.5",
        "乙能源",
        "708.9",
        "25.8",
        "684.3",
        "27.0",
        "丙能源",
        "19",
        "3",
        "20",
        "4",
    ]

    heads, rows = _table("表2 结构\n" + _lines(*cells, apart=0))

    assert heads == ("品种", "2020年实物量", "2020年比重", "2025年实物量", "2025年比重")
    assert len(rows) == 3


def test_rows_that_are_regions_need_no_numbers_and_no_known_heads() -> None:
    cells = ["城区类型", "中心城区", "非中心城区", "重要地区", "大城市", "3～5", "2～3", "5～10"]
    cells += ["中等城市", "2～5", "2～3", "5～10", "小城市", "2～3", "1～2", "3～5"]

    heads, rows = _table("表5 设计重现期（年）\n\n" + _lines(*cells))

    assert heads == ("城区类型", "中心城区", "非中心城区", "重要地区")
    assert [row[0] for row in rows] == ["大城市", "中等城市", "小城市"]


def test_further_lines_under_one_number_are_rows_of_it() -> None:
    cells = ["序号", "城市", "分区", "河流", "规划标准", "现状标准", "1", "海青市", "东区", "青江", "100", "50"]
    cells += ["2", "", "西区", "青江", "50", "50", "", "", "", "白河", "20", "10", "3", "", "北区", "青江", "50", "20"]

    _, rows = _table("附表2 防洪标准\n\n" + _lines(*cells))

    assert rows[1:3] == [("2", "海青市", "西区", "青江", "50", "50"), ("2", "海青市", "西区", "白河", "20", "10")]
    assert rows[3][:3] == ("3", "海青市", "北区")


def test_a_total_under_the_rows_stands_under_its_columns() -> None:
    cells = [
        "序号",
        "项目类别",
        "单位",
        "数量",
        "总投资（万元）",
        "1",
        "河道工程",
        "项",
        "63",
        "2525",
        "2",
        "泵站工程",
        "处",
        "25",
        "781",
    ]

    _, rows = _table("附表3 项目\n\n" + _lines(*cells, "合计", "", "3306"))

    assert rows[-1] == ("合计", "", "", "", "3306")


def test_labels_of_groups_stand_between_rows() -> None:
    cells = [
        "序号",
        "城市",
        "时间",
        "降雨",
        "“甲五”期间：",
        "1",
        "海青市",
        "2011年6月",
        "强降雨",
        "2",
        "云岭市",
        "2013年7月",
        "台风",
    ]
    cells += ["“乙五”期间：", "3", "北川县", "2016年9月", "强降雨", "4", "南山县", "2017年6月", "台风"]
    found = [p.row for p in _read("表2 灾害情况\n\n" + _lines(*cells)).passages if p.row]

    assert [row.group for row in found] == ["“甲五”期间：", "“甲五”期间：", "“乙五”期间：", "“乙五”期间："]


def test_lines_of_one_block_are_one_cell() -> None:
    text = "专栏2 主要指标\n序号\n\n指标\n\n计量单位\n\n发展目标\n\n指标类型\n\n"
    text += "1\n\n新建民用建筑绿色\n建筑占比\n\n%\n\n100\n\n约束\n\n"
    text += "2\n\n实施居住建筑节能\n改造\n\n万平方米\n\n≥500\n\n预期\n\n3\n\n绿色建材应用比例\n\n%\n\n≥40\n\n预期\n"

    assert _table(text)[1][:2] == [
        ("1", "新建民用建筑绿色建筑占比", "%", "100", "约束"),
        ("2", "实施居住建筑节能改造", "万平方米", "≥500", "预期"),
    ]


def test_a_missing_cell_is_placed_where_the_kinds_tell_and_doubted_where_they_do_not() -> None:
    head = "表1 指标\n序号\n指标\n单位\n2020年\n2025年\n属性\n1\n甲率\n%\n60\n66\n预期性\n"
    tail = "3\n丙率\n%\n5\n6\n约束性\n"

    assert _table(head + "2\n乙率\n70\n77\n预期性\n" + tail)[1][1] == ("2", "乙率", "", "70", "77", "预期性")
    assert _suspect(head + "2\n乙率\n%\n77\n预期性\n" + tail) == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        # Names of leaders, a list of headings, of contents, of annexes, an address.
        "组长\n王甲\n李乙\n副组长\n赵丙\n钱丁\n孙戊\n成员\n周己\n吴庚\n郑辛\n",
        "一、发展基础\n二、总体要求\n三、重点任务\n（一）优化布局\n（二）提升能力\n（三）完善机制\n四、保障措施\n",
        "目 标\n1\n总体要求\n3\n重点任务\n5\n保障措施\n7\n附件\n9\n附表\n11\n",
        "海青市人民政府\n2021年6月1日\n联系人\n王甲\n电话\n0539-1234567\n邮编\n276000\n",
        "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n2026年工作报告\n来源：海青日报\n时间：2026-02-05\n",
        "新建泵站12座(\n3座扩建),改造管网\n45公里,清淤\n120公里(\n含支管),\n新增设备\n30台,建成\n5处(\n含改建)\n",
    ],
)
def test_a_list_of_short_lines_is_no_table(text: str) -> None:
    assert stacked(read_text(text * 3).items) == {}  # type: ignore[arg-type]

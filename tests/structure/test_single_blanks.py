"""Tables whose cells stand one blank apart, and figures that extraction left on a line of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.extract import extract
from checker.model import Document
from checker.read.plain import read_text
from checker.structure import structure

TABLE = """海青市“十四五”水务发展规划
一、主要目标
表1 水务发展主要指标
序 “十四五”目标
指 标 单位 属性
号
2020年 2025年
1 城市供水普及率 % 预期性 98.2 99
2 年用水总量 亿立方米 约束性 4.6 5.1
万吨/
3 污水处理能力 预期性 42 60
日
农村自来水
4 % 约束性 81 90
普及率1
5 建成区海绵达标面积比例 % 约束性 - 完成省下达任务
6 城市内涝点整治 处 预期性 - 35
1按行政村统计，不含城中村，口径为到2023年末仍在册的村庄。
二、重点任务
新建水厂3座。
"""


def _read(text: str) -> Document:
    return structure(read_text(text), text.encode(), Path("plan.txt"))


def _rows(document: Document) -> list[tuple[str, ...]]:
    return [passage.row.cells for passage in document.passages if passage.row is not None]


def test_rows_are_told_by_their_numbers_and_the_kinds_of_their_cells() -> None:
    assert _rows(_read(TABLE)) == [
        ("1", "城市供水普及率", "%", "预期性", "98.2", "99"),
        ("2", "年用水总量", "亿立方米", "约束性", "4.6", "5.1"),
        ("3", "污水处理能力", "万吨/日", "预期性", "42", "60"),
        ("4", "农村自来水普及率1", "%", "约束性", "81", "90"),
        ("5", "建成区海绵达标面积比例", "%", "约束性", "-", "完成省下达任务"),
        ("6", "城市内涝点整治", "处", "预期性", "-", "35"),
    ]


def test_their_figures_are_targets_of_the_years_above_them() -> None:
    found = {
        (target.indicator, target.by): (str(target.amount.value), target.amount.unit)
        for target in extract(_read(TABLE)).targets
        if target.amount is not None and target.in_table
    }

    assert found["污水处理能力", 2025] == ("600000", "吨/日")
    assert found["农村自来水普及率", 2020] == ("81", "%")
    assert ("建成区海绵达标面积比例", 2025) not in found


def test_what_a_mark_in_the_table_refers_to_is_its_note() -> None:
    notes = [passage.text for passage in _read(TABLE).passages if passage.kind == "note"]

    assert [note[:5] for note in notes] == ["1按行政村"]


@pytest.mark.parametrize(
    "text",
    [
        "一、名单\n1 张三 局长 组长\n2 李四 主任 成员\n3 王五 主任 成员\n4 赵六 处长 成员\n5 钱七 处长 成员\n",
        "一、步骤\n1 宣传 发动\n2 全面 排查\n3 集中 整治\n4 总结 提高\n",
    ],
)
def test_numbered_lines_without_figures_are_no_table(text: str) -> None:
    assert _rows(_read(text)) == []


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            "全市细颗粒物（PM ）年均浓度降至 31\n2.5\n微克/立方米，优良天数比率提高。",
            "全市细颗粒物（PM2.5）年均浓度降至31微克/立方米，",
        ),
        ("统筹 PM 与臭氧（O ）协同治理，\n2.5 3\n推动空气质量持续改善。", "统筹PM2.5与臭氧（O3）协同治理，"),
        ("建成PM 监测站 12 座，\n2.5 3 7\n提高预警能力。", "建成PM监测站12座，提高"),
    ],
)
def test_lowered_figures_on_a_line_of_their_own_join_no_other_figure(lines: str, wanted: str) -> None:
    found = _read(f"海青市大气治理方案\n一、目标\n{lines}\n")

    assert any(passage.text.startswith(wanted) for passage in found.passages), [p.text for p in found.passages]


def test_those_that_find_no_place_are_said() -> None:
    found = _read("海青市大气治理方案\n一、目标\n建成PM 监测站 12 座，\n2.5 3 7\n提高预警能力。\n")

    assert any("上下标" in warning.zh for warning in found.warnings)

"""Tables whose columns no rule parts: three rules across, a rule a row, lines in a cell that break."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.read.printing import HEAD, ROWS, SIDES, TEXT, lines, printed, tables, write

WHOLE = [list(HEAD), *map(list, ROWS)]


def _across(page: Any, *heights: float) -> None:
    for height in heights:
        page.line(SIDES[0], height, SIDES[-1], height)


def test_a_table_of_three_rules_has_the_columns_and_rows_of_its_words() -> None:
    def draw(page: Any) -> None:
        page.drawString(80, 760, TEXT[0])
        _across(page, 700, 678, 612)
        write(page, WHOLE, 700)
        page.drawString(80, 590, TEXT[1])

    found = printed(draw)

    assert list(tables(found)) == [WHOLE]
    assert lines(found) == list(TEXT)


def test_a_rule_a_row_keeps_the_lines_of_a_cell_together() -> None:
    def draw(page: Any) -> None:
        _across(page, 700, 678, 640, 602)
        write(page, [HEAD], 700)
        for number, (name, more, values) in enumerate(
            (("城镇新建建筑中", "绿色建筑占比", ROWS[0]), ("农村生活污水", "治理率", ROWS[1]))
        ):
            top = 678 - 38 * number
            page.drawString(123, top - 15, name)
            page.drawString(123, top - 28, more)
            write(page, [(values[0], "", *values[2:])], top - 6)

    (found,) = tables(printed(draw))

    assert found[1:] == [
        ["1", "城镇新建建筑中绿色建筑占比", "%", "20.9", "23.5", "约束性"],
        ["2", "农村生活污水治理率", "%", "95", "98", "预期性"],
    ]


def test_lines_of_prose_between_rules_are_no_table() -> None:
    def draw(page: Any) -> None:
        page.line(80, 780, 510, 780)
        page.drawString(80, 760, TEXT[0])
        page.drawString(80, 740, TEXT[1])
        page.line(80, 720, 510, 720)
        page.drawString(80, 700, "海青市人民政府办公室")
        page.line(80, 690, 510, 690)

    found = printed(draw)

    assert list(tables(found)) == []
    assert lines(found) == [*TEXT, "海青市人民政府办公室"]


def test_the_foot_of_a_letter_between_rules_is_no_table() -> None:
    def draw(page: Any) -> None:
        _across(page, 140, 118, 96)
        page.drawString(90, 124, "抄送：海青市委各部门，市人大常委会办公室，市政协办公室。")
        page.drawString(90, 102, "海青市人民政府办公室")
        page.drawString(360, 102, "2024年5月6日印发")

    assert list(tables(printed(draw))) == []


def _free(page: Any, rows: Sequence[tuple[str, ...]], top: float) -> None:
    """Print rows without rules, cells of two lines in the middle of their row, as a browser prints a table."""
    for number, row in enumerate(rows):
        for x, text in zip((90, 150, 290, 360, 430), row, strict=True):
            words = text.split("/")
            for index, part in enumerate(words):
                page.drawString(x, top - 30 * number - 13 * index + 6.5 * (len(words) - 1), part)


def test_a_table_without_any_rule_has_the_columns_and_rows_of_its_words() -> None:
    rows = [
        ("序号", "指标", "2020年", "2025年", "属性"),
        ("1", "城镇新建建筑中/绿色建筑占比（%）", "60", "100", "约束性"),
        ("2", "森林覆盖率（%）", "20.9", "23.5", "约束性"),
        ("3", "黑臭水体比例（%）", "10", "城区全部消除/县城基本消除", "预期性"),
        ("4", "湿地保护率（%）", "60.4", "66", "预期性"),
    ]

    def draw(page: Any) -> None:
        page.drawString(80, 760, TEXT[0])
        page.drawString(230, 730, "表1 主要指标")
        _free(page, rows, 700)
        page.drawString(80, 530, TEXT[0])

    found = printed(draw)

    assert list(tables(found)) == [[[cell.replace("/", "") for cell in row] for row in rows]]
    assert lines(found) == [TEXT[0], "表1 主要指标", TEXT[0]]


def test_a_page_of_short_lines_is_no_table() -> None:
    def draw(page: Any) -> None:
        for number in range(14):
            page.drawString(80, 760 - 20 * number, f"（{number + 1}）新建污水泵站{number}座")

    assert list(tables(printed(draw))) == []

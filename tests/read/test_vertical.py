"""Text set downwards on a page of a PDF is read in lines from right to left; cells of a column stay cells."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import pytest

from tests.read.printing import HEAD, ROWS, TEXT, lines, printed, rule, tables, write

FIRST, SECOND = "到2025年，森林覆盖率达到百分之二十以上。", "新建公园三十座，改造桥梁五座。"


def _down(page: Any, text: str, x: float, y: float = 780, pitch: float = 12) -> None:
    for number, sign in enumerate(text):
        page.drawString(x, y - number * pitch, sign)


def _by_columns(page: Any) -> None:
    _down(page, FIRST, 500)
    _down(page, SECOND, 480)


def _from_the_left(page: Any) -> None:
    _down(page, SECOND, 480)
    _down(page, FIRST, 500)


def _row_by_row(page: Any) -> None:
    for number, pair in enumerate(zip_longest(FIRST, SECOND, fillvalue="")):
        for x, sign in zip((500, 480), pair, strict=True):
            page.drawString(x, 780 - 12 * number, sign)


@pytest.mark.parametrize("draw", [_by_columns, _from_the_left, _row_by_row])
def test_a_page_set_downwards_is_read_from_right_to_left(draw: Callable[[Any], None]) -> None:
    assert lines(printed(draw)) == [FIRST, SECOND]


def test_a_label_set_downwards_beside_the_text_is_a_line_before_it() -> None:
    def page(on: Any) -> None:
        on.drawString(80, 760, "绿化规划")
        _down(on, "重点任务一览", 40, 722)
        for number, words in enumerate(TEXT):
            on.drawString(80, 700 - 20 * number, words)

    assert lines(printed(page)) == ["绿化规划", "重点任务一览", *TEXT]


def test_a_class_set_downwards_in_a_table_stays_in_its_cell() -> None:
    rows = [("环境", *HEAD[1:]), *ROWS]

    def page(on: Any) -> None:
        rule(on, 4, 700)
        write(on, rows, 700)

    ((head, *_),) = tables(printed(page))
    assert head == list(rows[0])


THINGS = (("公园", "座"), ("桥梁", "座"), ("绿地", "亩"), ("道路", "条"), ("学校", "所"))


def test_the_signs_of_a_narrow_column_without_rules_stay_in_their_rows() -> None:
    def page(on: Any) -> None:
        for number, (name, unit) in enumerate(
            (("公园", "座"), ("桥梁", "座"), ("绿地", "亩"), ("道路", "条"), ("学校", "所"))
        ):
            on.drawString(80, 700 - 13 * number, name)
            on.drawString(200, 700 - 13 * number, unit)
            on.drawString(260, 700 - 13 * number, str(30 + number))

    found = printed(page)
    rows = [row for table in tables(found) for row in table] or [line.split() for line in lines(found)]

    assert [row[:2] for row in rows] == [["公园", "座"], ["桥梁", "座"], ["绿地", "亩"], ["道路", "条"], ["学校", "所"]]

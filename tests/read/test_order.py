"""The order in which the lines and tables of a PDF's page are read."""

from __future__ import annotations

from typing import Any

from checker.model.layout import Grid, Line
from tests.read.printing import HEAD, ROWS, TEXT, lines, printed, rule, write

WORDS = [f"第{number}段：本市建成污水处理厂{number}座，新增管网{number}公里。" for number in range(1, 9)]


def test_a_page_number_and_a_box_drawn_before_the_text_come_where_they_stand() -> None:
    def draw(page: Any) -> None:
        page.drawString(290, 90, "— 14 —")
        for number in (6, 7, 3, 4, 5, 0, 1, 2):
            page.drawString(80, 760 - 20 * number, WORDS[number])

    assert lines(printed(draw)) == [*WORDS, "— 14 —"]


def test_a_caption_drawn_after_its_table_stands_above_it() -> None:
    def draw(page: Any) -> None:
        page.drawString(80, 780, TEXT[0])
        rule(page, 4, 700)
        write(page, [HEAD, *ROWS], 700)
        page.drawString(80, 590, "注：湿地面积按年末数计算。")
        page.drawString(250, 710, "表1 主要指标")

    found = printed(draw)

    kinds = [item.text if isinstance(item, Line) else "table" for item in found.items if isinstance(item, Line | Grid)]
    assert kinds == [TEXT[0], "表1 主要指标", "table", "注：湿地面积按年末数计算。"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = [words[:14] for words in WORDS], [words[:14].replace("第", "右栏第") for words in WORDS]

    def draw(page: Any) -> None:
        for x, column in ((60, left), (320, right)):
            for number, words in enumerate(column):
                page.drawString(x, 760 - 20 * number, words)

    assert lines(printed(draw)) == [*left, *right]


def test_a_mark_in_another_font_drawn_at_the_end_stands_in_its_line() -> None:
    def draw(page: Any) -> None:
        for number in range(4):
            page.drawString(
                80, 760 - 20 * number, "建设 绿色海青 工程，新增绿地20公顷。" if number == 1 else WORDS[number]
            )
        page.setFont("Helvetica", 10)
        page.drawString(80 + page.stringWidth("建设", "STSong-Light", 10), 740, '"')

    assert lines(printed(draw))[1].replace(" ", "") == '建设"绿色海青工程，新增绿地20公顷。'


def test_remarks_in_the_margin_come_after_the_text() -> None:
    def draw(page: Any) -> None:
        page.drawString(290, 90, "— 2 —")
        for number, words in enumerate(WORDS):
            page.drawString(80, 760 - 20 * number, words)
        for number in range(len(WORDS)):
            page.drawString(500, 760 - 20 * number, "格式已改")

    assert lines(printed(draw))[: len(WORDS)] == WORDS

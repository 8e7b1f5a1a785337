"""PDF pages with words that nobody sees, figures printed over each other, forms, remarks and two columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.read.printing import FONT, SIZE, lines, printed

SHOWN = "到2025年，全市建成污水处理厂20座，城镇污水集中处理率达到95%以上。"


def _white(page: Any) -> None:
    page.setFillColorRGB(1, 1, 1)
    page.drawString(80, 600, "新建公园9501个。")


def _clear(page: Any) -> None:
    page.setFillAlpha(0)
    page.drawString(80, 600, "新建公园9501个。")


def _invisible(page: Any) -> None:
    text = page.beginText(80, 600)
    text.setTextRenderMode(3)
    text.textOut("新建公园9501个。")
    page.drawText(text)


def _below(page: Any) -> None:
    page.drawString(80, -50, "新建公园9501个。")


def _beside(page: Any) -> None:
    page.drawString(700, 600, "新建公园9501个。")


def _cut_off(page: Any) -> None:
    _clip(page, (80, 500, 300, 40))
    page.drawString(80, 600, "新建公园9501个。")


def _clip(page: Any, field: tuple[int, int, int, int]) -> None:
    path = page.beginPath()
    path.rect(*field)
    page.clipPath(path, stroke=0, fill=0)


def _tiny(page: Any) -> None:
    page.setFont(FONT, 0.5)
    page.drawString(80, 600, "新建公园9501个。")


def _painted_over(page: Any) -> None:
    page.drawString(80, 600, "新建公园9501个。")
    page.setFillColorRGB(1, 1, 1)
    page.rect(70, 590, 300, 30, stroke=0, fill=1)


def _field(page: Any) -> None:
    page.acroForm.textfield(value="9501", x=80, y=600, width=100, height=20)


def _comment(page: Any) -> None:
    page.textAnnotation("9501", Rect=[80, 600, 100, 620])


@pytest.mark.parametrize(
    ("draw", "kind"),
    [
        (_white, "invisible"),
        (_clear, "invisible"),
        (_invisible, "invisible"),
        (_below, "invisible"),
        (_beside, "invisible"),
        (_cut_off, "invisible"),
        (_tiny, "invisible"),
        (_painted_over, "invisible"),
        (_field, "page-field"),
        (_comment, "page-comment"),
    ],
)
def test_what_no_reader_of_the_page_takes_for_its_text_is_not_read_and_said(
    draw: Callable[[Any], None], kind: str
) -> None:
    def page(on: Any) -> None:
        on.drawString(80, 700, SHOWN)
        draw(on)

    found = printed(page)

    assert lines(found) == [SHOWN]
    assert [(one.kind, one.count, one.figures, one.places) for one in found.omissions] == [
        (f"warning.{kind}", 1, 1, ("1",))
    ]


def test_words_are_read_as_far_as_their_clip_shows_them_but_no_part_of_a_figure() -> None:
    def page(on: Any) -> None:
        _clip(on, (70, 560, 400, 100))
        on.drawString(80, 600, SHOWN)
        _clip(on, (70, 560, 60, 30))
        on.drawString(80, 570, "新建公园9501个。")

    found = printed(page)

    assert lines(found) == [SHOWN, "新建公园"]
    assert [(one.kind, one.figures) for one in found.omissions] == [("warning.invisible", 1)]


def _another_upon_it(on: Any) -> None:
    on.setFillColorRGB(1, 1, 1)
    on.rect(80 + 4 * SIZE - 1, 595, SIZE + 1, 20, stroke=0, fill=1)
    on.setFillColorRGB(0, 0, 0)
    on.drawString(80 + 4 * SIZE, 600, "67")


def test_of_a_figure_that_is_painted_over_the_one_upon_it_is_read() -> None:
    def page(on: Any) -> None:
        on.drawString(80, 600, "新建公园")
        on.drawString(80 + 4 * SIZE, 600, "65")
        on.drawString(80 + 5 * SIZE, 600, "个。")
        _another_upon_it(on)

    found = printed(page)

    assert "".join(lines(found)) == "新建公园67个。"
    assert [(one.kind, one.figures) for one in found.omissions] == [("warning.invisible", 1)]


def test_a_figure_upon_a_part_of_a_line_that_is_painted_over_is_not_read_in_parts() -> None:
    def page(on: Any) -> None:
        on.drawString(80, 600, "新建公园65个。")
        _another_upon_it(on)

    found = printed(page)

    assert "".join(lines(found)) == "新建公园个。"
    assert [one.kind for one in found.omissions] == ["warning.invisible"]


def _see_through(on: Any) -> None:
    on.setFillColorRGB(1, 1, 0)
    on.setFillAlpha(0.4)
    on.rect(70, 590, 500, 30, stroke=0, fill=1)


def _frame(on: Any) -> None:
    on.rect(70, 590, 500, 30, stroke=1, fill=0)


def _disc(on: Any) -> None:
    on.circle(120, 605, 30, stroke=0, fill=1)


def _cut_away(on: Any) -> None:
    _clip(on, (70, 500, 300, 40))
    on.rect(70, 490, 500, 200, stroke=0, fill=1)


@pytest.mark.parametrize("draw", [_see_through, _frame, _disc, _cut_away])
def test_what_hides_no_word_leaves_the_words_under_it(draw: Callable[[Any], None]) -> None:
    def page(on: Any) -> None:
        on.drawString(80, 600, SHOWN)
        draw(on)

    found = printed(page)

    assert lines(found) == [SHOWN]
    assert found.omissions == []


def test_a_clip_that_is_no_field_cuts_nothing_off() -> None:
    def page(on: Any) -> None:
        path = on.beginPath()
        path.circle(90, 605, 15)
        on.clipPath(path, stroke=0, fill=0)
        on.drawString(80, 600, SHOWN)

    assert lines(printed(page)) == [SHOWN]


@pytest.mark.parametrize("colour", [(0, 0, 0.5), (0.7, 0.7, 0.7)])
def test_white_words_on_a_field_of_colour_are_read(colour: tuple[float, float, float]) -> None:
    def page(on: Any) -> None:
        on.setFillColorRGB(*colour)
        on.rect(70, 590, 300, 30, stroke=0, fill=1)
        _white(on)

    found = printed(page)

    assert lines(found) == ["新建公园9501个。"]
    assert found.omissions == []


def test_words_laid_invisibly_over_the_picture_of_a_page_are_read() -> None:
    from PIL import Image

    def page(on: Any) -> None:
        on.drawInlineImage(Image.new("RGB", (60, 84), "white"), 0, 0, width=595, height=842)
        text = on.beginText(80, 600)
        text.setTextRenderMode(3)
        text.textOut(SHOWN)
        on.drawText(text)

    assert lines(printed(page)) == [SHOWN]


def test_figures_printed_over_each_other_are_no_figure() -> None:
    def page(on: Any) -> None:
        on.drawString(80, 600, "新建公园9901个。")
        on.drawString(80, 600, "新建公园4422个。")

    found = printed(page)

    assert [(one.kind, one.figures) for one in found.omissions] == [("warning.figures-unknown", 1)]


def test_a_figure_drawn_twice_for_bold_is_one() -> None:
    def page(on: Any) -> None:
        on.drawString(80, 600, "新建公园9901个。")
        on.drawString(80.3, 600, "新建公园9901个。")

    assert lines(printed(page)) == ["新建公园9901个。"]


LEFT = (
    "到2025年，新建公园9401个，",
    "建成绿道120公里，持续改善",
    "人居环境质量，城市建成区的",
    "绿地9402公顷，加强管护和",
    "巡查，推进水系连通工程。",
)
RIGHT = (
    "到2024年，新建桥梁9406座，",
    "完善城乡交通路网体系，全部",
    "公路里程达到9407公里，加快",
    "补齐短板，实施改造和提升，",
    "提高通行能力和服务的水平。",
)


@pytest.mark.parametrize("by_row", [True, False])
def test_two_columns_are_read_one_after_the_other(by_row: bool) -> None:
    def page(on: Any) -> None:
        on.setFont(FONT, 12)
        on.drawString(80, 760, SHOWN)
        places = [(side, number) for number in range(5) for side in (0, 1)]
        for side, number in places if by_row else sorted(places):
            on.drawString((60, 320)[side], 700 - 20 * number, (LEFT, RIGHT)[side][number])

    assert lines(printed(page)) == [SHOWN, *LEFT, *RIGHT]


def test_two_columns_of_a_table_without_rules_stay_rows() -> None:
    tasks = ("完善公交线网", "建设城乡一体的供水管网和污水收集管网", "新建中小学", "开展老旧小区改造和配套设施建设")
    offices = ("市交通局", "市住房城乡建设局、市水利局、各县区政府", "市教育局", "市住房城乡建设局")

    def page(on: Any) -> None:
        for number, (task, office) in enumerate(zip(tasks * 3, offices * 3, strict=True)):
            on.drawString(80, 700 - 20 * number, task)
            on.drawString(340, 700 - 20 * number, office)

    found = printed(page)
    text = found.source

    assert text.index("市交通局") < text.index("供水管网")

"""Tables of PDFs by their rules: what is a rule and what is not, merged and open cells, frames."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from checker.read.crops import crop
from tests.read.printing import HEAD, LEFT, ROWS, SIDES, TEXT, canvas, filled, lines, printed, rule, tables, write

WHOLE = [list(HEAD), *map(list, ROWS)]


def _text(page: Any, top: float = 760) -> None:
    for number, words in enumerate(TEXT):
        page.drawString(LEFT, top - number * 20, words)


def test_white_shading_behind_lines_is_no_rule_of_the_table_below() -> None:
    def draw(page: Any) -> None:
        page.setFillColorRGB(1, 1, 1)
        for number in range(3):
            page.rect(80, 755 - number * 20, 430, 20, stroke=0, fill=1)
        page.rect(80, 714.6, 430, 0.4, stroke=0, fill=1)
        page.setFillColorRGB(0, 0, 0)
        _text(page)
        rule(page, 4, 715)
        write(page, WHOLE, 715)

    found = printed(draw)

    assert lines(found) == list(TEXT)
    assert list(tables(found)) == [WHOLE]


def test_grey_shading_as_high_as_a_line_is_no_rule() -> None:
    def draw(page: Any) -> None:
        for number in range(2):
            page.setFillGray(0.8)
            page.rect(78, 755 - number * 20, 440, 16, stroke=0, fill=1)
        page.setFillGray(0)
        _text(page)

    assert lines(printed(draw)) == list(TEXT)


@pytest.mark.parametrize("drawn", ["strokes", "fills", "dashes", "boxes", "one path"])
def test_rules_are_told_however_they_are_drawn(drawn: str) -> None:
    def draw(page: Any) -> None:
        if drawn == "fills":
            filled(page, 4, 700)
        elif drawn == "boxes":
            for number in range(4):
                for left, right in pairwise(SIDES):
                    page.rect(left + 0.7, 700 - number * 22 - 21.3, right - left - 1.4, 20.6, stroke=1, fill=0)
        elif drawn == "one path":
            path = page.beginPath()
            for number in range(5):
                path.moveTo(SIDES[0], 700 - number * 22)
                path.lineTo(SIDES[-1], 700 - number * 22)
            for x in SIDES:
                path.moveTo(x, 700)
                path.lineTo(x, 612)
            page.drawPath(path)
        else:
            page.setDash([2, 2] if drawn == "dashes" else [])
            rule(page, 4, 700)
        write(page, WHOLE, 700)

    assert list(tables(printed(draw))) == [WHOLE]


def test_rules_in_a_form_are_those_of_the_page() -> None:
    def draw(page: Any) -> None:
        page.beginForm("table")
        rule(page, 4, 300)
        page.endForm()
        page.saveState()
        page.translate(0, 400)
        page.doForm("table")
        page.restoreState()
        write(page, WHOLE, 700)

    assert list(tables(printed(draw))) == [WHOLE]


def test_a_table_without_rules_at_its_sides_keeps_its_outer_columns() -> None:
    def draw(page: Any) -> None:
        rule(page, 4, 700, down=slice(1, -1))
        write(page, WHOLE, 700)

    assert list(tables(printed(draw))) == [WHOLE]


def test_merged_heads_and_groups_stand_in_every_place_they_cover() -> None:
    def draw(page: Any) -> None:
        for y in (700, 656, 634, 612):
            page.line(80, y, 400, y)
        page.line(240, 678, 400, 678)
        for x in (80, 400):
            page.line(x, 700, x, 612)
        for x, foot in ((160, 612), (240, 634)):
            page.line(x, 700, x, foot)
        page.line(320, 678, 320, 634)
        for x, y, words in (
            (90, 675, "类别"), (170, 675, "指标"), (290, 685, "目标值"), (250, 662, "2025年"), (330, 662, "2030年"),
            (90, 640, "水"), (170, 640, "断面达标率（%）"), (250, 640, "80"), (330, 640, "85"),
            (170, 618, "注：同口径。"),
        ):  # fmt: skip
            page.drawString(x, y, words)

    (found,) = tables(printed(draw))

    assert found == [
        ["类别", "指标", "目标值", "目标值"],
        ["类别", "指标", "2025年", "2030年"],
        ["水", "断面达标率（%）", "80", "85"],
        ["", "注：同口径。", "注：同口径。", "注：同口径。"],
    ]


def test_a_head_alone_at_the_foot_of_its_page_is_a_table() -> None:
    def draw(page: Any) -> None:
        _text(page, 160)
        rule(page, 1, 110)
        write(page, [HEAD], 110)
        page.showPage()
        page.setFont("STSong-Light", 10)
        rule(page, 3, 760)
        write(page, ROWS, 760)

    assert list(tables(printed(draw))) == [[list(HEAD)], list(map(list, ROWS))]


def test_a_frame_around_the_page_or_a_box_of_prose_is_no_table() -> None:
    def draw(page: Any) -> None:
        page.rect(40, 40, 515, 760, stroke=1, fill=0)
        page.line(40, 780, 555, 780)
        _text(page)
        page.rect(70, 560, 450, 80, stroke=1, fill=0)
        page.line(70, 615, 520, 615)
        page.drawString(250, 622, "专栏1 重点工程")
        page.drawString(80, 590, "1.新建污水管网120公里。")
        page.drawString(80, 570, "2.新建泵站6座。")

    found = printed(draw)

    assert list(tables(found)) == []
    assert lines(found) == [*TEXT, "专栏1 重点工程", "1.新建污水管网120公里。", "2.新建泵站6座。"]


def test_a_table_in_a_frame_is_read_and_the_frame_is_not() -> None:
    def draw(page: Any) -> None:
        page.rect(40, 40, 515, 760, stroke=1, fill=0)
        page.line(300, 40, 300, 100)
        page.line(40, 100, 555, 100)
        _text(page)
        rule(page, 4, 700)
        write(page, WHOLE, 700)
        page.drawString(60, 80, "海青市人民政府")
        page.drawString(320, 80, "主动公开")

    found = printed(draw)

    assert list(tables(found)) == [WHOLE]
    assert [line.replace(" ", "") for line in lines(found)] == [*TEXT, "海青市人民政府主动公开"]


def test_words_over_the_edge_of_a_cell_stay_with_their_cell() -> None:
    def draw(page: Any) -> None:
        rule(page, 4, 700)
        write(page, [HEAD, ("1", "细颗粒物浓度", "微克/立方米", "46.2", "38", "约束性"), *ROWS[1:]], 700)

    (found,) = tables(printed(draw))

    assert found[1] == ["1", "细颗粒物浓度", "微克/立方米", "46.2", "38", "约束性"]


def test_words_printed_close_to_the_next_cell_are_parted_by_the_rule() -> None:
    def draw(page: Any) -> None:
        rule(page, 2, 700, sides=(80, 180, 260))
        page.drawString(90, 685, "指标")
        page.drawString(190, 685, "属性")
        page.drawString(110, 663, "湿地面积（%）")
        page.drawString(180.5, 663, "约束性")

    (found,) = tables(printed(draw))

    assert found[1] == ["湿地面积（%）", "约束性"]


def test_a_page_turned_on_its_side_reads_as_one_upright() -> None:
    def draw(page: Any) -> None:
        page.translate(595, 0)
        page.rotate(90)
        _text(page, 500)
        rule(page, 4, 440)
        write(page, WHOLE, 440)

    found = printed(draw)

    assert lines(found) == list(TEXT)
    assert list(tables(found)) == [WHOLE]


def test_the_picture_of_a_place_on_a_turned_page_shows_the_words_upright(tmp_path: Path) -> None:
    from PIL import Image

    page, out = canvas()
    page.translate(595, 0)
    page.rotate(90)
    page.setFillGray(0)
    page.rect(300, 300, 60, 10, stroke=0, fill=1)
    page.drawString(80, 500, TEXT[0])
    page.save()
    path = tmp_path / "plan.pdf"
    path.write_bytes(out.getvalue())

    picture = Image.open(io.BytesIO(crop(path, 1, (300, 285, 360, 295)))).convert("L")
    middle = picture.getpixel((picture.width // 2, picture.height // 2))

    assert picture.width > picture.height * 1.5
    assert isinstance(middle, int)
    assert middle < 60

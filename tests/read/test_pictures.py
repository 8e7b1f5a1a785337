"""Tables and texts that stand on a page of text as a picture, and charts, which are neither."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from checker.model.layout import Grid, Pages
from checker.read import take_apart
from tests.read import printing

_SENTENCE = "规划期内全市城镇新建建筑全面执行绿色建筑标准，既有建筑节能改造稳步推进，建筑用能结构持续优化。"

pytestmark = pytest.mark.skipif(
    not (find_spec("rapidocr") and find_spec("onnxruntime")),
    reason="the extra `ocr` is not installed (pip install .[ocr])",
)


def _table(canvas: Any, *, filled: bool) -> None:
    """Draw a table of four columns, the first one cell over two rows; its head between rules or on a dark field."""
    xs, ys = [60.0, 130.0, 330.0, 430.0, 530.0], [780.0, 745.0, 710.0, 675.0]
    if filled:
        canvas.setFillGray(0.35)
        canvas.rect(xs[0], ys[1], xs[-1] - xs[0], ys[0] - ys[1], stroke=0, fill=1)
    for y in ys[1:] if filled else ys:
        canvas.line(xs[0] if y != ys[2] else xs[1], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    head, *rows = (
        ("类别", "指标", "2020年", "2025年"),
        ("绿色发展", "绿色建筑占比（%）", "61.5", "≥92"),
        ("", "节能改造面积（万平方米）", "375", "480"),
    )
    canvas.setFillGray(1.0 if filled else 0.0)
    for x, word in zip(xs, head, strict=False):
        canvas.drawString(x + 8, ys[0] - 23, word)
    canvas.setFillGray(0.0)
    for y, row in zip(ys[1:], rows, strict=False):
        for x, word in zip(xs, row, strict=False):
            canvas.drawString(x + 8, (y - 40 if word == "绿色发展" else y - 23), word)


def _chart(canvas: Any) -> None:
    """Draw a chart: lines across, two down, and figures beside each other between them."""
    for y in range(600, 790, 30):
        canvas.line(60, y, 530, y)
    for x in (60, 300, 530):
        canvas.line(x, 600, x, 780)
    for number in range(12):
        canvas.drawString(66 + 38 * number, 610 + 30 * (number // 3), str(31 + number))
        canvas.drawString(66 + 38 * number, 585, str(2010 + number))


def _framed(canvas: Any) -> None:
    canvas.rect(60, 600, 470, 180)
    canvas.drawString(220, 755, "专栏1：建筑节能重点工程")
    for number, start in enumerate(range(0, len(_SENTENCE), 24)):
        canvas.drawString(75, 725 - 24 * number, _SENTENCE[start : start + 24])
    canvas.drawString(75, 630, "建成绿色建筑示范项目45个，改造公共建筑120万平方米。")


def _page(draw: Any, *, high: float = 200.0) -> Pages:
    """Return a page of text with what `draw` draws as a picture on it, read."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    canvas, alone = printing.canvas()
    draw(canvas)
    canvas.save()
    picture = pypdfium2.PdfDocument(alone.getvalue())[0].render(scale=2.5).to_pil()
    picture = picture.crop((round(50 * 2.5), round(50 * 2.5), round(545 * 2.5), round((50 + high) * 2.5)))
    canvas, out = printing.canvas()
    for y in (760, 735, 400, 375):
        canvas.drawString(60, y, _SENTENCE[:34])
    canvas.drawImage(ImageReader(picture), 50, 720 - high, 495, high)
    canvas.save()
    return take_apart(out.getvalue(), Path("plan"))


def _said(pages: Pages) -> list[str]:
    return [warning.zh for warning in pages.warnings if "图片" in warning.zh]


@pytest.mark.parametrize("filled", [False, True], ids=["between rules", "head on a dark field"])
def test_a_table_pasted_as_a_picture_is_read_as_a_table(filled: bool) -> None:
    pages = _page(lambda canvas: _table(canvas, filled=filled))
    grids = [item for item in pages.items if isinstance(item, Grid)]

    assert len(grids) == 1
    cells = next(printing.tables(pages))
    assert cells[0][:4] == ["类别", "指标", "2020年", "2025年"]
    assert [row[-2:] for row in cells[1:]] == [["61.5", "≥92"], ["375", "480"]]
    assert "绿色建筑占比" in cells[1][1]
    assert "节能改造面积" in cells[2][1]
    assert all(row.place.scanned for row in grids[0].rows), "its figures may be misread"
    assert _said(pages) == ["第 1 页的图片由图像识别读出，数字可能有误"]


def test_a_table_in_a_picture_stands_between_the_text_above_and_below_it() -> None:
    pages = _page(lambda canvas: _table(canvas, filled=False))
    kinds = ["table" if isinstance(item, Grid) else "line" for item in pages.items]

    assert kinds == ["line", "line", "table", "line", "line"]


def test_a_text_in_a_frame_is_read_from_its_picture() -> None:
    pages = _page(_framed)

    assert "改造公共建筑120万平方米" in pages.source.replace("\n", "")
    assert _said(pages) == ["第 1 页的图片由图像识别读出，数字可能有误"]


def test_a_chart_is_no_table_and_is_said_to_be_unread() -> None:
    pages = _page(_chart, high=230.0)

    assert not any(isinstance(item, Grid) for item in pages.items)
    assert "2015" not in pages.source
    assert _said(pages) == ["第 1 页有较大的图片，图中的文字或表格未读取"]

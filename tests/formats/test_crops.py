"""A finding about a PDF shows the printed lines it speaks of, framed; the page opens no other source."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from checker.cli import main
from checker.errors import InputError
from checker.pipeline import read_document as read
from checker.read.crops import crop
from tests.read import make

HEAD = "{who}人民政府\n关于印发{who}绿化行动方案（2024—2025年）的通知\n\n一、总体要求\n\n"
PROVINCE = HEAD.format(who="某省") + "到2025年，各市森林覆盖率均达到30%以上。\n"
CITY = [
    "某市人民政府",
    "关于印发某市绿化行动方案（2024—2025年）的通知",
    "一、总体要求",
    "到2025年，森林覆盖率达到20%以上。",
]


def _pdf(lines: list[str]) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("STSong-Light", 12)
    for number, text in enumerate(lines):
        canvas.drawString(90, 700 - 40 * number, text)
    canvas.save()
    return out.getvalue()


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def test_a_crop_is_the_strip_around_the_box_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(_pdf(CITY))
    place = read(path).passages[-1].place
    assert place.page == 1
    assert place.box is not None
    picture = _picture(crop(path, place.page, place.box))

    left, top, right, bottom = place.box
    assert picture.width == pytest.approx(1.5 * (right - left + 16), abs=4)
    assert picture.height == pytest.approx(1.5 * (bottom - top + 32), abs=4)
    # Ink within the frame, white paper around it: the lines above and below are 40 points away.
    assert min(picture.crop((14, 26, picture.width - 14, picture.height - 26)).tobytes()) < 100
    assert min(picture.crop((0, 0, picture.width, 12)).tobytes()) > 230


def test_a_row_of_a_table_is_framed_over_all_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(make.pdf("shandong-2021-tasks"))
    row = next(passage for passage in read(path).passages if passage.row)

    assert row.place.box is not None
    assert row.place.box[2] - row.place.box[0] > 400


def test_a_page_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(_pdf(CITY))

    with pytest.raises(InputError, match="page 7"):
        crop(path, 7, (0, 0, 10, 10))
    with pytest.raises(InputError):
        crop(tmp_path / "none.pdf", 1, (0, 0, 10, 10))


def test_the_card_of_a_finding_shows_the_crop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("province.txt").write_text(PROVINCE, encoding="utf-8")
    Path("city.pdf").write_bytes(_pdf(CITY))
    CliRunner().invoke(main, ["check", "city.pdf", "--above", "province.txt", "--format", "html", "--out", "out"])
    page = Path("out/index.html").read_text(encoding="utf-8")

    shown = re.findall(r'<img class=crop src="data:image/png;base64,([^"]+)" alt="([^"]+)"', page)
    assert shown
    assert len({png for png, _ in shown}) == len(shown)
    assert _picture(base64.b64decode(shown[0][0])).width > 200
    assert "img-src data:" in page

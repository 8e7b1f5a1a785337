"""Characters of PDFs as a reader sees them: small figures, bold drawn twice, private signs, words struck out."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest

from checker.language.characters import plain
from checker.messages import message
from checker.model import Message
from checker.read.limits import Limits
from checker.read.pdf import read_pdf
from tests.read.printing import FONT, HEAD, ROWS, TEXT, canvas, lines, printed, rule, tables, write


def _small(page: Any, x: float, y: float, words: str) -> float:
    page.setFont(FONT, 6)
    page.drawString(x, y, words)
    page.setFont(FONT, 10)
    return x + float(page.stringWidth(words, FONT, 6))


def _said(key: str, pages: str) -> Message:
    return message(f"read.warning.{key}", places=pages)


def test_figures_set_low_stand_where_they_are_seen() -> None:
    def draw(page: Any) -> None:
        page.drawString(80, 700, "细颗粒物（PM")
        after = _small(page, 80 + page.stringWidth("细颗粒物（PM", FONT, 10), 698, "2.5")
        page.drawString(after, 700, "）浓度降到30微克以下")

    assert [line.replace(" ", "") for line in lines(printed(draw))] == ["细颗粒物（PM2.5）浓度降到30微克以下"]


def test_figures_set_low_and_drawn_last_stand_where_they_are_seen_in_a_cell() -> None:
    def draw(page: Any) -> None:
        rule(page, 4, 700)
        write(page, [HEAD, ("1", "", "", "46.2", "38", "约束性"), *ROWS[1:]], 700)
        page.drawString(123, 663, "二氧化碳（CO")
        end = 123 + page.stringWidth("二氧化碳（CO", FONT, 10)
        page.drawString(end + 4, 663, "）排放")
        _small(page, end, 661, "2")

    (found,) = tables(printed(draw))

    assert found[1][1].replace(" ", "") == "二氧化碳（CO2）排放"


def test_a_raised_number_of_a_note_does_not_join_the_figure() -> None:
    def draw(page: Any) -> None:
        page.drawString(80, 700, "建成公园50")
        after = _small(page, 80 + page.stringWidth("建成公园50", FONT, 10), 704, "1")
        page.drawString(after, 700, "个，绿地30km")
        after = _small(page, after + page.stringWidth("个，绿地30km", FONT, 10), 704, "2")
        page.drawString(after, 700, "以上")

    assert lines(printed(draw)) == ["建成公园50¹个，绿地30km²以上"]


@pytest.mark.parametrize("order", ["word by word", "character by character"])
def test_bold_drawn_twice_is_read_once(order: str) -> None:
    words = "累计建成225个充电站"

    def draw(page: Any) -> None:
        if order == "word by word":
            page.drawString(80, 700, words)
            page.drawString(80.3, 700, words)
        else:
            for number, letter in enumerate(words):
                page.drawString(80 + 10 * number, 700, letter)
                page.drawString(80.3 + 10 * number, 700.1, letter)

    found = printed(draw)

    assert [line.replace(" ", "") for line in lines(found)] == [words]
    assert found.warnings == []


def test_words_struck_out_are_not_read_and_said_to_be() -> None:
    def draw(page: Any) -> None:
        page.drawString(80, 700, "建成公园50个")
        page.line(
            80 + page.stringWidth("建成公园", FONT, 10), 703.5, 80 + page.stringWidth("建成公园50", FONT, 10), 703.5
        )
        page.drawString(140 + 10, 700, "60个")
        page.drawString(80, 670, "新建绿道30公里")
        page.line(80, 668, 80 + page.stringWidth("新建绿道30公里", FONT, 10), 668)

    found = printed(draw)

    assert [re.sub(r"\s+", "", line) for line in lines(found)] == ["建成公园个60个", "新建绿道30公里"]
    assert found.warnings == [_said("struck-out", "1")]


def _picture(width: int, height: int) -> Any:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 230, 200)).save(out, "PNG")
    out.seek(0)
    return ImageReader(out)


def test_a_large_picture_beside_text_is_said_to_be_unread() -> None:
    def draw(page: Any) -> None:
        for number, words in enumerate(TEXT * 2):
            page.drawString(80, 760 - number * 20, words)
        page.drawImage(_picture(40, 30), 80, 400, 430, 200)

    assert printed(draw).warnings == [_said("picture", "1")]


@pytest.mark.parametrize("place", [(80, 700, 60, 60), (0, 0, 595, 842)])
def test_a_seal_or_a_picture_behind_the_words_is_not(place: tuple[float, float, float, float]) -> None:
    def draw(page: Any) -> None:
        page.drawImage(_picture(40, 30), *place)
        for number, words in enumerate(TEXT * 2):
            page.drawString(80, 760 - number * 20, words)

    assert printed(draw).warnings == []


def _mapped(codes: dict[str, str], words: str) -> bytes:
    """Return a PDF whose font says by its ToUnicode map that it shows private characters for some of its letters."""
    page, out = canvas()
    page.setFont("Helvetica", 12)
    page.drawString(80, 700, words)
    page.save()
    data = out.getvalue()
    entries = "".join(f"<{ord(letter):02x}> <{code.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{entries}endbfchar endcmap end end"
    ).encode()
    stream = b"999 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(cmap), cmap)
    # Without its table of places the file is searched for its objects.
    objects, rest = data.split(b"xref\n", 1)
    trailer = rest[rest.index(b"trailer") :].replace(b"startxref", b"%startxref")
    return objects.replace(b"/Subtype /Type1", b"/ToUnicode 999 0 R /Subtype /Type1") + stream + trailer


@pytest.mark.parametrize("code", ["\U001001b0", "\ue777"])
def test_a_private_character_that_shows_a_point_is_one(code: str) -> None:
    found = read_pdf(_mapped({".": code}, "23.4%"), Path("plan.pdf"), Limits())

    assert ([plain(line) for line in lines(found)], found.warnings) == (["23.4%"], [])


def test_a_figure_with_a_character_that_nobody_knows_is_said_to_be_unread() -> None:
    found = read_pdf(_mapped({"x": "\ue777"}, "2x4%"), Path("plan.pdf"), Limits())

    assert lines(found) == ["2\ue7774%"]
    assert plain(lines(found)[0]) == "\ufffd\ufffd\ufffd%"
    assert found.warnings == [_said("figures-unknown", "1")]

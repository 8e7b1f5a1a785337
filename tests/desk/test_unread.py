"""What could not be read is shown with the picture of its page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from checker.errors import InputError
from checker.read.pagepicture import page_picture
from tests.desk.reviewing import NARROW, Reviewer, desk_with_findings, payload
from tests.desk.serving import Desk, province_pdf, word_draft
from tests.read.printing import FONT, TEXT, canvas

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def with_a_picture() -> bytes:
    """Return a plan whose second page is half a picture, which nobody can read."""
    from reportlab.lib.utils import ImageReader

    page, out = canvas()
    page.setFont(FONT, 16)
    page.drawString(80, 760, "菏泽市人民政府关于印发菏泽市绿化规划的通知")
    page.setFont(FONT, 10)
    page.drawString(80, 700, "到2025年，森林覆盖率达到20%以上。")
    page.showPage()
    page.setFont(FONT, 10)
    for number, words in enumerate(TEXT * 2):
        page.drawString(80, 760 - number * 20, words)
    page.drawImage(ImageReader(Image.new("RGB", (40, 30), "grey")), 80, 400, 430, 200)
    page.save()
    return bytes(out.getvalue())


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    files = (("规划.pdf", with_a_picture()), ("草案.docx", word_draft()), ("省方案.pdf", province_pdf()))
    desk = desk_with_findings(browser, tmp_path_factory.mktemp("desk"), [payload(*file) for file in files])
    yield desk
    desk.close()


@pytest.mark.parametrize("size", [{"width": 1400, "height": 900}, NARROW])
def test_the_page_that_holds_what_was_not_read_is_shown(desk: Desk, browser: Browser, size: dict[str, int]) -> None:
    reviewer = Reviewer(browser, desk, size)
    page = reviewer.go("/unread")
    picture = page.locator(".sheet img")
    picture.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")

    assert page.locator(".sheet figcaption").all_inner_texts() == ["第 2 页"]
    assert "图" in page.locator("main ul").first.inner_text()
    assert picture.evaluate("img => img.naturalWidth") == 1000
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    answer = reviewer.context.request.get(f"{desk.address}/pages/规划/7.png")
    assert answer.status == 404
    reviewer.leave()


def test_a_place_on_a_page_is_framed(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(with_a_picture())
    bare, framed = (
        Image.open(io.BytesIO(page_picture(file, 1, boxes))).convert("L") for boxes in ((), ((80, 130, 300, 150),))
    )

    assert bare.size == framed.size == (1000, 1416)
    scale = 1000 / 595
    assert framed.getpixel((round(80 * scale) - 4, round(140 * scale))) != bare.getpixel(
        (round(80 * scale) - 4, round(140 * scale))
    )
    with pytest.raises(InputError):
        page_picture(file, 3)


def test_what_could_not_be_read_is_said_in_the_language_of_whoever_looks(desk: Desk, browser: Browser) -> None:
    reviewer = Reviewer(browser, desk)
    chinese = reviewer.go("/unread").locator("main ul").first.inner_text()
    reviewer.page.locator("[name=lang]").click()
    english = reviewer.go("/unread").locator("main").inner_text()
    documents = reviewer.go("/documents").locator(".fact .warnings").all_inner_texts()

    assert "图" in chinese
    assert "show a large picture" in english
    assert "没有" not in english
    assert any("show a large picture" in said for said in documents)
    reviewer.leave()

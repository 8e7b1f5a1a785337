"""What could not be read is shown with the picture of its page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from checker.errors import InputError
from checker.model import Transcription
from checker.read.pagepicture import page_picture
from checker.workspace import find
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


def test_what_a_picture_says_is_typed_beside_it_and_judged(desk: Desk, browser: Browser) -> None:
    reviewer = Reviewer(browser, desk)
    page = reviewer.go("/unread")
    page.locator(".sheet .transcribe").click()
    assert page.locator("[name=page]").input_value() == "2"
    page.wait_for_load_state("networkidle")
    assert page.locator(".sheet img").evaluate("img => img.naturalWidth") == 1000
    fill = {"words": "到2025年，公园绿地达到\n300公顷以上。", "page": "9", "reason": "图中有目标", "name": "王审核"}
    for field, value in fill.items():
        page.locator(f".mend-form [name={field}]").fill(value)
    page.locator(".main-button").click()
    assert "9" in page.locator("#problem").inner_text()
    assert page.locator("[name=words]").input_value() == fill["words"]
    page.locator("[name=page]").fill("2")
    page.locator(".main-button").click()
    page.wait_for_url("**/findings")
    page.locator("#anew").wait_for(state="hidden", timeout=60_000)

    row = page.locator("#target-table tr[id]").filter(has_text="公园绿地")
    row.wait_for(state="attached", timeout=60_000)
    assert "300公顷" in str(row.text_content())
    (one,) = find(desk.folder).corrections
    assert (one.field, one.value, one.name) == ("transcribed", Transcription(page=2), "王审核")
    page = reviewer.go("/kept")
    assert "公园绿地" in page.locator(".kept-list blockquote").inner_text()
    page.locator(".undo-form button").click()
    page.locator(".kept-list").wait_for(state="detached")
    assert find(desk.folder).corrections == ()
    assert reviewer.said == []
    reviewer.leave()


def test_a_picture_of_a_word_draft_is_placed_behind_words(desk: Desk, browser: Browser) -> None:
    reviewer = Reviewer(browser, desk, NARROW)
    page = reviewer.go("/transcribe?doc=草案")
    fill = {"words": "到2025年，湿地面积达到40公顷。", "behind": "没有这一句", "reason": "图", "name": "王审核"}
    for field, value in fill.items():
        page.locator(f".mend-form [name={field}]").fill(value)
    page.locator(".main-button").click()
    problem = page.locator("#problem").inner_text()

    assert "没有这些字句" in problem
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert find(desk.folder).corrections == ()
    reviewer.leave()

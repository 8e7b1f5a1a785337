"""A new version compared with the last, and the drafters' reply read back, in a real browser."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from checker.desk.comparing import compared
from checker.workspace import find
from tests.desk.reviewing import NARROW, Reviewer, desk_with_findings, payload
from tests.desk.serving import Desk, province_pdf, word_draft

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = desk_with_findings(
        browser,
        tmp_path_factory.mktemp("desk"),
        [payload("草案.docx", word_draft()), payload("省方案.pdf", province_pdf())],
    )
    yield desk
    desk.close()


@pytest.fixture
def reviewer(browser: Browser, desk: Desk) -> Iterator[Reviewer]:
    reviewer = Reviewer(browser, desk)
    yield reviewer
    reviewer.leave()


def second_draft() -> bytes:
    """Return the draft with its forests put right, its parks below the province's still, and a slip of its own."""
    document = docx.Document(io.BytesIO(word_draft()))
    last = document.paragraphs[-1]
    last.text = last.text.replace("20%以上", "31%以上").replace("3个以上", "4个以上")
    document.add_paragraph("到2025年，绿化覆盖率达到140%。")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def filled_in(letter: Path, answers: list[tuple[str, str]]) -> bytes:
    """Return the letter with its table filled in."""
    document = docx.Document(str(letter))
    table = next(table for table in document.tables if len(table.columns) == 8)
    for row, (answer, reason) in zip(table.rows[1:], answers, strict=False):
        row.cells[6].text, row.cells[7].text = answer, reason
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_reply_is_kept_beside_what_was_asked_and_unreadable_rows_are_listed(desk: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")
    with page.expect_download() as download:
        page.locator(".exports [href='/export/docx']").click()
    back = filled_in(Path(download.value.path()), [("暂不采纳", "省里已另文批复"), ("天气很好", "")])
    page = reviewer.go("/reply")
    page.locator("[name=file]").set_input_files(payload("回函.docx", back))
    page.locator("[name=by]").fill("菏泽市发展改革委")
    page.locator(".upload .main-button").click()
    page.locator(".changes").wait_for()

    assert "省里已另文批复" in page.locator(".changes").inner_text()
    assert "天气很好" in page.locator(".alert.box").inner_text()
    (decision,) = [one for one in find(desk.folder).decisions if one.answer]
    assert (decision.verdict, decision.answer, decision.answered_by) == ("ask", "refused", "菏泽市发展改革委")
    card = reviewer.go("/findings").locator(f".card:has(>.said[data-f='{decision.fingerprint}'])")
    assert "省里已另文批复" in card.locator(".answered").first.inner_text()
    assert card.get_attribute("data-u") == "new"


def test_what_a_person_types_is_text_and_nothing_else(desk: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")
    page.locator("#f2>.decide-form [name=name]").fill("<img src=x>")
    reviewer.say("comment", text="<b class=strange>x</b>", card="#f2")
    said = page.locator("#f2>.said .notes")

    assert said.locator("img,.strange").count() == 0
    assert "<b class=strange>" in said.inner_text()
    page.reload()
    assert page.locator(".said .strange, .said img").count() == 0


def test_a_letter_that_is_none_is_said_to_be_none(desk: Desk, reviewer: Reviewer) -> None:
    before = find(desk.folder).decisions
    for content, said in ((b"no letter", "回函.docx"), (word_draft(), "回函.docx")):
        page = reviewer.go("/reply")
        page.locator("[name=file]").set_input_files(payload("回函.docx", content))
        page.locator(".upload .main-button").click()
        assert said in page.locator("[role=alert]").inner_text()

    assert find(desk.folder).decisions == before


def test_a_new_version_is_compared_with_the_last(desk: Desk, reviewer: Reviewer, browser: Browser) -> None:
    page = reviewer.go("/documents")
    fact = page.locator(".fact:has([name='level:草案'])")
    fact.locator(".version summary").click()
    fact.locator(".version [name=file]").set_input_files(payload("二稿.docx", second_draft()))
    fact.locator(".version button").click()
    page.locator(".box").filter(has_text="新一稿已收录").wait_for()
    page.locator("#waiting").wait_for(state="detached", timeout=60_000)
    page.locator("[name=start]").click()
    page.wait_for_url("**/findings", timeout=60_000)
    page.locator(".desk-bar [href='/compare']").click()

    fixed, held, new = (page.locator(f"#{state}").inner_text() for state in ("fixed", "still-held", "new"))
    assert "森林覆盖率" in fixed
    assert "公园" in held
    assert "绿化覆盖率" in new
    assert "森林覆盖率" in page.locator("table").inner_text()
    page.locator("#new a").first.click()
    page.wait_for_url("**/findings#f*")

    # The command line sees the same in the same files.
    (report,) = (desk.folder / "earlier").glob("*.json")
    told = compared(report, desk.folder, (), lambda *_: None)
    counts = [told.counts[state] for state in ("new", "still-held", "fixed", "now-not-judged")]
    page = reviewer.go("/compare")
    assert [int(text) for text in page.locator(".tiles dd").all_inner_texts()[:4]] == counts
    assert {file.name for file in (desk.folder / "originals").iterdir()} == {"二稿.docx", "省方案.pdf"}
    assert {file.suffix for file in (desk.folder / "earlier").iterdir()} == {".json", ".docx"}
    assert json.loads(report.read_text(encoding="utf-8"))["documents"]

    for path in ("/compare", "/reply", "/kept"):
        narrow = Reviewer(browser, desk, NARROW)
        assert narrow.go(path).evaluate("document.documentElement.scrollWidth") <= 420
        narrow.leave()

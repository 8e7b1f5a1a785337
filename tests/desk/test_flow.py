"""The whole way of a review in a real browser: files, what each is, the check, decisions of two people, exports."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.workspace import find
from checker.workspace.notes import load_notes
from tests.desk.reviewing import NARROW, Reviewer
from tests.desk.serving import Desk, province_pdf, word_draft

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload

HOSTILE = '../../"><img src=x onerror=alert(1)>.pdf'
FILES: list[FilePayload] = [
    {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    for name, content in (
        ("草案.docx", word_draft()),
        ("省方案.pdf", province_pdf()),
        (HOSTILE, b"%PDF-1.7 broken"),
    )
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    desk = Desk(folder / "review", folder / "data")
    yield desk
    desk.close()


@pytest.fixture
def reviewer(browser: Browser, desk: Desk) -> Iterator[Reviewer]:
    reviewer = Reviewer(browser, desk)
    yield reviewer
    reviewer.leave()


@pytest.fixture(scope="module")
def looked(browser: Browser, desk: Desk) -> Desk:
    """The desk after the files were dropped and read."""
    reviewer = Reviewer(browser, desk)
    page = reviewer.go("/")
    page.locator("[name=files]").set_input_files(FILES)
    page.locator(".upload button").click()
    page.wait_for_url("**/documents")
    page.locator("#waiting").wait_for(state="detached", timeout=60_000)
    assert reviewer.said == []
    reviewer.context.close()
    return desk


@pytest.fixture(scope="module")
def checked(browser: Browser, looked: Desk) -> Desk:
    """The desk after the check."""
    reviewer = Reviewer(browser, looked)
    page = reviewer.go("/documents")
    page.locator("[name=start]").click()
    page.wait_for_url("**/findings", timeout=180_000)
    assert reviewer.said == []
    reviewer.context.close()
    return looked


def test_facts_are_shown_and_what_cannot_be_read_is_said(looked: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/documents")

    assert page.locator("h3 [lang=zh-CN]").all_inner_texts() == [
        "菏泽市绿化行动方案（2024—2025年）",
        "山东省绿化行动方案（2024—2025年）",
    ]
    assert page.locator("[name='level:草案']").input_value() == "city"
    assert page.locator("[name='region:草案']").input_value() == "菏泽市"
    assert page.locator("[name='above:草案']").is_checked()
    assert page.locator(".fact.unread").count() == 1
    assert "未能读取" in page.locator(".fact.unread .alert").inner_text()


def test_nothing_is_checked_before_a_person_has_said_what_answers_what(looked: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")

    assert page.url.endswith("/documents")
    assert page.locator(".steps-of-desk a").all_inner_texts() == ["选择文件", "确认文件信息"]


def test_every_page_speaks_the_language_asked_for(looked: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/documents")
    page.locator("[name=lang]").click()
    page.locator("h2").filter(has_text="What each document is").wait_for()

    assert page.locator("[name='level:草案'] option:checked").inner_text() == "City"
    assert "Could not be read" in page.locator(".fact.unread .alert").inner_text()
    assert reviewer.go("/files").locator("h2").inner_text() == "Choose files"


def test_a_hostile_name_is_kept_as_a_plain_one_inside_the_folder(looked: Desk) -> None:
    names = {file.name for file in (looked.folder / "originals").iterdir()}

    assert names == {"草案.docx", "省方案.pdf", "img-src-x-onerror-alert-1.pdf"}
    assert {file.name for file in looked.folder.parent.iterdir()} == {"review", "data"}


def test_a_fact_put_right_is_kept_as_it_is_typed(looked: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/documents")
    page.locator("[name='to:草案']").fill("2026")
    page.locator("#saved").filter(has_text="已保存").wait_for()

    workspace = find(looked.folder)
    assert workspace.listed[0].facts["period"] == (2024, 2026)
    page.reload()
    assert page.locator("[name='to:草案']").input_value() == "2026"

    page.locator("[name='region:草案']").fill("没有这个市")
    page.locator("#saved").filter(has_text="没有名为“没有这个市”的地区").wait_for()
    assert "region" not in find(looked.folder).listed[0].facts


def test_the_findings_are_those_of_the_page_with_a_form_each(checked: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")

    assert page.locator(".card[data-k=below-upper]").count() == 2
    assert page.locator(".card>.decide-form").count() == page.locator(".card").count()
    assert "未能读取" in page.locator("#overview .alert.box").inner_text() or "img-src" in page.content()
    page.locator("#switch").click()
    assert page.locator("#f1>.decide-form [value=accept]").inner_text() == "Leave as it is"


def test_a_decision_is_kept_as_the_command_line_keeps_it_and_can_be_taken_back(
    checked: Desk, reviewer: Reviewer
) -> None:
    page = reviewer.go("/findings")
    page.locator("#f1>.decide-form [name=name]").fill("王审核")
    reviewer.say("accept", text="省里已同意分步实施")
    fingerprint = page.locator("#f1>.said").get_attribute("data-f")

    (decision,) = find(checked.folder).decisions
    assert (decision.fingerprint, decision.verdict, decision.name) == (fingerprint, "accept", "王审核")
    assert decision.sentences
    assert "省里已同意分步实施" in page.locator("#f1>.said .decided").inner_text()

    page.reload()
    # What is decided comes after what is open.
    card = f".card:has(>.said[data-f='{fingerprint}'])"
    assert page.locator(card).get_attribute("data-u") == "accepted"

    reviewer.say("undo", card=card)
    assert find(checked.folder).decisions == ()
    assert [note.kind for note in load_notes(checked.folder / "notes.yaml")] == ["accept", "undo"]


def test_without_name_or_reason_nothing_is_kept_and_what_was_typed_stays(checked: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")
    reviewer.say("comment", text="请补充依据")

    assert "姓名" in page.locator("#f1 .problem").first.inner_text()
    page.reload()
    assert page.locator("#f1>.decide-form [name=text]").input_value() == "请补充依据"


def test_two_reviewers_at_once_lose_nothing(checked: Desk, browser: Browser) -> None:
    first, second = Reviewer(browser, checked), Reviewer(browser, checked)
    for reviewer, name in ((first, "甲"), (second, "乙")):
        reviewer.go("/findings").locator("#f2>.decide-form [name=name]").fill(name)
    first.say("reject", text="两者口径不同", card="#f2")
    second.say("accept", text="可以保留", card="#f2")

    assert "没有保存" in second.page.locator("#f2 .problem").first.inner_text()
    assert "两者口径不同" in second.page.locator("#f2>.said .decided").inner_text()
    assert second.page.locator("#f2>.decide-form [name=text]").input_value() == "可以保留"

    second.say("comment", text="同意", card="#f2")
    first.say("assign", to="环资处", card="#f2")
    said = first.page.locator("#f2>.said").inner_text()
    assert "同意" in said
    assert "环资处" in said
    (decision,) = find(checked.folder).decisions
    assert (decision.verdict, decision.name) == ("reject", "甲")
    first.context.close()
    second.context.close()


def test_the_letter_holds_what_was_put_into_it(checked: Desk, reviewer: Reviewer) -> None:
    import docx

    page = reviewer.go("/findings")
    page.locator("#f1>.decide-form [name=name]").fill("丁")
    subject = page.locator("#f1 .subject").inner_text()
    reviewer.say("ask")
    assert not page.locator("#f1").evaluate("card => card.classList.contains('closed')")
    with page.expect_download() as download:
        page.locator(".exports [href='/export/docx']").click()
    letter = docx.Document(str(download.value.path()))
    rows = letter.tables[0].rows[1:]

    assert len(rows) == 1
    assert subject in "".join(cell.text for cell in rows[0].cells)


@pytest.mark.parametrize(("form", "ending"), [("docx", "docx"), ("xlsx", "xlsx"), ("json", "json"), ("html", "html")])
def test_what_was_found_can_be_taken_along(checked: Desk, reviewer: Reviewer, form: str, ending: str) -> None:
    page = reviewer.go("/findings")
    with page.expect_download() as download:
        page.locator(f".exports [href='/export/{form}']").click()
    content = Path(download.value.path()).read_bytes()

    assert download.value.suggested_filename.endswith(ending)
    if form == "json":
        assert {one["check"] for one in json.loads(content)["findings"]} >= {"below-upper"}
    elif form == "html":
        assert "decide-form" not in content.decode()
    else:
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_the_draft_comes_back_with_comments(checked: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")
    with page.expect_download() as download:
        page.locator(".exports [href^='/drafts/']").click()

    assert "word/comments.xml" in zipfile.ZipFile(download.value.path()).namelist()


@pytest.mark.parametrize("path", ["/files", "/documents", "/findings"])
def test_a_narrow_screen_has_no_sideways_scroll(checked: Desk, browser: Browser, path: str) -> None:
    reviewer = Reviewer(browser, checked, NARROW)
    page = reviewer.go(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    reviewer.context.close()


def test_everything_that_can_be_used_has_a_name(checked: Desk, reviewer: Reviewer) -> None:
    for path in ("/files", "/documents", "/findings"):
        nameless = reviewer.go(path).evaluate(
            """() => [...document.querySelectorAll('button,a[href],input:not([type=hidden]),select,textarea')]
                .filter(e => !(e.ariaLabel || e.labels?.length || e.textContent.trim())).map(e => e.outerHTML)"""
        )
        assert nameless == []


def test_after_a_crash_in_the_middle_the_same_review_is_there_again(checked: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")
    page.locator("#f1>.decide-form [name=name]").fill("丙")
    reviewer.say("accept", text="另行说明", card="#f1")
    page.locator("#f2>.decide-form [name=text]").fill("写到一半")
    reviewer.go("/documents").locator("[name='from:省方案']").fill("2023")
    page.locator("[name=start]").click()
    page.wait_for_url("**/progress")
    checked.crash()

    page.wait_for_url("**/findings", timeout=180_000)
    workspace = find(checked.folder)
    assert next(one for one in workspace.listed if one.id == "省方案").facts["period"] == (2023, 2025)
    assert {decision.reason for decision in workspace.decisions} >= {"另行说明"}
    assert "另行说明" in page.content()
    assert "写到一半" in page.locator(".card>.decide-form [name=text]").evaluate_all("all => all.map(one => one.value)")

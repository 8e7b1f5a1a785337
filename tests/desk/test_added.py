"""A target that was not read is added in a real browser, judged anew, changed, taken back; the command line sees it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from checker.pipeline import render, run
from checker.workspace import find
from tests.desk.reviewing import NARROW, Reviewer, desk_with_findings, folder_text, payload
from tests.desk.serving import Desk, province_pdf, word_draft

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WET = ".card[data-k=below-upper]:has(.subject:text-is('湿地保护率'))"
UNREAD = "由55%的湿地和45%的林地构成。"
OTHER = "加强修复（湿地保护率，52%，2025年）。"


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    files = (
        payload("草案.docx", word_draft(UNREAD, OTHER)),
        payload("省方案.pdf", province_pdf("到2025年，各市湿地保护率均达到60%以上。")),
    )
    desk = desk_with_findings(browser, tmp_path_factory.mktemp("desk"), list(files))
    yield desk
    desk.close()


@pytest.fixture
def reviewer(browser: Browser, desk: Desk) -> Iterator[Reviewer]:
    """A reviewer of a folder in which nobody has added anything yet."""
    for name in ("corrections.yaml", "notes.yaml"):
        (desk.folder / name).unlink(missing_ok=True)
    reviewer = Reviewer(browser, desk)
    page = reviewer.go("/findings")
    page.locator("#anew").wait_for(state="hidden", timeout=60_000)
    page.locator(WET).wait_for(state="detached")
    yield reviewer
    reviewer.leave()


def add(page: Page, values: dict[str, str], name: str = "王审核") -> None:
    """Fill the form for a target and send it."""
    form = page.locator(".add-form")
    for field, value in {**values, "name": name}.items():
        form.locator(f"[name={field}]").fill(value)
    form.locator(".main-button").click()


def from_unread(reviewer: Reviewer) -> Page:
    """Open the form for the figure that was not understood."""
    page = reviewer.go("/unread")
    page.locator(".figures li").filter(has_text="55%").locator(".add").click()
    page.locator(".add-form").wait_for()
    return page


def test_an_unread_figure_becomes_a_target_for_the_desk_and_the_command_line(desk: Desk, reviewer: Reviewer) -> None:
    page = from_unread(reviewer)
    form = page.locator(".add-form")
    assert {name: form.locator(f"[name={name}]").input_value() for name in ("figure", "value", "unit", "bound")} == {
        "figure": "55",
        "value": "55",
        "unit": "%",
        "bound": "eq",
    }
    assert form.locator("mark").inner_text() == UNREAD.rstrip("。")
    assert "湿地保护率" in page.locator("#names option").all_inner_texts() or page.locator("#names").count() == 1
    add(page, {"indicator": "湿地保护率", "by": "2025", "reason": "数字前置，未读出"})
    page.wait_for_url("**/findings#targets")
    page.locator(WET).wait_for(state="attached", timeout=60_000)

    row = page.locator("#target-table tr[id]").filter(has_text="人工补录")
    assert "王审核" in str(row.text_content())
    assert "数字前置，未读出" in str(row.text_content())
    assert "人工补录" in str(page.locator(f"{WET} .side.primary .how").text_content())
    (one,) = find(desk.folder).corrections
    assert (one.doc, one.field, one.figure, one.name) == ("草案", "added", "55", "王审核")
    assert "- doc: 草案\n" in folder_text(desk.folder, "corrections.yaml")
    found, _ = run(find(desk.folder))
    assert "湿地保护率" in {one.indicator for one in found.findings if one.check == "below-upper"}
    (figure,) = [one for part in found.extractions for one in part.figures if one.text == "55%"]
    assert (figure.state, figure.rule) == ("target", "by-hand")
    assert "added by hand, not read by the tool:</span> <span lang=zh-CN>王审核" in str(render(found, "html", "en"))
    assert "1 added by hand" in str(render(found, "markdown", "en"))
    assert "人工补录" in str(render(found, "html", "zh"))

    page = reviewer.go("/unread")
    assert page.locator(".figures li").filter(has_text="55%").count() == 0
    page = reviewer.go("/kept")
    assert "湿地保护率 55%" in page.locator(".kept-list li").inner_text()
    assert "湿地保护率 55%" in page.locator(".notes li").first.inner_text()
    page.locator(".undo-form button").click()
    page.locator(".kept-list").wait_for(state="detached")
    assert find(desk.folder).corrections == ()
    reviewer.go("/findings").locator(WET).wait_for(state="detached", timeout=60_000)


def test_words_marked_in_the_text_lead_to_the_form_and_the_target_is_changed_where_it_stands(
    desk: Desk, reviewer: Reviewer
) -> None:
    page = reviewer.go("/findings")
    page.locator("#documents details.whole").first.evaluate("one => { one.open = true }")
    passage = page.locator("#documents p[id]").filter(has_text="加强修复")
    assert page.locator("#add-bar").is_hidden()
    passage.click(click_count=3)
    page.locator("#add-bar a").click()
    assert page.locator("[name=quote]").first.input_value() == OTHER
    add(page, {"indicator": "湿地保护率", "reason": "括注未读出"})
    page.locator(WET).wait_for(state="attached", timeout=60_000)
    assert "52" in str(page.locator(f"{WET} .side.primary mark").text_content())

    row = page.locator("#target-table tr[id]").filter(has_text="人工补录")
    row.locator(".mend-open").click()
    form = page.locator(".mend-form")
    form.locator("[name=value]").fill("65")
    form.locator("[name=reason]").fill("原文为65")
    form.locator(".main-button").click()
    page.locator(WET).wait_for(state="detached", timeout=60_000)
    (one,) = find(desk.folder).corrections
    assert (getattr(one.value, "value", None), one.reason) == (Decimal(65), "原文为65")

    page.locator("#target-table tr[id]").filter(has_text="人工补录").locator(".mend-open").click()
    page.locator(".mend-form [data-undo]").click()
    page.locator("#target-table .by-hand").wait_for(state="detached", timeout=60_000)
    assert find(desk.folder).corrections == ()


@pytest.mark.parametrize(
    ("values", "name", "said"),
    [
        ({"indicator": "湿地保护率"}, "王审核", "理由"),
        ({"indicator": "湿地保护率", "reason": "未读出"}, "", "姓名"),
        ({"indicator": "", "reason": "未读出"}, "王审核", "指标名称"),
        ({"indicator": "湿地保护率", "reason": "未读出", "value": "若干"}, "王审核", "一个数"),
        ({"indicator": "湿地保护率", "reason": "未读出", "figure": "56"}, "王审核", "没有这个数字"),
        ({"indicator": "湿地保护率", "reason": "未读出", "value_max": "50"}, "王审核", "大于数值"),
        ({"indicator": "湿地保护率", "reason": "未读出", "unit": "万亩"}, "王审核", "不带万、亿"),
        ({"indicator": "湿地保护率", "reason": "未读出", "by": "25"}, "王审核", "四位年份"),
    ],
)
def test_an_addition_that_says_nothing_is_not_kept_and_nothing_typed_is_lost(
    desk: Desk, reviewer: Reviewer, values: dict[str, str], name: str, said: str
) -> None:
    page = from_unread(reviewer)
    add(page, values, name)
    page.locator("#problem").filter(has_text=said).wait_for()

    assert folder_text(desk.folder, "corrections.yaml") == ""
    for field, value in values.items():
        assert page.locator(f".add-form [name={field}]").input_value() == value


def test_words_that_stand_nowhere_or_twice_are_said_in_the_readers_language(reviewer: Reviewer) -> None:
    page = reviewer.go("/add")
    page.locator("[name=lang]").click()
    page = reviewer.go("/add")
    page.locator("[name=doc]").select_option("草案")
    page.locator("[name=quote]").fill("没有这句话")
    page.locator(".main-button").click()
    page.locator("#problem").filter(has_text="do not stand in the document").wait_for()
    page.locator("[name=quote]").fill("湿地")
    page.locator(".main-button").click()
    page.locator("#problem").filter(has_text="more than once").wait_for()
    page.locator("[name=quote]").fill("森林覆盖率 达到20%以上")
    page.locator(".main-button").click()
    add(page, {"indicator": "森林覆盖率", "figure": "20", "value": "20", "unit": "%", "reason": "x"})
    page.locator("#problem").filter(has_text="was read there already").wait_for()


def test_the_same_target_is_added_once(desk: Desk, reviewer: Reviewer, browser: Browser) -> None:
    second = Reviewer(browser, desk)
    other, page = from_unread(second), from_unread(reviewer)
    add(page, {"indicator": "湿地保护率", "reason": "未读出"})
    page.locator(WET).wait_for(state="attached", timeout=60_000)
    add(other, {"indicator": "湿地保护率", "reason": "也没读出", "value": "50"}, "李复核")
    other.locator("#problem").filter(has_text="已补录过").wait_for()

    assert [one.name for one in find(desk.folder).corrections] == ["王审核"]
    second.leave()


@pytest.mark.usefixtures("reviewer")
def test_the_form_fits_a_narrow_screen_and_a_word_of_it_is_reached_by_keyboard(desk: Desk, browser: Browser) -> None:
    narrow = Reviewer(browser, desk, NARROW)
    page = from_unread(narrow)
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    page.locator("[name=indicator]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "kind"
    narrow.leave()


def test_words_that_are_gone_are_said_on_the_page_of_what_was_not_read(desk: Desk, reviewer: Reviewer) -> None:
    (desk.folder / "corrections.yaml").write_text(
        "- {doc: 草案, quote: 上一稿中的话, reason: 未读出, added: {indicator: 湿地, kind: state}}\n", encoding="utf-8"
    )
    page = reviewer.go("/findings")
    page.locator("#overview .alert").filter(has_text="corrections.yaml 第1行").wait_for(timeout=60_000)
    assert "文件中（已）没有这些字句" in reviewer.go("/unread").locator(".alert.box").inner_text()
    page.locator("[name=lang]").click()
    said = reviewer.go("/unread").locator(".alert.box").inner_text()
    assert "corrections.yaml, line 1 (草案), is not applied: its words do not stand in the document" in said

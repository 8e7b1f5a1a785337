"""Targets put right and matches decided on in a real browser: kept as the command line keeps them, judged anew."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from checker.pipeline import read_all, run
from checker.workspace import find
from tests.desk.reviewing import NARROW, Reviewer, desk_with_findings, folder_text, payload
from tests.desk.serving import Desk, province_pdf, word_draft

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

GREEN = ".card[data-k=below-upper]:has(.subject:text-is('森林覆盖率'))"


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
    """A reviewer of a folder in which nobody has said anything yet."""
    for name in ("corrections.yaml", "decisions.yaml", "notes.yaml"):
        (desk.folder / name).unlink(missing_ok=True)
    reviewer = Reviewer(browser, desk)
    # What another program has changed in the folder is judged anew when somebody looks.
    page = reviewer.go("/findings")
    page.locator("#anew").wait_for(state="hidden", timeout=60_000)
    page.locator(GREEN).wait_for()
    yield reviewer
    reviewer.leave()


def mend(reviewer: Reviewer, values: dict[str, str], *, name: str = "王审核", kind: str = "") -> None:
    """Open the form beside the draft's sentence on forests, fill it and send it."""
    side = reviewer.page.locator(f"{GREEN} .side.primary")
    side.locator(".mend-open").click()
    form = side.locator(".mend-form")
    for field, value in {**values, "name": name}.items():
        form.locator(f"[name={field}]").fill(value)
    if kind:
        form.locator("[name=kind]").select_option(kind)
    form.locator(".main-button").click()


def counted(found: Locator, count: int) -> None:
    """Wait until so many are there."""
    from playwright.sync_api import expect

    expect(found).to_have_count(count, timeout=60_000)


def test_a_figure_put_right_is_judged_anew_and_comes_back_when_it_is_taken_back(desk: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")
    assert page.locator(GREEN).count() == 1
    mend(reviewer, {"value": "35", "reason": "原文为35%，转换时误读"})
    page.locator(GREEN).wait_for(state="detached", timeout=60_000)

    (correction,) = find(desk.folder).corrections
    assert (correction.doc, correction.field, correction.value) == ("草案", "value", Decimal(35))
    assert (correction.reason, correction.name) == ("原文为35%，转换时误读", "王审核")
    corrected = [
        target.amount.value
        for extraction in read_all(find(desk.folder)).extractions
        for target in extraction.targets
        if target.doc == "草案" and target.indicator == "森林覆盖率" and target.amount
    ]
    assert corrected == [Decimal(35)]

    page = reviewer.go("/kept")
    assert "35" in page.locator(".kept-list li").inner_text()
    assert "王审核" in page.locator(".kept-list li").inner_text()
    page.locator(".undo-form button").click()
    page.locator(".kept-list").wait_for(state="detached")
    assert find(desk.folder).corrections == ()
    reviewer.go("/findings").locator(GREEN).wait_for(timeout=60_000)


def test_a_name_and_a_year_are_put_right_and_shown_beside_the_sentence(desk: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")
    mend(reviewer, {"indicator": "林木覆盖率", "by": "2024", "reason": "名称误读"})
    page.locator(".mended").first.wait_for(timeout=60_000)

    assert {(one.field, one.value) for one in find(desk.folder).corrections} == {
        ("indicator", "林木覆盖率"),
        ("by", 2024),
    }
    row = page.locator("#target-table tr[id]").filter(has_text="林木覆盖率")
    assert "2024" in str(row.text_content())
    assert "王审核" in str(row.locator(".mended").first.text_content())
    # Beside the sentence, too, what was put right can be taken back.
    row.locator(".mend-open").click()
    page.locator(".mend-form [data-undo]").first.click()
    counted(page.locator("#target-table .mended"), 1)
    assert len(find(desk.folder).corrections) == 1


def test_what_is_no_target_is_none_for_the_command_line_either(desk: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")
    before = page.locator("#target-table tr[id]").count()
    mend(reviewer, {"reason": "这是背景数字"}, kind="none")
    counted(page.locator("#target-table tr[id]"), before - 1)

    found, _ = run(find(desk.folder))
    assert not [one for one in found.extractions for target in one.targets if target.indicator == "森林覆盖率"][1:]


@pytest.mark.parametrize(
    ("values", "name", "said"),
    [
        ({"value": "35"}, "王审核", "理由"),
        ({"value": "35", "reason": "误读"}, "", "姓名"),
        ({"value": "三十多", "reason": "误读"}, "王审核", "一个数"),
        ({"by": "25", "reason": "误读"}, "王审核", "四位年份"),
        ({"reason": "误读"}, "王审核", "至少一处改动"),
    ],
)
def test_a_correction_that_says_nothing_is_not_kept(
    desk: Desk, reviewer: Reviewer, values: dict[str, str], name: str, said: str
) -> None:
    reviewer.go("/findings")
    mend(reviewer, values, name=name)
    reviewer.page.locator(".mend-form .problem").filter(has_text=said).wait_for()

    assert folder_text(desk.folder, "corrections.yaml") == ""


def test_a_match_rejected_under_a_finding_is_gone_and_comes_back(desk: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")
    fold = page.locator(f"{GREEN}>.match")
    fold.locator("summary").click()
    fold.locator("[name=text]").fill("口径不同")
    fold.locator("[name=name]").fill("李复核")
    fold.locator("[value=reject]").click()
    page.locator(GREEN).wait_for(state="detached", timeout=60_000)

    (decision,) = find(desk.folder).decisions
    assert (decision.subject, decision.verdict, decision.name) == ("match", "reject", "李复核")
    assert decision.names == ("森林覆盖率", "森林覆盖率")
    assert decision.sentences
    found, _ = run(find(desk.folder))
    assert "森林覆盖率" not in {one.indicator for one in found.findings if one.check == "below-upper"}

    page = reviewer.go("/kept")
    page.locator(".undo-form [name=name]").fill("李复核")
    page.locator(".undo-form button").click()
    page.locator(".kept-list").wait_for(state="detached")
    assert find(desk.folder).decisions == ()
    reviewer.go("/findings").locator(GREEN).wait_for(timeout=60_000)


def test_a_form_opened_before_another_was_kept_overwrites_nothing(
    desk: Desk, reviewer: Reviewer, browser: Browser
) -> None:
    second = Reviewer(browser, desk)
    other = second.go("/findings")
    side = other.locator(f"{GREEN} .side.primary")
    side.locator(".mend-open").click()
    side.locator(".mend-form").wait_for()
    match = other.locator(f"{GREEN}>.match")
    match.locator("summary").click()

    page = reviewer.go("/findings")
    mend(reviewer, {"value": "25", "reason": "误读"})
    page.locator(".mended").first.wait_for(timeout=60_000)
    held = page.locator(f"{GREEN}>.match")
    held.locator("summary").click()
    held.locator("[name=text]").fill("同一指标")
    held.locator("[value=accept]").click()
    page.locator(f"{GREEN}>.match .decided").wait_for(timeout=60_000)

    for field, value in {"value": "33", "reason": "另有所据", "name": "李复核"}.items():
        side.locator(f".mend-form [name={field}]").fill(value)
    side.locator(".mend-form .main-button").click()
    side.locator(".problem").filter(has_text="没有保存").wait_for()
    match.locator("[name=text]").fill("口径不同")
    match.locator("[value=reject]").click()
    match.locator(".problem").filter(has_text="没有保存").wait_for()
    assert [one.value for one in find(desk.folder).corrections] == [Decimal(25)]
    assert [one.verdict for one in find(desk.folder).decisions] == ["accept"]
    second.leave()


@pytest.mark.usefixtures("reviewer")
def test_the_form_can_be_used_by_keyboard_on_a_narrow_screen(desk: Desk, browser: Browser) -> None:
    narrow = Reviewer(browser, desk, NARROW)
    page = narrow.go("/findings")
    opener = page.locator(f"{GREEN} .side.primary .mend-open")
    opener.focus()
    page.keyboard.press("Enter")
    page.locator(".mend-form").wait_for()

    assert page.evaluate("document.activeElement.name") == "indicator"
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    page.keyboard.press("Escape")
    assert page.locator(".mend-form").count() == 0
    assert page.evaluate("document.activeElement.className") == "mend-open"
    narrow.leave()


def test_a_document_that_leaves_takes_its_corrections_along(desk: Desk, reviewer: Reviewer) -> None:
    page = reviewer.go("/findings")
    mend(reviewer, {"value": "35", "reason": "误读"})
    page.locator(GREEN).wait_for(state="detached", timeout=60_000)
    reviewer.go("/documents").locator(".fact:has([name='level:草案']) .remove").click()
    page.locator("[name='level:草案']").wait_for(state="detached")

    assert find(desk.folder).corrections == ()

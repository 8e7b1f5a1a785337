"""A paragraph checked while it is written: it says what a check of the whole draft says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.desk.live import Held, check_paragraph, held
from checker.model import Finding
from checker.pipeline import gathered, judge_matches, match_targets, read_all
from checker.workspace import Workspace, find
from tests.desk.reviewing import NARROW, Reviewer, desk_with_findings, payload
from tests.desk.serving import Desk, province_pdf, word_draft

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DRAFT = "到2025年，森林覆盖率达到20%以上，每个县（市、区）建成公园3个以上。"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return find(Path(__file__).parents[2] / "docs_data")


@pytest.fixture(scope="module")
def against(workspace: Workspace) -> tuple[Held, tuple[Finding, ...]]:
    """The plan of Heze under work, and what a check of the whole finds."""
    reading = read_all(workspace)
    matching = match_targets(workspace, reading)
    judged = judge_matches(workspace, reading, matching)
    return held(workspace, gathered(workspace, reading, matching, judged), "heze-2024"), judged[0]


def test_a_paragraph_gets_the_verdict_of_the_whole_draft(against: tuple[Held, tuple[Finding, ...]]) -> None:
    one, whole = against
    quoted = {item.quote.passage for finding in whole for item in finding.evidence if item.quote.doc == one.draft.id}
    told = {
        (finding.check, finding.severity, finding.indicator)
        for finding in whole
        if {item.quote.doc for item in finding.evidence} == {one.draft.id, "shandong-2024"}
        and finding.check in ("weaker-bound", "below-upper", "below-average", "later-deadline", "copied-average")
    }
    found = set()
    for passage in one.draft.passages:
        if passage.number in quoted and passage.row is None and passage.kind != "heading":
            verdict = check_paragraph(one, passage.text, passage.headings)
            found |= {(finding.check, finding.severity, finding.indicator) for finding in verdict.findings}

    assert told
    assert told - found == set()


def test_what_is_put_right_is_found_no_more(against: tuple[Held, tuple[Finding, ...]]) -> None:
    one, _ = against
    before = check_paragraph(one, "到2025年，常住人口城镇化率达到57%左右。")
    after = check_paragraph(one, "到2025年，常住人口城镇化率达到68%以上。")

    assert "weaker-bound" in {finding.check for finding in before.findings}
    assert not {"weaker-bound", "below-average"} & {finding.check for finding in after.findings}
    assert [target.indicator for target in after.targets] == ["常住人口城镇化率"]


def test_a_heading_gives_its_year_and_is_no_part_of_the_paragraph(against: tuple[Held, tuple[Finding, ...]]) -> None:
    one, _ = against
    (alone,) = check_paragraph(one, "常住人口城镇化率达到57%左右。").targets
    (under,) = check_paragraph(one, "常住人口城镇化率达到57%左右。", ("一、到2023年的目标",)).targets

    assert (alone.by, under.by) == (None, 2023)
    assert check_paragraph(one, "", ("一、到2023年的目标",)).targets == ()
    assert check_paragraph(one, " \n").passages == ()


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = desk_with_findings(
        browser,
        tmp_path_factory.mktemp("desk"),
        [payload("草案.docx", word_draft()), payload("省方案.pdf", province_pdf())],
    )
    yield desk
    desk.close()


def test_what_is_written_is_checked_as_it_is_written(desk: Desk, browser: Browser) -> None:
    reviewer = Reviewer(browser, desk)
    page = reviewer.go("/findings")
    page.locator("#f1 .try a").first.click()
    page.wait_for_url("**/live?*")
    result = page.locator("#live-result")
    result.locator(".change.error").first.wait_for()
    assert page.locator("[name=text]").input_value().endswith(DRAFT)

    page.locator("[name=text]").fill("到2025年，森林覆盖率达到")
    result.locator(".change").first.wait_for(state="detached")
    page.locator("[name=text]").press_sequentially("25%以上。", delay=20)
    result.locator(".change.error").filter(has_text="森林覆盖率").wait_for()
    assert "30%以上" in result.locator(".change blockquote").first.inner_text()
    page.locator("[name=text]").fill("到2025年，森林覆盖率达到35%以上。")
    result.locator(".change.error").wait_for(state="detached")
    assert "森林覆盖率" in result.locator("tbody").inner_text()

    # Nothing of it touches the folder, and nothing that was typed is lost.
    page.reload()
    assert page.locator("[name=text]").input_value() == "到2025年，森林覆盖率达到35%以上。"
    assert "上级目标有无遗漏" in page.locator("details.box").inner_text()
    assert {file.name for file in desk.folder.iterdir()} == {"manifest.yaml", "originals", ".lock"}
    reviewer.leave()


def test_what_is_pasted_is_text_and_nothing_else(desk: Desk, browser: Browser) -> None:
    reviewer = Reviewer(browser, desk, NARROW)
    page = reviewer.go("/live")
    page.locator("[name=text]").fill("<img src=x onerror=alert(1)>到2025年，森林覆盖率达到25%以上。")
    page.locator("#live-result .change").first.wait_for()

    assert page.locator("#live-result img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    reviewer.leave()

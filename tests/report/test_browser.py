"""The page in a real browser, with the network off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.decide import read_marks
from checker.model import Decision, Run
from checker.report import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


class Opened:
    """A page of a run opened offline, with everything the browser complained about."""

    def __init__(self, browser: Browser, file: Path, size: dict[str, int]) -> None:
        self.context = browser.new_context(viewport=size, offline=True)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", self._hear)
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())

    def _hear(self, dialog: Dialog) -> None:
        self.said.append(dialog.message)
        dialog.dismiss()

    def shown(self) -> int:
        """Count the cards in sight."""
        return self.page.locator("#cards .card:visible").count()


@pytest.fixture(scope="module")
def file(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(html.render(run), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Opened]:
    opened = Opened(browser, file, WIDE)
    yield opened
    assert opened.said == []
    opened.context.close()


@pytest.fixture
def narrow(browser: Browser, file: Path) -> Iterator[Opened]:
    opened = Opened(browser, file, NARROW)
    yield opened
    assert opened.said == []
    opened.context.close()


def test_it_opens_offline_and_asks_for_nothing(opened: Opened) -> None:
    assert opened.page.title() == "规划目标衔接核对报告"
    assert opened.requests == [opened.page.url]


def test_the_style_and_the_script_pass_the_policy(opened: Opened) -> None:
    assert opened.page.evaluate("getComputedStyle(document.querySelector('nav ul')).listStyleType") == "none"
    assert opened.page.locator("#shown").inner_text() == "显示 8 条，共 8 条"


def test_the_switch_turns_every_sentence_without_loading_again(opened: Opened) -> None:
    opened.page.evaluate("window.marked = true")
    opened.page.locator("#switch").click()

    assert opened.page.title() == "Plan target coherence review"
    assert opened.page.locator("h1").inner_text() == "Plan target coherence review"
    assert opened.page.locator("#f1 .message").inner_text().startswith("The province has every city")
    assert opened.page.locator("#shown").inner_text() == "8 of 8 shown"
    assert opened.page.locator("[name=q]").get_attribute("placeholder") == "indicator, text, message …"
    assert opened.page.locator("nav").get_attribute("aria-label") == "Contents"
    assert opened.page.evaluate("window.marked")
    assert opened.page.locator("#f1 blockquote").first.inner_text().startswith("争取市主城区")

    opened.page.locator("#switch").click()

    assert opened.page.locator("#f1 .message").inner_text().startswith("省级要求各市")


def test_no_sentence_of_the_other_language_is_left_in_sight(opened: Opened) -> None:
    opened.page.locator("#switch").click()
    left = opened.page.evaluate(
        """() => {
            const words = JSON.parse(document.getElementById('words').textContent).en;
            const told = [...document.querySelectorAll('[data-t]')].filter(e => e.textContent !== words[e.dataset.t]);
            const other = [...document.querySelectorAll('[lang=zh]')].filter(e => e.checkVisibility());
            return [...told, ...other].map(e => e.outerHTML);
        }"""
    )

    assert left == []


@pytest.mark.parametrize(
    ("name", "value", "count"),
    [
        ("s", "error", 2),
        ("s", "warning", 2),
        ("k", "unanswered", 4),
        ("c", "low", 2),
        ("u", "accepted", 1),
        ("d", "d2", 4),
    ],
)
def test_a_filter_leaves_what_fits(opened: Opened, name: str, value: str, count: int) -> None:
    opened.page.locator(f"#filters [name={name}]").select_option(value)

    assert opened.page.locator("#shown").inner_text() == f"显示 {count} 条，共 8 条"


def test_the_clause_filter_takes_the_beginning_of_a_path(opened: Opened) -> None:
    opened.page.locator("[name=l]").fill("四/1")

    assert opened.shown() == 1


def test_search_finds_quotes_and_says_when_there_is_nothing(opened: Opened) -> None:
    opened.page.locator("[name=q]").fill("590公里")
    assert opened.shown() == 1

    opened.page.locator("[name=q]").fill("没有这样的字")
    assert opened.shown() == 0
    assert opened.page.locator("#nothing").is_visible()

    opened.page.locator("#filters button[type=reset]").click()
    opened.page.locator("#cards .card").first.wait_for()
    assert opened.page.locator("#shown").inner_text() == "显示 8 条，共 8 条"


def test_a_follow_on_that_fits_keeps_its_cause_in_sight(opened: Opened) -> None:
    opened.page.locator("#filters [name=k]").select_option("weaker-bound")

    assert opened.page.locator("#shown").inner_text() == "显示 1 条，共 8 条"
    assert opened.page.locator(".card[data-k=weaker-bound]").is_visible()


def test_filters_work_by_keyboard_alone(opened: Opened) -> None:
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.name") == "q"
    opened.page.keyboard.type("智慧城市")
    assert opened.shown() == 1
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("ArrowDown")
    assert opened.page.evaluate("document.activeElement.name") == "s"


def test_everything_that_can_be_used_has_a_name(opened: Opened) -> None:
    nameless = opened.page.evaluate(
        """() => [...document.querySelectorAll('button,a[href],input,select,textarea,summary,[role=region]')]
            .filter(e => !(e.ariaLabel || e.getAttribute('aria-labelledby') || e.labels?.length))
            .filter(e => !e.textContent.trim())
            .map(e => e.outerHTML.slice(0, 120))"""
    )

    assert nameless == []


def test_headings_go_down_one_level_at_a_time(opened: Opened) -> None:
    levels = opened.page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_place_leads_to_the_text_and_back(opened: Opened) -> None:
    opened.page.locator("#f1 .place").first.click()
    mark = opened.page.evaluate("location.hash")
    opened.page.wait_for_selector(f"{mark}", state="attached")
    assert opened.page.locator("#d2 .text").is_visible()

    opened.page.locator(f"a.has:right-of({mark})").first.wait_for(state="attached")
    opened.page.locator("#d2 .text a.has[href='#f1']").first.click()
    assert opened.page.evaluate("location.hash") == "#f1"


def test_the_opinion_is_copied_whole(opened: Opened, browser: Browser) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.page.locator("#f1 .copy").first.click()
    opened.page.locator("#f1 .copy", has_text="已复制").first.wait_for()
    copied = opened.page.evaluate("navigator.clipboard.readText()")

    assert copied.splitlines()[0] == "指标：县区四星级以上新型智慧城市" or copied.startswith("指标：")
    assert "下级表述：“争取市主城区和60%的县区建成四星级以上新型智慧城市”（《菏泽市新型城镇化建设行动提升方案" in copied
    assert "上级表述：" in copied
    assert "差异：" in copied
    assert "建议：建议去掉“争取”" in copied
    assert "Please" not in copied


# ---- what a reviewer decides on the page


def decided(opened: Opened) -> str:
    return opened.page.locator("#decided-count").inner_text()


def test_what_is_ticked_and_noted_is_exported_as_a_file_that_is_read_back(opened: Opened, tmp_path: Path) -> None:
    assert opened.page.locator("#export").is_disabled()
    card = opened.page.locator("#f1")
    card.locator(":scope > .decide .verdict").select_option("ask")
    card.locator(":scope > .decide textarea").fill("请说明\n测算依据")
    opened.page.locator("#f2 > .decide textarea").fill("问一下")
    assert decided(opened) == "已选 1 条列入意见函，共处理 2 条"

    with opened.page.expect_download() as download:
        opened.page.locator("#export").click()
    assert download.value.suggested_filename == "decisions.json"
    file = tmp_path / "decisions.json"
    download.value.save_as(file)
    marks, left = read_marks(file)

    assert [(mark.verdict, mark.reason) for mark in marks] == [("ask", "请说明 测算依据"), ("later", "问一下")]
    assert marks[0].fingerprint == card.locator(":scope > details .acts code").first.inner_text()
    assert left == ()


def test_what_was_typed_is_there_after_loading_again(opened: Opened) -> None:
    opened.page.locator("#f1 > .decide .verdict").select_option("reject")
    opened.page.locator("#f1 > .decide textarea").fill("不成立的理由")
    opened.page.reload()

    assert opened.page.locator("#f1 > .decide .verdict").input_value() == "reject"
    assert opened.page.locator("#f1 > .decide textarea").input_value() == "不成立的理由"
    assert decided(opened) == "已选 0 条列入意见函，共处理 1 条"

    opened.page.locator("#switch").click()
    assert decided(opened) == "0 put into the letter, 1 decided on"


def test_what_was_decided_before_is_shown_and_not_exported_again(browser: Browser, run: Run, tmp_path: Path) -> None:
    asked = Decision(
        fingerprint="", verdict="ask", subject="finding", reason="请说明", answer="partly", answer_text="分两年"
    )
    first = next(one for one in run.findings if one.severity == "error")
    findings = tuple(replace(one, decision=asked) if one is first else one for one in run.findings)
    path = tmp_path / "index.html"
    path.write_text(html.render(replace(run, findings=findings)), encoding="utf-8")
    opened = Opened(browser, path, WIDE)
    card = opened.page.locator(f".card:has(> details .acts code:text-is('{first.fingerprint}'))").first

    assert card.locator(":scope > .decide .verdict").input_value() == "ask"
    assert card.locator(":scope > .tags").inner_text().endswith("已答复，待裁定")
    assert card.locator(":scope > .answered").inner_text() == "起草单位答复：部分采纳：分两年"
    assert opened.page.locator("#export").is_disabled()
    assert opened.said == []
    opened.context.close()


def test_the_line_for_the_decisions_is_the_workspaces_own_shape(opened: Opened, tmp_path: Path) -> None:
    from checker.workspace.decisions import load_decisions

    line = opened.page.locator("#q1 .choice code").first.text_content()
    file = tmp_path / "decisions.yaml"
    file.write_text((line or "").replace('reason: ""', 'reason: "同一指标"'), encoding="utf-8")
    (decision,) = load_decisions(file)

    assert (decision.subject, decision.verdict) == ("match", "accept")


def test_why_a_check_asks_is_on_every_card(opened: Opened) -> None:
    assert "减弱" in opened.page.locator("#f1 .why").first.inner_text()


def test_a_statement_that_several_findings_quote_is_on_each_of_their_cards(opened: Opened, run: Run) -> None:
    shown = opened.page.evaluate(
        "[...document.querySelectorAll('.card .side blockquote')].map(quote => quote.textContent)"
    )
    quotes = [one.quote.text.replace("\t", " ｜ ") for finding in run.findings for one in finding.evidence]

    assert opened.page.locator("[data-as]").count() > 0
    assert sorted(shown) == sorted(quotes)


def test_the_target_table_is_searched(opened: Opened) -> None:
    opened.page.locator("#target-search").fill("城镇化率")

    assert 0 < opened.page.locator("#target-table tr[id]:visible").count() < 20


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_narrow_screen_has_no_sideways_scroll(narrow: Opened, language: str) -> None:
    if language == "en":
        narrow.page.locator("#switch").click()
    narrow.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    narrow.page.locator("#singles").check()

    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 360
    wide = narrow.page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e => !e.closest('.wide') && e.checkVisibility()
            && e.getBoundingClientRect().right > 361).map(e => e.outerHTML.slice(0, 90))"""
    )
    assert wide == []


def test_paper_shows_the_evidence_and_no_controls(opened: Opened) -> None:
    opened.page.emulate_media(media="print")

    assert not opened.page.locator("nav").is_visible()
    assert not opened.page.locator("#filters").is_visible()
    assert opened.page.locator("#f1 blockquote").first.is_visible()
    assert opened.page.pdf(format="A4").startswith(b"%PDF")


def test_hostile_text_runs_nothing(browser: Browser, hostile: Run, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(html.render(hostile), encoding="utf-8")
    opened = Opened(browser, path, WIDE)

    assert "<script>alert(1)</script>" in opened.page.locator("#f1 .message").inner_text()
    opened.page.locator("#switch").click()
    for link in opened.page.locator("#findings a:visible").all():
        link.click()
    assert opened.said == []
    assert opened.requests == [path.as_uri()]
    opened.context.close()


def test_the_policy_stops_a_script_that_got_in_all_the_same(browser: Browser, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(html.render(run).replace("<main", "<script>alert('in')</script><main", 1), encoding="utf-8")
    opened = Opened(browser, path, WIDE)

    assert len(opened.said) == 1
    assert "Content Security Policy" in opened.said[0]
    opened.context.close()


def test_it_is_usable_in_under_a_second(browser: Browser, file: Path) -> None:
    opened = Opened(browser, file, WIDE)
    loaded = opened.page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")

    assert loaded < 1000
    opened.context.close()


# ---- two plans side by side


def test_two_plans_stand_side_by_side_with_what_differs_coloured(opened: Opened, run: Run) -> None:
    page = opened.page
    block = page.locator("#sidebyside .texts")
    block.evaluate("block => { block.open = true }")
    rows = page.locator("#sidebyside .aligned:not(.heads)")
    shown = [pair for pair in run.sentences if not pair.verbatim]

    assert len(shown) > 10
    assert rows.count() >= len(shown)
    left, right = (rows.first.locator("> div").nth(at).bounding_box() for at in (0, 1))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 1
    gone, came = (page.locator(f"#sidebyside .aligned {tag}").first for tag in ("del", "ins"))
    colours = {one.evaluate("one => getComputedStyle(one).backgroundColor") for one in (gone, came)}
    assert len(colours) == 2
    assert "rgba(0, 0, 0, 0)" not in colours


def test_what_is_the_same_is_folded_to_one_grey_line(opened: Opened, run: Run) -> None:
    page = opened.page
    page.locator("#sidebyside .texts").evaluate("block => { block.open = true }")
    folded = page.locator("#sidebyside details.equal")

    assert folded.count() > 0
    assert not folded.first.locator("li").first.is_visible()
    assert folded.first.locator("summary").bounding_box()["height"] < 60  # type: ignore[index]
    folded.first.locator("summary").click()
    assert folded.first.locator("li").first.is_visible()


def test_on_a_narrow_page_the_sentences_stand_below_each_other(narrow: Opened) -> None:
    page = narrow.page
    page.locator("#sidebyside .texts").evaluate("block => { block.open = true }")
    row = page.locator("#sidebyside .aligned:not(.heads)").first
    upper, lower = (row.locator("> div").nth(at).bounding_box() for at in (0, 1))

    assert upper is not None
    assert lower is not None
    assert upper["y"] + upper["height"] <= lower["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_side_by_side_speaks_both_languages(opened: Opened) -> None:
    heading = opened.page.locator("#h-sidebyside")

    assert heading.text_content() == "两份文件逐句对照"
    opened.page.locator("#switch").click()
    assert heading.text_content() == "Two plans side by side"


def test_the_first_screen_says_the_verdict_and_what_matters_most(opened: Opened) -> None:
    verdict = opened.page.locator(".conclusion")
    first = opened.page.locator(".foremost li").first

    box = verdict.bounding_box()
    assert box is not None
    assert box["y"] < 400
    assert first.locator("q").count() == 2
    first.locator("a").click()
    assert opened.page.locator("#f1").is_visible()


def test_a_link_to_a_notice_opens_the_group_it_is_folded_under(opened: Opened) -> None:
    group = opened.page.locator("details.notices").first
    card = group.locator(".card").first

    assert not card.is_visible()
    opened.page.evaluate("name => { location.hash = name; }", card.get_attribute("id"))
    opened.page.wait_for_timeout(200)
    assert card.is_visible()


def test_what_is_filtered_stands_in_the_address_and_comes_back_with_it(opened: Opened) -> None:
    opened.page.locator("#filters [name=k]").select_option("weaker-bound")
    opened.page.locator("#filters [name=q]").fill("城镇化率")
    count = opened.shown()
    address = opened.page.url

    assert "k=weaker-bound" in address
    opened.page.goto(address)
    assert opened.page.locator("#filters [name=q]").input_value() == "城镇化率"
    assert opened.shown() == count > 0
    opened.page.locator("#filters button[type=reset]").click()
    opened.page.locator("html:not(.filtered)").wait_for()
    assert "?" not in opened.page.url


def test_j_and_k_go_from_finding_to_finding(opened: Opened) -> None:
    def at() -> str:
        return str(opened.page.evaluate("document.activeElement.closest('.card')?.id"))

    opened.page.locator("#f1").scroll_into_view_if_needed()
    opened.page.locator("#f1 .no").first.focus()
    opened.page.keyboard.press("j")
    second = at()
    opened.page.keyboard.press("j")
    assert second != "f1"
    assert at() not in ("f1", second)
    opened.page.keyboard.press("k")
    assert at() == second
    # In a field they are letters.
    opened.page.locator("#filters [name=q]").focus()
    opened.page.keyboard.press("j")
    assert opened.page.locator("#filters [name=q]").input_value() == "j"


def test_on_paper_stands_what_is_filtered_and_nothing_else(opened: Opened) -> None:
    opened.page.locator("#filters [name=k]").select_option("weaker-bound")
    count = opened.shown()
    opened.page.emulate_media(media="print")

    assert opened.page.locator("main section:visible").count() == 1
    assert opened.page.locator("#cards .card:visible").count() == count > 0
    opened.page.emulate_media(media="screen")


def test_the_matrix_says_what_its_colours_mean_and_pictures_are_as_wide_as_they_have_to_be(
    browser: Browser, file: Path
) -> None:
    opened = Opened(browser, file, NARROW)

    assert opened.page.locator("#matrix .legend li").count() == 3
    told = "e => getComputedStyle(e).color"
    assert opened.page.locator("#matrix .told").evaluate(told) == opened.page.locator(".matrix a.has").first.evaluate(
        told
    )
    opened.page.locator("#pictures").scroll_into_view_if_needed()
    assert all(
        width > 800 for width in opened.page.locator(".picture svg").evaluate_all("all => all.map(e => e.clientWidth)")
    )
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    opened.context.close()

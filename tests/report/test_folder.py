"""The report of many plans: an overview and a page a plan, nothing lost between them, all of it without a network."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from checker.model import Run
from checker.report import folder, html, layout
from checker.report.folder import pages
from checker.report.html import ASSETS
from checker.report.plans import Overview
from checker.report.summary import summarise
from checker.report.whole import Whole
from tests.report.province import province
from tests.report.test_html import Elements

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOST = 2_000_000
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
NUMBERED = re.compile(r"(?:m|t|f|d)\d+(?:p\d+)?")


@pytest.fixture(scope="module")
def sixteen(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return province(tmp_path_factory.mktemp("made") / "plans", 16)


@pytest.fixture(scope="module")
def made(sixteen: Run) -> Mapping[str, str]:
    return dict(pages(sixteen))


@pytest.fixture(scope="module")
def elements(made: Mapping[str, str]) -> Mapping[str, Elements]:
    return {file: Elements(text) for file, text in made.items() if file.endswith(".html")}


@pytest.fixture(scope="module")
def written(made: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("written")
    for file, text in made.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    return root


def numbered(elements: Elements) -> Counter[str]:
    return Counter(name for name in elements.all("id") if NUMBERED.fullmatch(name))


# ---- what is in it


def test_there_is_a_page_for_each_plan_and_one_overview(sixteen: Run, made: Mapping[str, str]) -> None:
    assert {f"plans/{document.id}.html" for document in sixteen.documents} <= set(made)
    assert set(ASSETS) <= set(made)
    assert next(iter(made)) == folder.INDEX


def test_every_finding_target_figure_and_passage_of_the_one_page_stands_on_exactly_one(
    sixteen: Run, elements: Mapping[str, Elements]
) -> None:
    together = sum((numbered(one) for one in elements.values()), Counter[str]())

    assert together == numbered(Elements(html.render(sixteen)))
    assert sum(name.startswith("f") for name in together) == len(sixteen.findings)


def test_every_state_of_the_ledger_is_counted_on_the_pages_as_in_the_run(sixteen: Run, made: Mapping[str, str]) -> None:
    summary = summarise(sixteen)
    foot = re.compile(r"<tfoot><tr><th scope=row>.*?</th>(.*?)</tr></tfoot>", re.DOTALL)
    sums: Counter[int] = Counter()
    for file, text in made.items():
        if file.startswith("plans/"):
            cells = foot.findall(text[text.index("<table class=ledger>") :])[0]
            sums.update(dict(enumerate(map(int, re.findall(r"<td class=n>(\d+)</td>", cells)))))

    states = list(summary.states.values())[::-1]
    assert [sums[at] for at in range(len(states))] == states
    assert sums[len(states) + 1] == summary.figures


def test_the_overview_counts_what_the_pages_hold(sixteen: Run, elements: Mapping[str, Elements]) -> None:
    lines = Overview(Whole(sixteen)).plans

    assert sum(line.figures for line in lines) == summarise(sixteen).figures
    for line in lines:
        tags = elements[f"plans/{line.document.id}.html"].tags
        shown = Counter(attrs.get("data-s") for _, attrs in tags if "data-s" in attrs)
        assert shown == {severity: count for severity, count in line.open.items() if count}
    assert [line.open.get("error", 0) for line in lines] == sorted(
        (line.open.get("error", 0) for line in lines), reverse=True
    )


def test_what_a_city_does_not_answer_stands_on_the_page_of_the_city(tmp_path: Path) -> None:
    run = province(tmp_path / "plans", 2)
    silent = [finding for finding in run.findings if finding.check == "unanswered"]
    homed = Whole(run).homed

    assert all(item.finding.asked in ("", doc) for doc, items in homed.items() for item in items)
    assert all(finding.asked.startswith("shi-") for finding in silent)


# ---- how it hangs together


def test_every_link_leads_to_a_place_that_is_there(made: Mapping[str, str], elements: Mapping[str, Elements]) -> None:
    ids = {file: set(one.all("id")) for file, one in elements.items()}
    for file, one in elements.items():
        assert len(one.all("id")) == len(ids[file])
        for address in one.all("href"):
            path, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path))) if path else file
            assert target in made, (file, address)
            assert not anchor or anchor in ids[target], (file, address)


def test_no_page_has_a_handler_a_style_or_an_outside_address(made: Mapping[str, str]) -> None:
    for file, text in made.items():
        assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?\s*(?:https?:)?//""", text), file
        if file.endswith(".html"):
            tags = Elements(text).tags
            assert not [name for _, attrs in tags for name in attrs if name.startswith("on") or name == "style"]
            assert "unsafe" not in next(attrs["content"] or "" for _, attrs in tags if attrs.get("http-equiv"))


def test_the_same_run_gives_the_same_bytes(sixteen: Run, made: Mapping[str, str]) -> None:
    assert dict(pages(sixteen)) == made


def test_a_document_with_a_strange_id_has_a_page_with_a_plain_name(hostile: Run) -> None:
    made = dict(pages(hostile))

    assert all(re.fullmatch(r"[\w./-]+", file) and ".." not in file for file in made)
    assert not {tag for file, text in made.items() if file.endswith("html") for tag, _ in Elements(text).tags} & {
        "img", "u", "iframe",
    }  # fmt: skip


# ---- large ones


def test_no_page_of_thirty_plans_is_larger_than_is_promised(tmp_path: Path) -> None:
    made = dict(pages(province(tmp_path / "plans", 30)))

    assert sum(file.startswith("plans/") for file in made) == 31
    assert all(len(text.encode("utf-8")) < MOST for text in made.values())


def test_a_plan_that_is_too_large_for_one_page_is_cut_and_loses_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 90_000
    monkeypatch.setattr(layout, "LIMIT", limit)
    made = dict(pages(run))
    parts = {file: Elements(text) for file, text in made.items() if file.startswith("plans/")}
    together = sum((numbered(one) for one in parts.values()), Counter[str]())

    assert sum(file.startswith("plans/heze-2024") for file in parts) > 2
    assert together == numbered(Elements(html.render(run)))
    for file, one in parts.items():
        for address in one.all("href"):
            path, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join("plans", unquote(path))) if path else file
            assert target in made, (file, address)
            assert not anchor or f"id={anchor}" in made[target].replace('"', ""), (file, address)


# ---- in the browser


class Opened:
    """A folder of pages opened from the disk with the network off."""

    def __init__(self, browser: Browser, root: Path, size: Mapping[str, int]) -> None:
        self.context = browser.new_context(viewport=dict(size), offline=True)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto((root / folder.INDEX).as_uri())


@pytest.fixture
def opened(browser: Browser, written: Path) -> Iterator[Opened]:
    opened = Opened(browser, written, WIDE)
    yield opened
    assert opened.said == []
    assert all(address.startswith("file:") for address in opened.asked)
    opened.context.close()


def test_style_and_script_beside_the_pages_are_taken_from_the_disk(opened: Opened) -> None:
    assert opened.page.evaluate("getComputedStyle(document.querySelector('nav ul')).listStyleType") == "none"
    assert opened.page.locator("#plans-shown").inner_text() == "显示 17 份，共 17 份"


def test_a_plan_is_found_by_its_name_and_opened(opened: Opened) -> None:
    page = opened.page
    page.locator("#plan-search").fill("济南")
    rows = page.locator("#plan-table tr[data-d]:visible")

    assert rows.count() == 1
    rows.locator("a").click()
    assert "济南" in page.locator("h1").inner_text()
    page.locator(".up a").click()
    assert page.locator("#plan-table").is_visible()


def test_a_place_in_the_plan_above_opens_its_page_and_leads_back(opened: Opened) -> None:
    page = opened.page
    page.locator("#plan-table a").first.click()
    page.locator(".card .side .place[href*='sheng.html']").first.click()

    assert page.url.partition("#")[0].endswith("/plans/sheng.html")
    assert page.locator("#documents .text").is_visible()
    page.locator("#elsewhere a[href*='#f']").first.click()
    assert page.locator(f"#{page.url.partition('#')[2]}").is_visible()


def test_what_is_decided_on_one_page_is_exported_from_the_overview(opened: Opened) -> None:
    from playwright.sync_api import expect

    page = opened.page
    page.locator("#plan-table a").first.click()
    page.locator(".card > .decide .verdict").first.select_option("ask")
    page.locator(".up a").click()

    expect(page.locator("#decided-count")).to_have_text("已选 1 条列入意见函，共处理 1 条")
    with page.expect_download() as download:
        page.locator("#export").click()
    assert download.value.suggested_filename == "decisions.json"


def test_both_languages_are_on_every_page(opened: Opened, written: Path) -> None:
    page = opened.page
    for file in ("index.html", "indicators.html", "plans/shi-01.html"):
        page.goto((written / file).as_uri())
        page.locator("#switch").click()
        left = page.evaluate(
            "[...document.querySelectorAll('[lang=zh]')].filter(e => e.checkVisibility()).map(e => e.outerHTML)"
        )
        assert left == []
        assert page.locator("h2").first.inner_text().isascii() or "’" in page.locator("h2").first.inner_text()


def test_a_narrow_screen_has_no_sideways_scroll(browser: Browser, written: Path) -> None:
    opened = Opened(browser, written, NARROW)
    for file in ("index.html", "indicators.html", "plans/shi-01.html", "plans/sheng.html"):
        opened.page.goto((written / file).as_uri())
        opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], file
    assert opened.said == []
    opened.context.close()

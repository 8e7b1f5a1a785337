"""The page as text: one file, both languages, everything escaped, the same bytes every time."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from checker.messages import Language
from checker.model import Run
from checker.report import html


class Elements(HTMLParser):
    """Every start tag of a page with its attributes, and the ids met."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.tags.append((tag, dict(attrs)))

    def all(self, attribute: str) -> list[str]:
        """Return every value of an attribute."""
        return [value for _, attrs in self.tags if (value := attrs.get(attribute)) is not None]


@pytest.fixture(scope="module")
def page(run: Run) -> str:
    return html.render(run)


@pytest.fixture(scope="module")
def elements(page: str) -> Elements:
    return Elements(page)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_run_gives_the_same_bytes(run: Run, lang: Language) -> None:
    assert html.render(run, lang) == html.render(run, lang)


def test_nothing_is_fetched_from_anywhere(page: str, elements: Elements) -> None:
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?\s*(?:https?:)?//""", page)
    assert all(link.startswith("#") for link in elements.all("href"))
    assert not {tag for tag, _ in elements.tags} & {"link", "iframe", "img", "object", "embed", "base"}


def test_the_policy_allows_no_inline_style_and_no_handler(elements: Elements) -> None:
    (policy,) = [attrs["content"] or "" for _, attrs in elements.tags if attrs.get("http-equiv")]

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert elements.all("style") == []
    assert [name for _, attrs in elements.tags for name in attrs if name.startswith("on")] == []


def test_every_id_is_there_once_and_every_link_leads_somewhere(elements: Elements) -> None:
    ids = elements.all("id")

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in elements.all("href")} <= set(ids)


def test_every_figure_of_the_ledger_and_every_target_has_its_mark(run: Run, elements: Elements) -> None:
    marks = [name for name in elements.all("id") if re.fullmatch(r"m\d+", name)]
    rows = [name for name in elements.all("id") if re.fullmatch(r"t\d+", name)]
    targets = sum(len(extraction.targets) for extraction in run.extractions)

    assert len(marks) == len(rows) == targets


def test_the_whole_text_of_a_document_is_in_the_page(run: Run, page: str) -> None:
    shown = re.sub(r"<a class=ref .*?</a>|<[^>]+>|\s", "", page.replace("&#34;", '"'))

    assert all(passage.text in shown for document in run.documents for passage in document.passages)


def test_coverage_stands_before_the_verdict(page: str) -> None:
    assert page.index("数字台账各状态的数量") < page.index('<table class="verdict">') < page.index("id=f1")


def test_the_wording_asks_and_does_not_accuse(run: Run) -> None:
    chrome = html.render(replace(run, findings=(), documents=(), extractions=(), pairs=(), unmatched=()))

    assert "请核实" in chrome
    assert "错误" not in chrome
    assert "违规" not in chrome


def test_a_run_that_judged_nothing_says_so_and_not_that_all_is_well(run: Run) -> None:
    page = html.render(replace(run, findings=(), tallies=()))
    body = page[: page.index('id="words"')]

    assert "不能视为通过" in body
    assert "没有发现疑点" not in body


def test_an_empty_run_still_makes_a_page() -> None:
    nothing = Run(documents=(), extractions=(), pairs=(), groups=(), series=(), unmatched=(), findings=(), tallies=())

    assert "<h1>" in html.render(nothing)


def test_hostile_text_becomes_text(hostile: Run) -> None:
    elements = Elements(html.render(hostile))

    assert sum(tag == "script" for tag, _ in elements.tags) == 2
    assert not {tag for tag, _ in elements.tags} & {"img", "u", "iframe"}
    assert all(link.startswith("#") for link in elements.all("href"))


def test_a_finding_in_english_says_the_same_in_the_same_place(run: Run) -> None:
    chinese, english = html.render(run, "zh"), html.render(run, "en")

    assert re.findall(r"id=(f\d+)", chinese) == re.findall(r"id=(f\d+)", english)
    assert '<html lang="en">' in english
    assert all(finding.message.en in unescape(chinese) for finding in run.findings)

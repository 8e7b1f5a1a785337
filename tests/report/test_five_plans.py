"""The reports of the five real plans: small enough, quick enough, and one count in all of them."""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from checker.model import Run
from checker.pipeline import run as go
from checker.report import html, shares
from checker.report import json as report_json
from checker.report.lookup import Lookup
from checker.report.summary import summarise
from checker.workspace import find
from tests.report import desk, test_formats

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def five() -> Run:
    found, _reading = go(find(desk.ROOT / "docs_data"))
    return found


@pytest.fixture(scope="module")
def page(five: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("five") / "index.html"
    path.write_text(html.render(five), encoding="utf-8")
    return path


def test_parts_are_ranked_by_figures_per_head(five: Run) -> None:
    ranked = [total.parts for total in shares.totals(Lookup(five)) if len(total.parts) > 1]

    assert ranked
    for parts in ranked:
        assert [part.rank for part in parts] == sorted(part.rank or 0 for part in parts)
        assert all((one.per_head or 0) >= (other.per_head or 0) for one, other in pairwise(parts))


def test_the_page_is_under_two_megabytes(page: Path) -> None:
    assert page.stat().st_size < 2_000_000


def test_the_page_is_usable_in_under_a_second(page: Path, browser: Browser) -> None:
    context = browser.new_context(offline=True)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    ready = []
    for _ in range(3):
        opened.goto(page.as_uri())
        ready.append(opened.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))

    # Of three, the quickest: the others tell how busy the machine was.
    assert min(ready) < 1000
    assert said == []
    context.close()


def test_a_filter_of_all_findings_answers_at_once(page: Path, browser: Browser, five: Run) -> None:
    context = browser.new_context(offline=True)
    opened = context.new_page()
    opened.goto(page.as_uri())
    took = opened.evaluate(
        """() => {
            const search = document.querySelector('[name=q]');
            search.value = '2025';
            const before = performance.now();
            search.dispatchEvent(new Event('input', {bubbles: true}));
            return performance.now() - before;
        }"""
    )

    assert took < 500
    assert str(len(five.findings)) in opened.locator("#shown").inner_text()
    context.close()


def test_the_json_keeps_to_the_schema_and_quotes_verbatim(five: Run) -> None:
    report = json.loads(report_json.render(five))
    schema = json.loads(files("checker.report").joinpath("schema.json").read_text(encoding="utf-8"))
    sources = {document.id: "".join(document.source.split()) for document in five.documents}

    jsonschema.validate(report, schema, cls=jsonschema.Draft202012Validator)
    for finding in report["findings"]:
        assert finding["evidence"]
        for item in finding["evidence"]:
            assert "".join(item["quote"].split()) in sources[item["doc"]]


@pytest.mark.parametrize("name", ["json", "sarif", "html", "terminal", "markdown", "xlsx"])
def test_every_format_counts_the_same_findings(five: Run, name: str) -> None:
    summary = summarise(five)
    wanted = {severity: summary.by_severity(severity) for severity in ("error", "warning", "notice")}

    assert dict(test_formats.counts_in(name, five)) == {severity: count for severity, count in wanted.items() if count}

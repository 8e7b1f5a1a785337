"""The whole corridor on the five plans of docs_data/: what must come out does, and how much a reviewer would miss."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.model import Finding, Run
from checker.pipeline import render, run
from checker.workspace import find

REPOSITORY = Path(__file__).parents[1]
GOLD = REPOSITORY / "tests" / "gold"
MUST: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / "tests" / "five-plans.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def whole() -> Run:
    return run(find(REPOSITORY))[0]


def squashed(text: str) -> str:
    return "".join(text.split())


def quotes_both(finding: Finding, wanted: list[str]) -> bool:
    quoted = [squashed(evidence.quote.text) for evidence in finding.evidence]
    return all(any(squashed(words) in quote for quote in quoted) for words in wanted)


@pytest.mark.parametrize("case", MUST, ids=[case["name"] for case in MUST])
def test_it_comes_out_with_both_sentences_and_the_arithmetic(case: dict[str, Any], whole: Run) -> None:
    quoting = [finding for finding in whole.findings if quotes_both(finding, case["quotes"])]

    named = [finding for finding in quoting if finding.check in case["checks"]]
    assert named, sorted({finding.check for finding in quoting})
    assert any(all(part in finding.working.zh for part in case["working"]) for finding in named), named[0].working.zh


def test_every_figure_is_in_one_state(whole: Run) -> None:
    places = Counter((figure.doc, figure.passage, figure.start) for one in whole.extractions for figure in one.figures)

    assert set(places.values()) == {1}


def test_every_target_with_a_figure_is_in_the_ledger(whole: Run) -> None:
    for extraction in whole.extractions:
        taken = [figure for figure in extraction.figures if figure.state in {"target", "baseline"}]
        for target in extraction.targets:
            quote = target.quote
            held = (one for one in taken if one.passage == quote.passage and quote.start <= one.start < quote.end)

            assert target.amount is None or any(held), target.id


def test_every_quote_stands_in_its_passage_and_every_passage_in_its_source(whole: Run) -> None:
    passages = {(document.id, passage.number): passage for document in whole.documents for passage in document.passages}
    sources = {document.id: document.source for document in whole.documents}
    for finding in whole.findings:
        for evidence in finding.evidence:
            quote = evidence.quote
            passage = passages[quote.doc, quote.passage]

            assert passage.text[quote.start : quote.end] == quote.text
            assert len(passage.origin) == len(passage.text)
            assert all(0 <= at < len(sources[quote.doc]) for at in passage.origin)


def test_fingerprints_name_one_finding_each_and_ids_one_target(whole: Run) -> None:
    fingerprints = Counter(finding.fingerprint for finding in whole.findings)
    ids = Counter(target.id for extraction in whole.extractions for target in extraction.targets)

    assert {name for name, count in fingerprints.items() if count > 1} == set()
    assert {name for name, count in ids.items() if count > 1} == set()


def test_nothing_is_said_in_a_language_without_the_other(whole: Run) -> None:
    for finding in whole.findings:
        assert finding.message.zh
        assert finding.message.en
        assert finding.working.zh
        assert finding.working.en


def test_the_same_documents_give_the_same_run(whole: Run) -> None:
    again = run(find(REPOSITORY))[0]

    assert render(again, "json", "zh") == render(whole, "json", "zh")


@pytest.mark.parametrize("listed", ["findings", "findings-others"])
def test_a_senior_reviewers_list_is_met(
    listed: str, whole: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    report.write_text(str(render(whole, "json", "zh")), encoding="utf-8")
    files = (GOLD / f"{listed}.jsonl", GOLD / f"not-{listed}.jsonl", REPOSITORY / "docs_data" / "originals")
    command = [sys.executable, str(GOLD / "score_findings.py"), str(report), *map(str, files), "--json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    score = json.loads(done.stdout)
    with capsys.disabled():
        print(f"\n{listed}: {score['loud']} loud, {score['unlisted_loud']} unlisted, {score['false_alarms']} false")
        for reach in ("must", "should", "out"):
            print(f"  {reach:7}{score['recall'].get(reach, {})}")

    must = score["recall"]["must"]
    assert score["false_alarms"] <= (0 if listed == "findings" else 1)
    assert must["found"] >= 0.95 * must["listed"]
    assert must["named"] >= 0.9 * must["listed"]

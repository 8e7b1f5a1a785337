"""The report as JSON keeps to its schema and to the run."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Run
from checker.pipeline import render, write
from checker.report import json as report_json
from checker.report.jsontext import pieces
from tests.report import desk, hostile


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files("checker.report").joinpath("schema.json").read_text(encoding="utf-8"))
    return loaded


def test_the_schema_is_itself_valid(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("make", [desk.run, hostile.hostile_run])
def test_a_report_keeps_to_the_schema(schema: dict[str, Any], make: Any) -> None:
    jsonschema.validate(json.loads(report_json.render(make())), schema, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(("path", "value"), [("severity", "fatal"), ("fingerprint", ""), ("message", "one language")])
def test_the_schema_refuses_another_shape(schema: dict[str, Any], run: Run, path: str, value: str) -> None:
    report = json.loads(report_json.render(run))
    report["findings"][0][path] = value

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, schema, cls=jsonschema.Draft202012Validator)


def test_every_quote_of_evidence_is_verbatim_in_its_document(run: Run) -> None:
    report = json.loads(report_json.render(run))
    sources = {document.id: "".join(document.source.split()) for document in run.documents}

    assert all(
        "".join(item["quote"].split()) in sources[item["doc"]]
        for finding in report["findings"]
        for item in finding["evidence"]
    )


def test_the_line_of_a_quote_is_the_line_of_the_file_it_begins_on(run: Run) -> None:
    report = json.loads(report_json.render(run))
    lines = {document.id: document.source.split("\n") for document in run.documents}
    evidence = [item for finding in report["findings"] for item in finding["evidence"]]

    assert evidence
    for item in evidence:
        line = "".join(lines[item["doc"]][item["line"] - 1].split())
        assert any(item["quote"][:length] in line for length in (4, 3, 2, 1))
        assert item["quote"][0] in line


def test_sentences_that_say_the_same_are_there_with_what_differs(run: Run) -> None:
    report = json.loads(report_json.render(run))
    told = {pair["id"]: pair for pair in report["sentences"]}
    words = [(pair, one) for pair in told.values() for one in pair["differences"]]

    assert set(told) == {pair.id for pair in run.sentences}
    assert words
    for pair, one in words:
        for side in ("upper", "lower"):
            assert pair[side]["text"][slice(*one[side]["at"])] == one[side]["words"]


def test_figures_are_never_floats(run: Run) -> None:
    report = json.loads(report_json.render(run))
    values = [target["value"] for target in report["targets"] if target["value"] is not None]

    assert "100000000" in values
    assert all(isinstance(value, str) for value in values)


def test_the_findings_scorer_reads_it(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text(report_json.render(run), encoding="utf-8")
    command: list[str | Path] = [sys.executable, desk.GOLD / "score_findings.py", report, desk.GOLD / "findings.jsonl"]
    done = subprocess.run(
        [*command, desk.GOLD / "not-findings.jsonl", desk.ORIGINALS, "--json"], capture_output=True, check=True
    )
    scored = json.loads(done.stdout)

    assert scored["reported"] == 8
    assert scored["recall"]["must"]["named"] >= 2


def test_obligations_that_two_plans_share_stand_among_the_pairs(run: Run) -> None:
    report = json.loads(report_json.render(run))
    targets = {target["id"]: target for target in report["targets"]}
    shared = [pair for pair in report["pairs"] if pair["steps"][0]["name"] == "match.step.same-sentence"]

    assert len(shared) == report["coverage"]["pairs"]["sentences"] > 0
    assert len(report["pairs"]) == len(run.pairs) + len(shared)
    assert all(
        targets[pair[side]]["derivation"] == ["aligned-sentence"] for pair in shared for side in ("upper", "lower")
    )
    sentences = {pair.id: len(pair.clauses) for pair in run.sentences if not pair.behind}
    clauses = {f"{name}.{at}" for name, count in sentences.items() for at in range(count)}
    assert {pair["id"] for pair in shared} <= {*sentences, *clauses}


def test_a_sentence_whose_targets_are_paired_is_no_obligation_of_its_own(run: Run) -> None:
    report = json.loads(report_json.render(run))
    shared = {pair["id"] for pair in report["pairs"] if pair["steps"][0]["name"] == "match.step.same-sentence"}
    paired = {(pair.upper.quote.doc, pair.upper.quote.passage, pair.lower.quote.passage) for pair in run.pairs}
    told = [pair for pair in run.sentences if (pair.upper.doc, pair.upper.passage, pair.lower.passage) in paired]
    alone = [pair for pair in told if pair.upper.text.count("。") == 0]

    assert alone
    assert any(pair.id not in shared for pair in alone)


def test_the_other_clauses_of_a_sentence_whose_targets_are_paired_are_obligations(run: Run) -> None:
    report = json.loads(report_json.render(run))
    targets = {target["id"]: target for target in report["targets"]}
    paired = [(pair.upper.quote, pair.lower.quote) for pair in run.pairs]
    of_clauses = [
        pair
        for pair in report["pairs"]
        if pair["steps"][0]["name"] == "match.step.same-sentence" and pair["id"].count(".") > pair["id"].count("~") + 1
    ]

    assert of_clauses
    for pair in of_clauses:
        upper = targets[pair["upper"]]["quote"]
        assert not any(upper in quote.text and quote.text in upper for quote, _ in paired)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(tree=st.dictionaries(st.text(), PLAIN))
def test_what_is_written_in_pieces_is_what_json_writes_at_once(tree: dict[str, object]) -> None:
    long = {name: iter(value) if isinstance(value, list) else value for name, value in tree.items()}

    assert "".join(pieces(long)) == json.dumps(tree, ensure_ascii=False, indent=1)


def test_the_file_of_a_report_holds_what_is_rendered(tmp_path: Path) -> None:
    run = desk.run()
    for form in ("json", "markdown"):
        write(tmp_path / form, run, form, "zh")
        assert (tmp_path / form).read_bytes() == str(render(run, form, "zh")).encode("utf-8")

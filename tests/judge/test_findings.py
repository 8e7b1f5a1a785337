"""A finding: graded by the severest line, known by a fingerprint without figures, and always in the same order."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from checker.judge import judge
from checker.judge.fingerprint import fingerprint
from checker.measure import Frame
from tests.judge.made import frame, measured


@pytest.fixture
def suites(tmp_path: Path) -> Path:
    """Return a folder with one suite of two grades."""
    lines = [
        {
            "type": "expect_column_values_to_be_between",
            "kwargs": {"column": "below-average", "max_value": limit},
            "severity": severity,
            "meta": {"check": "below-average"},
        }
        for limit, severity in ((0, "info"), (0.1, "warning"))
    ]
    (tmp_path / "pairs.json").write_text(json.dumps({"name": "pairs", "expectations": lines}), encoding="utf-8")
    return tmp_path


def test_two_lines_on_one_column_are_two_grades_of_one_finding(suites: Path) -> None:
    rows = {"little": measured(Decimal("0.05")), "much": measured(Decimal("0.5"))}

    findings, tallies = judge({"pairs": frame(rows)}, suites)

    assert [(finding.severity, finding.measured) for finding in findings] == [("warning", "0.5"), ("notice", "0.05")]
    assert [tally.outside for tally in tallies] == [2]


def test_a_reading_that_is_only_possible_is_less_sure(suites: Path) -> None:
    rows = {"certain": measured(Decimal("0.5")), "possible": measured(Decimal("0.5"), certain=False)}

    findings, _ = judge({"pairs": frame(rows)}, suites)

    assert [finding.confidence for finding in findings] == ["high", "medium"]


def test_a_fingerprint_survives_another_figure_and_another_order(suites: Path) -> None:
    before, _ = judge({"pairs": frame({"a": measured(Decimal("0.5")), "b": measured(Decimal("0.2"))})}, suites)
    after, _ = judge({"pairs": frame({"b": measured(Decimal("0.9")), "a": measured(Decimal("0.3"))})}, suites)

    assert {finding.fingerprint for finding in before} == {finding.fingerprint for finding in after}


def test_two_findings_of_one_identity_have_two_fingerprints(suites: Path) -> None:
    findings, _ = judge({"pairs": frame({"a#1": measured(Decimal("0.5")), "a#2": measured(Decimal("0.5"))})}, suites)

    assert {finding.fingerprint for finding in findings} == {
        fingerprint("below-average", ["a"]),
        fingerprint("below-average", ["a"], 2),
    }


def test_the_same_input_gives_the_same_output(suites: Path) -> None:
    frames = {"pairs": frame({"b": measured(Decimal("0.2")), "a": measured(Decimal("0.2"))})}

    assert judge(frames, suites) == judge(frames, suites)


def test_a_finding_has_exactly_one_primary_quote(suites: Path) -> None:
    made = frame({"a": measured(Decimal("0.5"))})
    row = made.rows["a"]
    twice = replace(row, evidence=row.evidence * 2)

    with pytest.raises(AssertionError, match="exactly one primary"):
        judge({"pairs": Frame(name="pairs", rows={"a": twice}, measurements=made.measurements)}, suites)

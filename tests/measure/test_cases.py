"""Every case in plan sentences, through reader, extractor, matcher, measures and the shipped suites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from checker.judge import judge
from checker.measure import Frame, Measurement
from checker.model import Finding
from tests.measure.sentences import Case, cases, frames_of, together

SUITES = Path(__file__).parents[2] / "expectations"
LOUDNESS = ("error", "warning", "notice")


@pytest.fixture(scope="module")
def by_case() -> dict[str, Mapping[str, Frame]]:
    """Return the frames of every case."""
    return {case.key: frames_of(case) for case in cases()}


@pytest.fixture(scope="module")
def findings(by_case: dict[str, Mapping[str, Frame]]) -> dict[tuple[str, str], list[Finding]]:
    """Return the findings by case and check; all cases are judged in one run of the suites."""
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in judge(together(by_case), SUITES)[0]:
        doc = next(one.quote.doc for one in finding.evidence if one.primary)
        found[doc.rpartition(".")[0], finding.check].append(finding)
    return found


def _measurements(case: Case, by_case: dict[str, Mapping[str, Frame]]) -> list[Measurement]:
    frames = by_case[case.key].values()
    return [measurement for frame in frames for measurement in frame.measurements.get(case.check, {}).values()]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_measure_reads_what_its_case_says(case: Case, by_case: dict[str, Mapping[str, Frame]]) -> None:
    measurements = _measurements(case, by_case)
    if "measure" in case.says:
        values = [measurement.value for measurement in measurements if measurement.state == "measured"]

        assert any(_same(value, case.says["measure"]) for value in values), values
    if "reason" in case.says:
        reasons = [measurement.reason for measurement in measurements if measurement.state == "not-judged"]

        assert case.says["reason"] in reasons
        assert not [
            measurement
            for measurement in measurements
            if measurement.state == "measured" and "measure" not in case.says
        ]
    if "slip" in case.says:
        slips = {measurement.slip.zh for measurement in measurements if measurement.slip is not None}

        assert slips
        assert all(case.says["slip"] in slip for slip in slips), slips
    if case.says.get("concerned") is False:
        assert {measurement.state for measurement in measurements} <= {"not-concerned"}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_suite_finds_what_its_case_says(case: Case, findings: dict[tuple[str, str], list[Finding]]) -> None:
    found = sorted({finding.severity for finding in findings[case.key, case.check]}, key=LOUDNESS.index)

    assert found[:1] == ([case.says["finding"]] if case.says.get("finding") else [])
    if "message" in case.says:
        assert [finding.message.zh for finding in findings[case.key, case.check]] == [case.says["message"]]


def _same(value: object, wanted: object) -> bool:
    if isinstance(value, Decimal) and isinstance(wanted, int | float):
        places = len(str(wanted).partition(".")[2])
        return round(value, places) == Decimal(str(wanted))
    return value == wanted

"""Every case in plan sentences, through reader, extractor, matcher, measures and the shipped suites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from checker.judge import judge
from checker.measure import Frame
from checker.model import Finding
from tests.measure.sentences import Answer, Case, answers_of, cases, frames_of, listed, together

SUITES = Path(__file__).parents[2] / "expectations"


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


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_measure_reads_what_its_case_says(case: Case, by_case: dict[str, Mapping[str, Frame]]) -> None:
    answers = answers_of(case, by_case[case.key])
    values = [one.measurement.value for one in answers if one.measurement.state == "measured"]
    reasons = [one.measurement.reason for one in answers if one.measurement.state == "not-judged"]
    slips = {one.measurement.slip.zh for one in answers if one.measurement.slip is not None}

    assert answers, "there is nothing in it that the measure was asked of"
    assert _alike(values, listed(case.says.get("measure"))), values
    assert sorted(reasons) == sorted(listed(case.says.get("reason")))
    assert bool(slips) == ("slip" in case.says), slips
    assert all(case.says["slip"] in slip for slip in slips), slips


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_measure_is_asked_of_what_its_case_names(case: Case, by_case: dict[str, Mapping[str, Frame]]) -> None:
    answers = answers_of(case, by_case[case.key])
    concerned = [one for one in answers if one.measurement.state != "not-concerned"]
    left_aside = [one for one in answers if one.measurement.state == "not-concerned"]

    if "subjects" in case.says:
        assert _subjects(concerned) == case.says["subjects"]
    if "not_concerned" in case.says or not concerned:
        assert left_aside
        assert _subjects(left_aside) == case.says["not_concerned"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_suite_finds_what_its_case_says(case: Case, findings: dict[tuple[str, str], list[Finding]]) -> None:
    found = findings.get((case.key, case.check), [])

    assert sorted(finding.severity for finding in found) == sorted(listed(case.says.get("finding")))
    for lang, key in (("zh", "message"), ("en", "message_en")):
        if key in case.says:
            assert sorted(getattr(one.message, lang) for one in found) == sorted(listed(case.says[key]))
    if "quotes" in case.says:
        assert [one.quote.text for finding in found for one in finding.evidence] == case.says["quotes"]


def _subjects(answers: Sequence[Answer]) -> dict[str, list[str]]:
    """Return what the measure was asked of by the frames in which it stands."""
    found: dict[str, list[str]] = defaultdict(list)
    for answer in answers:
        found[answer.frame].append(answer.subject)
    return {frame: sorted(subjects) for frame, subjects in found.items()}


def _alike(values: Sequence[object], wanted: Sequence[object]) -> bool:
    """Say whether the values are those that are wanted, one for one; a figure is given with as many places as tell."""
    if len(values) != len(wanted):
        return False
    return all(_same(*both) for both in zip(sorted(values, key=_order), sorted(wanted, key=_order), strict=True))


def _order(value: object) -> tuple[bool, Decimal, str]:
    worded = isinstance(value, str)
    return worded, Decimal(0) if worded else Decimal(str(value)), str(value) if worded else ""


def _same(value: object, wanted: object) -> bool:
    if isinstance(value, Decimal) and isinstance(wanted, int | float):
        places = len(str(wanted).partition(".")[2])
        return round(value, places) == Decimal(str(wanted))
    return value == wanted

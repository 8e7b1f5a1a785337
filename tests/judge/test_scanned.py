"""A figure recognised from a picture may be misread: it lowers the confidence and is no error by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.extract import extract
from checker.judge import judge
from checker.model import Finding
from tests.measure.sentences import cases, documents_of, frames_of, listed, scanned, together

SUITES = Path(__file__).parents[2] / "expectations"
# A scan of the city's plan, of the province's, of the only plan; "" leaves every part as it was printed.
SCANS = ("", "lower", "upper", "text")
ERRORS = [
    case for case in cases() if "error" in listed(case.says.get("finding")) and {"lower", "text"} & case.says.keys()
]


@pytest.fixture(scope="module")
def judged() -> dict[tuple[str, str], list[Finding]]:
    """Return the findings of the cases of errors by scanned part and case."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for scan in SCANS:
        by_case = {case.key: frames_of(case, {scan}) for case in ERRORS if not scan or scan in case.says}
        for key in by_case:
            found[scan, key] = []
        for finding in judge(together(by_case), SUITES)[0]:
            doc = next(one.quote.doc for one in finding.evidence if one.primary)
            found[scan, doc.rpartition(".")[0]].append(finding)
    return found


def _on_a_scan(finding: Finding) -> bool:
    return any(one.quote.scanned for one in finding.evidence)


def test_a_finding_on_a_scanned_figure_is_no_error_and_is_little_sure(
    judged: dict[tuple[str, str], list[Finding]],
) -> None:
    found = [finding for (scan, _), findings in judged.items() if scan for finding in findings if _on_a_scan(finding)]

    assert len(found) >= len(ERRORS)
    assert "error" not in {finding.severity for finding in found}
    assert {finding.confidence for finding in found} == {"low"}


def test_a_scan_hides_no_finding(judged: dict[tuple[str, str], list[Finding]]) -> None:
    for (scan, key), findings in judged.items():
        printed = {finding.fingerprint for finding in judged["", key]}

        assert {finding.fingerprint for finding in findings} == printed, (scan, key)


def test_what_was_printed_is_as_grave_as_ever(judged: dict[tuple[str, str], list[Finding]]) -> None:
    assert all(any(finding.severity == "error" for finding in judged["", case.key]) for case in ERRORS)


def test_a_target_of_a_scan_is_marked() -> None:
    document = documents_of(ERRORS[0])[0]

    assert {target.quote.scanned for target in extract(document).targets} == {False}
    assert {target.quote.scanned for target in extract(scanned(document)).targets} == {True}

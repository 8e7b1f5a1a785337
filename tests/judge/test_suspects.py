"""One wrong figure and what follows from it, in plan sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from checker.judge import judge
from checker.model import Finding
from tests.measure.sentences import Case, frames_of

SUITES = Path(__file__).parents[2] / "expectations"


def found(**says: Any) -> dict[str, Finding]:
    """Return the findings of a case by check, the gravest of each."""
    first: dict[str, Finding] = {}
    for finding in judge(frames_of(Case("made", 0, {"name": "made", **says})), SUITES)[0]:
        first.setdefault(finding.check, finding)
    return first


def test_what_no_longer_fits_in_an_older_plan_follows_from_the_revision_it_needs() -> None:
    findings = found(
        upper="到2025年，城市再生水利用率达到55%。",
        lower="到2025年，城市再生水利用率达到40%。",
        documents={"lower": {"issued": date(2022, 7, 15), "period": [2021, 2025]}},
    )

    assert findings["below-average"].cause == findings["needs-revision"].fingerprint
    assert findings["needs-revision"].cause == ""


def test_a_figure_that_cannot_be_comes_before_what_is_found_by_comparing_it() -> None:
    findings = found(upper="到2025年，城市再生水利用率达到55%。", lower="到2025年，城市再生水利用率达到550%。")

    assert findings["above-upper"].cause == findings["impossible-value"].fingerprint


def test_a_figure_said_twice_comes_before_what_is_found_by_comparing_it() -> None:
    findings = found(
        upper="到2025年，城市再生水利用率达到55%。",
        lower="到2025年，城市再生水利用率达到40%。\n二、重点任务\n推进节水，到2025年，城市再生水利用率达到56%。",
    )

    assert findings["below-average"].cause == findings["text-against-table"].fingerprint


def test_without_a_fault_at_home_a_shortfall_stands_by_itself() -> None:
    findings = found(upper="到2025年，城市再生水利用率达到55%。", lower="到2025年，城市再生水利用率达到40%。")

    assert findings["below-average"].cause == ""

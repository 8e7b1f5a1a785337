"""The first screen: what matters first, and where that is little, figures set against each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.judge import judge
from checker.messages import message
from checker.model import Finding
from checker.report.front import Front
from checker.report.order import fold
from checker.report.summary import summarise
from tests.measure.sentences import cases, frames_of
from tests.report.desk import run

SUITES = Path(__file__).parents[2] / "expectations"


@pytest.fixture(scope="module")
def notices() -> list[Finding]:
    case = next(one for one in cases() if one.says["name"].startswith("a floor that the base keeps leaves room"))
    return [one for one in judge(frames_of(case), SUITES)[0] if one.severity == "notice"]


def test_where_nothing_is_loud_a_notice_that_sets_two_figures_against_each_other_stands_first(
    notices: list[Finding],
) -> None:
    front = Front(fold(notices), summarise(run()))

    assert [one.finding.check for one in front.foremost] == ["regression"]
    assert front.loud == ()


def test_what_was_explained_is_not_shown_first(notices: list[Finding]) -> None:
    explained = [replace(one, status="accepted") for one in notices]

    assert Front(fold(explained), summarise(run())).foremost == ()


def test_what_the_first_screen_leaves_out_is_counted(notices: list[Finding]) -> None:
    (one,) = notices
    loud = replace(one, severity="warning")
    nine = [replace(loud, fingerprint=str(number)) for number in range(9)]

    assert Front(fold(nine), summarise(run())).left == message("report.verdict.left-loud", loud=3)
    both = Front(fold([*nine, one, replace(one, status="accepted")]), summarise(run())).left
    assert both == message("report.verdict.left-both", loud=3, notices=1)
    assert Front(fold([loud]), summarise(run())).left is None

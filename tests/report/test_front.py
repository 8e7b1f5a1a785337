"""The first screen: what matters first, and where that is little, figures set against each other."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from checker.judge import judge
from checker.messages import message
from checker.model import Finding
from checker.pipeline import render
from checker.pipeline import run as corridor
from checker.report.front import Front
from checker.report.order import fold
from checker.report.summary import summarise
from checker.workspace import loose
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


PLAN = """某市人民政府关于印发某市综合交通三年行动方案（2024—2026年）的通知

二、重点任务

由市交通运输局牵头实施环湖公路改建工程，同步完善沿线照明、排水和慢行设施，加强施工期间交通组织，做好与周边景区、村镇道路和码头的衔接，保障群众日常出行。

附件1

重点工程表
序号	工程名称	建设内容	投资（万元）	牵头单位	完成时间
1	城北水厂扩建工程	扩建供水能力5万吨	46000	市水利局	2025年
2	环湖公路改建工程	改建公路18公里	58000	市发展改革委	2025年
"""


def test_of_a_long_sentence_in_which_nothing_is_marked_the_beginning_is_shown(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")

    page = str(render(corridor(loose((plan,), ()))[0], "html", "zh"))

    (first,) = re.findall(r'<ol class="?foremost.*?</ol>', page, re.DOTALL)
    assert re.search(r"</cite> 由市交通运输局牵头实施环湖公路改建工程[^<]*</q>", first)

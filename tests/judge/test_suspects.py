"""One wrong figure and what follows from it, in plan sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from checker.judge import judge
from checker.judge.suspects import explained
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

    assert findings["below-upper"].cause == findings["needs-revision"].fingerprint
    assert findings["needs-revision"].cause == ""


def test_a_figure_that_cannot_be_comes_before_what_is_found_by_comparing_it() -> None:
    findings = found(upper="到2025年，城市再生水利用率达到55%。", lower="到2025年，城市再生水利用率达到550%。")

    assert findings["above-upper"].cause == findings["impossible-value"].fingerprint


def test_a_figure_said_twice_comes_before_what_is_found_by_comparing_it() -> None:
    findings = found(
        upper="到2025年，城市再生水利用率达到55%。",
        lower="到2025年，城市再生水利用率达到40%。\n二、重点任务\n推进节水，到2025年，城市再生水利用率达到56%。",
    )

    assert findings["below-upper"].cause == findings["text-against-table"].fingerprint


def test_without_a_fault_at_home_a_shortfall_stands_by_itself() -> None:
    findings = found(upper="到2025年，城市再生水利用率达到55%。", lower="到2025年，城市再生水利用率达到40%。")

    assert findings["below-upper"].cause == ""


def test_the_figure_that_explains_most_is_doubted_and_no_other() -> None:
    suspected = {"a": {"text": 2, "table": 2}, "b": {"table": 2, "annex": 2}, "c": {"table": 2}}

    assert explained(suspected, ()) == {"table": ("a", "b", "c")}


def test_where_two_figures_explain_as_much_nobody_is_named() -> None:
    suspected = {"a": {"text": 2, "table": 2}, "b": {"text": 2, "table": 2}}

    assert explained(suspected, ()) == {}


def test_of_two_figures_that_explain_as_much_the_one_read_with_doubt_is_named() -> None:
    suspected = {"a": {"text": 2, "table": 1}, "b": {"text": 2, "table": 1}}

    assert explained(suspected, ()) == {"table": ("a", "b")}


def test_a_sum_two_doubted_parts_could_mend_is_laid_on_neither() -> None:
    suspected = {"share of a": {"a": 2}, "share of b": {"b": 2}, "sum": {"a": 2, "b": 2, "c": 2}}

    assert explained(suspected, ("share of a", "share of b", "sum")) == {}


def test_a_sum_is_laid_on_the_part_a_slip_explains() -> None:
    suspected = {"share of a": {"a": 2}, "share of b": {"b": 1}, "sum": {"a": 2, "b": 1, "c": 2}}

    assert explained(suspected, ("share of a", "share of b", "sum")) == {"b": ("share of b", "sum")}


def test_a_figure_an_error_doubts_comes_before_one_a_notice_speaks_of() -> None:
    suspected = {"error": {"text": 2}, "notice": {"table": 2}, "two places": {"text": 2, "table": 2}}

    assert explained(suspected, ("error", "two places")) == {"text": ("error", "two places")}


def test_the_plan_above_is_never_doubted() -> None:
    """Two cities fall short of one figure of the province: it is theirs that are doubted, each by itself."""
    sentence = "到2025年，城市生活污水集中收集率达到{}%。"
    case = Case(
        "made",
        1,
        {
            "name": "made",
            "upper": "到2025年，各市城市生活污水集中收集率达到70%。",
            "cities": {"济南市": sentence.format(40), "菏泽市": sentence.format(45)},
        },
    )
    findings = [one for one in judge(frames_of(case), SUITES)[0] if one.check == "below-upper"]

    assert len(findings) == 2
    assert {finding.cause for finding in findings} == {""}


TABLE = "表1 主要指标\n序号\t指标\t2025年\n1\t城市公园（个）\t{parks}\n2\t口袋公园（个）\t300\n3\t合计\t1650"


def test_a_sum_a_text_and_a_table_lead_to_one_cell() -> None:
    findings = found(text=f"到2025年，城市公园达到1350个。\n{TABLE.format(parks=1530)}")
    two_places, total = findings["text-against-table"], findings["table-arithmetic"]
    lead, follower = (two_places, total) if total.cause else (total, two_places)

    assert follower.cause == lead.fingerprint
    assert lead.slip is not None
    assert "本项与以下1项可能源于同一数字" in lead.slip.zh
    assert "“1530”" in lead.slip.zh
    assert "“1350" in lead.slip.zh


def test_findings_come_out_the_same_whatever_their_order() -> None:
    suspected = {"a": {"x": 2, "y": 2}, "b": {"y": 2, "z": 2}, "c": {"z": 2}, "d": {"x": 2}}

    assert explained(suspected, ()) == explained(dict(reversed(suspected.items())), ())

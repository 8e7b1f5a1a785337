"""How grave a finding can be at the most, and whose fault it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.measure.lib.surety import carried, cut
from checker.model import Finding
from checker.pipeline import run
from checker.workspace import loose
from tests.match.test_mentions import target

PROVINCE = """海青省“十四五”水利发展规划
（2021—2025年）
一、目标
到2025年，城市再生水利用率提高20个百分点。新增处理能力300万吨。到2025年，农村自来水普及率达到90%以上。
"""
CITY = """东湾市“十四五”水利发展规划
（2021—2025年）
一、目标
到2025年，农村自来水普及率达到90%左右。到2025年，新增水库20座。
"""


@pytest.mark.parametrize(
    "name", ["的污水处理率", "现有", "县级", "绿色建筑（含装配式", "污水处理厂及", "城市供水。管网漏损率", "长" * 41]
)
def test_a_name_that_was_cut_is_known(name: str) -> None:
    assert cut(target(name, "20"))


@pytest.mark.parametrize("name", ["焦炉", "PM2.5浓度", "城镇（含县城）污水处理率", "农村自来水普及率"])
def test_a_whole_name_is_not_taken_for_a_cut_one(name: str) -> None:
    assert not cut(target(name, "20"))


def test_a_name_carried_from_another_sentence_is_known() -> None:
    said = target("农村自来水普及率", "90")

    assert not carried(said)
    assert carried(replace(said, indicator="城市供水普及率"))


def _findings(folder: Path, above: bool) -> tuple[Finding, ...]:
    files = {name: folder / f"{name}.txt" for name in ("province", "city")}
    files["province"].write_text(PROVINCE, encoding="utf-8")
    files["city"].write_text(CITY, encoding="utf-8")
    if above:
        return run(loose((files["city"],), (files["province"],)))[0].findings
    return run(loose((files["city"], files["province"]), ()))[0].findings


def test_a_plan_that_is_only_held_against_is_not_charged_with_its_own_faults(tmp_path: Path) -> None:
    alone = {
        finding.check
        for finding in _findings(tmp_path, above=True)
        if all(one.quote.doc == "province" for one in finding.evidence)
    }
    reviewed = {
        finding.check
        for finding in _findings(tmp_path, above=False)
        if all(one.quote.doc == "province" for one in finding.evidence)
    }

    assert not alone & {"no-base", "undated", "incomplete-unit", "text-fault", "citation", "unclear-bound"}
    assert reviewed & {"no-base", "undated", "incomplete-unit"}


def test_what_is_added_within_a_five_year_plan_has_its_base(tmp_path: Path) -> None:
    assert "no-base" not in {finding.check for finding in _findings(tmp_path, above=True)}


def test_the_same_figure_held_less_firmly_is_a_warning(tmp_path: Path) -> None:
    said = {finding.check: finding.severity for finding in _findings(tmp_path, above=True)}

    assert said["weaker-bound"] == "warning"

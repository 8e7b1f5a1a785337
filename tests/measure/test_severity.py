"""How grave a finding can be at the most, and whose fault it is."""

from __future__ import annotations

from pathlib import Path

from checker.model import Finding
from checker.pipeline import run
from checker.workspace import loose

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

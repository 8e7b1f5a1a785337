"""Names of regions: by the list, by their last character, in short."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.language.regions import full_name, leading_regions, level_of, region_of, short_names

CASES = yaml.safe_load(Path(__file__).with_name("regions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_regions_that_a_text_begins_with(case: dict[str, Any]) -> None:
    assert leading_regions(case["text"]) == case["regions"]
    assert level_of(region_of(case["text"])) == case["level"]


def test_a_short_name_becomes_the_full_one_of_the_region_around_it() -> None:
    assert full_name("杭州", "浙江省") == "杭州市"
    assert full_name("恩施", "湖北省") == "恩施土家族苗族自治州"
    assert full_name("朝阳", "辽宁省") == "朝阳市"
    assert full_name("朝阳", "北京市") == "朝阳区"
    assert full_name("余杭区", "浙江省") == "余杭区"
    assert full_name("杭州", "") == "杭州"
    assert full_name("东部地区", "浙江省") == "东部地区"


@pytest.mark.parametrize(
    ("region", "short"),
    [
        ("杭州市", "杭州"),
        ("常德市", "常德"),
        ("湘西土家族苗族自治州", "湘西"),
        ("广西壮族自治区", "广西"),
        ("渝北区", "渝北"),
    ],
)
def test_a_region_has_its_short_name(region: str, short: str) -> None:
    assert short in short_names(region)

"""Names of regions: by the list, by their last character, in short."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.language.regions import leading_regions, level_of, region_of

CASES = yaml.safe_load(Path(__file__).with_name("regions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_regions_that_a_text_begins_with(case: dict[str, Any]) -> None:
    assert leading_regions(case["text"]) == case["regions"]
    assert level_of(region_of(case["text"])) == case["level"]

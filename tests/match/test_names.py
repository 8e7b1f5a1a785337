"""Names of indicators from plans of every subject, matched by grammar alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.match.comparing import Comparison, compare
from checker.match.likeness import Likeness
from checker.match.names import catalogue, named, normal
from checker.model import Target
from tests.match import plans

CASES = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))
NAMES = [name for pair in CASES["same"] for name in pair] + [name for case in CASES["apart"] for name in case["pair"]]
LIKENESS = Likeness(normal(name) for name in NAMES)


def _target(name: str, unit: str) -> Target:
    record = {
        "id": f"x/{name}", "clause": "1", "quote": name, "indicator": name, "value": 50, "value_max": None,
        "value_text": "50", "unit": unit, "bound": "eq", "kind": "level", "by": 2025, "period": None,
        "time_text": "", "region": "山东省", "scope": "aggregate", "modality": "firm", "note": "",
    }  # fmt: skip
    document = plans.documents()[0]
    return named(plans.target(record, document, 0), document, catalogue(()))


def _compared(names: list[str], units: list[str]) -> Comparison:
    return compare(_target(names[0], units[0]), _target(names[1], units[1]), LIKENESS)


@pytest.mark.parametrize("names", CASES["same"], ids=lambda names: "|".join(names))
def test_two_wordings_of_one_indicator_meet(names: list[str]) -> None:
    assert _compared(names, ["%", "%"]).certainty


@pytest.mark.parametrize("case", CASES["apart"], ids=lambda case: "|".join(case["pair"]))
def test_two_indicators_are_never_taken_for_one(case: dict[str, Any]) -> None:
    found = _compared(case["pair"], case.get("units", ["%", "%"]))
    assert found.certainty != "certain"
    if not case.get("proposed"):
        assert found.certainty is None


def test_a_name_that_is_only_the_plans_own_place_still_has_a_canonical_id() -> None:
    assert _target("山东省", "个").canonical == "name:山东省"

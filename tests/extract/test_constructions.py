"""Sentences of plans, each for one construction: what is read of them is what stands in constructions.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.extract import extract
from checker.model import Target
from checker.pipeline import read_document as read

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "constructions.yaml").read_text(encoding="utf-8"))
HEAD = "某市绿化行动方案（2023—2026年）\n\n一、主要目标\n"


def told(target: Target) -> list[str]:
    assert target.amount is not None
    figure = format(target.amount.value.normalize(), "f")
    told = [target.indicator, figure, target.amount.unit, target.amount.bound, target.kind]
    if target.scope != "aggregate" or target.modality != "firm":
        told.append(target.scope)
    return told if target.modality == "firm" else [*told, target.modality]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:24] for case in CASES])
def test_a_construction_is_read(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(HEAD + case["text"] + "\n", encoding="utf-8")

    found = extract(read(file)).targets
    read_of_it = [told(target) for target in found if target.amount is not None]

    assert read_of_it == [[str(part) for part in wanted] for wanted in case["targets"]]
    if "by" in case:
        assert [target.by for target in found if target.amount is not None] == case["by"]
    if "states" in case:
        assert [target.indicator for target in found if target.kind == "state"] == case["states"]

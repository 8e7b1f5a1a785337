"""Sentences of plans and what is said in them besides the figure: what is read is what stands in features.yaml."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.extract import extract
from checker.extract.features import features_of
from checker.extract.features.words import all_words
from checker.model import Features
from checker.pipeline import read_document as read

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "features.yaml").read_text(encoding="utf-8"))
NAMES = set(Features._fields)
HEAD = "某市绿化行动方案（2023—2026年）\n\n一、主要目标\n"


def wanted(case: dict[str, Any]) -> dict[str, Any]:
    """Return the features a case names, each with its word or year; True where it has none."""
    found: dict[str, Any] = {}
    for one in case.get("has", ()):
        found |= one if isinstance(one, dict) else {one: True}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}


@pytest.mark.parametrize("case", CASES, ids=[f"{at} {case['text'][:24]}" for at, case in enumerate(CASES)])
def test_what_a_sentence_says_besides_the_figure_is_read(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(HEAD + case["text"].rstrip("\n") + "\n", encoding="utf-8")
    document = read(file)
    targets = [one for one in extract(document).targets if case.get("of") in (None, one.indicator)]
    assert targets, [one.indicator for one in extract(document).targets]
    target = targets[0]
    if "called" in case:
        target = replace(target, indicator=case["called"])
        target = replace(target, features=features_of(target, document.passages[target.quote.passage]))
    said = {name: getattr(target.features, name) for name in NAMES}

    assert {name: said[name] for name in wanted(case)} == wanted(case)
    assert [name for name in case.get("lacks", ()) if said[name]] == []


def test_every_feature_has_a_sentence_that_has_it_and_one_that_lacks_it() -> None:
    assert {name for case in CASES for name in wanted(case)} == NAMES
    assert {name for case in CASES for name in case.get("lacks", ())} == NAMES


def test_every_list_of_words_is_that_of_a_feature() -> None:
    assert {one.feature for one in all_words()} <= NAMES

"""The conditions of the grammar's rules are held by the rules' own sentences: so many of each file at least."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.language.grammar import files_of_rules
from tests.extract.conditions import audited, without_each

FLOORS = yaml.safe_load(Path(__file__).with_name("conditions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", list(files_of_rules()))
def test_the_conditions_of_a_file_are_held_by_the_sentences_of_its_rules(file: str) -> None:
    found = audited(file)
    free = [f"{one.rule}: {one.condition}" for one in found if not one.held]

    assert len(found) - len(free) >= FLOORS[file] * len(found), free


def test_each_condition_is_dropped_once() -> None:
    rule = {
        "name": "one",
        "is": ["written", "listed"],
        "left": "a$",
        "when": [{"unit": ["%"], "is_not": ["each"]}, {"right": "b"}],
        "unless": [{"right": "c"}],
    }

    dropped = dict(without_each(rule))

    assert list(dropped) == [
        "is: written",
        "is: listed",
        "left",
        "when[0]",
        "when[0].unit",
        "when[0].is_not: each",
        "when[1]",
        "unless[0]",
    ]
    assert dropped["is: written"]["is"] == ["listed"]
    assert dropped["when[0].unit"]["when"] == [{"is_not": ["each"]}, {"right": "b"}]
    assert "left" not in dropped["left"]

"""The catalogue of checks held to account: every measure is judged, explained, and tested in plan sentences."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path
from types import ModuleType

import pytest

from checker.judge import load
from checker.measure import discover
from checker.messages import catalogue
from tests.measure.sentences import CASES, cases

SUITES = Path(__file__).parents[2] / "expectations"
CHECKS = sorted({measure.check for measure in discover()})
# Every passage can be read for faults; there is none of which it could not be said.
ALWAYS_JUDGED = ("text-fault",)
ASKED = ("claim", "why", "source", "message", "working", "suggestion")


def _module(check: str) -> ModuleType:
    return importlib.import_module(f"checker.measure.{check.replace('-', '_')}")


@pytest.mark.parametrize("check", CHECKS)
def test_every_measure_has_cases_that_pass_break_and_cannot_be_judged(check: str) -> None:
    said = [case.says for case in cases() if case.check == check]

    assert any(one.get("finding") for one in said), "no case breaks it"
    assert any("measure" in one and not one.get("finding") for one in said), "no case passes it"
    assert check in ALWAYS_JUDGED or any("reason" in one or one.get("concerned") is False for one in said)


def test_every_file_of_cases_belongs_to_a_measure() -> None:
    assert sorted(file.stem for file in CASES.glob("*.yaml")) == CHECKS


@pytest.mark.parametrize("check", CHECKS)
def test_every_measure_is_judged_by_a_suite_or_excused(check: str) -> None:
    suites = {suite.frame: suite for suite in load(SUITES)}
    for measure in discover():
        if measure.check == check:
            suite = suites[measure.frame]

            assert check in {line.check for line in suite.lines} | set(suite.ungated)


@pytest.mark.parametrize("check", CHECKS)
def test_every_measure_explains_itself_in_both_languages(check: str) -> None:
    for lang in ("zh", "en"):
        for part in ASKED:
            assert catalogue(lang)[f"check.{check}.{part}"], (lang, part)


@pytest.mark.parametrize("check", CHECKS)
def test_a_docstring_begins_with_the_claim_and_goes_on_to_say_why(check: str) -> None:
    text = ast.get_docstring(ast.parse(Path(str(_module(check).__file__)).read_text(encoding="utf-8"))) or ""
    claim, _, why = text.partition("\n")

    assert claim == catalogue("en")[f"check.{check}.claim"]
    assert len(why.split()) > 10


def test_no_line_of_a_suite_belongs_to_a_check_nobody_measures() -> None:
    judged = {line.check for suite in load(SUITES) for line in suite.lines}

    assert judged - {"schema"} == set(CHECKS)


def test_every_reason_a_measure_gives_has_a_sentence() -> None:
    given: set[str] = set()
    for file in Path(str(importlib.import_module("checker.measure").__path__[0])).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "not_judged":
                for part in ast.walk(node):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        given.add(part.value)

    assert len(given) > 10
    assert not [reason for reason in given if reason and f"measure.reason.{reason}" not in catalogue("zh")]


def test_every_kind_of_difference_the_matcher_knows_has_a_name() -> None:
    import tomllib

    words = tomllib.loads((Path(__file__).parents[2] / "checker" / "match" / "words.toml").read_text(encoding="utf-8"))

    assert not [kind["name"] for kind in words["kind"] if f"measure.difference.{kind['name']}" not in catalogue("en")]

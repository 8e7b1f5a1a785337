"""The catalogue of checks held to account: every measure is judged, explained, and tested in plan sentences."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checker.judge import load
from checker.measure import discover
from checker.messages import catalogue
from tests.measure.sentences import CASES, cases, listed

SUITES = Path(__file__).parents[2] / "expectations"
CHECKS = sorted({measure.check for measure in discover()})
# Checks that are never at a loss, with the reason why: all that they need to know is what they look at.
_WORDS = "both sentences lie before it; what it says is which words of them differ"
_NAMES = "all that it asks for stands in the words of one target, or does not"
ALWAYS_JUDGED = {
    "different-definition": _WORDS,
    "impossible-value": "a figure by itself is possible or not",
    "incomplete-unit": _NAMES,
    "missing-deadline": "a year stands in the lower target, or does not",
    "missing-item": _WORDS,
    "narrower-scope": _WORDS,
    "needs-revision": "it counts the pairs found behind; of one that was not judged its own check tells",
    "no-base": _NAMES,
    "shifted-duty": _WORDS,
    "text-fault": "every passage can be read for faults",
    "unclear-bound": _NAMES,
    "undated": _NAMES,
    "uniform-share": "it counts the parts that could be worked out",
    "unmeasurable": _NAMES,
    "wrong-level": "every passage can be read for the lists and bodies of the level above",
}
ASKED = ("claim", "why", "source", "message", "working", "suggestion")


def _module(check: str) -> ModuleType:
    return importlib.import_module(f"checker.measure.{check.replace('-', '_')}")


def _said(check: str) -> list[Mapping[str, Any]]:
    return [case.says for case in cases() if case.check == check]


@pytest.mark.parametrize("check", CHECKS)
def test_every_measure_has_cases_that_pass_break_and_cannot_be_judged(check: str) -> None:
    said = _said(check)

    assert any(one.get("finding") for one in said), "no case breaks it"
    assert any("measure" in one and not one.get("finding") for one in said), "no case passes it"
    assert any("reason" in one for one in said) != (check in ALWAYS_JUDGED), "no case in which it cannot judge"


@pytest.mark.parametrize("check", sorted(ALWAYS_JUDGED))
def test_what_is_always_judged_names_no_reason(check: str) -> None:
    source = Path(str(_module(check).__file__)).read_text(encoding="utf-8")

    assert not _reasons(ast.parse(source))


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_has_a_case_that_says_its_message_in_both_languages(check: str) -> None:
    said = _said(check)

    assert any("message" in one for one in said)
    assert any("message_en" in one for one in said)


@pytest.mark.parametrize(("lang", "key"), [("zh", "message"), ("en", "message_en")])
def test_a_message_that_says_on_which_side_a_figure_lies_is_said_of_both_sides(lang: str, key: str) -> None:
    two_sided = [check for check in CHECKS if any(side in _templates(check, lang) for side in ("{less}", "{more}"))]
    sides = [catalogue(lang)[f"measure.side.less-{way}"] for way in ("higher", "lower")]

    assert {"above-upper", "below-average", "below-upper"} <= set(two_sided)
    for check in two_sided:
        messages = [one for case in _said(check) for one in listed(case.get(key))]
        assert all(any(side in one for one in messages) for side in sides), check


def _templates(check: str, lang: str) -> str:
    begins = f"check.{check}.message"
    return "".join(text for key, text in catalogue(lang).items() if key == begins or key.startswith(f"{begins}-"))


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
        given |= _reasons(ast.parse(file.read_text(encoding="utf-8")))

    assert len(given) > 10
    assert not [reason for reason in given if reason and f"measure.reason.{reason}" not in catalogue("zh")]


def _reasons(module: ast.Module) -> set[str]:
    """Return the reasons that a module names where it cannot judge, "" among them where it passes one on."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "not_judged":
            constants = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
            found |= {str(value) for value in constants if isinstance(value, str)} or {""}
    return found


def test_every_kind_of_difference_the_matcher_knows_has_a_name() -> None:
    import tomllib

    words = tomllib.loads((Path(__file__).parents[2] / "checker" / "match" / "words.toml").read_text(encoding="utf-8"))

    assert not [kind["name"] for kind in words["kind"] if f"measure.difference.{kind['name']}" not in catalogue("en")]

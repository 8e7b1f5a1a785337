"""The words that single readers look for: each class has words, each word once where classes are apart, none unused."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import checker
from checker.errors import InputError
from checker.language import vocabulary
from checker.language.lexicon import compiled
from checker.language.vocabulary import classes, kinds, words

_NAMED = re.compile(r"""<([a-z][a-z-]*\.[a-z][a-z-]*)>|words\("([a-z][a-z-]*\.[a-z][a-z-]*)"\)""")
_WHOLE = re.compile(r"""\bclasses\("([a-z]+)"\)""")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    table: dict[str, Any] = {}
    monkeypatch.setattr(vocabulary, "_table", lambda kind: table)
    classes.cache_clear()
    yield table
    classes.cache_clear()


def test_a_word_in_two_classes_that_are_apart_is_refused(made: dict[str, Any]) -> None:
    made.update(plan={"words": "规划 方案"}, notice={"words": "通知 方案"}, apart={"paper": "plan notice"})

    with pytest.raises(InputError, match=r"papers\.toml: notice.*方案 \(plan\)"):
        classes("papers")


def test_a_word_in_two_classes_of_different_places_is_none_too_many(made: dict[str, Any]) -> None:
    made.update(plan={"words": "规划 方案"}, cited={"words": "方案"})

    assert classes("papers") == {"plan": ("规划", "方案"), "cited": ("方案",)}


def test_a_word_twice_in_a_class_is_refused(made: dict[str, Any]) -> None:
    made.update(plan={"words": "规划"}, cited={"words": "通知 规划", "with": "plan"})

    with pytest.raises(InputError, match=r"papers\.toml: cited.*规划"):
        classes("papers")


@pytest.mark.parametrize(
    ("entry", "slip"),
    [
        ({"words": "规划", "sence": "x"}, "sence"),
        ({"with": "no-such"}, "no-such"),
        ({"with": "plan"}, "plan"),
        ({"words": " "}, "wanted words"),
    ],
)
def test_a_slip_in_a_class_is_refused(made: dict[str, Any], entry: dict[str, str], slip: str) -> None:
    made.update(plan=entry)

    with pytest.raises(InputError, match=rf"papers\.toml: plan.*{slip}"):
        classes("papers")


def test_classes_apart_that_are_not_there_are_refused(made: dict[str, Any]) -> None:
    made.update(plan={"words": "规划"}, apart={"paper": "plan notice"})

    with pytest.raises(InputError, match=r"papers\.toml: apart\.paper.*notice"):
        classes("papers")


def test_a_class_takes_in_the_words_of_others(made: dict[str, Any]) -> None:
    made.update(plan={"words": "规划"}, cited={"words": "通知", "with": "plan"})

    assert words("papers.cited") == ("通知", "规划")


def test_a_class_in_an_expression_stands_for_its_words_the_longest_first(made: dict[str, Any]) -> None:
    made.update({"made-up": {"words": "县 县城 县城区"}})

    assert compiled("<test.made-up>$").findall("县城区") == ["县城区"]


def test_a_class_that_is_not_there_is_refused(made: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        words("papers.plan")


def test_every_class_is_used_and_every_class_that_is_used_is_there() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in Path(checker.__file__).parent.rglob("*.py"))
    used = {first or second for first, second in _NAMED.findall(source)}
    there = {f"{kind}.{name}" for kind in kinds() for name in classes(kind)}
    used |= {f"{kind}.{name}" for kind in {*_WHOLE.findall(source)} & {*kinds()} for name in classes(kind)}
    taken_in = {f"{kind}.{other}" for kind in kinds() for other in _taken_in(kind)}

    assert used - {"kind.class"} == there - (taken_in - used)


def test_no_expression_is_left_with_the_name_of_a_class_in_it() -> None:
    for room in ("checker.structure", "checker.extract", "checker.match"):
        import_module(room)
    patterns = {
        f"{name}.{held}": value.pattern
        for name, module in list(sys.modules.items())
        if name.startswith("checker.") and module is not None
        for held, value in vars(module).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }

    assert len(patterns) > 100
    assert [held for held, pattern in patterns.items() if re.search(r"<[a-z][a-z-]*\.[a-z][a-z-]*>", pattern)] == []


def _taken_in(kind: str) -> set[str]:
    table = vocabulary._table(kind)
    return {other for entry in table.values() for other in entry.get("with", "").split()}


@pytest.mark.parametrize("kind", kinds())
def test_a_file_and_its_classes_say_what_they_are(kind: str) -> None:
    text = Path(vocabulary.__file__).with_name(f"{kind}.toml").read_text(encoding="utf-8")
    silent = re.findall(r"^(?!#)[^\n]*\n\[([a-z-]+)\]$", text, re.MULTILINE)

    assert text.startswith("# ")
    assert not silent

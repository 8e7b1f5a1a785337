"""The words of the grammar: each in one class, each sense with words, and no slip in the files passes unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import InputError
from checker.language import lexicon
from checker.language.lexicon import KINDS, alternatives, any_of, classes, words


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    table: dict[str, Any] = {}
    monkeypatch.setattr(lexicon, "_table", lambda kind: table)
    classes.cache_clear()
    yield table
    classes.cache_clear()


def test_a_word_in_two_classes_is_refused(made: dict[str, Any]) -> None:
    made.update(rise={"words": "提高 增长"}, fall={"words": "下降 提高"})

    with pytest.raises(InputError, match=r"verbs\.toml: fall.*提高 \(rise\)"):
        classes("verbs")


def test_a_further_sense_of_a_word_without_a_class_is_refused(made: dict[str, Any]) -> None:
    made.update(rise={"words": "提高 增长"}, also={"steady": "提高 改善"})

    with pytest.raises(InputError, match=r"verbs\.toml: also\.steady.*改善"):
        classes("verbs")


def test_a_key_that_is_none_is_refused(made: dict[str, Any]) -> None:
    made.update(rise={"words": "提高", "sence": ["rise"]})

    with pytest.raises(InputError, match=r"verbs\.toml: rise.*sence"):
        classes("verbs")


def test_a_further_sense_has_the_words_of_the_class_and_those_of_the_table() -> None:
    assert {"消灭", "消除", "淘汰"} <= set(words("end"))
    assert "建成" in words("result")
    assert "建成" in words("make")


def test_a_sense_that_no_word_has_is_refused() -> None:
    with pytest.raises(KeyError):
        any_of("no-such-sense")


def test_modifiers_are_ended_by_classes_there_are() -> None:
    names = {one.name for one in classes("modifiers")}

    assert {ending for kind in KINDS for one in classes(kind) for ending in one.ended_by} <= names


def test_words_that_begin_alike_stand_together() -> None:
    assert alternatives(["建", "建设", "建成", "新建", "（市）"]) == "（市）|建(?:设|成|)|新建"


@given(st.sets(st.text("建设成新改", min_size=1, max_size=4), min_size=1), st.text("建设成新改，"))
def test_of_words_together_the_longest_is_found_as_of_a_list(listed: set[str], text: str) -> None:
    plainly = "|".join(sorted(listed, key=lambda word: (-len(word), word)))

    assert re.findall(alternatives(listed), text) == re.findall(plainly, text)

"""Answers in other words: agreement, denial, in part, not yet; what is none of them is not understood."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.language.answers import classes, read_answer

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "answers.yaml").read_text(encoding="utf-8"))
SAID = [(text, stance) for stance in ("adopted", "refused", "partly", "later") for text in CASES[stance]]


@pytest.mark.parametrize(("text", "stance"), [(str(text), stance) for text, stance in SAID])
def test_an_answer_says_what_its_writer_meant(text: str, stance: str) -> None:
    found = read_answer(text)

    assert found is not None
    assert found[0] == stance


@pytest.mark.parametrize("text", [str(text) for text in CASES["not understood"]])
def test_what_is_no_answer_is_left_to_a_person(text: str) -> None:
    assert read_answer(text) is None


@pytest.mark.parametrize(("text", "reason"), CASES["reasons"].items())
def test_the_reason_is_what_else_is_said(text: str, reason: str) -> None:
    found = read_answer(text)

    assert found is not None
    assert found[1] == reason


def test_each_word_stands_in_one_class() -> None:
    listed = Counter(word for words in classes().values() for word in words)

    assert [word for word, times in listed.items() if times > 1] == []


@given(st.sampled_from(["采纳", "同意", "接受", "认可"]), st.integers(0, 4))
def test_each_denial_turns_the_answer(verb: str, times: int) -> None:
    found = read_answer("并非" * times + verb)

    assert found is not None
    assert found[0] == ("refused" if times % 2 else "adopted")


@given(st.text(max_size=60))
def test_any_text_is_read_or_is_not(text: str) -> None:
    found = read_answer(text)

    assert found is None or found[0] in ("adopted", "partly", "refused", "later")

"""Figures as plans write them, alone and in their sentence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.language.numbers import read_number
from tests.language import sentences

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("numbers.yaml").read_text(encoding="utf-8"))
DIGITS = "零一二三四五六七八九"
POWERS = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


def written_out(number: int) -> str:
    """A whole number below a trillion in characters, as a school book writes it."""
    text = ""
    for power, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, power)
        if not section:
            continue
        if text and section < 1000:
            text += "零"
        text += _section(section) + word
    return text or "零"


def _section(number: int) -> str:
    text, gap = "", False
    for power, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + word
        gap = not digit
    return text


@pytest.mark.parametrize("written", CASES["figures"])
def test_a_figure_is_read_as_it_is_meant(written: str) -> None:
    value, high, passed, share = CASES["figures"][written]
    number = read_number(written)

    assert number is not None
    assert number.value == Decimal(str(value))
    assert number.value_max == (None if high is None else Decimal(high))
    assert (number.passed, number.share, number.text) == (passed, share, written)


@pytest.mark.parametrize("written", CASES["unreadable"])
def test_what_is_no_figure_has_no_value(written: str) -> None:
    assert read_number(written) is None


@pytest.mark.parametrize("case", CASES["sentences"], ids=lambda case: case["text"])
def test_a_figure_is_read_in_its_sentence(case: dict[str, Any]) -> None:
    (target,) = sentences.figures(case["text"])
    amount = target.amount

    assert amount is not None
    assert (amount.value, amount.unit, amount.bound) == (Decimal(str(case["value"])), case["unit"], case["bound"])
    assert amount.value_max == (Decimal(str(case["high"])) if "high" in case else None)
    assert sentences.entry(sentences.read(case["text"]), case["text"], case["written"]).target == target.id


@pytest.mark.parametrize("case", CASES["respectively"], ids=lambda case: case["text"])
def test_figures_of_one_list_go_to_the_names_in_order(case: dict[str, Any]) -> None:
    targets = sentences.figures(case["text"])

    assert [target.amount and target.amount.value for target in targets] == case["values"]
    if "years" in case:
        assert [target.by for target in targets] == case["years"]
        assert len({target.indicator for target in targets}) == 1
    else:
        assert len({target.indicator for target in targets}) == len(targets)


@pytest.mark.parametrize("case", CASES["ledger"], ids=lambda case: f"{case['written']} in {case['text']}")
def test_a_figure_that_commits_to_nothing_is_set_aside(case: dict[str, Any]) -> None:
    figure = sentences.entry(sentences.read(case["text"]), case["text"], case["written"])

    assert figure.state == case["state"], figure
    assert figure.reason
    assert not figure.target


@pytest.mark.parametrize("text", CASES["words"])
def test_a_numeral_inside_a_word_is_no_figure(text: str) -> None:
    found = sentences.read(text)

    assert [figure for figure in found.figures if figure.state in ("target", "baseline", "unread")] == []


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_written_in_characters_reads_back(number: int) -> None:
    read = read_number(written_out(number))

    assert read is not None
    assert read.value == number


@given(
    st.decimals(min_value=0, max_value=10**7, places=3, allow_nan=False),
    st.sampled_from(sorted(POWERS)),
    st.booleans(),
)
def test_a_number_in_digits_reads_back(number: Decimal, power: str, grouped: bool) -> None:
    written = f"{number:,}" if grouped else f"{number:f}"
    read = read_number(written + power)

    assert read is not None
    assert read.value == number * POWERS[power]
    assert not read.passed


@given(st.text(alphabet="零一二三四五六七八九十百千万亿点余多数几上近成两分之0123456789.,%", max_size=12))
def test_no_text_raises(text: str) -> None:
    read = read_number(text)

    assert read is None or read.value >= 0

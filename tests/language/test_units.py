"""Units as plans write them: what each is compared in, and what must never be compared."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.language.units import is_unit, pattern, spellings, unit_of

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("units.yaml").read_text(encoding="utf-8"))
SPELLINGS: dict[str, list[Any]] = CASES["spellings"]
THINGS = [word for line in CASES["things"] for word in line]
AMOUNTS = st.decimals(min_value=0, max_value=10**15, places=4, allow_nan=False)


def _lines() -> list[str]:
    text = files("checker.language").joinpath("units.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(other) * Decimal("1e-24")


@pytest.mark.parametrize("written", [*SPELLINGS, *CASES["rates"]])
def test_a_unit_is_compared_in_its_canonical_one(written: str) -> None:
    canonical, factor, dimension = (SPELLINGS | CASES["rates"])[written]
    unit = unit_of(written)

    assert (unit.canonical, unit.dimension) == (canonical, dimension)
    exact = Fraction(str(factor))
    assert _near(unit.factor, Decimal(exact.numerator) / exact.denominator)


@pytest.mark.parametrize("written", THINGS)
def test_a_measure_word_counts_things(written: str) -> None:
    unit = unit_of(written)

    assert (unit.canonical, unit.factor, unit.dimension) == ("个", Decimal(1), "thing")


def test_every_spelling_of_the_file_has_a_case_and_every_case_a_spelling() -> None:
    assert {*SPELLINGS, *THINGS} == set(spellings())


def test_no_spelling_stands_twice_in_the_file() -> None:
    words = [part.strip() for line in _lines() for at, part in enumerate(line.split("=")) if at != 1]

    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("written", CASES["unknown"])
def test_a_word_that_is_no_unit_has_no_dimension(written: str) -> None:
    unit = unit_of(written)

    assert (unit.canonical, unit.factor, unit.dimension) == (written, Decimal(1), "")


@given(st.lists(st.sampled_from([*spellings(), *"/每·（）", "万", "十万", "人次数"]), max_size=5).map("".join))
def test_a_unit_is_one_where_it_has_a_dimension(written: str) -> None:
    assert is_unit(written) is bool(unit_of(written).dimension)


def test_a_bare_figure_is_a_number() -> None:
    assert unit_of("").dimension == "number"


@pytest.mark.parametrize("words", CASES["apart"], ids="|".join)
def test_units_that_look_alike_are_apart(words: list[str]) -> None:
    dimensions = [unit_of(word).dimension for word in words]

    assert all(dimensions)
    assert len(set(dimensions)) == len(words)


@pytest.mark.parametrize("case", CASES["equal"], ids=lambda case: "".join(case))
def test_one_amount_in_two_units_is_one_amount(case: list[str]) -> None:
    one, other = unit_of(case[1]), unit_of(case[3])

    assert one.dimension == other.dimension
    assert Decimal(case[0]) * one.factor == Decimal(case[2]) * other.factor


@given(amount=AMOUNTS, written=st.sampled_from([*SPELLINGS, *THINGS, *CASES["rates"]]))
def test_an_amount_converted_and_converted_back_is_itself(amount: Decimal, written: str) -> None:
    factor = unit_of(written).factor

    assert _near(amount * factor / factor, amount)


@given(acres=st.integers(min_value=0, max_value=10**9))
def test_mu_and_hectares_meet_exactly(acres: int) -> None:
    assert Decimal(15 * acres) * unit_of("亩").factor == Decimal(acres) * unit_of("公顷").factor


def test_what_is_counted_differently_never_shares_a_dimension() -> None:
    counted = {unit_of(word).canonical for word in spellings()}

    for one, other in combinations(sorted(counted), 2):
        assert unit_of(one).dimension != unit_of(other).dimension, (one, other)


def test_the_pattern_takes_the_longest_unit() -> None:
    unit = re.compile(pattern())
    for text, longest in (
        ("吨标准煤", "吨标准煤"), ("千瓦时", "千瓦时"), ("人次", "人次"), ("个百分点", "个百分点"),
        ("平方公里", "平方公里"), ("元/人/月", "元/人/月"), ("个/千人", "个/千人"), ("吨/日的", "吨/日"),
        ("克标煤/千瓦时的", "克标煤/千瓦时"), ("m3/d。", "m3/d"), ("吨/月·平方公里，", "吨/月·平方公里"),
        ("kWh/（m2·a）", "kWh/（m2·a）"),
        ("元/百公里", "元/百公里"), ("标准亩以上", "标准亩"), ("载重吨", "载重吨"), ("亩次", "亩次"),
    ):  # fmt: skip
        found = unit.match(text)
        assert found is not None
        assert found[0] == longest

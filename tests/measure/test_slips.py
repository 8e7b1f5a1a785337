"""The slip that makes two figures agree is named; what chance makes alike is not claimed to be one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.audit.slips import wrong_digits
from checker.language.units import unit_of
from checker.measure.lib.compare import point
from checker.measure.lib.rewriting import printed, rewritings
from checker.model import Amount
from tests.measure.sentences import Case, frames_of

SLIPS: list[Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "slips" / "cases.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("says", SLIPS, ids=[says["name"] for says in SLIPS])
def test_the_slip_that_makes_the_figures_agree_is_named_and_no_other(says: Mapping[str, Any]) -> None:
    frames = frames_of(Case("slips", SLIPS.index(says), says)).values()
    measurements = [
        measurement for frame in frames for measurement in frame.measurements.get(says["check"], {}).values()
    ]
    found = [measurement.slip.zh for measurement in measurements if measurement.slip is not None]

    assert any(measurement.state == "measured" and measurement.value for measurement in measurements), (
        "there is no conflict"
    )
    if says.get("none"):
        assert found == []
    else:
        assert found
        assert all(says["says"] in slip for slip in found), found


@given(st.decimals("0.1", "99999", places=1), st.sampled_from(["", "万", "亿"]), st.sampled_from(["个", "%", "亩"]))
def test_what_is_read_of_a_rewriting_s_print_is_its_value(value: Decimal, power: str, unit: str) -> None:
    scale = {"": Decimal(1), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
    amount = _amount(value, power, unit)
    for one in rewritings(amount):
        digits = one.printed.rstrip("个%亩公顷平方里米万亿")
        rest = one.printed[len(digits) :]
        times = scale.get(rest[:1], Decimal(1))
        again = Decimal(digits) * times * unit_of(rest.lstrip("万亿")).factor
        if "万亿" not in rest:
            assert abs(again - one.value) <= abs(again) * Decimal("1e-20"), one


@given(st.decimals("0.1", "99999", places=1), st.sampled_from(["", "万", "亿"]))
def test_a_figure_is_no_rewriting_of_itself(value: Decimal, power: str) -> None:
    amount = _amount(value, power, "个")

    assert printed(amount) is not None
    assert point(amount) not in {one.value for one in rewritings(amount)}


@given(st.integers(10, 999_999), st.randoms(use_true_random=False))
def test_two_digits_swapped_and_a_point_moved_are_undone(value: int, random: Random) -> None:
    for name, digits in wrong_digits(str(value), random):
        if name in ("swapped", "shifted"):
            wrong = _amount(Decimal(digits), "", "个")

            assert Decimal(value) in {point(wrong), *(one.value for one in rewritings(wrong))}, (name, digits)


def _amount(value: Decimal, power: str, unit: str) -> Amount:
    whole = value * {"": Decimal(1), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}[power]
    known = unit_of(unit)
    at = whole * known.factor
    return Amount(
        value=whole,
        value_max=None,
        text=f"{value}{power}",
        unit=unit,
        bound="eq",
        low=at,
        high=at,
        canonical_unit=known.canonical,
        dimension=known.dimension,
    )

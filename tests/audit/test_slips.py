"""Slips of figures and units."""

from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from checker.audit.slips import printed, wrong_digits, wrong_powers, wrong_units
from checker.language.units import unit_of

FIGURES = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(99999), places=2).map(
    lambda one: f"{one.normalize():f}"
)


@given(FIGURES, st.integers(0, 99))
def test_every_slip_is_a_figure_a_person_could_have_printed_and_another_one(digits: str, seed: int) -> None:
    for _, wrong in wrong_digits(digits, Random(seed)):
        assert printed(wrong) == (wrong, "")
        assert Decimal(wrong) != Decimal(digits)


@given(FIGURES)
def test_a_swap_keeps_the_digits_and_a_drop_loses_one(digits: str) -> None:
    for slip, wrong in wrong_digits(digits, Random(1)):
        if slip == "swapped":
            assert sorted(wrong) == sorted(digits)
        if slip == "dropped":
            assert len(wrong) == len(digits) - 1


def test_a_shifted_point_is_ten_times_off() -> None:
    shifted = {wrong for slip, wrong in wrong_digits("78.5", Random(1)) if slip == "shifted"}

    assert shifted == {"785", "7.85"}


def test_a_figure_with_its_power_is_taken_apart_and_one_in_characters_is_none() -> None:
    assert printed("2.5亿") == ("2.5", "亿")
    assert printed("三") is None
    assert printed("1.7万余") is None


def test_powers_and_units_are_mistaken_for_others() -> None:
    assert wrong_powers("万") == ("亿", "")
    assert "公顷" in wrong_units("亩")
    assert all(unit_of(unit).dimension for unit in wrong_units("公顷"))

"""Raised and lowered figures: the number of a note is no part of a figure, a power is one, a lowered one stands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.language.characters import plain, unread_figures
from checker.language.heights import digits, put_in_line
from checker.language.numbers import read_number
from checker.language.raised import note_marks, powers
from checker.language.typesetting import compact, with_raised


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("新建公园50¹个", "新建公园50个"),
        ("森林覆盖率²达到30%", "森林覆盖率达到30%"),
        ("达到30%[³]。", "达到30%。"),
        ("新建公园50¹，²个", "新建公园50个"),
        ("新建公园10¹个", "新建公园10个"),
        ("新建公园50①个，②绿地6公顷", "新建公园50个，②绿地6公顷"),
        ("绿地30km²", "绿地30km²"),
        ("绿地30平方千米，约合30千米²", "绿地30平方千米，约合30千米²"),
        ("产能9万m³/d", "产能9万m³/d"),
        ("产量3×10⁴吨", "产量3×10⁴吨"),
    ],
)
def test_the_number_of_a_note_is_left_out_and_a_unit_keeps_its_power(written: str, read: str) -> None:
    text, origin = compact(written, [(0, len(written))])

    assert text == read
    assert "".join(written[at] for at in origin) == read


@pytest.mark.parametrize("written", ["3×10⁴", "3×10^4", "3*10^4", "3x10⁴"])
def test_a_power_of_ten_is_multiplied_out(written: str) -> None:
    number = read_number(written)

    assert number is not None
    assert number.value == Decimal(30000)


def test_a_power_alone_is_read_where_its_sign_says_so() -> None:
    number = read_number("10^4")

    assert number is not None
    assert number.value == Decimal(10000)


@pytest.mark.parametrize("written", ["10⁴人", "10²个", "10¹²吨"])
def test_ten_with_a_raised_figure_may_be_either_and_is_not_read(written: str) -> None:
    assert "10" not in plain(written)
    assert len(plain(written)) == len(written)
    assert unread_figures(written) == 1
    assert note_marks(written) == []


def test_a_figure_that_ends_in_ten_is_no_power() -> None:
    assert powers("110⁴个，1.10²") == []
    assert [("110⁴个"[start:end]) for start, end in note_marks("110⁴个")] == ["⁴"]


@pytest.mark.parametrize(
    ("written", "read"), [("PM₂.₅浓度", "PM2.5浓度"), ("CO₂排放", "CO2排放"), ("新建50₁个", "新建50₁个")]
)
def test_a_lowered_figure_keeps_its_place_and_joins_no_figure(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([("公园50", 0), ("1", 1), ("个", 0)], "公园50¹个"),
        ([("达到5kg·m", 0), ("-2", 1)], "达到5kg·m⁻²"),
        ([("注", 0), ("[12]", 1)], "注[¹²]"),
        ([("PM", 0), ("2.5", -1)], "PM2.5"),
        ([("CO", 0), ("2", -1), ("50吨", 0)], "CO₂50吨"),
        ([("50", 0), ("1", -1), ("个", 0)], "50₁个"),
        ([("46.2", 1)], "46.2"),
    ],
)
def test_pieces_of_a_line_keep_their_height(pieces: list[tuple[str, int]], text: str) -> None:
    line, places = with_raised(put_in_line(pieces))

    assert line == text
    assert all(line[at] in "⁰¹²³⁴⁵⁶⁷⁸⁹" for at in places)
    assert digits(line) == digits("".join(piece for piece, _ in pieces))

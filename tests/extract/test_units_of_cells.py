"""The unit of a cell or of a name, without 万/亿, with the brackets that are its own."""

from __future__ import annotations

import pytest

from checker.extract.tables.rownames import unit_cell, without_unit


@pytest.mark.parametrize(
    ("cell", "unit", "power"),
    [
        ("套（间）", "套（间）", 1),
        ("万套（间）", "套（间）", 10_000),
        ("（万套）", "套", 10_000),
        ("（家（个））", "家（个）", 1),
        ("个）", "个", 1),
        ("(%)", "%", 1),
    ],
)
def test_a_unit_keeps_its_own_brackets_and_loses_those_around_it(cell: str, unit: str, power: int) -> None:
    assert unit_cell(cell) == (unit, power)


def test_a_unit_of_two_words_in_the_brackets_of_a_name_is_read() -> None:
    assert without_unit("人才公寓（万套（间））") == ("人才公寓", "套（间）", 10_000)

"""Rows judged in parts: together they come to what they come to at once, as long as their names differ."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.judge import Judged, apart, judged_alone, load, outside_directly, row_by_row, together
from checker.judge.judging import ROW
from checker.measure import Frame
from tests.judge.made import frame, measured

SUITES = Path(__file__).parents[2] / "expectations"
NAMES = ("one", "two", "three", "one#2")


def alone(frames: dict[str, Frame]) -> Judged:
    suites = [suite for suite in load(SUITES) if suite.frame in frames]
    return judged_alone(
        frames, suites, outside_directly(suites, {name: one.table() for name, one in frames.items()}, ROW)
    )


def made(*names: str) -> dict[str, Frame]:
    whole = frame({name: measured(number) for number, name in enumerate(NAMES)}, relation="above")
    measurements = {check: {name: of[name] for name in names} for check, of in whole.measurements.items()}
    return {"pairs": replace(whole, rows={name: whole.rows[name] for name in names}, measurements=measurements)}


def test_parts_put_together_are_the_whole() -> None:
    whole = together([alone(made("one", "two", "three"))], {})
    parts = together([alone(made("three")), alone(made("one", "two"))], {})

    assert whole == parts
    assert whole[0]


def test_names_that_two_parts_share_are_told() -> None:
    assert apart([alone(made("one")), alone(made("two", "three"))])
    assert apart([alone(made("one", "one#2"))])
    assert not apart([alone(made("one", "two")), alone(made("one#2"))])


def test_suites_are_asked_row_by_row_but_for_what_is_unique_in_a_whole_column() -> None:
    suites = load(SUITES)

    assert row_by_row(suites, ("schema", "id"))
    assert not row_by_row(suites, ("schema", "quote"))

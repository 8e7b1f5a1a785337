"""Every column of every frame has a declared kind, and holds nothing of another kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from checker.cli.frames import column_explained, frames_explained
from checker.measure import BESIDE, Frame, discover, kinds
from checker.messages import Language, chapter, say
from checker.pipeline import match_targets, measure_matches, read_all
from checker.workspace import find
from tests.measure.sentences import cases, frames_of, together

DATA = Path(__file__).parents[2] / "docs_data"
HOLDS: Mapping[str, tuple[type, ...]] = {"word": (str,), "figure": (int, Decimal), "truth": (bool,)}


@pytest.fixture(scope="module")
def frames() -> list[Frame]:
    """Return the frames of all cases of the measures, and of the five plans."""
    workspace = find(DATA)
    reading = read_all(workspace)
    of_the_plans = measure_matches(workspace, reading, match_targets(workspace, reading))
    return [*together({case.key: frames_of(case) for case in cases()}).values(), *of_the_plans.values()]


def cells(frame: Frame) -> Iterator[tuple[str, object]]:
    """Yield each cell of a frame with its column, as measured."""
    for row in frame.rows.values():
        yield from row.columns.items()
    for check, measurements in frame.measurements.items():
        yield from ((check, one.value) for one in measurements.values())


def test_what_stands_beside_the_measures_is_what_is_declared(frames: list[Frame]) -> None:
    assert {frame.name for frame in frames} == BESIDE.keys()
    for frame in frames:
        for row in frame.rows.values():
            assert row.columns.keys() == BESIDE[frame.name].keys(), frame.name


def test_no_cell_is_of_another_kind_than_its_column(frames: list[Frame]) -> None:
    wrong = set()
    for frame in frames:
        declared = kinds(frame.name, [*BESIDE[frame.name], *frame.measurements])
        for column, cell in cells(frame):
            if cell is not None and type(cell) not in HOLDS[declared[column]]:
                wrong.add((frame.name, column, type(cell).__name__))

    assert wrong == set()


def test_no_measure_is_called_what_stands_beside_it() -> None:
    assert [one.check for one in discover() if one.check in BESIDE[one.frame]] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_frame_and_every_column_of_it_is_explained(lang: Language) -> None:
    told = "\n".join(frames_explained(lang))

    for frame, columns in BESIDE.items():
        assert f"### {frame}\n\n{say(f'frames.row.{frame}', lang)}" in told
        assert all(column_explained(frame, column, lang) for column in columns), frame


def test_no_sentence_speaks_of_a_column_that_is_not_there() -> None:
    known = {f"frames.{frame}.{column}" for frame, columns in BESIDE.items() for column in columns}
    said = {key for key in chapter("en", "frames") if key.count(".") == 2 and not key.startswith("frames.row.")}

    assert said <= known


def test_a_measure_that_says_figures_is_a_column_of_figures() -> None:
    assert kinds("series", ["row", "room", "regression", "target-equals-base"]) == {
        "row": "word",
        "room": "truth",
        "regression": "figure",
        "target-equals-base": "word",
    }

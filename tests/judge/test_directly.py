"""What is worked out without Great Expectations is what it says itself, for every row of every frame it is asked of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from checker.desk.live import FRAMES
from checker.judge import load, outside_directly, passed_over
from checker.judge.judging import ROW
from checker.judge.running import outside
from checker.pipeline import match_targets, measure_matches, read_all
from checker.workspace import find

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize("frames", [FRAMES, ("groups", "series", "unmatched", "documents", "citations", "passages")])
def test_the_rows_outside_are_the_same(frames: tuple[str, ...]) -> None:
    workspace = find(REPOSITORY / "docs_data")
    reading = read_all(workspace)
    measured = measure_matches(workspace, reading, match_targets(workspace, reading))
    tables = {name: frame.table() for name, frame in measured.items()}
    suites = [suite for suite in load(workspace.suites) if suite.frame in frames]

    found = filled(outside_directly(suites, tables, ROW))
    assert found == filled(outside(suites, tables, ROW))
    assert len(found) > 5


def test_no_line_of_what_is_judged_of_a_paragraph_is_passed_over() -> None:
    suites = load(REPOSITORY / "expectations")

    assert passed_over([suite for suite in suites if suite.frame in FRAMES]) == ()
    assert {line.type for line in passed_over(suites)} == {
        "expect_column_pair_values_a_to_be_greater_than_b",
        "expect_column_values_to_be_unique",
        "expect_column_values_to_match_regex",
    }


def filled(broken: Mapping[tuple[str, int], list[str]]) -> dict[tuple[str, int], set[str]]:
    """Return the lines that some row breaks."""
    return {line: set(rows) for line, rows in broken.items() if rows}

"""The guards around Great Expectations: what it would do quietly is said aloud, with file and line."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.errors import SuiteError
from checker.judge import applies, judge, load
from checker.measure import Frame
from checker.measure.lib.measurement import not_judged
from tests.judge.made import frame, measured

SHORT = {"row": measured(Decimal("0.2"))}


def between(**kwargs: Any) -> dict[str, Any]:
    return {
        "type": "expect_column_values_to_be_between",
        "kwargs": {"column": "below-average", **kwargs},
        "severity": "warning",
        "meta": {"check": "below-average"},
    }


def suite(folder: Path, *lines: dict[str, Any], **meta: Any) -> Path:
    text = json.dumps({"name": "pairs", "meta": meta, "expectations": list(lines)}, indent=1)
    (folder / "pairs.json").write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path, frames: dict[str, Frame] | None = None) -> str:
    with pytest.raises(SuiteError) as refused:
        judge(frames or {"pairs": frame(SHORT)}, folder)
    return str(refused.value)


def test_an_unknown_expectation_is_refused_by_name_and_line(tmp_path: Path) -> None:
    wrong = {**between(max_value=0), "type": "expect_column_values_to_be_betwixt"}

    said = refusal(suite(tmp_path, between(max_value=0), wrong))

    assert "betwixt" in said
    assert "pairs.json:" in said


def test_a_misspelt_argument_is_refused_with_the_file(tmp_path: Path) -> None:
    said = refusal(suite(tmp_path, between(max_valu=0)))

    assert "max_valu" in said
    assert "pairs.json:6" in said


def test_a_missing_column_is_refused_and_never_a_finding(tmp_path: Path) -> None:
    line = between(
        max_value=0, row_condition={"type": "comparison", "column": {"name": "bindz"}, "operator": "==", "parameter": 1}
    )

    assert "'bindz'" in refusal(suite(tmp_path, line))


def test_a_range_that_does_not_fit_its_column_is_refused_and_never_a_finding(tmp_path: Path) -> None:
    said = refusal(suite(tmp_path, between(column="kind", max_value=0)), {"pairs": frame(SHORT, kind="level")})

    assert "cannot be run" in said


def test_a_row_is_known_by_its_name_whatever_characters_that_is_of(tmp_path: Path) -> None:
    rows = {"a\udcff": measured(Decimal("0.2"))}

    findings, _ = judge({"pairs": frame(rows, kind="\udcff")}, suite(tmp_path, between(max_value=0)))

    assert len(findings) == 1


def test_a_figure_at_the_end_of_its_range_is_within(tmp_path: Path) -> None:
    at_the_floor = {"row": measured(Decimal("0.9"))}

    findings, _ = judge({"pairs": frame(at_the_floor)}, suite(tmp_path, between(min_value=0.9)))

    assert findings == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{}", "no list of expectations"),
        ('{"name": "pairs", "expectations": []}', "an empty suite"),
        ('{"name": "pairs",\n "expectations": [,]}', "no JSON"),
    ],
)
def test_what_is_no_suite_is_refused(tmp_path: Path, text: str, found: str) -> None:
    (tmp_path / "pairs.json").write_text(text, encoding="utf-8")

    assert found in refusal(tmp_path)


def test_a_folder_without_suites_is_refused(tmp_path: Path) -> None:
    assert "no suite" in refusal(tmp_path)


def test_a_measure_nobody_judges_is_refused_unless_excused(tmp_path: Path) -> None:
    native = {
        "type": "expect_column_values_to_not_be_null",
        "kwargs": {"column": "row"},
        "severity": "info",
        "meta": {"check": "other"},
    }

    assert "'below-average'" in refusal(suite(tmp_path, native))
    assert judge({"pairs": frame(SHORT)}, suite(tmp_path, native, ungated={"below-average": "shown only"}))[0] == ()


def test_a_line_for_a_check_of_another_name_is_refused(tmp_path: Path) -> None:
    line = {**between(max_value=0), "meta": {"check": "below-upper"}}

    assert "same name" in refusal(suite(tmp_path, line))


def test_an_unknown_severity_is_refused(tmp_path: Path) -> None:
    assert "wanted critical, warning or info" in refusal(suite(tmp_path, {**between(max_value=0), "severity": "fatal"}))


def test_a_frame_without_a_suite_is_refused(tmp_path: Path) -> None:
    frames = {"pairs": frame(SHORT), "mentions": Frame(name="mentions", rows={}, measurements={})}

    assert "mentions.json" in refusal(suite(tmp_path, between(max_value=0)), frames)


def test_what_was_not_judged_is_counted_with_its_reason_and_never_within(tmp_path: Path) -> None:
    rows = {"a": measured(Decimal(0)), "b": measured(Decimal(1)), "c": not_judged("years-differ")}

    findings, tallies = judge({"pairs": frame(rows)}, suite(tmp_path, between(max_value=0)))

    assert len(findings) == 1
    assert (tallies[0].within, tallies[0].outside, tallies[0].not_judged) == (1, 1, 1)
    assert tallies[0].reasons == (("measure.reason.years-differ", 1),)


def test_an_empty_frame_is_no_pass(tmp_path: Path) -> None:
    _, tallies = judge({"pairs": frame({})}, suite(tmp_path, between(max_value=0)))

    assert sum(tally.within + tally.outside for tally in tallies) == 0


def test_a_row_no_line_applies_to_is_not_judged(tmp_path: Path) -> None:
    condition = {"type": "comparison", "column": {"name": "binds"}, "operator": "==", "parameter": "each"}

    _, tallies = judge(
        {"pairs": frame(SHORT, binds="mean")}, suite(tmp_path, between(max_value=0, row_condition=condition))
    )

    assert (tallies[0].within, tallies[0].not_judged) == (0, 1)


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        ({"column": {"name": "binds"}, "operator": "==", "parameter": "each", "type": "comparison"}, True),
        ({"column": {"name": "binds"}, "operator": "!=", "parameter": "each", "type": "comparison"}, False),
        ({"column": {"name": "binds"}, "operator": "IN", "parameter": ["mean", "each"], "type": "comparison"}, True),
        ({"column": {"name": "binds"}, "operator": "NOT_IN", "parameter": ["each"], "type": "comparison"}, False),
        ({"column": {"name": "parts"}, "operator": ">=", "parameter": 3, "type": "comparison"}, True),
        ({"column": {"name": "none"}, "operator": ">=", "parameter": 3, "type": "comparison"}, False),
        ({"column": {"name": "none"}, "is_null": True, "type": "nullity"}, True),
    ],
)
def test_a_condition_is_read_as_the_engine_reads_it(condition: dict[str, Any], met: bool) -> None:
    cells = {"binds": "each", "parts": 3, "none": None}

    assert applies(condition, cells) is met
    assert applies({"type": "and", "conditions": [condition, condition]}, cells) is met


def test_the_shipped_suites_load() -> None:
    suites = load(Path(__file__).parents[2] / "expectations")

    assert len(suites) > 5
    assert all(line.notes for one in suites for line in one.lines)


EACH = {"type": "comparison", "column": {"name": "binds"}, "operator": "==", "parameter": "each"}
ANY = {"type": "or", "conditions": [EACH, {**EACH, "operator": "!="}]}
NULL = {"type": "nullity", "column": {"name": "heard"}, "is_null": True}
MORE = {"type": "comparison", "column": {"name": "heard"}, "operator": ">=", "parameter": 2}


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ({"type": "and", "conditions": []}, "an empty condition"),
        ({"type": "or", "conditions": [{"type": "and", "conditions": []}]}, "an empty condition"),
        ({}, "'{}' as row_condition"),
        ("binds == 'each'", "as row_condition"),
        ({"type": "comparison", "operator": "==", "parameter": 1}, "a condition without a column"),
        ({**EACH, "operator": "~"}, "the operator '~'"),
        ({**EACH, "operator": "IN"}, "the parameter 'each'"),
        ({**EACH, "parameter": None}, "the parameter None"),
        (ANY, "that every row meets"),
        ({"type": "and", "conditions": [ANY, ANY]}, "that every row meets"),
        ({**EACH, "operator": "NOT_IN", "parameter": []}, "that every row meets"),
        ({**EACH, "operator": "IN", "parameter": ["each", "mean", "sum", "count", "none"]}, "that every row meets"),
        ({"type": "or", "conditions": [NULL, {**NULL, "is_null": False}]}, "that every row meets"),
        ({**EACH, "operator": "IN", "parameter": []}, "that no row meets"),
        ({"type": "and", "conditions": [MORE, {**MORE, "operator": "<"}]}, "that no row meets"),
        ({"type": "and", "conditions": [EACH, {**EACH, "parameter": "mean"}]}, "that no row meets"),
    ],
)  # fmt: skip
def test_a_condition_that_is_empty_or_tells_no_rows_apart_is_refused(
    tmp_path: Path, condition: object, found: str
) -> None:
    with pytest.raises(SuiteError) as refused:
        load(suite(tmp_path, between(max_value=0), between(max_value=1, row_condition=condition)))

    assert found in str(refused.value)
    assert f"{tmp_path / 'pairs.json'}:1" in str(refused.value)


@pytest.mark.parametrize(
    "condition",
    [EACH, MORE, {"type": "or", "conditions": [EACH, MORE]}, {"type": "and", "conditions": [EACH, MORE]},
     {**EACH, "operator": "NOT_IN", "parameter": ["each"]}],
)  # fmt: skip
def test_a_condition_that_tells_rows_apart_is_taken(tmp_path: Path, condition: object) -> None:
    assert load(suite(tmp_path, between(max_value=0, row_condition=condition)))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b'{"name": "pairs",\n "expectations": ["\xd6"]}', ":2: found a byte that is no UTF-8"),
        (b"[" * 100_000, "beyond reason"),
        (b'{"expectations": [' + b"[" * 200 + b"]" * 200 + b"]}", "beyond reason"),
        (b'{"meta": "x", "expectations": [{"type": "expect_x", "kwargs": {}}]}', "as meta"),
        (b'{"meta": {"ungated": ["x"]}, "expectations": [{"type": "expect_x", "kwargs": {}}]}', "as meta.ungated"),
        (b'{"expectations": [{"type": "expect_x", "kwargs": {}, "meta": "x"}]}', "as meta"),
        (b'{"expectations": [{"type": "expect_x", "kwargs": {}, "severity": []}]}', "severity"),
        (None, "found no file"),
    ],
)
def test_a_suite_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None, found: str) -> None:
    file = tmp_path / "pairs.json"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)

    with pytest.raises(SuiteError) as refused:
        load(tmp_path)

    assert found in str(refused.value)
    assert str(file) in str(refused.value)


def test_what_cannot_be_run_is_said_without_a_traceback(tmp_path: Path) -> None:
    said = refusal(suite(tmp_path, between(column="kind", max_value=0)), {"pairs": frame(SHORT, kind="level")})

    assert "Traceback" not in said
    assert "File" not in said
    assert len(said) < 500

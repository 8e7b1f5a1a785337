"""The rule pack looks at itself: what contradicts is refused at load, what never fires is listed."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.errors import SuiteError
from checker.judge import lint, load
from checker.match.names import normal
from checker.model import Amount, Indicator, Quote, Target
from checker.workspace.doubts import doubts

PLANS = Path(__file__).parents[2] / "docs_data"


def line(column: str = "shortfall", severity: str = "warning", **kwargs: Any) -> dict[str, Any]:
    kind = "in_set" if "value_set" in kwargs else "between"
    return {
        "type": f"expect_column_values_to_be_{kind}",
        "kwargs": {"column": column, **kwargs},
        "severity": severity,
        "meta": {"check": column},
    }


def suite(folder: Path, *lines: dict[str, Any]) -> Path:
    (folder / "pairs.json").write_text(json.dumps({"name": "pairs", "expectations": lines}, indent=1), encoding="utf-8")
    return folder


def where(column: str, word: str) -> dict[str, Any]:
    return {"type": "comparison", "column": {"name": column}, "operator": "==", "parameter": word}


@pytest.mark.parametrize(
    "lines",
    [
        [line(min_value=1), line(max_value=0)],
        [line(min_value=0, strict_min=True), line(max_value=0)],
        [line(value_set=["same"]), line(value_set=["other"])],
        [line(value_set=["same"]), line(max_value=3)],
        [line(min_value=2, max_value=1)],
        [line(value_set=[])],
        [line(min_value=1, row_condition=where("binds", "each")), line(max_value=0)],
    ],
)
def test_ranges_that_no_value_can_meet_are_refused_with_file_and_line(
    lines: list[dict[str, Any]], tmp_path: Path
) -> None:
    with pytest.raises(SuiteError, match=r"pairs\.json:\d+: found .*no value can meet"):
        load(suite(tmp_path, *lines))


@pytest.mark.parametrize(
    "lines",
    [
        [line(max_value=0), line(max_value="0.1", severity="critical")],
        [line(value_set=["same"]), line(value_set=["same", "name"], severity="critical")],
        [line(min_value=0), line(max_value=0)],
        [
            line(min_value=1, row_condition=where("binds", "each")),
            line(max_value=0, row_condition=where("binds", "sum")),
        ],
    ],
)
def test_ranges_with_a_value_in_common_or_for_other_rows_are_loaded(
    lines: list[dict[str, Any]], tmp_path: Path
) -> None:
    assert len(load(suite(tmp_path, *lines))[0].lines) == len(lines)


def said(folder: Path) -> list[str]:
    columns = {"pairs": ("shortfall", "binds", "weaker")}
    return [remark.what.en for remark in lint(load(folder), columns, {"pairs": ("shortfall",)})]


def test_a_warning_wider_than_the_error_never_decides(tmp_path: Path) -> None:
    folder = suite(tmp_path, line(max_value=0, severity="critical"), line(max_value=1, severity="warning"))

    assert any("milder" in one for one in said(folder))


def test_a_warning_inside_the_error_is_in_order(tmp_path: Path) -> None:
    assert said(suite(tmp_path, line(max_value=1, severity="critical"), line(max_value=0, severity="warning"))) == []


def test_a_column_nobody_makes_is_listed(tmp_path: Path) -> None:
    assert any("“shortfal”" in one for one in said(suite(tmp_path, line("shortfal", max_value=0), line(max_value=0))))


def test_a_condition_no_row_can_meet_is_listed(tmp_path: Path) -> None:
    folder = suite(tmp_path, line(max_value=0, row_condition=where("binds", "everybody")))

    assert any("“everybody”" in one for one in said(folder))


def test_a_measure_without_a_line_is_listed(tmp_path: Path) -> None:
    assert any("no line judges" in one for one in said(suite(tmp_path, line("weaker", max_value=0))))


def target(unit: str, dimension: str) -> Target:
    from decimal import Decimal

    quote = Quote(doc="a", clause="一", passage=0, start=0, end=1, text="。")
    amount = Amount(value=Decimal(1), value_max=None, text="1", unit=unit, bound="eq", dimension=dimension)
    return Target(
        id="a/1", doc="a", quote=quote, indicator="绿地", amount=amount, kind="level", by=None, period=None,
        time_text="", region="", scope="aggregate", modality="firm", canonical="green",
    )  # fmt: skip


def doubted(tmp_path: Path, indicators: list[Indicator], used: list[Target]) -> list[tuple[int, str]]:
    file = tmp_path / "indicators.yaml"
    file.write_text("".join(f"- id: {one.id}\n  name: {one.name}\n" for one in indicators), encoding="utf-8")
    return [(number, what.en) for _, number, what in doubts([file], indicators, normal, used)]


def test_a_name_of_two_entries_in_another_spelling_is_listed_with_its_line(tmp_path: Path) -> None:
    entries = [Indicator(id="one", name="PM2.5浓度"), Indicator(id="two", name="PM2.5 浓度")]

    assert [number for number, what in doubted(tmp_path, entries, []) if "one" in what] == [3]


def test_a_unit_no_document_uses_is_listed_and_one_they_use_is_not(tmp_path: Path) -> None:
    entry = Indicator(id="green", name="绿地", unit="户")

    assert len(doubted(tmp_path, [entry], [target("公顷", "area")])) == 1
    assert doubted(tmp_path, [entry], [target("户", "household")]) == []


def test_the_rule_pack_of_this_repository_has_nothing_doubtful() -> None:
    answer = CliRunner().invoke(main, ["checks", "--lint", "--lang", "en", str(PLANS)])

    assert answer.exit_code == 0, answer.output

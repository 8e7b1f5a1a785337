"""Tables in the shapes plans print them in: their columns are typed, and their figures are the targets meant."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.extract import extract
from checker.model import Document, Place, Target
from checker.read import take_apart
from checker.read.build import Box, Builder
from checker.structure import structure

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("tables.yaml").read_text(encoding="utf-8"))
_LETTERS = {
    "o": "ordinal", "c": "class", "n": "name", "u": "unit", "v": "value", "r": "region", "t": "task", "d": "deadline",
    "b": "department", "p": "nature", "x": "note", "-": "unknown",
}  # fmt: skip


def _boxes(rows: list[list[str]], page: int | None) -> list[list[Box]]:
    """The cells with the merged ones marked."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    done = []
    for number, row in enumerate(rows):
        line = []
        for column, text in enumerate(row):
            place = Place(page=page)
            if text in ("^", "<"):
                at = (number - 1, column) if text == "^" else (number, column - 1)
                owners[number, column] = owners.get(at, at)
                line.append(Box(text="", place=place, merged_with=owners[number, column]))
            else:
                line.append(Box(text=text, place=place))
        done.append(line)
    return done


def _read(case: dict[str, Any]) -> Document:
    builder = Builder()
    builder.paragraph("海青市“十四五”发展规划")
    builder.paragraph("一、发展目标")
    if "caption" in case:
        builder.paragraph(case["caption"])
    parts = case.get("parts") or [case["rows"]]
    for page, rows in enumerate(parts, start=1):
        builder.table(_boxes(rows, page if "parts" in case else None))
    pages = builder.pages()
    return structure(pages, b"", Path("海青市“十四五”发展规划.html"))


def _said(target: Target) -> str:
    assert target.amount is not None
    amount = target.amount
    when = target.by if target.by is not None else "-".join(map(str, target.period or ())) or f"due {target.due}"
    value = f"{Decimal(amount.value).normalize():f} {amount.unit}".strip()
    parts = [target.indicator, value, amount.bound, target.kind, str(when)]
    return " | ".join([*parts, target.region] if target.region != "海青市" else parts)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_table_of_this_shape_gives_these_targets(case: dict[str, Any]) -> None:
    found = _read(case)
    rows = [passage.row for passage in found.passages if passage.row]

    assert [column.role for column in rows[0].columns] == [_LETTERS[letter] for letter in case["roles"]]
    extraction = extract(found)
    figures = {target.quote.passage: target for target in extraction.targets if target.amount}
    assert [_said(target) for target in extraction.targets if target.amount] == case["targets"]
    states = [target for target in extraction.targets if target.kind == "state"]
    assert [f"{one.indicator} | {one.note} | {one.modality} | {one.by} | {one.region}" for one in states] == case.get(
        "states", []
    )
    assert all(found.passages[number].row for number in figures)
    assert sum(bool(row.suspect) for row in rows) == case.get("doubted", 0)
    assert bool(case.get("doubted")) == any("不参加核对" in warning.zh for warning in found.warnings)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_figure_of_a_table_has_a_state_and_a_reason(case: dict[str, Any]) -> None:
    extraction = extract(_read(case))

    assert {figure.target for figure in extraction.figures if figure.target} == {
        target.id for target in extraction.targets if target.figure
    }
    assert all(figure.reason or figure.target for figure in extraction.figures)


def test_the_text_of_a_row_says_a_merged_cell_once() -> None:
    case = next(case for case in CASES if "parent cell" in case["name"])
    texts = [passage.text for passage in _read(case).passages if passage.row]

    assert texts[0].split() == ["1", "环境", "空气优良天数比率（%）", "80", "85", "约束性"]


def test_nature_and_the_reading_of_a_unit_that_is_only_a_power_are_said() -> None:
    natures = {
        target.indicator: target.nature
        for case in CASES
        for target in extract(_read(case)).targets
        if "nature" in case["name"] or "without a year takes" in case["name"]
    }
    doubts = [
        target.note
        for case in CASES
        if "power of ten" in case["name"]
        for target in extract(_read(case)).targets
        if target.note
    ]

    assert natures["装配式建筑占比"] == "约束性"
    assert natures["新增绿道长度"] == "预期性"
    assert natures["污水处理率"] == "约束性"
    assert len(doubts) == 2
    assert all(doubt.startswith("doubt:") for doubt in doubts)


@pytest.mark.parametrize("last", ["<td>桥梁<td>9", "<td>桥梁9", "<td>桥梁<td>9<td>10<td>11"])
def test_a_table_without_a_head_may_have_rows_of_other_lengths(last: str) -> None:
    rows = f"<tr><td>公园<td>5<td>6</tr><tr><td>绿地<td>7<td>8</tr><tr>{last}</tr>"
    data = f"<html><body><p>一、目标</p><table>{rows}</table></body></html>".encode()
    found = structure(take_apart(data, Path("plan")), data, Path("plan"))

    assert [passage.text.split("\t")[0] for passage in found.passages[1:3]] == ["公园", "绿地"]
    assert found.passages[-1].text.startswith("桥梁")

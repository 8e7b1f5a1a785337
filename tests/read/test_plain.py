"""Plain text: sentences put together again, clauses, tables - and never a character lost or changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language.typesetting import blank
from checker.model import Document
from checker.pipeline import read_document as read
from checker.read.plain import read_text
from checker.structure import structure
from checker.structure.content import put_together
from checker.structure.passages import passages

HERE = Path(__file__).parent
ORIGINALS = HERE.parents[1] / "docs_data" / "originals"
GOLD = HERE.parent / "gold"
CASES = yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))


def _read(text: str) -> Document:
    return structure(read_text(text), text.encode(), Path("plan.txt"))


def _squash(text: str) -> str:
    return "".join(c for c in text if not blank(c))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_passages_of(case: dict[str, Any]) -> None:
    found = _read(case["text"]).passages

    assert [[p.clause, p.kind, p.text] for p in found] == case["passages"]


@pytest.mark.parametrize("name", ["heze-2024", "shandong-2024"])
def test_every_gold_quote_stands_in_a_passage_of_its_clause(name: str) -> None:
    found = read(ORIGINALS / f"{name}.txt").passages
    records = [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line]

    strays = [
        record["id"]
        for record in records
        if not any(p.clause == record["clause"] and _squash(record["quote"]) in _squash(p.text) for p in found)
    ]

    assert len(records) >= 60
    assert strays == []


@pytest.mark.parametrize("path", sorted(ORIGINALS.glob("*.txt")), ids=lambda path: path.stem)
def test_originals_are_read_without_loss(path: Path) -> None:
    _nothing_lost(path.read_text(encoding="utf-8"))


def _nothing_lost(source: str) -> None:
    reading = put_together(read_text(source))
    found, _ = passages(reading)
    taken = {offset for passage in found for offset in passage.origin}
    taken |= {offset for item in reading.furniture for offset in range(*item.span)}

    assert {i for i, c in enumerate(source) if not blank(c)} <= taken
    for passage in found:
        assert "".join(source[offset] for offset in passage.origin) == passage.text
        if passage.row:
            assert tuple(passage.text[a:b] for a, b in passage.row.spans) == passage.row.cells


_WORDS = st.sampled_from(
    [
        "一、",
        "二、",
        "（一）",
        "1.",
        "2.",
        "第一章",
        "专栏1",
        "附件1",
        "注：",
        "①",
        "目录",
        "目标",
        "达到5个。",
        "到2025年，",
        "13.5",
        "—",
        "-",
        "#",
        "|",
        "|--|",
        "......",
        "3",
        "序号",
        "指标",
        "单位",
        "2025年",
        "《",
        "》",
        "（",
        "）",
        "。",
        "；",
        "：",
        "牵头）",
        "City",
        "Plan",
        "单位：亿元",
        "——",
        "预览已结束",
    ]
)
_GAPS = st.sampled_from(["", "", " ", "  ", "\n", "\n", "\n\n", "\t", "\f", "\u3000", "\r\n", "\u200b"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_WORDS, _GAPS), max_size=60).map(lambda parts: "".join(a + b for a, b in parts)))
def test_no_text_of_plan_words_loses_a_character(text: str) -> None:
    _nothing_lost(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_at_all_loses_a_character(text: str) -> None:
    _nothing_lost(text)


def test_headings_above_are_kept_with_the_run_in_heading_last() -> None:
    found = read(ORIGINALS / "shandong-2024.txt").passages
    first = next(p for p in found if p.clause == "二/1")

    assert first.kind == "paragraph"
    assert first.headings == ("二、实施产城融合行动", "1.促进产业集聚发展")


def test_row_knows_its_table() -> None:
    found = read(ORIGINALS / "jinan-2022.txt").passages
    row = next(p.row for p in found if p.clause == "专栏1/9")

    assert row is not None
    assert row.headers == ("序号", "指标名称", "单位", "2020年", "2025年", "2035年")
    assert row.cells == ("9", "森林覆盖率", "%", "11.4*", "13.7*", "—")
    assert (row.number, row.caption, row.group) == ("专栏1", "新型城镇化主要目标", "二、绿色城镇化")
    assert [note[:6] for note in row.notes] == ["①加“〔〕”", "②带*的是根"]


def test_repeated_heads_of_a_table_are_left_out_and_said_so() -> None:
    found = read(ORIGINALS / "shandong-2021-tasks.txt")

    assert sum(p.kind == "row" for p in found.passages) == 102
    assert [p.clause for p in found.passages if p.text.startswith("70\t")] == ["任务/70"]
    assert any("表头" in warning.zh for warning in found.warnings)


def test_unit_of_a_caption_is_the_rows_unit() -> None:
    found = _read("表1 主要指标（单位：亿元）\n序号\t指标\t2025年\n1\t总产值\t6\n")
    rows = [p.row for p in found.passages if p.row]

    assert [(row.unit, row.caption, row.number) for row in rows] == [("亿元", "主要指标", "表1")]

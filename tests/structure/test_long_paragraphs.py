"""A paragraph beyond the bound is cut where a sentence ends, and said; nothing of it is lost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from checker.model import Document
from checker.read.plain import read_text
from checker.structure import structure
from checker.structure.longparagraphs import LONGEST


def _read(text: str) -> Document:
    return structure(read_text(text), text.encode(), Path("plan.txt"))


@pytest.mark.parametrize(
    ("piece", "end"),
    [("到2025年，公园达到5个。", "。"), ("公园5个、", "、"), ("公园1234.56", ""), ("甲", "甲")],
)
def test_a_paragraph_beyond_the_bound_is_cut_and_said(piece: str, end: str) -> None:
    text = piece * (2 * LONGEST // len(piece) + 10)

    document = _read(text)

    texts = [passage.text for passage in document.passages]
    assert len(texts) > 1
    assert "".join(texts) == text
    assert all(len(part) <= LONGEST for part in texts)
    assert all(part.endswith(end) for part in texts[:-1])
    assert not any(before[-1].isdigit() and after[0].isdigit() for before, after in pairwise(texts))
    assert any(str(LONGEST) in said.zh for said in document.warnings)


def test_a_paragraph_within_the_bound_stays_whole() -> None:
    text = "到2025年，公园达到5个。" * 1000

    document = _read(text)

    assert [passage.text for passage in document.passages] == [text]
    assert document.warnings == ()


def test_a_row_of_a_table_with_one_figure_alone_is_no_page_number() -> None:
    document = _read("| 指标 | 甲 | 乙 |\n|---|---|---|\n| 公园 | 5 | 6 |\n|  | 9115 |  |\n")

    assert any("9115" in passage.text for passage in document.passages)

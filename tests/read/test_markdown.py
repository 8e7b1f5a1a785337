"""Markdown and text as recognition leaves it: raised and struck words, tables written as HTML among the lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.messages import message
from checker.model.layout import Grid, Line, Pages
from checker.read import take_apart
from checker.read.webtable import boxes
from checker.structure import structure

TABLE = (
    "<table><tr><td>指标</td><td>单位</td><td>2025年</td></tr>"
    "<tr><td>污水处理能力<sup>1</sup></td><td>万m<sup>3</sup>/d</td><td>15.6</td></tr></table>"
)


def pages(text: str) -> Pages:
    return take_apart(text.encode(), Path("plan"))


def lines(found: Pages) -> list[tuple[str, int | None]]:
    return [(item.text, item.place.line) for item in found.items if isinstance(item, Line)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("建成公园50<sup>1</sup>个", "建成公园50¹个"),
        ("PM<sub>2.5</sub>浓度", "PM2.5浓度"),
        ("增长5~~6%，达到7~~8%", "增长5~~6%，达到7~~8%"),
    ],
)
def test_tags_and_signs_within_lines_are_read(written: str, text: str) -> None:
    assert pages(f"# 目标\n\n{written}\n").items[1].text == text  # type: ignore[union-attr]


@pytest.mark.parametrize("written", ["公园~~50~~60个", "公园<del>50</del>60个", "公园<s>50</s>60个"])
def test_words_struck_out_are_not_read_and_said(written: str) -> None:
    found = pages(f"# 目标\n\n{written}\n")

    assert lines(found) == [("# 目标", 1), ("公园60个", 3)]
    assert found.warnings == [message("read.warning.struck-line", count=1, figures=1, places=3)]


def test_tables_written_as_html_stand_among_the_lines() -> None:
    found = pages(f"# 海青市水利规划\n\n## 一、目标\n\n到2025年，水库达到5座。\n\n{TABLE}\n\n新建水闸6座。\n")

    assert lines(found) == [
        ("# 海青市水利规划", 1),
        ("## 一、目标", 3),
        ("到2025年，水库达到5座。", 5),
        ("新建水闸6座。", 9),
    ]
    (grid,) = (item for item in found.items if isinstance(item, Grid))
    cells = [["".join(found.source[a:b] for a, b in cell.spans) for cell in row.cells] for row in grid.rows]
    assert cells == [["指标", "单位", "2025年"], ["污水处理能力¹", "万m³/d", "15.6"]]
    assert grid.rows[1].place.line == 7
    for item in found.items:
        if isinstance(item, Line):
            assert found.source[item.start : item.end].strip() == item.text


def test_paragraphs_around_a_table_stay_apart() -> None:
    data = f"# 海青市水利规划\n\n一、目标\n\n新建水库5座\n\n新建水闸6座\n\n{TABLE}\n".encode()
    texts = [passage.text for passage in structure(take_apart(data, Path("p")), data, Path("p")).passages]

    assert texts[2:4] == ["新建水库5座", "新建水闸6座"]


ROWS = "<tr><td>指标</td><td>2025年</td></tr><tr><td>公园</td><td>515</td></tr>"


def test_words_of_a_table_that_stand_in_no_cell_are_lines() -> None:
    found = pages(f"# 目标\n\n<table>共12项<caption>表1</caption>{ROWS}</table>\n\n<tablet>\n")

    assert [text for text, _ in lines(found)] == ["# 目标", "共12项", "表1", "<tablet>"]
    assert found.warnings == []


def test_figures_that_a_table_does_not_hand_on_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.read.markdown.boxes", lambda *given: boxes(*given)[:-1])

    assert pages(f"# 目标\n\n<table>{ROWS}</table>\n").warnings == [
        message("read.warning.digits-differ-line", shown=7, read=4, places=3)
    ]

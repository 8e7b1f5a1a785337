"""Web pages as a reader sees them: raised, struck out, hidden, typed into fields; what is left out is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.messages import message
from checker.model import Message
from checker.model.layout import Grid, Line, Pages
from checker.read import take_apart


def page(body: str) -> Pages:
    return take_apart(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), Path("plan"))


def lines(found: Pages) -> list[str]:
    return [item.text for item in found.items if isinstance(item, Line)]


def cells(found: Pages) -> list[list[str]]:
    grids = [item for item in found.items if isinstance(item, Grid)]
    return [
        ["".join(found.source[a:b] for a, b in cell.spans) for cell in row.cells] for grid in grids for row in grid.rows
    ]


def said(key: str, count: int, figures: int, places: object) -> Message:
    return message(f"read.warning.{key}", count=count, figures=figures, places=places)


RAISED = [
    ("建成公园50<sup>1</sup>个", "建成公园50¹个"),
    ("供水9万m<sup>3</sup>/d", "供水9万m³/d"),
    ("人口10<sup>4</sup>人", "人口10⁴人"),
    ("达到30%<sup><a href='#n'>[2]</a></sup>。", "达到30%[²]。"),
    ("PM<sub>2.5</sub>浓度", "PM2.5浓度"),
    ("CO<sub>2</sub>50吨", "CO₂50吨"),
    ('建成50<span style="font-size:8px; vertical-align: super">1</span>个', "建成50¹个"),
    ("<sup>46.2</sup>", "46.2"),
    ("人口<math><mn>3</mn><mo>×</mo><msup><mn>10</mn><mn>4</mn></msup></math>人", "人口3×10⁴人"),
    ("达到<math><mfrac><mn>1</mn><mn>3</mn></mfrac></math>以上", "达到1/3以上"),
    ("CO<math><msub><mi>CO</mi><mn>2</mn></msub></math>", "COCO2"),
]


@pytest.mark.parametrize(("written", "text"), RAISED)
def test_raised_and_lowered_figures_keep_their_height_in_text_and_cells(written: str, text: str) -> None:
    found = page(
        f"<p>{written}</p><table><tr><th>指标</th><th>2025年</th></tr><tr><td>{written}</td><td>5</td></tr></table>"
    )

    assert lines(found) == [text]
    assert cells(found)[1] == [text, "5"]
    assert found.warnings == []


@pytest.mark.parametrize(
    ("left_out", "key"),
    [
        ("<del>9377</del>", "struck-text"),
        ("<s>9377</s>", "struck-text"),
        ("<strike>9377</strike>", "struck-text"),
        ('<span style="text-decoration: line-through">9377</span>', "struck-text"),
        ('<span style="display: none">9377</span>', "hidden-text"),
        ('<b style="visibility:hidden">9377</b>', "hidden-text"),
        ("<i hidden>9377</i>", "hidden-text"),
        ('<input type="text" value="9377">', "form-field"),
        ("<textarea>9377</textarea>", "form-field"),
        ("<select><option>9376<option selected>9377</select>", "form-field"),
    ],
)
def test_what_is_no_text_of_the_page_is_not_read_and_said(left_out: str, key: str) -> None:
    found = page(f"<p>一、目标</p><p>公园{left_out}<ins>9378</ins>个</p>")

    assert lines(found) == ["一、目标", "公园9378个"]
    assert found.warnings == [said(key, 1, 1, 1)]
    found = page(f"<table><tr><td>指标</td><td>2025年</td></tr><tr><td>公园</td><td>{left_out}9378</td></tr></table>")
    assert cells(found)[1] == ["公园", "9378"]
    assert found.warnings == [said(key, 1, 1, 0)]


def test_a_hidden_paragraph_is_said() -> None:
    found = page('<p>一、目标</p><p style="display:none">公园5个，桥6座。</p><p>公园7个。</p>')

    assert lines(found) == ["一、目标", "公园7个。"]
    assert found.warnings == [said("hidden-text", 1, 2, 1)]


def test_a_page_that_a_script_unveils_is_read() -> None:
    found = page('<div style="display:none"><p>一、目标</p><p>新建公园7个，森林覆盖率达到30%以上。</p></div>')

    assert lines(found) == ["一、目标", "新建公园7个，森林覆盖率达到30%以上。"]


def test_a_large_picture_is_said_and_an_icon_is_not() -> None:
    found = page('<p>见下图。</p><img src="a.png" width="600" height="400"><img src="b.png" width="16" height="16">')

    assert found.warnings == [said("picture-set-in", 1, 0, 1)]


ARTICLE = "<p>一、目标</p>" + "<p>坚持生态优先、绿色发展，持续改善人居环境质量，推动城乡融合发展。</p>" * 20
TARGET = "<p>到2025年，新建公园9401个。</p>"


@pytest.mark.parametrize(
    "beside",
    [
        f"<div>{TARGET}</div>",
        f'<div class="search-target">{TARGET}</div>',
        f"<aside>{TARGET}</aside>",
        f'<div class="position">{TARGET}</div>',
    ],
)
def test_sentences_with_figures_beside_the_article_are_read(beside: str) -> None:
    assert "到2025年，新建公园9401个。" in lines(page(f"<div class=wrap><div>{ARTICLE}</div>{beside}</div>"))


def test_what_is_the_sites_is_left_out_and_its_figures_counted() -> None:
    links = "".join(f"<li><a href='/{n}'>第{n}条新闻</a></li>" for n in range(9))
    foot = '<div class="footer">主办：海青市人民政府 备案号37010000</div>'
    found = page(f"<ul class=nav>{links}</ul><div>{ARTICLE}</div>{foot}")

    assert lines(found)[0] == "一、目标"
    assert not any("备案" in line or "新闻" in line for line in lines(found))
    assert found.warnings == [message("read.left-out.site-text", count=10, figures=10)]


def test_text_in_a_table_of_data_is_never_the_sites() -> None:
    found = page(
        "<table><tr><th>指标</th><th>2025年</th></tr>"
        '<tr><td><div class="position">公园</div></td><td><div class="share">55</div></td></tr></table>'
    )

    assert cells(found) == [["指标", "2025年"], ["公园", "55"]]
    assert found.warnings == []


def test_figures_that_a_table_does_not_hand_on_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.read.webtable import boxes

    monkeypatch.setattr("checker.read.html.boxes", lambda *given: boxes(*given)[:-1])
    rows = "<tr><td>指标</td><td>2025年</td></tr><tr><td>公园</td><td>515</td></tr>"
    found = page(f"<p>一、目标</p><table><caption>表1</caption><caption>共12项</caption>{rows}</table>")

    assert lines(found) == ["一、目标", "表1", "共12项"]
    assert found.warnings == [message("read.warning.digits-differ-paragraph", shown=10, read=7, places=1)]

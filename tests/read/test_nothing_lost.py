"""A file of each format with figures in every kind of place: each is in the ledger, or said not to be read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from checker.extract import extract
from checker.model import Document
from checker.read import take_apart
from checker.structure import structure
from tests.read.printing import FONT, canvas
from tests.read.test_word import AUTHOR, paragraph, run, table

# A figure for each place: 9101, 9102 ... stand in no date, name or number of a page.
FIRST = 9101
_FIGURE = re.compile(r"9[1-9]\d\d")
FILL = "坚持生态优先、绿色发展，持续改善人居环境质量，推动城乡融合发展。"


class Figures:
    """Gives a sentence with a figure of its own for each place."""

    def __init__(self) -> None:
        self.given = 0

    def __call__(self, form: str = "新建公园{}个") -> str:
        """Return the next one."""
        self.given += 1
        return form.format(FIRST + self.given - 1)


def _document(data: bytes, name: str) -> Document:
    return structure(take_apart(data, Path(name)), data, Path(name))


def _counted(document: Document) -> tuple[set[str], int]:
    """Return the figures of the ledger, and how many stand in what was not read."""
    ledger = {found for figure in extract(document).figures for found in _FIGURE.findall(figure.text)}
    return ledger, sum(omission.figures for omission in document.omissions)


def _word(figure: Figures) -> bytes:
    made = docx.Document()
    section = made.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = figure(), figure()
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
        "<wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    blocks = [
        paragraph(run("海青市规划")),
        paragraph(run("一、目标")),
        paragraph(run(f"到2025年，{figure()}。")),
        paragraph(run("桥梁"), run(figure("{}座"), "<w:vanish/>"), run(figure("{}座"), "<w:strike/>")),
        paragraph(run(figure(), '<w:color w:val="FFFFFF"/>')),
        f"<w:p><w:del {AUTHOR}><w:r><w:delText>{figure()}</w:delText></w:r></w:del></w:p>",
        f"<w:del {AUTHOR}>{paragraph(run(figure()))}</w:del>",
        f"<w:p><w:ins {AUTHOR}>{run(figure('新建桥梁{}座'))}</w:ins></w:p>",
        box.format(paragraph(run(figure("新建水厂{}座")))),
        table(
            (paragraph(run("指标")), paragraph(run("2025年"))),
            (paragraph(run("公园（个）")), paragraph(run(figure("{}")))),
            (
                paragraph(run("水库（座）")),
                table((paragraph(run("甲")), paragraph(run(figure("{}")))), (paragraph(run("乙")), paragraph(run("3"))))
                + "<w:p/>",
            ),
        ),
        f"<w:p><m:oMath><m:r><m:t>{figure('绿地{}公顷')}</m:t></m:r></m:oMath></w:p>",
        f"<w:p><w:r><w:pict><v:shape><v:textpath string='{figure()}'/></v:shape></w:pict></w:r></w:p>",
        f"<w:p><w:r><w:instrText>EQ \\f({figure('{}')},公顷)</w:instrText></w:r></w:p>",
    ]
    from docx.oxml import parse_xml

    from tests.read.test_word import SPACES

    end = made.element.body[-1]
    for block in blocks:
        name = block[1:].split(">")[0].split(" ")[0]
        end.addprevious(parse_xml(block.replace(f"<{name}", f"<{name} {SPACES}", 1)))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _web(figure: Figures) -> bytes:
    article = "<p>海青市规划</p><p>一、目标</p>" + f"<p>{FILL}</p>" * 20
    links = "".join(f"<a href='/{number}'>{figure()}</a>" for number in range(5))
    parts = [
        f"<p>到2025年，{figure()}。</p>",
        f"<p style='display:none'>{figure()}</p>",
        f"<p>桥梁<span style='visibility:hidden'>{figure('{}')}</span><s>{figure('{}')}</s>座</p>",
        f"<p style='color:#fff'>{figure()}</p>",
        f"<p style='font-size:0'>{figure()}</p><p style='position:absolute;left:-9999px'>{figure()}</p>",
        f"<p><b class=away>{figure()}</b></p>",
        f"<input value='{figure('{}')}'><textarea>{figure()}</textarea>",
        f"<svg width=9><text>{figure()}</text></svg>",
        f"<table><tr><td>指标</td><td>2025年</td></tr><tr><td>公园（个）</td><td>{figure('{}')}</td></tr></table>",
        f"<p>绿地{figure('{}')}<br>61公顷</p>",
    ]
    page = (
        "<!DOCTYPE html><html><head><meta charset=utf-8><style>.away{display:none}</style></head><body>"
        f"<div class=header>{figure()}</div><div class=nav>{links}</div>"
        f"<div class=main>{article}{''.join(parts)}</div><div class=search-target><p>{figure()}，建成投用。</p></div>"
        f"<div class=footer>{figure()}</div></body></html>"
    )
    return page.encode()


def _workbook(figure: Figures) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["指标", "单位", "2025年"])
    for number in range(8):
        sheet.append([f"公园{'甲乙丙丁戊己庚辛'[number]}", "个", int(figure("{}"))])
    sheet["D3"] = int(figure("{}"))
    sheet.row_dimensions[4].hidden = True
    sheet["C5"].number_format = ";;;"
    sheet["C6"].font = Font(strike=True)
    sheet["C7"].font = Font(color="FFFFFFFF")
    sheet["C8"].comment = Comment(figure(), "甲")
    sheet.oddHeader.center.text, sheet.oddFooter.center.text = figure(), figure()
    hidden = book.create_sheet("草稿")
    hidden.append([figure()])
    hidden.sheet_state = "hidden"
    text = book.create_sheet("说明")
    text.append([f"到2025年，{figure()}。", figure("新建桥梁{}座")])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _table_of_values(figure: Figures) -> bytes:
    rows = "".join(f"公园{name},个,{figure('{}')}\n" for name in "甲乙丙丁戊己庚辛壬癸")
    return f"指标,单位,2025年\n{rows}桥梁,座,{figure('{}')},{figure('{}')}\n".encode()


def _printed(figure: Figures) -> bytes:
    page, out = canvas()
    for number in range(1, 5):
        page.setFont(FONT, 12)
        page.drawString(80, 810, f"海青市规划 到2025年{figure()}")
        page.drawString(80, 760, f"到2025年，{figure()}，完善管护制度，提升公共服务的水平。")
        if number == 1:
            page.drawString(80, 740, figure("绿地达到{}公顷。"))
            page.saveState()
            page.setFillColorRGB(1, 1, 1)
            page.drawString(80, 700, figure())
            page.restoreState()
            page.drawString(80, -40, figure())
            page.acroForm.textfield(value=figure("{}"), x=80, y=600, width=100, height=20)
            page.textAnnotation(figure("{}"), Rect=[80, 500, 100, 520])
            page.drawString(80, 660, "新建桥梁9901座。")
            page.line(128, 664.5, 176, 664.5)
        page.drawString(290, 30, f"— {number} —")
        page.showPage()
    page.save()
    return out.getvalue()


def _text(figure: Figures) -> bytes:
    lines = ["海青市规划", "一、目标", f"到2025年，{figure()}，~~{figure('{}')}~~<del>{figure('{}')}</del>。"]
    lines += [f"{FILL}", f"桥梁{figure('{}')}到{figure('{}')}座。", f"产值达到{figure('{}')}e5亿元。"]
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("plan.docx", _word),
        ("plan.html", _web),
        ("plan.xlsx", _workbook),
        ("plan.csv", _table_of_values),
        ("plan.pdf", _printed),
        ("plan.txt", _text),
    ],
)
def test_every_figure_of_a_file_is_in_the_ledger_or_said_not_to_be_read(
    name: str, make: Callable[[Figures], bytes]
) -> None:
    figure = Figures()
    document = _document(make(figure), name)
    ledger, omitted = _counted(document)
    given = {str(FIRST + number) for number in range(figure.given)}

    said = [(one.kind, one.figures, one.places) for one in document.omissions]
    assert len(given - ledger) <= omitted, (sorted(given - ledger), said)
    # The site around an article and the head of a Word file's pages stand in no place of the text.
    placeless = ("left-out.site-text", "left-out.running-head")
    assert all(one.places for one in document.omissions if one.figures and one.kind not in placeless)


_PLACES: tuple[str, ...] = (
    "<p>{}</p>",
    "<p style='display:none'>{}</p>",
    "<p><del>{}</del></p>",
    "<div class=footer>{}</div>",
    "<nav>{}</nav>",
    "<aside>{}</aside>",
    "<form><p>{}</p></form>",
    "<textarea>{}</textarea>",
    "<blockquote><p>{}</p></blockquote>",
    "<ul><li>{}</li></ul>",
    "<table><tr><td>指标</td><td>2025年</td></tr><tr><td>甲</td><td>{}</td></tr></table>",
    "<div class=share>{}</div>",
    "<svg><text>{}</text></svg>",
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_PLACES), min_size=1, max_size=8), st.integers(0, 8))
def test_no_figure_of_a_web_page_is_lost_wherever_it_stands(places: list[str], at: int) -> None:
    figure = Figures()
    parts = [place.format(figure()) for place in places]
    parts.insert(min(at, len(parts)), "<div><p>海青市规划</p><p>一、目标</p>" + f"<p>{FILL}</p>" * 20 + "</div>")
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{''.join(parts)}</body></html>"
    document = _document(page.encode(), "plan.html")
    ledger, omitted = _counted(document)

    assert {str(FIRST + number) for number in range(figure.given)} <= ledger or omitted >= figure.given - len(ledger)

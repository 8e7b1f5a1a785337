"""Word files as a reader sees them: raised, lowered, struck out, hidden, deleted, drawn; what is left out is said."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from checker.errors import InputError
from checker.messages import message
from checker.model import Message
from checker.model.layout import Grid, Line, Pages
from checker.read import take_apart

SPACES = nsdecls("w", "wp", "a", "r", "pic") + (
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
AUTHOR = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def pages(*blocks: str, styles: str = "") -> Pages:
    made = docx.Document()
    for style in styles and (styles,):
        made.part._styles_part.element.append(parse_xml(style.replace("<w:style", f"<w:style {SPACES}", 1)))
    end = made.element.body[-1]
    for block in blocks:
        name = block[1:].split(">")[0].split(" ")[0]
        end.addprevious(parse_xml(block.replace(f"<{name}", f"<{name} {SPACES}", 1)))
    out = io.BytesIO()
    made.save(out)
    return take_apart(out.getvalue(), Path("plan"))


def lines(found: Pages) -> list[str]:
    return [item.text for item in found.items if isinstance(item, Line)]


def cells(found: Pages) -> list[list[str]]:
    grids = [item for item in found.items if isinstance(item, Grid)]
    return [
        ["".join(found.source[a:b] for a, b in cell.spans) for cell in row.cells] for grid in grids for row in grid.rows
    ]


def table(*rows: tuple[str, ...]) -> str:
    body = "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl>"


HIGH, LOW = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((run("建成公园50"), run("1", HIGH), run("个")), "建成公园50¹个"),
        ((run("绿地30km"), run("2", HIGH)), "绿地30km²"),
        ((run("人口10"), run("4", HIGH), run("人")), "人口10⁴人"),
        ((run("达到30%"), run("[2]", HIGH), run("。")), "达到30%[²]。"),
        ((run("PM"), run("2.5", LOW), run("浓度")), "PM2.5浓度"),
        ((run("排放CO"), run("2", LOW), run("50吨")), "排放CO₂50吨"),
        ((run("46.2", HIGH),), "46.2"),
        ((run("建成50"), run("1", '<w:position w:val="10"/><w:sz w:val="12"/>'), run("个")), "建成50¹个"),
        ((run("建成"), run("50", '<w:position w:val="10"/>'), run("个")), "建成50个"),
    ],
)
def test_raised_and_lowered_figures_keep_their_height(runs: tuple[str, ...], text: str) -> None:
    found = pages(paragraph(*runs))

    assert lines(found) == [text]
    assert found.warnings == []


def test_a_style_raises_strikes_out_and_hides_as_the_run_itself_does() -> None:
    style = '<w:style w:type="character" w:styleId="Mark"><w:name w:val="Mark"/><w:rPr>{}</w:rPr></w:style>'
    use = '<w:rStyle w:val="Mark"/>'

    assert lines(pages(paragraph(run("公园50"), run("1", use)), styles=style.format(HIGH))) == ["公园50¹"]
    found = pages(paragraph(run("公园50个"), run("60个", use)), styles=style.format("<w:strike/>"))
    assert (lines(found), found.warnings) == (["公园50个"], [_said("struck-text", 1, 1, 1)])
    found = pages(paragraph(run("公园50个"), run("60个", use)), styles=style.format("<w:vanish/>"))
    assert (lines(found), found.warnings) == (["公园50个"], [_said("hidden-text", 1, 1, 1)])
    undone = '<w:rStyle w:val="Mark"/><w:strike w:val="0"/>'
    found = pages(paragraph(run("公园50个"), run("60个", undone)), styles=style.format("<w:strike/>"))
    assert (lines(found), found.warnings) == (["公园50个60个"], [])


def _said(key: str, count: int, figures: int, places: object) -> Message:
    return message(f"read.warning.{key}", count=count, figures=figures, places=places)


@pytest.mark.parametrize(
    ("left_out", "key"),
    [
        (run("12.5", "<w:strike/>"), "struck-text"),
        (run("12.5", "<w:dstrike/>"), "struck-text"),
        (run("12.5", "<w:vanish/>"), "hidden-text"),
    ],
)
def test_what_is_struck_out_or_hidden_is_not_read_and_said_with_its_place(left_out: str, key: str) -> None:
    found = pages(paragraph(run("一、目标")), paragraph(run("达到"), left_out, run("13.7%")))

    assert lines(found) == ["一、目标", "达到13.7%"]
    assert found.warnings == [_said(key, 1, 1, 2)]


def test_deleted_words_are_not_read_and_counted_and_inserted_ones_are() -> None:
    gone = f"<w:del {AUTHOR}><w:r><w:delText>60</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom {AUTHOR}>{run('7')}</w:moveFrom>"
    whole = f"<w:moveFrom {AUTHOR}>{paragraph(run('新建桥梁8座'))}</w:moveFrom>"
    found = pages(paragraph(run("公园"), gone, moved, f"<w:ins {AUTHOR}>{run('61')}</w:ins>", run("个")), whole)

    assert lines(found) == ["公园61个"]
    assert found.warnings == [message("read.warning.tracked-changes"), _said("deleted-text", 2, 2, 1)]


def test_signs_of_symbol_fonts_are_read() -> None:
    found = pages(paragraph(run("森林覆盖率"), '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', run("30%")))

    assert lines(found) == ["森林覆盖率\uf0b330%"]


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<m:r><m:t>9110</m:t></m:r>", "公园9110个"),
        (
            "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup>",
            "公园10⁴个",
        ),
        (
            "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f>",
            "公园1/3个",
        ),
    ],
)
def test_a_formula_is_read_in_its_sentence(formula: str, text: str) -> None:
    found = pages(paragraph(run("公园"), f"<m:oMath>{formula}</m:oMath>", run("个")))

    assert lines(found) == [text]
    assert found.warnings == []


def test_a_formula_of_several_levels_is_read_and_said() -> None:
    tall = "<m:rad><m:deg/><m:e><m:r><m:t>25</m:t></m:r></m:e></m:rad>"
    found = pages(paragraph(run("边长"), f"<m:oMath>{tall}</m:oMath>", run("米")))

    assert lines(found) == ["边长25米"]
    assert found.warnings == [_said("equation", 1, 1, 1)]


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def test_a_text_box_is_read_once_in_the_text_and_in_a_cell() -> None:
    box = BOX.format(paragraph(run("新建公园9106个")))
    found = pages(
        paragraph(run("一、目标"), box),
        table((paragraph(run("指标")), paragraph(run("2025年"))), (paragraph(run("绿地"), box), paragraph(run("5")))),
    )

    assert lines(found) == ["一、目标", "新建公园9106个"]
    assert cells(found) == [["指标", "2025年"], ["绿地\n新建公园9106个", "5"]]
    assert found.warnings == []


def test_a_table_set_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(
        (paragraph(run("县区")), paragraph(run("2025年"))),
        (paragraph(run("甲县")), paragraph(run("9107"))),
        (paragraph(run("乙县")), paragraph(run("9108"))),
    )
    found = pages(
        table(
            (paragraph(run("指标")), paragraph(run("2025年"))),
            (paragraph(run("公园")), inner + paragraph()),
            (paragraph(run("绿地")), paragraph(run("6"))),
        )
    )

    assert cells(found)[:3] == [["指标", "2025年"], ["公园", ""], ["绿地", "6"]]
    assert cells(found)[3:] == [["县区", "2025年"], ["甲县", "9107"], ["乙县", "9108"]]
    assert found.warnings == []


def test_a_row_hidden_in_a_table_is_said() -> None:
    whole = table(
        (paragraph(run("指标")), paragraph(run("2025年"))),
        (paragraph(run("公园")), paragraph(run("55"))),
        (paragraph(run("绿地")), paragraph(run("6"))),
    )
    head, body, last = whole.split("</w:tr>", 2)
    found = pages(f"{head}</w:tr>{body.replace('<w:tr>', '<w:tr><w:trPr><w:hidden/></w:trPr>')}</w:tr>{last}")

    assert cells(found) == [["指标", "2025年"], ["绿地", "6"]]
    assert found.warnings == [_said("hidden-text", 1, 1, 0)]


@pytest.mark.parametrize(("side", "said"), [(5_000_000, True), (400_000, False)])
def test_a_large_picture_is_said_to_be_unread(side: int, said: bool) -> None:
    picture = f'<w:r><w:drawing><wp:inline><wp:extent cx="{side}" cy="{side}"/><a:graphic><a:graphicData><pic:pic/>'
    found = pages(
        paragraph(run("见下图。"), picture + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"),
    )

    assert found.warnings == ([_said("picture-set-in", 1, 0, 1)] if said else [])


def test_text_that_a_paragraph_does_not_hand_on_is_said() -> None:
    found = pages(
        paragraph(run("一、目标")),
        paragraph("<w:ruby><w:rt/></w:ruby>", run("5个")),
        f"<w:p><w:pPr>{run('77')}</w:pPr></w:p>",
    )

    said = message("read.warning.digits-differ-paragraph", places=3, shown=2, read=0)
    assert found.warnings == [said]


def test_comments_and_heads_and_feet_are_said() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "海青市2025年规划"
    made.sections[0].footer.paragraphs[0].text = "— 1 —"
    first = made.add_paragraph("新建公园5个。")
    made.add_comment(first.runs, "应为6个，见2024年批复")
    out = io.BytesIO()
    made.save(out)
    found = take_apart(out.getvalue(), Path("plan"))

    assert lines(found) == ["新建公园5个。"]
    assert [(item.kind, found.source[slice(*item.span)]) for item in found.furniture] == [
        ("running-head", "海青市2025年规划")
    ]
    assert found.warnings == [_said("comments", 1, 2, 1)]


def test_a_chart_is_said_with_the_figures_in_it() -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    made = docx.Document()
    xml = f'<c:chartSpace xmlns:c="{chart}"><c:v>11</c:v><c:v>12.5</c:v><c:v>甲县</c:v></c:chartSpace>'
    part = Part(PackURI("/word/charts/chart1.xml"), "application/xml", xml.encode(), made.part.package)
    link = made.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart")
    drawing = f'<a:graphic><a:graphicData><c:chart xmlns:c="{chart}" r:id="{link}"/></a:graphicData></a:graphic>'
    paragraph_ = made.add_paragraph("见图。")
    paragraph_._p.append(parse_xml(f"<w:r {SPACES}><w:drawing><wp:inline>{drawing}</wp:inline></w:drawing></w:r>"))
    out: Any = io.BytesIO()
    made.save(out)

    assert take_apart(out.getvalue(), Path("plan")).warnings == [_said("chart", 1, 2, 1)]


def test_what_a_field_shows_is_read_and_what_it_works_out_is_said() -> None:
    choices = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="2024年"/>'
        '<w:listEntry w:val="2025年"/></w:ddList></w:ffData></w:fldChar></w:r>'
    )
    formula = r"<w:r><w:instrText> EQ \f(1,3) </w:instrText></w:r>"
    total = "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>"
    found = pages(paragraph(run("到"), choices, run("，达到"), formula, total, run("55个")))

    assert lines(found) == ["到2025年，达到55个"]
    assert found.warnings == [_said("equation-unread", 1, 1, 1)]


def test_a_file_set_in_is_said() -> None:
    found = pages(paragraph(run("见附表。"), "<w:r><w:object/></w:r>"), '<w:altChunk r:id="rId9"/>')

    assert found.warnings == [_said("embedded", 2, 0, 1)]


def test_numbers_that_word_counts_in_cells_are_read() -> None:
    made = docx.Document()
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {SPACES} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {SPACES} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    grid = made.add_table(rows=3, cols=3)
    for y, row in enumerate((("序号", "指标", "2025年"), ("", "公园", "5"), ("", "绿地", "6"))):
        for x, text in enumerate(row):
            grid.cell(y, x).text = text
        if y:
            properties = grid.cell(y, 0).paragraphs[0]._p.get_or_add_pPr()
            properties.append(parse_xml(f'<w:numPr {SPACES}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'))
    out = io.BytesIO()
    made.save(out)
    found = take_apart(out.getvalue(), Path("plan"))

    assert cells(found)[1:] == [["1", "公园", "5"], ["2", "绿地", "6"]]
    assert found.warnings == []


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/document.xml", "<x/>"),
        ("word/document.xml", f"<w:settings {nsdecls('w')}/>"),
        ("word/document.xml", f"<w:document {nsdecls('w')}/>"),
        ("docProps/core.xml", "<x/>"),
    ],
)
def test_a_file_whose_parts_are_not_what_they_are_called_is_refused(part: str, content: str) -> None:
    out, made = io.BytesIO(), io.BytesIO()
    docx.Document().save(out)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))

    with pytest.raises(InputError, match="broken"):
        take_apart(made.getvalue(), Path("plan"))

"""The same plan in every format gives the same passages, and each knows its place."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pytest

from checker.language.typesetting import blank
from checker.model import Document, Passage
from checker.read import take_apart
from checker.structure import structure
from tests.read import make

PLANS = ("heze-2024", "jinan-2022", "shandong-2021-tasks")
# Glyphs that the test's PDF font does not have, so that the PDF does not hold them.
_NO_GLYPH = str.maketrans("", "", "²·")


def _read(data: bytes, name: str = "plan") -> Document:
    path = Path(name)
    return structure(take_apart(data, path), data, path)


def _key(passage: Passage) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """Return what must not differ from format to format: all but the place and the white space between cells."""
    texts = passage.row.cells if passage.row else ("".join(c for c in passage.text if not blank(c)),)
    return passage.clause, passage.kind, tuple(text.translate(_NO_GLYPH) for text in texts), passage.headings


def _same(found: Document, name: str) -> None:
    plain = make.plain(name)

    assert [_key(p) for p in found.passages] == [_key(p) for p in plain.passages]
    assert (found.title, found.number, found.issuer) == (plain.title, plain.number, plain.issuer)
    assert (found.region_name, found.level, found.period) == (plain.region_name, plain.level, plain.period)
    for passage in found.passages:
        assert "".join(found.source[offset] for offset in passage.origin) == passage.text


@pytest.mark.parametrize("name", PLANS)
def test_word_reads_as_the_plain_text(name: str) -> None:
    _same(_read(make.docx(name)), name)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_web_page_reads_as_the_plain_text_without_the_site(name: str, encoding: str) -> None:
    _same(_read(make.html(name, encoding)), name)


@pytest.mark.parametrize("name", PLANS)
def test_pdf_reads_as_the_plain_text_without_heads_and_page_numbers(name: str) -> None:
    found = _read(make.pdf(name))

    _same(found, name)
    assert any("页码" in warning.zh for warning in found.warnings)
    assert all(p.place.page and p.place.box for p in found.passages)


@pytest.mark.parametrize("name", ["jinan-2022", "shandong-2021-tasks"])
def test_workbook_reads_as_the_tables_of_the_plain_text(name: str) -> None:
    found = _read(make.xlsx(name))
    rows = [_key(p)[:3] for p in make.plain(name).passages if p.row]

    assert [_key(p)[:3] for p in found.passages if p.row] == rows
    assert all(p.place.sheet == "指标" and p.place.cell for p in found.passages)
    assert not any("草稿" in p.text for p in found.passages)


def test_the_name_of_a_file_does_not_tell_what_it_is() -> None:
    _same(_read(make.docx("heze-2024"), "plan.pdf"), "heze-2024")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rtf_is_read_through_libreoffice() -> None:
    text = "一、目标\n到2025年达到5个。"
    body = "".join("\\par\n" if c == "\n" else c if c < "\x80" else f"\\u{ord(c)}?" for c in text)
    found = _read(("{\\rtf1\\ansi " + body + "}").encode())

    assert [(p.clause, p.text) for p in found.passages] == [("一", "一、目标"), ("一", "到2025年达到5个。")]


def _word(build: Any) -> list[tuple[str, str]]:
    import docx

    made = docx.Document()
    build(made)
    out = io.BytesIO()
    made.save(out)
    return [(p.clause, p.text) for p in _read(out.getvalue()).passages]


def test_numbers_that_word_generates_are_read() -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    def build(made: Any) -> None:
        levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
        xml = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for i, (kind, text) in enumerate(levels)
        )
        numbering = made.part.numbering_part.element
        numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{xml}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        for level, text in [
            (0, "总体要求"),
            (1, "目标。达到5个。"),
            (1, "原则。坚持创新。"),
            (0, "任务"),
            (1, "产业。建成6个。"),
            (2, "集群。做强7个。"),
        ]:
            properties = made.add_paragraph(text)._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
            )

    assert _word(build) == [
        ("一", "一、总体要求"),
        ("一/（一）", "（一）目标。达到5个。"),
        ("一/（二）", "（二）原则。坚持创新。"),
        ("二", "二、任务"),
        ("二/（一）", "（一）产业。建成6个。"),
        ("二/（一）/1", "1.集群。做强7个。"),
    ]


def test_tracked_changes_are_read_as_accepted_and_said_so() -> None:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    made = docx.Document()
    made.add_paragraph("一、目标")
    paragraph = made.add_paragraph("到2025年达到")._p
    author = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"'
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')} {author}><w:r><w:delText>5</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')} {author}><w:r><w:t>6个。</w:t></w:r></w:ins>"))
    out = io.BytesIO()
    made.save(out)
    found = _read(out.getvalue())

    assert found.passages[-1].text == "到2025年达到6个。"
    assert any("修订" in warning.zh for warning in found.warnings)


def _with_footnotes(made: Any, *notes: str) -> bytes:
    """Return a Word file whose footnotes are these; references to them are put in by their number from 1."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.ns import nsdecls

    texts = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for n, note in enumerate(notes, 1)
    )
    xml = f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"/>{texts}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _refer(paragraph: Any, number: int) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    run = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="{number}"/></w:r>'
    paragraph._p.append(parse_xml(run))


def test_a_footnote_stands_after_its_paragraph_and_never_inside_the_sentence() -> None:
    import docx

    made = docx.Document()
    made.add_paragraph("一、目标")
    paragraph = made.add_paragraph("到2025年，森林覆盖率")
    _refer(paragraph, 1)
    paragraph.add_run("达到30%。")
    made.add_paragraph("新建公园5个。")
    found = _read(_with_footnotes(made, "森林覆盖率按2020年口径计算。"))

    assert [p.text for p in found.passages] == [
        "一、目标",
        "到2025年，森林覆盖率达到30%。",
        "森林覆盖率按2020年口径计算。",
        "新建公园5个。",
    ]


def test_a_footnote_of_a_cell_stands_after_its_table() -> None:
    import docx

    made = docx.Document()
    table = made.add_table(rows=3, cols=3)
    for y, texts in enumerate([("指标", "2020年", "2025年"), ("森林覆盖率", "11", "13"), ("绿地", "5", "6")]):
        for x, text in enumerate(texts):
            table.cell(y, x).text = text
    _refer(table.cell(1, 0).paragraphs[0], 1)
    found = _read(_with_footnotes(made, "注：按2020年口径。"))

    assert [p.row.cells for p in found.passages if p.row] == [("森林覆盖率", "11", "13"), ("绿地", "5", "6")]
    assert [p.row.notes for p in found.passages if p.row] == [("按2020年口径。",)] * 2


def test_a_cell_merged_down_the_rows_stands_in_each_of_them() -> None:
    def build(made: Any) -> None:
        table = made.add_table(rows=3, cols=4)
        for y, texts in enumerate(
            [("类别", "指标", "2020年", "2025年"), ("经济", "总产值", "5", "6"), ("", "投资", "7", "8")]
        ):
            for x, text in enumerate(texts):
                table.cell(y, x).text = text
        table.cell(1, 0).merge(table.cell(2, 0))

    assert _word(build)[1:] == [("指标/1", "经济\t总产值\t5\t6"), ("指标/2", "经济\t投资\t7\t8")]


def test_two_rows_of_heads_make_one_head_a_column() -> None:
    page = """<table><tr><th rowspan="2">指标</th><th colspan="2">目标值</th></tr>
    <tr><th>2025年</th><th>2030年</th></tr>
    <tr><td>森林覆盖率</td><td>13.7</td><td>14</td></tr></table>"""
    found = _read(f"<html><body>{page}</body></html>".encode())
    row = found.passages[-1].row

    assert row is not None
    assert row.headers == ("指标", "目标值2025年", "目标值2030年")
    assert row.cells == ("森林覆盖率", "13.7", "14")


def test_lines_broken_on_a_web_page_are_joined() -> None:
    page = "<html><body><div><p>一、目标<br>到2025年，全市新增绿色<br>建筑1700万平方米以上。</p></div></body></html>"

    assert [p.text for p in _read(page.encode()).passages] == [
        "一、目标",
        "到2025年，全市新增绿色建筑1700万平方米以上。",
    ]


def test_percent_and_figures_of_a_workbook_are_read_as_shown() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["指标", "2020年", "2025年"])
    sheet.append(["城镇化率", 0.635, 0.67])
    sheet.append(["绿地", 12.2, 0.1 + 0.2])
    sheet["B2"].number_format = "0.0%"
    sheet["C2"].number_format = "0%"
    out = io.BytesIO()
    book.save(out)

    assert [p.row.cells for p in _read(out.getvalue()).passages if p.row] == [
        ("城镇化率", "63.5%", "67%"),
        ("绿地", "12.2", "0.3"),
    ]


def test_comma_separated_values_are_a_table() -> None:
    text = '指标,单位,2020年,2025年\n森林覆盖率,%,11.4,13.7\n"产值（总）",亿元,"1,100.9",2000\n'
    found = _read(text.encode("gb18030"))

    assert [(p.clause, p.row.cells) for p in found.passages if p.row] == [
        ("指标/1", ("森林覆盖率", "%", "11.4", "13.7")),
        ("指标/2", ("产值（总）", "亿元", "1,100.9", "2000")),
    ]


def test_a_table_without_rules_is_read_by_its_columns() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("STSong-Light", 11)
    lines: list[tuple[str, ...]] = [
        ("专栏1 主要指标",),
        ("序号", "指标名称", "单位", "2020年", "2025年"),
        ("1", "每千人口拥有三岁以下", "个", "", "4.6"),
        ("", "婴幼儿托位数", "", "", ""),
        ("2", "森林覆盖率", "%", "11.4", "13.7"),
    ]
    for number, texts in enumerate(lines):
        for x, text in zip((80, 120, 260, 330, 420), texts, strict=False):
            canvas.drawString(x, 700 - 20 * number, text)
    canvas.save()

    assert [(p.clause, p.row.cells) for p in _read(out.getvalue()).passages if p.row] == [
        ("专栏1/1", ("1", "每千人口拥有三岁以下婴幼儿托位数", "个", "", "4.6")),
        ("专栏1/2", ("2", "森林覆盖率", "%", "11.4", "13.7")),
    ]


def test_a_page_wrapped_in_a_form_keeps_its_article_and_loses_its_links() -> None:
    links = "".join(f"<li><a href='/{n}'>第{n}条新闻</a></li>" for n in range(9))
    article = "<p>一、目标</p><p>到2025年，常住人口城镇化率达到67%以上，城镇新增就业达到110万人。</p>"
    page = f"<html><body><form><div><ul>{links}</ul></div><div>{article}</div></form></body>"
    texts = [p.text for p in _read(page.encode()).passages]

    assert texts[:2] == ["一、目标", "到2025年，常住人口城镇化率达到67%以上，城镇新增就业达到110万人。"]
    assert not any("新闻" in text for text in texts)


def test_headings_without_numbers_name_the_parts_of_a_plan_that_has_none() -> None:
    def build(made: Any) -> None:
        made.add_heading("工作回顾", 2)
        made.add_paragraph("地区生产总值增长5%。")
        made.add_heading("主要目标", 2)
        made.add_paragraph("城镇新增就业10万人。")

    assert [clause for clause, _ in _word(build)] == ["工作回顾", "工作回顾", "主要目标", "主要目标"]


def test_a_heading_without_a_number_stands_within_the_numbered_part_around_it() -> None:
    def build(made: Any) -> None:
        made.add_heading("前言", 1)
        made.add_paragraph("为加快发展，制定本规划。")
        made.add_heading("一、目标", 1)
        made.add_heading("说明", 2)
        made.add_paragraph("达到5个。")
        made.add_heading("二、任务", 1)

    assert [clause for clause, _ in _word(build)] == ["题", "题", "一", "一/说明", "一/说明", "二"]


def test_numerals_of_generated_numbers() -> None:
    from checker.read.wordlists import chinese, written

    assert [chinese(number) for number in (1, 10, 11, 20, 21, 105, 110)] == [
        "一",
        "十",
        "十一",
        "二十",
        "二十一",
        "一百零五",
        "一百一十",
    ]
    assert [written(3, kind) for kind in ("decimal", "decimalEnclosedCircle", "lowerLetter", "chineseCounting")] == [
        "3",
        "③",
        "c",
        "三",
    ]

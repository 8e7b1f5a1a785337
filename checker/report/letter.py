"""The form of an official letter: paper, fonts and spacing of GB/T 9704, as far as the machine's fonts go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.report.xmltext import legal

if TYPE_CHECKING:
    from docx.document import Document as Letter
    from docx.section import Section
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as Words

# The fonts a Chinese office has; where one is missing Word takes a like one.
TITLE, HEAD, ITEM, BODY, LATIN = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "Times New Roman"
TITLE_SIZE, BODY_SIZE, TABLE_SIZE, NOTE_SIZE = 22.0, 16.0, 10.5, 9.0
_LINE = 28.0


def paper(letter: Letter) -> None:
    """Set up A4 with the margins of an official document and a page number at the foot."""
    from docx.shared import Mm

    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    number(section)


def across(letter: Letter) -> None:
    """Begin a section in landscape for a wide table."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Mm

    section = letter.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin = section.right_margin = Mm(18)


def number(section: Section) -> None:
    """Put — 1 — at the foot of each page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    dress(foot.add_run("— "), BODY, 14)
    field = foot.add_run()
    dress(field, BODY, 14)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        field._r.append(
            _element("w:fldChar", **{"w:fldCharType": kind}) if kind else _element("w:instrText", text=text)
        )
    dress(foot.add_run(" —"), BODY, 14)


def _element(name: str, text: str | None = None, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    if text is not None:
        element.text = text
    return element


def dress(words: Words, font: str, size: float, *, bold: bool = False) -> None:
    """Give words a Chinese font, the Latin one for figures and letters, and a size in points."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    words.font.name = LATIN
    words.font.size = Pt(size)
    words.font.bold = bold
    fonts = words._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hAnsi"), LATIN)


def write(
    letter: Letter | _Cell,
    text: str,
    *,
    font: str = BODY,
    size: float = BODY_SIZE,
    indent: bool = True,
    bold: bool = False,
) -> Paragraph:
    """Write a paragraph of the body: two characters in, lines 28 points apart; smaller text is set closer."""
    from docx.shared import Pt

    paragraph = letter.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(_LINE * size / BODY_SIZE)
    if indent:
        form.first_line_indent = Pt(2 * size)
    dress(paragraph.add_run(legal(text)), font, size, bold=bold)
    return paragraph


def grid(letter: Letter, heads: list[str], widths: list[float]) -> Table:
    """Begin a table with ruled cells whose head is repeated on every page; widths are in millimetres."""
    from docx.shared import Mm

    table: Table = letter.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Mm(wide)
    for cell, head, wide in zip(table.rows[0].cells, heads, widths, strict=True):
        fill(cell, head, wide, font=HEAD)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    return table


def row(table: Table, texts: list[str], widths: list[float]) -> list[_Cell]:
    """Add a row that is not torn across pages."""
    made = table.add_row()  # type: ignore[no-untyped-call]
    made._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    for cell, text, wide in zip(made.cells, texts, widths, strict=True):
        fill(cell, text, wide)
    return list(made.cells)


def fill(cell: _Cell, text: str, wide: float, *, font: str = BODY) -> None:
    """Write a cell; each line is a paragraph."""
    from docx.shared import Mm, Pt

    cell.width = Mm(wide)
    for at, line in enumerate(legal(text).split("\n")):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
        dress(paragraph.add_run(line), font, TABLE_SIZE)


def hide(cell: _Cell, text: str) -> None:
    """Put words into a cell that are read by a program and not printed: a fingerprint."""
    words = cell.paragraphs[0].add_run(legal(text))
    dress(words, BODY, 1)
    words.font.hidden = True

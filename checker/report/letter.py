"""The form of an official letter: paper, fonts and spacing of GB/T 9704, as far as the machine's fonts go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.report.xmltext import legal

if TYPE_CHECKING:
    from docx.document import Document as Letter
    from docx.section import Section
    from docx.shared import Length
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as Words

# The fonts a Chinese office has; where one is missing Word takes a like one.
TITLE, HEAD, ITEM, BODY, LATIN = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "Times New Roman"
TITLE_SIZE, BODY_SIZE, TABLE_SIZE, NOTE_SIZE = 22.0, 16.0, 10.5, 9.0
_LINE = 28.0
# Word's own styles: the title, then 一、, （一） and 1. of the text.
_STYLES = (
    ("Title", TITLE, TITLE_SIZE, False),
    ("Heading 1", HEAD, BODY_SIZE, False),
    ("Heading 2", ITEM, BODY_SIZE, False),
    ("Heading 3", BODY, BODY_SIZE, True),
)


def paper(letter: Letter) -> None:
    """Set up A4 with the margins of an official document, a page number at the foot, and Word's own heading styles."""
    from docx.shared import Mm

    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    number(section)
    # Without it a reader of Chinese gets marks and shapes of other places.
    letter.styles["Normal"].element.get_or_add_rPr().append(_element("w:lang", **{"w:eastAsia": "zh-CN"}))
    for level, (name, font, size, bold) in enumerate(_STYLES):
        _form(letter, name, font, size, bold=bold, indent=level > 0)


def _form(letter: Letter, name: str, font: str, size: float, *, bold: bool, indent: bool) -> None:
    """Give one of Word's own styles the look of an official document: its fonts, black, lines 28 points apart."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor
    from docx.styles.style import ParagraphStyle

    style = letter.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor(0, 0, 0)
    marks = style.element.get_or_add_rPr()
    for gone in ("w:rFonts", "w:spacing", "w:kern"):
        for element in marks.findall(qn(gone)):
            marks.remove(element)
    _fonts(marks.get_or_add_rFonts(), font)
    form = style.paragraph_format
    for border in form.element.get_or_add_pPr().findall(qn("w:pBdr")):
        border.getparent().remove(border)
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(_LINE * max(1.0, size / BODY_SIZE))
    form.first_line_indent = Pt(2 * size) if indent else Pt(0)
    form.alignment = None if indent else WD_ALIGN_PARAGRAPH.CENTER


def _fonts(fonts: Any, font: str) -> None:
    from docx.oxml.ns import qn

    for name, value in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", font)):
        fonts.set(qn(f"w:{name}"), value)


def head(letter: Letter, text: str, level: int) -> Paragraph:
    """Write the title (0) or a heading of one of three levels in Word's own style for it."""
    return letter.add_paragraph(legal(text), style=_STYLES[level][0])


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
    from docx.shared import Pt

    words.font.size = Pt(size)
    words.font.bold = bold
    _fonts(words._r.get_or_add_rPr().get_or_add_rFonts(), font)


def space(characters: int) -> Length:
    """Return the width of so many characters of the body."""
    from docx.shared import Pt

    return Pt(characters * BODY_SIZE)


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


def name(cell: _Cell, mark: str) -> None:
    """Set a bookmark on a cell, by which a program finds its row again and which nobody reads or prints."""
    paragraph = cell.paragraphs[0]._p
    number = str(len(paragraph.getroottree().findall(".//{*}bookmarkStart")))
    paragraph.insert(0, _element("w:bookmarkStart", **{"w:id": number, "w:name": mark}))
    paragraph.append(_element("w:bookmarkEnd", **{"w:id": number}))

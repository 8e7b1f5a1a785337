"""The seed plans as government sites carry them: Word, PDF, web page and workbook, made from the plain text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from checker.model import Document
from checker.pipeline import read_document as read

ORIGINALS = Path(__file__).parents[2] / "docs_data" / "originals"
Table = list[list[str]]


@cache
def plain(name: str) -> Document:
    """Return the plain text of a seed, read."""
    return read(ORIGINALS / f"{name}.txt")


def blocks(name: str) -> Iterator[str | Table]:
    """Yield a seed's paragraphs and tables in order."""
    table: Table = []
    for passage in plain(name).passages:
        if passage.row:
            table.append(list(passage.row.cells))
        elif passage.kind == "heading" and "\t" in passage.text:
            table = [passage.text.split("\t")]
        elif table and passage.kind == "heading" and passage.clause in ("任务", "专栏1"):
            table.append([passage.text] + [""] * (len(table[0]) - 1))
        else:
            if table:
                yield table
                table = []
            yield passage.text
    if table:
        yield table


def docx(name: str) -> bytes:
    """Return a Word file; group rows of tables are merged over all columns, the head row is declared as one."""
    import docx
    from docx.oxml import OxmlElement

    made = docx.Document()
    for block in blocks(name):
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        table = made.add_table(rows=0, cols=len(block[0]))
        for number, texts in enumerate(block):
            cells = table.add_row().cells
            if number and not any(texts[1:]):
                cells[0].merge(cells[-1]).text = texts[0]
                continue
            for cell, text in zip(cells, texts, strict=True):
                cell.text = text
        head = table.rows[0]._tr.get_or_add_trPr()
        head.append(OxmlElement("w:tblHeader"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def html(name: str, encoding: str = "utf-8") -> bytes:
    """Return a page of a government site: navigation, crumbs, the article, links beside it, a foot."""
    parts = []
    for block in blocks(name):
        if isinstance(block, str):
            parts.append(f'<p style="text-indent:2em">\n  <span>&nbsp;&nbsp;{escape(block)}</span>\n</p>')
            continue
        rows = []
        for number, texts in enumerate(block):
            if number and not any(texts[1:]):
                rows.append(f'<tr><td colspan="{len(texts)}"><p>{escape(texts[0])}</p></td></tr>')
            else:
                cells = "".join(f"<td><p>{escape(text)}</p></td>" for text in texts)
                rows.append(f"<tr>{cells}</tr>")
        parts.append(f'<table border="1">{"".join(rows)}</table>')
    links = "".join(f'<li><a href="/{n}">政务公开 第{n}条</a></li>' for n in range(30))
    page = f"""<!DOCTYPE html><html><head><meta charset="{encoding}"><title>某某政府网</title>
<meta name="ArticleTitle" content="{escape(plain(name).title)}"><script>var a = "<p>12个</p>";</script></head>
<body><div class="header"><ul class="nav">{links}</ul></div><div class="crumbs">首页 &gt; 政务公开 &gt; 2024年文件</div>
<div class="wrap"><div class="main-left"><div class="TRS_Editor">{"".join(parts)}</div></div>
<div class="sidebar"><h3>相关文件</h3><ul>{links}</ul></div></div>
<div class="footer">主办：某某人民政府 备案12345678号</div></body></html>"""
    return page.encode(encoding)


def xlsx(name: str) -> bytes:
    """Return a workbook with the tables of a seed, captions above and notes below, and a hidden sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "指标"
    pending = ""
    for block in blocks(name):
        if isinstance(block, str):
            if block.startswith(("专栏1", "注：", "深入推进")):
                sheet.append([block])
            pending = block
            continue
        for texts in block:
            sheet.append([float(text) if text.replace(".", "", 1).isdecimal() else text for text in texts])
            if not any(texts[1:]):
                sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(texts))
    hidden = book.create_sheet("草稿")
    hidden.append([pending or "草稿"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(name: str) -> bytes:
    """Return a PDF as offices print it: running head, page numbers between dashes, tables over page breaks."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    font = "STSong-Light"
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    body = ParagraphStyle("body", fontName=font, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
    small = ParagraphStyle("cell", fontName=font, fontSize=9, leading=12, wordWrap="CJK")
    story: list[Paragraph | Table] = []
    for block in blocks(name):
        if isinstance(block, str):
            story.append(Paragraph(escape(block), body))
            continue
        rows = [[Paragraph(escape(text), small) for text in texts] for texts in block]
        style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        style += [("SPAN", (0, y), (-1, y)) for y, texts in enumerate(block) if y and not any(texts[1:])]
        widths = [30.0] + [(440.0 - 30) * (3 if i == 1 else 1) / (len(block[0]) + 1) for i in range(1, len(block[0]))]
        story.append(Table(rows, colWidths=widths, repeatRows=1, style=TableStyle(style)))
    title = plain(name).title

    def page(canvas: Canvas, _: SimpleDocTemplate) -> None:
        canvas.setFont(font, 9)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 40, title)
        canvas.drawCentredString(A4[0] / 2, 30, f"— {canvas.getPageNumber()} —")

    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(story, onFirstPage=page, onLaterPages=page)
    return out.getvalue()

"""A small pair of plans that contradict each other, as blocks, and written as a file of every format."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

# What no part of an XML file may hold; a Word file or a workbook is written without it.
_NO_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))
_HIDDEN = {"hidden": "display:none", "white": "color:#fff", "bold": "font-weight:bold"}


@dataclass(slots=True)
class Text:
    """A paragraph; `style` is "", bold, hidden, white or strike. The `fixed` ones are those that contradict."""

    text: str
    style: str = ""
    fixed: bool = False


@dataclass(slots=True)
class Cell:
    """A cell of a table, how many columns it spans, and the rows of a table within it."""

    text: str
    across: int = 1
    inner: list[list[str]] = field(default_factory=list)

    @property
    def flat(self) -> str:
        """Return what stands in the cell where no table can stand within another."""
        return " ".join([self.text, *("：".join(row) for row in self.inner)])


@dataclass(slots=True)
class Table:
    """Rows of cells, not all of one length."""

    rows: list[list[Cell]]

    @property
    def width(self) -> int:
        """Return how many columns the longest row has."""
        return max(sum(cell.across for cell in row) for row in self.rows)


Blocks = list[Text | Table]


def pair(mark: Callable[[], str]) -> dict[str, Blocks]:
    """Return the upper plan and the lower one, which asks for less than each city must reach; `mark` gives figures."""

    def table(*names: str) -> Table:
        head = [Cell(text) for text in ("指标", "单位", "2020年", "2025年")]
        return Table([head, *([Cell(name), Cell("个"), Cell(mark()), Cell(mark())] for name in names)])

    upper: Blocks = [
        Text("海东省新型城镇化规划（2021—2025年）", fixed=True),
        Text("一、主要目标", fixed=True),
        Text("到2025年，各市常住人口城镇化率均达到70%以上。", fixed=True),
        Text("二、重点任务"),
        Text(f"到2025年，全省新建公园{mark()}个，改造老旧小区{mark()}个。"),
        Text("表1 主要指标"),
        table("图书馆", "体育场馆", "污水处理厂"),
        Text("三、保障措施"),
        Text("各级各有关部门要加强组织领导，完善工作机制，推动各项任务落到实处。"),
    ]
    lower: Blocks = [
        Text("海青市新型城镇化规划（2021—2025年）", fixed=True),
        Text("一、主要目标", fixed=True),
        Text("到2025年，常住人口城镇化率达到61%以上。", fixed=True),
        Text("二、重点任务"),
        Text(f"到2025年，新建公园{mark()}个，新建桥梁{mark()}座，绿地面积达到{mark()}公顷。"),
        Text("表1 主要指标"),
        table("图书馆", "体育场馆", "博物馆", "养老机构"),
        Text("三、保障措施"),
        Text("建立健全规划实施机制，强化监督检查，营造良好氛围。"),
    ]
    return {"upper": upper, "lower": lower}


def _lines(blocks: Blocks, row: Callable[[list[str]], str]) -> str:
    done = []
    for block in blocks:
        if isinstance(block, Text):
            done.append(block.text)
        else:
            done += [row([cell.flat for cell in cells]) for cells in block.rows]
    return "\n".join([*done, ""])


def txt(blocks: Blocks) -> bytes:
    """Return plain text, the cells of a table apart by tabs."""
    return _lines(blocks, "\t".join).encode("utf-8", "replace")


def md(blocks: Blocks) -> bytes:
    """Return Markdown."""
    done = []
    for block in blocks:
        if isinstance(block, Text):
            done.append(f"~~{block.text}~~" if block.style == "strike" else block.text)
            continue
        rows = [f"| {' | '.join(cell.flat for cell in row)} |" for row in block.rows]
        done.append("\n".join([rows[0], "|" + "---|" * len(block.rows[0]), *rows[1:]]))
    return "\n\n".join(done).encode("utf-8", "replace")


def html(blocks: Blocks) -> bytes:
    """Return a web page."""

    def cell(one: Cell) -> str:
        within = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in one.inner)
        nested = f"<table>{within}</table>" if within else ""
        return f'<td colspan="{one.across}">{escape(one.text)}{nested}</td>'

    done = []
    for block in blocks:
        if isinstance(block, Table):
            rows = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in block.rows)
            done.append(f'<table border="1">{rows}</table>')
        elif block.style == "strike":
            done.append(f"<p><s>{escape(block.text)}</s></p>")
        else:
            done.append(f'<p style="{_HIDDEN.get(block.style, "")}">{escape(block.text)}</p>')
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div>{"".join(done)}</div></body></html>'
    return page.encode("utf-8", "replace")


def docx(blocks: Blocks) -> bytes:
    """Return a Word file."""
    import docx as word
    from docx.shared import RGBColor

    made = word.Document()
    for block in blocks:
        if isinstance(block, Text):
            run = made.add_paragraph().add_run(block.text.translate(_NO_XML))
            run.font.bold, run.font.hidden = block.style == "bold", block.style == "hidden"
            run.font.strike = block.style == "strike"
            if block.style == "white":
                run.font.color.rgb = RGBColor(255, 255, 255)
            continue
        table = made.add_table(rows=0, cols=block.width)
        for row in block.rows:
            cells, at = table.add_row().cells, 0
            for one in row:
                cell = cells[at].merge(cells[at + one.across - 1]) if one.across > 1 else cells[at]
                cell.text = one.text.translate(_NO_XML)
                if one.inner:
                    nested = cell.add_table(rows=len(one.inner), cols=len(one.inner[0]))
                    for target, texts in zip(nested.rows, one.inner, strict=True):
                        for inside, text in zip(target.cells, texts, strict=True):
                            inside.text = text.translate(_NO_XML)
                at += one.across
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def xlsx(blocks: Blocks) -> bytes:
    """Return a workbook: each paragraph in the first cell of a row, each table with figures as numbers."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet: Any = book.active
    at = 0
    for block in blocks:
        if isinstance(block, Text):
            at += 1
            cell = sheet.cell(at, 1, block.text.translate(_NO_XML)[:32_000])
            sheet.row_dimensions[at].hidden = block.style == "hidden"
            colour = "FFFFFFFF" if block.style == "white" else None
            cell.font = Font(bold=block.style == "bold", strike=block.style == "strike", color=colour)
            cell.data_type = "s"
            continue
        for row in block.rows:
            at, column = at + 1, 1
            for one in row:
                text = one.flat.translate(_NO_XML)[:32_000].strip()
                cell = sheet.cell(at, column, int(text) if text.isascii() and text.isdecimal() else text)
                if isinstance(cell.value, str):
                    cell.data_type = "s"
                if one.across > 1:
                    sheet.merge_cells(start_row=at, end_row=at, start_column=column, end_column=column + one.across - 1)
                column += one.across
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def comma(blocks: Blocks) -> bytes:
    """Return comma-separated values."""
    out = io.StringIO()
    writer = csv.writer(out)
    for block in blocks:
        if isinstance(block, Text):
            writer.writerow([block.text])
        else:
            writer.writerows([cell.flat for cell in row] for row in block.rows)
    return out.getvalue().encode("utf-8", "replace")


def pdf(blocks: Blocks) -> bytes:
    """Return a PDF, its tables ruled."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, TableStyle
    from reportlab.platypus import Table as Printed

    font = "STSong-Light"
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    story: list[Any] = []
    for block in blocks:
        if isinstance(block, Text):
            colour = "white" if block.style == "white" else "black"
            style = ParagraphStyle("body", fontName=font, fontSize=12, leading=20, wordWrap="CJK", textColor=colour)
            story.append(Paragraph(escape(block.text.translate(_NO_XML)), style))
            continue
        small = ParagraphStyle("cell", fontName=font, fontSize=9, leading=12, wordWrap="CJK")
        rows, spans = [], [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        for y, row in enumerate(block.rows):
            texts: list[Any] = []
            for one in row:
                if one.across > 1:
                    spans.append(("SPAN", (len(texts), y), (len(texts) + one.across - 1, y)))  # type: ignore[arg-type]
                texts += [Paragraph(escape(one.flat.translate(_NO_XML)), small), *[""] * (one.across - 1)]
            rows.append(texts + [""] * (block.width - len(texts)))
        story.append(Printed(rows, colWidths=[440 / block.width] * block.width, style=TableStyle(spans)))
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build(story)
    return out.getvalue()


FORMATS: Mapping[str, Callable[[Blocks], bytes]] = {
    "txt": txt,
    "md": md,
    "html": html,
    "docx": docx,
    "xlsx": xlsx,
    "csv": comma,
    "pdf": pdf,
}

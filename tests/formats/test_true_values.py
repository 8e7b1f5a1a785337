"""One text with raised, lowered, full-width and unknown figures gives the same passages and targets in every format."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

import pytest

from checker.extract import extract
from checker.language.characters import plain
from checker.language.typesetting import squash
from checker.messages import message
from checker.model import Document
from checker.read import take_apart
from checker.structure import structure

# Raised figures stand between ^ and ^, lowered ones between _ and _.
TEXT = (
    "海青市绿色发展规划（2021—2025年）",
    "一、主要目标",
    "到2025年，新建公园50^1^个，供水能力达到9万m^3^/d，细颗粒物（PM_2.5_）浓度降到３０微克/立方米以下。",
    "到2025年，森林覆盖率^[2]^达到４５．２％，新建绿道１，２００公里。",
)
TABLE = (
    ("序号", "指标", "单位", "2020年", "2025年"),
    ("1", "污水处理能力", "万m^3^/d", "12.50", "１５．６"),
    ("2", "二氧化碳（CO_2_）排放^1^", "万吨", "1,250", "1,100"),
    ("3", "绿化覆盖率", "％", "40", "42.5%"),
)
_PARTS = re.compile(r"\^(?P<up>[^^]+)\^|_(?P<down>[^_]+)_|(?P<on>[^^_]+)")
_UP = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def parts(text: str) -> list[tuple[str, str]]:
    return [(found[found.lastgroup or ""], found.lastgroup or "") for found in _PARTS.finditer(text)]


def text_file(table: bool) -> bytes:
    rows = ["\t".join(row) for row in TABLE] if table else []
    words = "\n\n".join([*TEXT, *(["\n".join(rows)] if rows else [])])
    return "".join(part.translate(_UP) if kind == "up" else part for part, kind in parts(words)).encode() + b"\n"


def web_page(table: bool) -> bytes:
    tags = {"up": "sup", "down": "sub"}

    def marked(text: str) -> str:
        return "".join(
            f"<{tags[kind]}>{escape(part)}</{tags[kind]}>" if kind in tags else escape(part)
            for part, kind in parts(text)
        )

    rows = "".join("<tr>" + "".join(f"<td>{marked(cell)}</td>" for cell in row) + "</tr>" for row in TABLE)
    body = "".join(f"<p>{marked(text)}</p>" for text in TEXT) + (f"<table>{rows}</table>" if table else "")
    return f"<html><body>{body}</body></html>".encode()


def word_file(table: bool) -> bytes:
    import docx

    made = docx.Document()

    def fill(paragraph: Any, text: str) -> None:
        for part, kind in parts(text):
            run = paragraph.add_run(part)
            if kind == "up":
                run.font.superscript = True
            elif kind == "down":
                run.font.subscript = True

    for text in TEXT:
        fill(made.add_paragraph(), text)
    if table:
        grid = made.add_table(rows=len(TABLE), cols=len(TABLE[0]))
        for y, row in enumerate(TABLE):
            for x, cell in enumerate(row):
                fill(grid.cell(y, x).paragraphs[0], cell)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def printed(table: bool) -> bytes:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    font = "STSong-Light"
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    style = ParagraphStyle("body", fontName=font, fontSize=12, leading=24, wordWrap="CJK", spaceAfter=12)
    tags = {"up": "super", "down": "sub"}

    def marked(text: str) -> Paragraph:
        return Paragraph(
            "".join(
                f'<{tags[kind]} size="7">{escape(part)}</{tags[kind]}>' if kind in tags else escape(part)
                for part, kind in parts(text)
            ),
            style,
        )

    story: list[Any] = [marked(text) for text in TEXT]
    if table:
        rows = [[marked(cell) for cell in row] for row in TABLE]
        story.append(
            Table(rows, colWidths=[40, 160, 90, 80, 80], style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
        )
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build(story)
    return out.getvalue()


FORMATS: dict[str, Callable[[bool], bytes]] = {"text": text_file, "web": web_page, "word": word_file, "pdf": printed}


def read(data: bytes) -> Document:
    return structure(take_apart(data, Path("plan")), data, Path("plan"))


def targets(document: Document) -> list[tuple[str, str, str, int | None]]:
    return [
        (plain(target.indicator), str(target.amount.value), target.amount.unit, target.by)
        for target in extract(document).targets
        if target.amount
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_the_text_gives_the_same_passages(form: str) -> None:
    found = [squash(plain(passage.text)) for passage in read(FORMATS[form](False)).passages]

    assert found == [
        "海青市绿色发展规划（2021—2025年）",
        "一、主要目标",
        "到2025年，新建公园50个，供水能力达到9万m³/d，细颗粒物（PM2.5）浓度降到30微克/立方米以下。",
        "到2025年，森林覆盖率达到45.2%，新建绿道1,200公里。",
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_the_text_gives_the_same_targets_without_a_warning(form: str) -> None:
    document = read(FORMATS[form](False))

    assert [(name, f"{Decimal(value).normalize():f}") for name, value, _, _ in targets(document)] == [
        ("公园", "50"),
        ("供水能力", "90000"),
        ("细颗粒物（PM2.5）浓度", "30"),
        ("森林覆盖率", "45.2"),
        ("绿道", "1200"),
    ]
    assert document.warnings == ()


@pytest.mark.parametrize("form", ["text", "web", "word"])
def test_a_table_gives_the_same_cells(form: str) -> None:
    rows = [passage.row for passage in read(FORMATS[form](True)).passages if passage.row]

    assert [[squash(plain(cell)) for cell in row.cells] for row in rows] == [
        ["1", "污水处理能力", "万m³/d", "12.50", "15.6"],
        ["2", "二氧化碳（CO2）排放", "万吨", "1,250", "1,100"],
        ["3", "绿化覆盖率", "%", "40", "42.5%"],
    ]


TASKS = (
    ("序号", "工作类别", "目标任务", "年度目标值", "单位", "责任单位"),
    ("1", "民生", "新增养老床位", "1200", "张", "市民政局"),
    ("2", "民生", "新建社区食堂", "35", "个", "市民政局"),
    ("3", "生态", "完成营造林", "4.5", "万亩", "市林业局"),
)
TITLE = "海青市2026年重点工作任务清单"


def _csv() -> bytes:
    return "".join(",".join(row) + "\n" for row in TASKS).encode()


def _xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append([TITLE])
    for row in TASKS:
        sheet.append([float(cell) if cell.replace(".", "", 1).isdecimal() else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _docx() -> bytes:
    import docx

    made = docx.Document()
    made.add_paragraph(TITLE)
    grid = made.add_table(rows=len(TASKS), cols=len(TASKS[0]))
    for y, row in enumerate(TASKS):
        for x, cell in enumerate(row):
            grid.cell(y, x).text = cell
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TASKS)
    return f"<html><body><h1>{TITLE}</h1><table>{rows}</table></body></html>".encode()


@pytest.mark.parametrize("made", [_csv, _xlsx, _docx, _html])
def test_a_list_of_tasks_with_values_and_units_gives_its_targets(made: Callable[[], bytes]) -> None:
    document = read(made())
    found = extract(document).targets

    assert [(target.indicator, target.amount.value, target.amount.unit) for target in found if target.amount] == [
        ("新增养老床位", Decimal(1200), "张"),
        ("新建社区食堂", Decimal(35), "个"),
        ("完成营造林", Decimal(45000), "亩"),
    ]
    # Comma-separated values have no title that would tell the year.
    assert {target.due for target in found} == ({None} if made is _csv else {2026})


def _with_unknown(form: str) -> bytes:
    sentence = "到2025年，森林覆盖率达到２３\U001001b0４％，绿化率达到2\ue7774%。"
    if form == "text":
        return f"{TEXT[0]}\n\n{TEXT[1]}\n\n{sentence}\n".encode()
    if form == "web":
        return f"<html><body><p>{TEXT[0]}</p><p>{TEXT[1]}</p><p>{sentence}</p></body></html>".encode()
    import docx
    import openpyxl

    out = io.BytesIO()
    if form == "word":
        made = docx.Document()
        for text in (*TEXT[:2], sentence):
            made.add_paragraph(text)
        made.save(out)
    else:
        book = openpyxl.Workbook()
        sheet: Any = book.active
        sheet.title = "表"
        for text in (*TEXT[:2], sentence):
            sheet.append([text])
        book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "place"), [("text", "line:5"), ("web", "paragraph:3"), ("word", "paragraph:3"), ("sheet", "cell:表!A3")]
)
def test_a_known_stand_in_is_read_and_an_unknown_one_is_said(form: str, place: str) -> None:
    document = read(_with_unknown(form))
    kind, where = place.split(":")

    assert ("森林覆盖率", "23.4", "%", 2025) in targets(document)
    assert not any(value == "4" for _, value, _, _ in targets(document))
    assert document.warnings == (message(f"read.warning.figures-unread-{kind}", count=1, places=where),)

"""Spreadsheets and comma-separated files: tables found by their heads, with captions above and notes below."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.errors import refusal
from checker.language.heads import is_head
from checker.model import Place
from checker.model.layout import Pages
from checker.read.build import Box, Builder
from checker.read.limits import UNPACKING, Limits

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PERCENT_FORMATS = frozenset((9, 10))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def read_sheet(data: bytes, file: Path, limits: Limits) -> Pages:
    """Take a workbook apart, sheet by sheet, leaving out hidden and empty ones."""
    from lxml.etree import XMLSyntaxError
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    builder = Builder()
    cells = 0
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        percents = _percents(data)
        for number, facts in enumerate(book.sheets_metadata):
            if facts.visible != SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_index(number)
            height, width = sheet.total_height, sheet.total_width
            cells += height * width
            if cells > limits.cells:
                raise refusal(file, "too-many-cells", place=sheet.name, limit=limits.cells)
            merged = _merged(sheet.merged_cell_ranges or [])
            formats = percents.get(sheet.name, frozenset())
            rows = [
                [_box(value, sheet.name, y, x, merged, (y, x) in formats, file, limits) for x, value in enumerate(row)]
                for y, row in enumerate(sheet.to_python(skip_empty_area=False))
            ]
            _sheet(builder, rows)
    except (CalamineError, KeyError, XMLSyntaxError, *UNPACKING) as error:
        raise refusal(file, "broken") from error
    return builder.pages()


def read_csv(text: str, file: Path, limits: Limits) -> Pages | None:
    """Take a comma-separated file apart; None if the text is no such file."""
    first = re.split(r"[\r\n]", text.lstrip("\ufeff\r\n"), maxsplit=1)[0]
    delimiter = max(",;\t", key=first.count)
    if delimiter == "\t" or first.count(delimiter) == 0 or len(first) > 2000:
        return None
    if not is_head(next(csv.reader([first], delimiter=delimiter))):
        return None
    builder = Builder()
    rows: list[list[Box]] = []
    cells = 0
    try:
        for y, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)):
            cells += len(row)
            if cells > limits.cells:
                raise refusal(file, "too-many-cells", limit=limits.cells)
            rows.append([_box(value, None, y, x, {}, False, file, limits) for x, value in enumerate(row)])
    except csv.Error as error:
        # The csv module has a limit of its own for a field.
        if any(len(line) > limits.cell_characters for line in text.splitlines()):
            raise refusal(file, "cell-too-long", limit=limits.cell_characters) from error
        return None
    width = len(rows[0])
    if sum(len(row) in (0, width) for row in rows) < 0.9 * len(rows):
        return None
    _sheet(builder, rows)
    return builder.pages()


def _sheet(builder: Builder, rows: Sequence[Sequence[Box]]) -> None:
    """Add the rows of a sheet: lines of text as paragraphs, runs of rows from a head on as tables."""
    table: list[Sequence[Box]] = []
    width = 0
    for row in rows:
        filled = [box for box in row if box.text or box.merged_with]
        texts = [box.text for box in filled if box.text]
        if not texts:
            continue
        headed = is_head([box.text for box in row])
        sentence = len(texts) == 1 and (len(texts[0]) > 40 or texts[0].startswith(("注", "备注", "说明", "资料来源")))
        if (
            table
            and not sentence
            and not (headed and len(table) > 3 and [b.text for b in row] != [b.text for b in table[0]])
        ):
            table.append(row[:width])
            continue
        _end(builder, table)
        table = []
        if headed or (len(texts) > 1 and not sentence):
            width = max(x for x, box in enumerate(row) if box.text or box.merged_with) + 1
            table = [row[:width]]
        else:
            first = next(box for box in filled if box.text)
            builder.paragraph(first.text, first.place)
    _end(builder, table)


def _end(builder: Builder, table: Sequence[Sequence[Box]]) -> None:
    if len(table) == 1:
        for box in table[0]:
            builder.paragraph(box.text, box.place)
    elif table:
        first = next((x for x in range(len(table[0])) if any(x < len(row) and row[x].text for row in table)), 0)
        start = table[0][first].place
        # Merged cells name their origin by sheet coordinates; within the table rows count from its head.
        offset = _coordinates(start)[0]
        rows = [
            [Box(text=box.text, place=box.place, merged_with=_shifted(box.merged_with, offset, table)) for box in row]
            for row in table
        ]
        builder.table(rows)


def _shifted(merged: tuple[int, int] | None, offset: int, table: Sequence[Sequence[Box]]) -> tuple[int, int] | None:
    if merged is None:
        return None
    for number, row in enumerate(table):
        if row and _coordinates(row[0].place)[0] == merged[0]:
            return number, merged[1]
    return merged[0] - offset, merged[1]


def _coordinates(place: Place) -> tuple[int, int]:
    found = re.fullmatch(r"([A-Z]+)(\d+)", place.cell or "A1")
    column = 0
    for letter in found.group(1) if found else "A":
        column = column * 26 + ord(letter) - ord("A") + 1
    return (int(found.group(2)) if found else 1) - 1, column - 1


def _box(
    value: Any,
    sheet: str | None,
    y: int,
    x: int,
    merged: dict[tuple[int, int], tuple[int, int]],
    percent: bool,
    file: Path,
    limits: Limits,
) -> Box:
    text = _text(value, percent)
    place = Place(sheet=sheet, cell=f"{_letters(x)}{y + 1}")
    if len(text) > limits.cell_characters:
        raise refusal(file, "cell-too-long", place=place.cell or "", limit=limits.cell_characters)
    return Box(text=text, place=place, merged_with=merged.get((y, x)))


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _text(value: Any, percent: bool) -> str:
    """Return a value as the sheet shows it: figures without binary noise, percentages as percent."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        figure = Decimal(format(value, ".15g"))
        shown = figure * 100 if percent else figure
        plain = format(shown.normalize(), "f")
        return f"{plain}%" if percent else plain
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value).strip()


def _merged(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> dict[tuple[int, int], tuple[int, int]]:
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in ranges[:5000]:
        if (bottom - top + 1) * (right - left + 1) > 5000:
            continue
        for y in range(top, bottom + 1):
            for x in range(left, right + 1):
                if (y, x) != (top, left):
                    covered[y, x] = (top, left)
    return covered


def _percents(data: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """Return the cells of each sheet that are shown as percent; only the file's styles tell 0.67 from 67%."""
    from lxml import etree

    if not data.startswith(b"PK"):
        return {}
    found: dict[str, frozenset[tuple[int, int]]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if not {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        styles = _percent_styles(etree.fromstring(archive.read("xl/styles.xml"), parser))
        if not styles:
            return {}
        links = {
            link.get("Id"): str(link.get("Target")).lstrip("/").removeprefix("xl/")
            for link in etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), parser)
        }
        for sheet in etree.fromstring(archive.read("xl/workbook.xml"), parser).iter(f"{_SHEET}sheet"):
            link = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
            path = f"xl/{links.get(link, '')}"
            if path not in names:
                continue
            cells = set()
            with archive.open(path) as opened:
                for _, cell in etree.iterparse(opened, tag=f"{_SHEET}c", resolve_entities=False):
                    if cell.get("s") in styles:
                        cells.add(_coordinates(Place(cell=cell.get("r"))))
                    cell.clear()
            found[str(sheet.get("name"))] = frozenset(cells)
    return found


def _percent_styles(styles: Any) -> frozenset[str]:
    percent = {
        fmt.get("numFmtId")
        for fmt in styles.iter(f"{_SHEET}numFmt")
        if "%" in _QUOTED.sub("", str(fmt.get("formatCode")))
    } | {str(number) for number in _PERCENT_FORMATS}
    cells = styles.find(f"{_SHEET}cellXfs")
    return frozenset(str(i) for i, xf in enumerate(cells if cells is not None else ()) if xf.get("numFmtId") in percent)

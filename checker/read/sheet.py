"""Spreadsheets and comma-separated files: tables found by their heads, with captions above and notes below."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.errors import refusal
from checker.language.heads import is_head
from checker.language.heights import digits
from checker.messages import message
from checker.model import Place
from checker.model.layout import Pages
from checker.read import numberformats
from checker.read.build import Box, Builder
from checker.read.limits import UNPACKING, Limits
from checker.read.sheetflow import add_rows, letters
from checker.read.sheetparts import At, SheetFacts, sheet_facts
from checker.read.unread import Unread

_NONE = SheetFacts()


def read_sheet(data: bytes, file: Path, limits: Limits) -> Pages:
    """Take a workbook apart, sheet by sheet, leaving out hidden and empty ones."""
    from lxml.etree import XMLSyntaxError
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    builder, unread = Builder(), Unread()
    cells = 0
    try:
        facts = sheet_facts(data)
        # The library makes room for all cells up to the last one before it can be asked how many there are.
        if sum(sheet.height * sheet.width for sheet in (facts or {}).values()) > limits.cells:
            raise refusal(file, "too-many-cells", limit=limits.cells)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for number, told in enumerate(book.sheets_metadata):
            sheet = book.get_sheet_by_index(number)
            cells += sheet.total_height * sheet.total_width
            if cells > limits.cells:
                raise refusal(file, "too-many-cells", place=sheet.name, limit=limits.cells)
            values = sheet.to_python(skip_empty_area=False)
            if told.visible != SheetVisibleEnum.Visible:
                _hidden_sheet(values, sheet.name, unread)
                continue
            known = (facts or {}).get(sheet.name, _NONE)
            merged = _merged(sheet.merged_cell_ranges or [])
            reader = _Sheet(sheet.name, known, merged, unread, file, limits)
            rows = reader.rows(values)
            figures = sum(digits(box.text) for row in rows for box in row if box.merged_with is None)
            _checked(builder, rows, sheet.name, figures)
            reader.around()
    except (CalamineError, KeyError, XMLSyntaxError, *UNPACKING) as error:
        raise refusal(file, "broken") from error
    if facts is None and builder.items:
        builder.warnings.append(message("read.warning.formats-unknown"))
    builder.leave(unread)
    return builder.pages()


def _hidden_sheet(values: Sequence[Sequence[Any]], name: str, unread: Unread) -> None:
    text = "\n".join(str(value) for row in values for value in row if value not in (None, ""))
    if text:
        unread.note("hidden-sheet", name, text)


def _checked(builder: Builder, rows: Sequence[Sequence[Box]], place: str, shown: int) -> None:
    """Add the rows of a sheet and hold the figures that it shows against those that were written."""
    before = len(builder.parts)
    add_rows(builder, rows)
    read = sum(map(digits, builder.parts[before:]))
    if shown != read:
        builder.differs("sheet", [place], shown, read)


class _Sheet:
    """A sheet being read: what the file says of its cells, and what of them is not read."""

    def __init__(
        self, name: str, facts: SheetFacts, merged: dict[At, At], unread: Unread, file: Path, limits: Limits
    ) -> None:
        self.name, self.facts, self.merged, self.unread = name, facts, merged, unread
        self.file, self.limits = file, limits
        # A merged cell is seen as long as some cell that it covers is.
        self.seen = {origin for at, origin in merged.items() if not self._hidden(at)}

    def _hidden(self, at: At) -> bool:
        return at[0] in self.facts.rows or at[1] in self.facts.columns

    def rows(self, values: Sequence[Sequence[Any]]) -> list[list[Box]]:
        """Return the sheet cell by cell; a row in which nothing stands has no cells."""
        told = {at[0] for at in (*self.facts.unworked, *self.facts.errors)}
        return [
            [self.box(value, (y, x)) for x, value in enumerate(row)] if y in told or any(v != "" for v in row) else []
            for y, row in enumerate(values)
        ]

    def box(self, value: Any, at: At) -> Box:
        """Return a cell as the sheet shows it; what it does not show is noted."""
        name = f"{letters(at[1])}{at[0] + 1}"
        place = Place(sheet=self.name, cell=name)
        text = self._text(value, at, f"{self.name}!{name}")
        if len(text) > self.limits.cell_characters:
            raise refusal(self.file, "cell-too-long", place=name, limit=self.limits.cell_characters)
        return Box(text=text, place=place, merged_with=self.merged.get(at))

    def _text(self, value: Any, at: At, place: str) -> str:
        facts = self.facts
        if at in facts.unworked:
            self.unread.note("formula-unread", place)
            return ""
        if at in facts.errors:
            self.unread.note("sheet-error", place)
            return ""
        if at in self.merged and value not in (None, ""):
            self.unread.note("covered-cell", place, str(value))
            return ""
        text = facts.texts.get(at)
        text = shown(value, facts.formats.get(at, "")) if text is None else text.strip()
        if at in facts.part_struck:
            self.unread.note("struck-cell", place, facts.part_struck[at])
        if not text:
            if value not in (None, "") and not str(value).isspace():
                self.unread.note("hidden-cell", place, str(value))
            return ""
        if at in facts.white or (self._hidden(at) and at not in self.seen):
            self.unread.note("hidden-cell", place, text)
            return ""
        if at in facts.struck:
            self.unread.note("struck-cell", place, text)
            return ""
        return text

    def around(self) -> None:
        """Note what the sheet shows beside its cells."""
        for comment in self.facts.comments:
            self.unread.note("sheet-comment", self.name, comment)
        for figures in self.facts.charts:
            self.unread.note("sheet-chart", self.name, figures=figures)
        for text in self.facts.margins:
            self.unread.note("sheet-margin", self.name, text)
        for text in self.facts.shapes:
            self.unread.note("sheet-shape", self.name, text)
        if self.facts.pictures:
            self.unread.note("sheet-picture", self.name, count=self.facts.pictures)


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
            rows.append([_written(value, y, x, file, limits) for x, value in enumerate(row)])
    except csv.Error as error:
        # The csv module has a limit of its own for a field.
        if any(len(line) > limits.cell_characters for line in text.splitlines()):
            raise refusal(file, "cell-too-long", limit=limits.cell_characters) from error
        return None
    width = len(rows[0])
    if sum(len(row) in (0, width) for row in rows) < 0.9 * len(rows):
        return None
    _checked(builder, rows, "CSV", digits(text))
    return builder.pages()


def _written(value: str, y: int, x: int, file: Path, limits: Limits) -> Box:
    name = f"{letters(x)}{y + 1}"
    if len(value) > limits.cell_characters:
        raise refusal(file, "cell-too-long", place=name, limit=limits.cell_characters)
    return Box(text=value.strip(), place=Place(cell=name))


def shown(value: Any, code: str) -> str:
    """Return a value as the sheet shows it by its number format."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        figure = Decimal(format(value, ".15g"))
        by_format = numberformats.shown(figure, code) if code and figure.is_finite() else None
        return numberformats.general(figure) if by_format is None else by_format
    if isinstance(value, datetime | date):
        return numberformats.day(value, code)
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

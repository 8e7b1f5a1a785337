"""Ruled tables of a PDF's pages, with their cells and merged cells."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from checker.model import Place
from checker.read.build import Box
from checker.read.printed import Area

# What the library raises on pages whose objects are not what they say.
_CONFUSED = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError)


@dataclass(frozen=True, slots=True)
class Found:
    """A table on a page: its area, and each row's cells as area and text; None where another cell reaches over."""

    area: Area
    rows: tuple[tuple[tuple[Area, str] | None, ...], ...]

    def boxes(self, page: int) -> list[list[Box]]:
        """Return the table's cells with their places."""
        middles = self._middles()
        done = []
        for number, row in enumerate(self.rows):
            height = next(((cell[0][1] + cell[0][3]) / 2 for cell in row if cell), 0.0)
            lowest = min((cell[0][3] for cell in row if cell), default=0.0)
            highest = max((cell[0][1] for cell in row if cell), default=0.0)
            middle = (lowest + highest) / 2 or height
            boxes = []
            for column, cell in enumerate(row):
                if cell:
                    left, top, right, bottom = (round(side, 1) for side in cell[0])
                    boxes.append(Box(text=cell[1], place=Place(page=page, box=(left, top, right, bottom))))
                else:
                    merged = self._covering(number, column, middles[column], middle)
                    boxes.append(Box(text="", place=Place(page=page), merged_with=merged))
            done.append(boxes)
        return done

    def _middles(self) -> list[float]:
        """Return the middle of each column, from the narrowest cell in it."""
        middles = []
        for column in range(max(map(len, self.rows))):
            cells = [row[column][0] for row in self.rows if column < len(row) and row[column]]  # type: ignore[index]
            narrowest = min(cells, key=lambda area: area[2] - area[0], default=(0.0, 0.0, 0.0, 0.0))
            middles.append((narrowest[0] + narrowest[2]) / 2)
        return middles

    def _covering(self, number: int, column: int, x: float, y: float) -> tuple[int, int] | None:
        for above in range(number, -1, -1):
            for left in range(column, -1, -1):
                cell = self.rows[above][left] if left < len(self.rows[above]) else None
                if cell and cell[0][0] <= x <= cell[0][2] and cell[0][1] <= y <= cell[0][3]:
                    return above, left
        return None


class Tables:
    """The tables of one PDF, looked for only on the pages asked for; `failed` are pages on which that broke off."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._opened: Any = None
        self.failed: list[int] = []

    def on(self, number: int) -> list[Found]:
        """Return the tables of a page that have two rows and two columns or more."""
        import pdfplumber
        from pdfminer.pdfexceptions import PDFException
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

        try:
            if self._opened is None:
                self._opened = pdfplumber.open(io.BytesIO(self._data))
            page = self._opened.pages[number - 1]
            tables = [_found(table) for table in page.find_tables() if len(table.rows) >= 2]
            page.close()
        except (PDFException, PdfminerException, MalformedPDFException, *_CONFUSED):
            # The text layer of the page has been read by the other library: the table is then read as lines.
            self.failed.append(number)
            return []
        return [table for table in tables if max(map(len, table.rows)) >= 2 and _columns(table) >= 2]

    def close(self) -> None:
        """Let go of the file; the library's own way of closing reads on in pages that may be broken."""
        if self._opened is not None:
            self._opened.stream.close()


def _found(table: Any) -> Found:
    texts = table.extract()
    rows = tuple(
        tuple((tuple(area), text or "") if area else None for area, text in zip(row.cells, line, strict=True))
        for row, line in zip(table.rows, texts, strict=True)
    )
    return Found(tuple(table.bbox), rows)


def _columns(table: Found) -> int:
    return max(sum(cell is not None for cell in row) for row in table.rows)

"""PDF: printed lines with page and box from the text layer, ruled tables as tables, scanned pages by recognition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from checker.errors import refusal
from checker.language.numbering import CAPTION
from checker.messages import say
from checker.model import Place
from checker.model.layout import Pages
from checker.read import ruled, scan, unruled
from checker.read.build import Builder
from checker.read.limits import Limits
from checker.read.printed import Area, PrintedLine, printed_lines
from checker.read.ruled import Found

_SPARSE = 20
_PATHS = 6
_MARGIN = 0.08
_TABLE_WORDS = re.compile(r"序\s?号|指\s?标|单位：|续\s?表")


def read_pdf(data: bytes, file: Path, limits: Limits) -> Pages:
    """Take a PDF apart."""
    import pypdfium2 as pdfium

    try:
        opened = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise refusal(file, "locked" if "assword" in str(error) else "broken") from error
    try:
        if len(opened) > limits.pages:
            raise refusal(file, "too-many-pages", pages=len(opened), limit=limits.pages)
        return _Pages(opened, data, file, limits).pages()
    except pdfium.PdfiumError as error:
        raise refusal(file, "broken") from error
    finally:
        opened.close()


class _Pages:
    """A PDF being read page by page; pages without a text layer are counted."""

    def __init__(self, opened: Any, data: bytes, file: Path, limits: Limits) -> None:
        self.opened, self.file, self.limits = opened, file, limits
        self.builder = Builder(paged=True)
        self.tables = ruled.Tables(data)
        self.recogniser = scan.Recogniser()
        self.unread: list[int] = []
        self.scanned: list[int] = []
        self.characters = 0

    def pages(self) -> Pages:
        for number in range(1, len(self.opened) + 1):
            page = self.opened[number - 1]
            try:
                self._page(page, number)
            finally:
                page.close()
        self.tables.close()
        if not self.builder.items:
            raise refusal(self.file, "scan" if self.unread else "no-text")
        if self.unread:
            self.builder.warnings.append(say("read.warning.page-without-text", "zh", pages=_pages(self.unread)))
        if self.scanned:
            self.builder.warnings.append(say("read.warning.scanned", "zh", pages=_pages(self.scanned)))
        if self.tables.failed:
            self.builder.warnings.append(say("read.warning.tables-unread", "zh", pages=_pages(self.tables.failed)))
        return self.builder.pages()

    def _page(self, page: Any, number: int) -> None:
        lines = printed_lines(page)
        count = sum(len(line.text) for line in lines)
        self.characters += count
        if self.characters > self.limits.characters:
            raise refusal(self.file, "too-many-characters", limit=self.limits.characters)
        scanned = False
        if count < _SPARSE and _has_picture(page):
            if len(self.scanned) >= self.limits.scanned_pages or not self.recogniser.available:
                self.unread.append(number)
            else:
                lines = list(self.recogniser.lines(page))
                self.scanned.append(number)
                scanned = True
        tables = self.tables.on(number) if not scanned and _may_hold_table(page, lines) else []
        tables = tables or unruled.tables([line for line in lines if not _band(line.box, page.get_height())])
        height = page.get_height()
        left, room = _left(lines), _room(lines)
        above: PrintedLine | None = None
        for item in _in_order(lines, tables, height):
            if isinstance(item, PrintedLine):
                size = max(item.box[3] - item.box[1], 1.0)
                in_margin = _band(item.box, height) != 0
                self.builder.printed(
                    item.text,
                    Place(page=number, box=item.box, scanned=scanned),
                    indent=max(round(2 * (item.box[0] - left) / size), 0),
                    margin=in_margin,
                    apart=above is not None and item.box[1] - above.box[3] > room + 0.4 * size,
                )
                above = above if in_margin else item
            else:
                self.builder.table(item.boxes(number))


def _in_order(lines: Sequence[PrintedLine], tables: Sequence[Found], height: float) -> list[PrintedLine | Found]:
    """Return a page's lines, head first and foot last, with each table where its first line stood."""
    outside: list[tuple[float, PrintedLine | Found]] = []
    placed: set[int] = set()
    position = 0.0
    for line in lines:
        table = next((i for i, found in enumerate(tables) if _within(line.box, found.area)), None)
        position += 1
        if table is None:
            outside.append((_band(line.box, height) + position, line))
        elif table not in placed:
            placed.add(table)
            outside.append((position, tables[table]))
    return [item for _, item in sorted(outside, key=lambda pair: pair[0])]


def _band(box: Area, height: float) -> float:
    """Return a number below 0 for a line in the head margin of its page, above 0 for one in the foot margin."""
    middle = (box[1] + box[3]) / 2
    return -1e6 if middle < height * _MARGIN else 1e6 if middle > height * (1 - _MARGIN) else 0.0


def _left(lines: Sequence[PrintedLine]) -> float:
    """Return where the column of text begins: the leftmost side that many lines share."""
    sides = Counter(round(line.box[0] / 3) for line in lines if len(line.text) > 15)
    return min((side for side in sides if sides[side] * 4 >= max(sides.values())), default=0) * 3.0


def _room(lines: Sequence[PrintedLine]) -> float:
    """Return the usual room between two lines."""
    gaps = [below.box[1] - line.box[3] for line, below in pairwise(lines) if below.box[1] >= line.box[1]]
    return median(gaps) if gaps else 0.0


def _within(box: Area, area: Area) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return area[0] - 2 <= x <= area[2] + 2 and area[1] - 2 <= y <= area[3] + 2


def _may_hold_table(page: Any, lines: Sequence[PrintedLine]) -> bool:
    """Say whether a page shows rules or a caption; only such a page is worth the slow search for tables."""
    from pypdfium2 import raw

    paths = 0
    for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3):
        paths += 1
        if paths >= _PATHS:
            return True
    return paths > 0 and any(CAPTION.match(line.text.strip()) or _TABLE_WORDS.search(line.text) for line in lines)


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return next(iter(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)), None) is not None


def _pages(numbers: Sequence[int]) -> str:
    shown = "、".join(map(str, numbers[:10]))
    return f"{shown}…（{len(numbers)}）" if len(numbers) > 10 else shown

"""PDF: printed lines with page and box from the text layer, ruled tables as tables, scanned pages by recognition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from checker.errors import refusal
from checker.model import Place
from checker.model.layout import Pages
from checker.read import covered, invisible, lattice, letters, ruled, rules, scan, unruled, vertical
from checker.read.annotations import note_annotations
from checker.read.blanks import free_lattice, open_lattices
from checker.read.build import Builder
from checker.read.columns import side_by_side
from checker.read.limits import Limits
from checker.read.order import in_order
from checker.read.orientation import quarters, turned
from checker.read.pagechecks import PageChecks, unread_pictures, without_struck
from checker.read.pictured import as_flow, beside, framed, holds_text, recognised, top_of
from checker.read.printed import Area, PrintedLine, as_text, digits, printed_lines
from checker.read.ruled import Found

_SPARSE = 20
_MARGIN = 0.08


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
        return _Pages(opened, file, limits).pages()
    except pdfium.PdfiumError as error:
        raise refusal(file, "broken") from error
    finally:
        opened.close()


class _Pages:
    """A PDF being read page by page; pages without a text layer are counted."""

    def __init__(self, opened: Any, file: Path, limits: Limits) -> None:
        self.opened, self.file, self.limits = opened, file, limits
        self.builder = Builder(paged=True)
        self.recogniser = scan.Recogniser()
        self.checks = PageChecks()
        self.scanned = self.characters = 0

    def pages(self) -> Pages:
        for number in range(1, len(self.opened) + 1):
            page = self.opened[number - 1]
            try:
                self._page(page, number)
            finally:
                page.close()
        if not self.builder.items:
            raise refusal(self.file, "scan" if "page-without-text" in self.checks.kinds else "no-text")
        self.builder.leave(self.checks)
        return self.builder.pages()

    def _page(self, page: Any, number: int) -> None:
        textpage = page.get_textpage()
        try:
            quarter = quarters(page, textpage)
            place, width, height = turned(page, quarter)
            drawn = rules.rules(page, place)
            textpage, under = covered.uncovered(page, textpage)
            nobody = invisible.invisible(page, textpage, place, (*drawn.pictures, *drawn.fields))
            runs, hidden = letters.runs(page, textpage, quarter, nobody)
        finally:
            textpage.close()
        runs, off = invisible.on_the_page(runs, width, height)
        if hidden.strip() or off or under:
            self.checks.note("invisible", number, f"{under}\n{hidden}\n{off}")
        note_annotations(page, number, self.checks)
        count = sum(map(len, runs))
        self.characters += count
        if self.characters > self.limits.characters:
            raise refusal(self.file, "too-many-characters", limit=self.limits.characters)
        flow: list[PrintedLine | Found]
        downwards: list[PrintedLine] = []
        scanned = count < _SPARSE and bool(drawn.pictures)
        if scanned and (self.scanned >= self.limits.scanned_pages or not self.recogniser.available):
            self.checks.note("page-without-text", number)
            scanned = False
        if scanned:
            self.checks.note("scanned", number)
            flow = beside(printed_lines(runs), self._recognised(page))
        else:
            unread = unread_pictures(drawn.pictures, runs, width * height)
            shown = digits("".join(map(as_text, runs)))
            runs, struck = without_struck(runs, drawn.across)
            if struck:
                self.checks.note("struck-out", number, struck)
            found = [*lattice.lattices(drawn), *open_lattices(drawn, runs)]
            free = None if found else free_lattice(runs, height)
            found = [free] if free else found
            parted, downwards = vertical.set_downwards(ruled.parted(runs, found))
            columns = None if found or downwards else side_by_side(runs, width)
            flow = as_flow(columns or in_order(parted, width))
        if not any(isinstance(item, Found) for item in flow):
            lines = [item for item in flow if isinstance(item, PrintedLine)]
            tables = unruled.tables([line for line in lines if not _band(line.box, height)])
            flow = _with_tables(lines, tables) if tables else flow
        flow = vertical.among(flow, downwards)
        if not scanned:
            self.checks.figures(number, shown - digits(struck), flow)
            for area in unread:
                pictured = [] if quarter else self._pictured(page, area)
                self.checks.note("picture-recognised" if pictured else "picture", number)
                at = next((at for at, item in enumerate(flow) if top_of(item) > area[1]), len(flow))
                flow = [*flow[:at], *pictured, *flow[at:]]
        self._hand_over(sorted(flow, key=lambda item: _margin(item, height)), number, height)

    def _recognised(self, page: Any, area: Area | None = None) -> list[PrintedLine | Found]:
        """Return what a page that is a picture shows, or a picture on it."""
        self.scanned += 1
        self.limits.recognises()
        return recognised(self.recogniser.recognised(page, area))

    def _pictured(self, page: Any, area: Area) -> list[PrintedLine | Found]:
        """Return what a picture on a page shows where it is a table or a framed text; nothing where it is not read."""
        may = self.recogniser.available and self.scanned < self.limits.scanned_pages
        if not (may and framed(self.recogniser.rules(page, area), area)):
            return []
        shown = self._recognised(page, area)
        return shown if holds_text(shown) else []

    def _hand_over(self, flow: Sequence[PrintedLine | Found], number: int, height: float) -> None:
        lines = [item for item in flow if isinstance(item, PrintedLine)]
        left, room = _left(lines), _room(lines)
        above: PrintedLine | None = None
        for item in flow:
            if isinstance(item, Found):
                self.builder.table(item.boxes(number))
                continue
            size = max(item.box[3] - item.box[1], 1.0)
            in_margin = _band(item.box, height) != 0
            self.builder.printed(
                item.text,
                Place(page=number, box=item.box, scanned=item.scanned),
                indent=max(round(2 * (item.box[0] - left) / size), 0),
                margin=in_margin,
                apart=above is not None and item.box[1] - above.box[3] > room + 0.4 * size,
            )
            above = above if in_margin else item


def _with_tables(lines: Sequence[PrintedLine], tables: Sequence[Found]) -> list[PrintedLine | Found]:
    """Return a page's lines with each table found among them where its first line stood."""
    done: list[PrintedLine | Found] = []
    placed: set[int] = set()
    for line in lines:
        table = next((index for index, found in enumerate(tables) if _within(line.box, found.area)), None)
        if table is None:
            done.append(line)
        elif table not in placed:
            placed.add(table)
            done.append(tables[table])
    return done


def _margin(item: PrintedLine | Found, height: float) -> int:
    return _band(item.box, height) if isinstance(item, PrintedLine) else 0


def _band(box: Area, height: float) -> int:
    """Return -1 for a line in the head margin of its page, 1 for one in the foot margin, 0 for all others."""
    middle = (box[1] + box[3]) / 2
    return -1 if middle < height * _MARGIN else 1 if middle > height * (1 - _MARGIN) else 0


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

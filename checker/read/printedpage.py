"""A page of a PDF as it is read: opened, turned upright, drawn in grey."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import refusal
from checker.read.orientation import quarters, turned

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfPage

Area = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page that is open; width and height in points, as it is read."""

    width: float
    height: float
    _sheet: PdfPage
    _turn: int

    def drawn(self, scale: float, area: Area | None = None) -> Image.Image:
        """Return a picture of the page, or of an area of it, at so many dots a point.

        `area` is left, top, right, bottom in points from the top left corner of the page as it is read.
        """
        if area is None or self._turn:
            page: Image.Image = self._sheet.render(scale=scale, grayscale=True, rotation=self._turn).to_pil()
            if area is None:
                return page.convert("L")
            left, top, right, bottom = (edge * scale for edge in area)
            return page.convert("L").crop((left, top, right, bottom))
        left, top, right, bottom = area
        margins = (left, self.height - bottom, self.width - right, top)
        shown: Image.Image = self._sheet.render(scale=scale, grayscale=True, crop=margins).to_pil()
        return shown.convert("L")


@contextmanager
def printed_page(path: Path, page: int) -> Iterator[PrintedPage]:
    """Open a PDF's page (from 1) while the block runs.

    Raises InputError where the file cannot be opened or drawn or has no such page.
    """
    import pypdfium2 as pdfium

    try:
        opened = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        raise refusal(path, "broken") from error
    try:
        if not 1 <= page <= len(opened):
            raise refusal(path, "no-page", page=page)
        sheet = opened[page - 1]
        textpage = sheet.get_textpage()
        quarter = quarters(sheet, textpage)
        textpage.close()
        _, width, height = turned(sheet, quarter)
        yield PrintedPage(width, height, sheet, (90 * quarter - sheet.get_rotation()) % 360)
        sheet.close()
    except pdfium.PdfiumError as error:
        raise refusal(path, "broken") from error
    finally:
        opened.close()

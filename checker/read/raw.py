"""The text of a PDF's page as the file gives it, unread: what a doubtful figure is held against."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def raw_pages(path: Path, numbers: Sequence[int]) -> str:
    """Return the bare text of pages (from 1) of a PDF, one after the other; a page that is not there has none.

    Nothing is put in order, joined or left out: a sign between two digits still stands between them.
    """
    import pypdfium2 as pdfium

    found = []
    opened = pdfium.PdfDocument(path)
    try:
        for number in numbers:
            if not 1 <= number <= len(opened):
                continue
            page = opened[number - 1]
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
            page.close()
    finally:
        opened.close()
    return "\n".join(found)

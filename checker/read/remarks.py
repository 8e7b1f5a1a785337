"""What is set upon a PDF's page and is none of its text: fields of a form that were filled in, remarks."""

from __future__ import annotations

from typing import Any

from checker.read.unread import Unread

_FIELD = 20
# A link, the window of a remark: they show nothing of their own.
_NOTHING = (2, 16)


def note_remarks(page: Any, number: int, unread: Unread) -> None:
    """Note the fields and remarks of a page, with the figures that they show."""
    from pypdfium2 import raw

    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        one = raw.FPDFPage_GetAnnot(page.raw, index)
        kind = raw.FPDFAnnot_GetSubtype(one)
        text = "" if kind in _NOTHING else _string(one, b"V" if kind == _FIELD else b"Contents")
        raw.FPDFPage_CloseAnnot(one)
        if text.strip():
            unread.note("page-field" if kind == _FIELD else "page-remark", number, text)


def _string(one: Any, key: bytes) -> str:
    """Return what an entry of a remark says."""
    from pypdfium2 import raw

    size = raw.FPDFAnnot_GetStringValue(one, key, None, 0)
    room = (raw.FPDF_WCHAR * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(one, key, room, size)
    return bytes(room)[: max(size - 2, 0)].decode("utf-16-le", "replace")

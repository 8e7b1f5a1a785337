"""Annotations of a PDF's page, which are none of its text: form fields that were filled in, comments."""

from __future__ import annotations

from typing import Any

from checker.read.unread import Unread

_FIELD = 20
# A link, the pop-up window of a comment: they show nothing of their own.
_NOTHING = (2, 16)


def note_annotations(page: Any, number: int, unread: Unread) -> None:
    """Note the form fields and comments of a page, with the figures that they show."""
    from pypdfium2 import raw

    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        one = raw.FPDFPage_GetAnnot(page.raw, index)
        kind = raw.FPDFAnnot_GetSubtype(one)
        text = "" if kind in _NOTHING else _string(one, b"V" if kind == _FIELD else b"Contents")
        raw.FPDFPage_CloseAnnot(one)
        if text.strip():
            unread.note("page-field" if kind == _FIELD else "page-comment", number, text)


def _string(one: Any, key: bytes) -> str:
    """Return what an entry of an annotation says."""
    from pypdfium2 import raw

    size = raw.FPDFAnnot_GetStringValue(one, key, None, 0)
    room = (raw.FPDF_WCHAR * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(one, key, room, size)
    return bytes(room)[: max(size - 2, 0)].decode("utf-16-le", "replace")

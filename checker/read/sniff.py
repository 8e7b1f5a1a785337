"""What a file is, seen from its bytes, and whether it is safe to open."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Literal

from checker.errors import refusal
from checker.read.limits import UNPACKING, Limits

Format = Literal["text", "pdf", "docx", "sheet", "html", "office", "ofd"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD, _WORKBOOK = ("WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le"))
_PAGE = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|meta)[\s>]")
# A text with tables in it, as recognition leaves it, is no web page: a part of one begins with a tag.
_HTML = re.compile(rb"(?i)<(?:table|div|p)[\s>]")
_BEFORE = b"\xef\xbb\xbf\xff\xfe \t\r\n\f\v"
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PICTURES = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"II*\x00": "TIFF", b"MM\x00*": "TIFF"}
_HEAD = 4096


def sniff(data: bytes, file: Path, limits: Limits) -> Format:
    """Return the format that the bytes show; raises InputError for what cannot or must not be opened."""
    if len(data) > limits.file_bytes:
        raise refusal(file, "too-large", limit=limits.file_bytes)
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _packed(data, file, limits)
    if head.startswith(_OLE):
        if _LOCKED in data:
            raise refusal(file, "locked")
        return "sheet" if _WORKBOOK in data and _WORD not in data else "office"
    if head.startswith(b"{\\rtf"):
        return "office"
    for start, kind in _PICTURES.items():
        if head.startswith(start):
            raise refusal(file, "picture", kind=kind)
    bare = head.replace(b"\x00", b"")
    if _PAGE.search(bare) or (bare.lstrip(_BEFORE).startswith(b"<") and _HTML.search(bare)):
        return "html"
    return "text"


def _packed(data: bytes, file: Path, limits: Limits) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _bounded(parts, file, limits)
            if any(part.flag_bits & 1 for part in parts):
                raise refusal(file, "locked")
            names = {part.filename for part in parts}
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as opened:
                        if _ENTITY.search(opened.read(_HEAD)):
                            raise refusal(file, "entities")
            kind = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    except UNPACKING as error:
        raise refusal(file, "broken") from error
    if "word/document.xml" in names:
        return "docx"
    if any(name.startswith("xl/workbook.") for name in names) or "spreadsheet" in kind:
        return "sheet"
    if "opendocument.text" in kind:
        return "office"
    if "OFD.xml" in names:
        raise refusal(file, "ofd")
    raise refusal(file, "archive")


def _bounded(parts: list[zipfile.ZipInfo], file: Path, limits: Limits) -> None:
    if len(parts) > limits.parts:
        raise refusal(file, "too-many-parts", limit=limits.parts)
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise refusal(file, "too-large-unpacked", limit=limits.unpacked_bytes)
    for part in parts:
        # Small parts of blanks pack very well and do no harm.
        if part.file_size > 1_000_000 and part.file_size > limits.packing * max(part.compress_size, 1):
            raise refusal(file, "bomb", part=part.filename)

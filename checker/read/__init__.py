"""A file to Pages: its lines and declared tables with their places, one module a format. Knows nothing of plans."""

from __future__ import annotations

import stat
from pathlib import Path

from checker.errors import refusal
from checker.model.layout import Pages
from checker.read.decode import decode
from checker.read.limits import DEFAULT, Limits
from checker.read.plain import read_text
from checker.read.sniff import sniff

__all__ = ["Limits", "read", "take_apart"]


def read(path: Path, *, limits: Limits = DEFAULT) -> tuple[Pages, bytes]:
    """Return the pages of a file and its bytes; the format is seen from the bytes.

    Raises InputError for a file that is missing, empty, broken, locked, beyond the limits or of no format known here.
    """
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise refusal(path, "no-file")
        if status.st_size > limits.file_bytes:
            raise refusal(path, "too-large", limit=limits.file_bytes)
        data = path.read_bytes()
    except OSError as error:
        raise refusal(path, "unreadable", why=error.strerror) from error
    return take_apart(data, path, limits), data


def take_apart(data: bytes, path: Path, limits: Limits = DEFAULT) -> Pages:
    """Return the pages of a file by the format that its bytes show."""
    kind = sniff(data, path, limits)
    if kind == "pdf":
        from checker.read.pdf import read_pdf

        return read_pdf(data, path, limits)
    if kind in ("docx", "office"):
        from checker.read.docx import read_docx

        if kind == "office":
            from checker.read.office import to_docx

            data = to_docx(data, path, limits)
        return read_docx(data, path, limits)
    if kind == "sheet":
        from checker.read.sheet import read_sheet

        return read_sheet(data, path, limits)
    if kind == "html":
        from checker.read.html import read_html

        return read_html(data, path, limits)
    text = decode(data, path)
    if len(text) > limits.characters:
        raise refusal(path, "too-many-characters", limit=limits.characters)
    from checker.read.markdown import read_markdown
    from checker.read.sheet import read_csv

    return read_csv(text, path, limits) or read_markdown(text, path, limits) or read_text(text)

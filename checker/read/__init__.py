"""A file to a Document of Passages: one module a format, one way to clauses, headings and rows for all of them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from checker.language.characters import seen
from checker.messages import say
from checker.model import Document
from checker.read.decode import decode
from checker.read.facts import facts
from checker.read.limits import DEFAULT, Limits
from checker.read.passages import passages
from checker.read.piece import Reading
from checker.read.plain import read_text
from checker.read.refusal import refusal
from checker.read.sniff import sniff

__all__ = ["Limits", "read"]


def read(path: Path, *, doc_id: str | None = None, limits: Limits = DEFAULT) -> Document:
    """Read a plan, an annex or a table of targets from a file; what it is, is seen from its bytes.

    Raises InputError for a file that is missing, empty, broken, locked, beyond the limits or of no format known here.
    """
    try:
        if path.stat().st_size > limits.file_bytes:
            raise refusal(path, "too-large", limit=limits.file_bytes)
        data = path.read_bytes()
    except OSError as error:
        raise refusal(path, "unreadable", why=error.strerror) from error
    return document(take_apart(data, path, limits), data, path, doc_id, limits)


def take_apart(data: bytes, path: Path, limits: Limits = DEFAULT) -> Reading:
    """Return the pieces of a file by the format that its bytes show."""
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
    text = seen(decode(data, path))
    if len(text) > limits.characters:
        raise refusal(path, "too-many-characters", limit=limits.characters)
    from checker.read.sheet import read_csv

    return read_csv(text, path, limits) or read_text(text)


def document(reading: Reading, data: bytes, path: Path, doc_id: str | None, limits: Limits = DEFAULT) -> Document:
    """Put a file taken apart together as a document."""
    found = passages(reading)
    if not found:
        raise refusal(path, "empty")
    if any(len(cell) > limits.cell_characters for passage in found if passage.row for cell in passage.row.cells):
        raise refusal(path, "cell-too-long", limit=limits.cell_characters)
    known = facts(found, reading.title)
    preview = any(item.kind == "preview" for item in reading.furniture)
    return Document(
        id=doc_id or path.stem,
        title=known.title,
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        source=reading.source,
        passages=found,
        issuer=known.issuer,
        region_name=known.region_name,
        level=known.level,
        number=known.number,
        issued=known.issued,
        period=known.period,
        excerpt=preview,
        warnings=(*_left_out(reading), *reading.warnings),
    )


def _left_out(reading: Reading) -> list[str]:
    """Return a sentence for each kind of thing on the pages that was not taken as text of the plan."""
    kinds = dict.fromkeys(item.kind for item in reading.furniture if item.kind != "markup")
    counts = {kind: sum(item.kind == kind for item in reading.furniture) for kind in kinds}
    return [say(f"read.left-out.{kind}", "zh", count=count) for kind, count in counts.items()]

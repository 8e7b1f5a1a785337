"""Pages to a Document: page furniture off, lines joined, a tree of sections, tables with typed columns, the facts."""

from __future__ import annotations

import hashlib
from pathlib import Path

from checker.errors import refusal
from checker.language.characters import shown
from checker.messages import message
from checker.model import Document, DocumentKind, Message
from checker.model.layout import Pages
from checker.structure.content import put_together
from checker.structure.digitcheck import digit_omissions, left_out, sentence
from checker.structure.facts.identity import facts
from checker.structure.passages import passages
from checker.structure.roles import with_roles

__all__ = ["structure"]

_LONGEST_CELL = 200_000  # characters; no cell of a plan is near it


def structure(pages: Pages, data: bytes, path: Path, *, doc_id: str | None = None) -> Document:
    """Return the document that the pages of a file make; `data` are the file's bytes.

    Raises InputError where nothing is left to read, or where a cell of a table is beyond all bounds.
    """
    reading = put_together(pages)
    known = facts(pages, path.stem)
    found, sections = passages(reading, known.title)
    if not found:
        raise refusal(path, "empty")
    if any(len(cell) > _LONGEST_CELL for passage in found if passage.row for cell in passage.row.cells):
        raise refusal(path, "cell-too-long", limit=_LONGEST_CELL)
    around, lost = left_out(pages, reading.furniture), digit_omissions(pages, found, reading.furniture)
    preview = any(item.kind == "preview" for item in reading.furniture)
    return Document(
        id=doc_id or shown(path.stem),
        title=known.title,
        kind=known.kind,
        file=shown(path.name),
        sha256=hashlib.sha256(data).hexdigest(),
        source=reading.source,
        passages=found,
        sections=with_roles(sections, found, known.period),
        issuer=known.issuer,
        region_name=known.region_name,
        level=known.level,
        number=known.number,
        issued=known.issued,
        period=known.period,
        excerpt=preview,
        raised=pages.raised,
        warnings=(
            *_no_plan(known.kind),
            *map(sentence, around),
            *reading.warnings,
            *map(sentence, lost),
        ),
        omissions=(*around, *pages.omissions, *lost),
    )


def _no_plan(kind: DocumentKind) -> list[Message]:
    """Return the sentence that says of a paper that it is no plan, and what becomes of its figures."""
    return [message(f"read.warning.no-plan-{kind}")] if kind in ("rules", "bulletin") else []

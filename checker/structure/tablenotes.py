"""The notes printed under a table: what its signs, brackets and raised figures mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.numbering import NOTE
from checker.language.typesetting import compact
from checker.model.layout import Paragraph, Piece

_NOTE_START = re.compile(r"[①-⑳]|\d{1,2}[.．、]\D")
_NOTE_ITEM = re.compile(r"(?=[①-⑳])|(?<=[。；])\s*(?=\d{1,2}[.．、])")
_LONGEST = 200  # characters of a note that only its number tells


def notes_below(source: str, pieces: Sequence[Piece], after: int) -> list[Paragraph]:
    """Return the paragraphs from `after` on that are notes to the table before them."""
    notes: list[Paragraph] = []
    for piece in pieces[after:]:
        if not isinstance(piece, Paragraph):
            break
        text = compact(source, piece.spans)[0]
        carried_on = bool(notes) and len(text) < _LONGEST and "。" in text and _NOTE_START.match(text)
        if not NOTE.match(text) and not carried_on:
            break
        notes.append(piece)
    return notes


def split_notes(text: str) -> list[str]:
    """Return the single notes of a paragraph of them."""
    found = NOTE.match(text)
    parts = _NOTE_ITEM.split(text[found.end() :] if found else text)
    return [part for part in parts if part]

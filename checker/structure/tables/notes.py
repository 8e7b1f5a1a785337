"""The notes printed under a table: what its signs, brackets and raised figures mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.language.numbering import NOTE, Mark, mark
from checker.language.typesetting import compact
from checker.model.layout import Paragraph, Piece

_NOTE_START = re.compile(r"[①-⑳]|\d{1,2}[.．、]\D")
_NOTE_ITEM = re.compile(r"(?=[①-⑳])|(?<=[。；])\s*(?=\d{1,2}[.．、])")
_MARKED = re.compile(r"(\d)(?=[\u4e00-\u9fff])")
_GLUED = re.compile(r"(?<=[\u4e00-\u9fff）])(\d)$")
_IN_BRACKETS = re.compile(r"[（(【\[].*[）)】\]]")
_LONGEST = 200  # characters of a note that only its number tells


def notes_below(
    source: str, pieces: Sequence[Piece], after: int, marks: frozenset[str] = frozenset()
) -> list[Paragraph]:
    """Return the paragraphs from `after` on that are notes to the table before them.

    `marks` are the figures glued to words of its cells; a paragraph that begins with one of them explains it.
    """
    notes: list[Paragraph] = []
    last: Mark | None = None
    for piece in pieces[after:]:
        if not isinstance(piece, Paragraph):
            break
        text = compact(source, piece.spans)[0]
        begun = NOTE.match(text)
        number = mark(text[begun.end() :] if begun else text)
        counts_on = last is not None and number is not None and _next(last) == (number.style, number.number)
        carried_on = bool(notes) and len(text) < _LONGEST and "。" in text and _NOTE_START.match(text)
        marked = _MARKED.match(text)
        explains = marked is not None and marked[1] in marks
        if not begun and not carried_on and not counts_on and not explains:
            break
        last = number
        notes.append(piece)
        if begun and _IN_BRACKETS.fullmatch(text):
            break  # （注：表中指标均为预期性指标）: no note goes on behind its bracket
    return notes


def marks_in(cells: Iterable[str]) -> frozenset[str]:
    """Return the figures that stand glued to the end of a cell's words, as the mark of a note does."""
    return frozenset(found[1] for cell in cells if (found := _GLUED.search(cell)))


def _next(last: Mark) -> tuple[str, int]:
    """Return the style and number of the note that comes after one."""
    return last.style, last.number + 1


def split_notes(text: str) -> list[str]:
    """Return the single notes of a paragraph of them."""
    found = NOTE.match(text)
    parts = _NOTE_ITEM.split(text[found.end() :] if found else text)
    return [part for part in parts if part]

"""Paragraphs beyond all bounds, cut where a sentence ends: no plan has them, and reading would be slow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.language.punctuation import SENTENCE_END
from checker.model.layout import Paragraph, Piece, Span

LONGEST = 20_000  # characters; the longest of the plans known has under 3,000


def cut(source: str, pieces: Iterable[Piece]) -> tuple[list[Piece], int]:
    """Return the pieces with every paragraph within the bound, and how many were cut.

    A stretch without the end of a sentence is cut behind its last comma, or where the bound is, but in no figure.
    """
    done: list[Piece] = []
    several = 0
    for piece in pieces:
        if isinstance(piece, Paragraph) and sum(end - start for start, end in piece.spans) > LONGEST:
            parts = list(_parts(source, piece.spans))
            done += [replace(piece, spans=part) for part in parts]
            several += len(parts) > 1
        else:
            done.append(piece)
    return done, several


def _parts(source: str, spans: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the spans of each part."""
    part: list[Span] = []
    room = LONGEST
    for start, end in spans:
        while end - start > room:
            at = _end(source, start, start + room, before=bool(part))
            if at > start:
                part.append((start, at))
            yield tuple(part)
            part, room, start = [], LONGEST, at
        if end > start:
            part.append((start, end))
            room -= end - start
    if part:
        yield tuple(part)


def _end(source: str, start: int, end: int, *, before: bool) -> int:
    """Return where the last sentence ends, or the last clause; `before` says that what stands before can be a part."""
    ends = [found.end() for found in SENTENCE_END.finditer(source, start, end)]
    if ends:
        return ends[-1]
    if before:
        return start
    comma = max(source.rfind(sign, start, end) for sign in "，、")
    if comma >= start:
        return comma + 1
    whole = len(source[start:end].rstrip("0123456789.,"))
    return start + whole if whole else end

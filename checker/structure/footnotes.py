"""Notes at the foot of a printed page, taken out of the sentence that goes on over the page.

A note is printed smaller than the text, below its last line, and begins with the raised number by which the text calls
it. Left among the lines it would stand in the middle of a sentence: 再生铝产量740 / 1.主要资源…… / 万吨.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from unicodedata import normalize

from checker.language.characters import plain
from checker.model.layout import Line, Paragraph, Piece

_CALLED = re.compile(r"(?:注\s?[:：]?\s?)?[\[［(（〔]?(\d{1,2}|[①-⑳]|[*＊※])")
_SMALLER = 0.85  # of the size of the text
_LONG = 12  # characters of a line from which the size of the text is told


def without_footnotes(
    items: Sequence[Line | Piece], source: str, raised: Collection[int]
) -> tuple[list[Line | Piece], list[Paragraph]]:
    """Return the items without the notes at the foot of their pages, and these notes in order.

    `raised` are the places in the source of figures printed small and raised.
    """
    lines = [item for item in items if isinstance(item, Line) and item.place.box and not item.whole]
    size = _text_size(lines)
    if not size or not raised:
        return list(items), []
    called = _called(lines, source, raised)
    notes: list[Paragraph] = []
    taken: set[int] = set()
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for page, held in pages.items():
        block = _block(held, size, called.get(page, frozenset()))
        for note in block:
            notes.append(
                Paragraph(spans=tuple((line.start, line.end) for line in note), place=note[0].place, note=True)
            )
            taken.update(line.start for line in note)
    return [item for item in items if not isinstance(item, Line) or item.start not in taken], notes


def with_footnotes(pieces: Sequence[Piece], notes: Sequence[Paragraph]) -> list[Piece]:
    """Return the pieces with each note behind the paragraph that its page ends in."""
    done: list[Piece] = []
    waiting = list(notes)
    for piece in pieces:
        done.append(piece)
        end = _end(piece)
        while waiting and waiting[0].spans[0][0] <= end:
            done.append(waiting.pop(0))
    return [*done, *waiting]


def _end(piece: Piece) -> int:
    if isinstance(piece, Paragraph):
        return piece.spans[-1][1]
    return max((cell.end for row in piece.rows for cell in row.cells), default=0)


def _text_size(lines: Sequence[Line]) -> float:
    """Return the height of a line of text in points, that of most characters; 0 where none is long enough."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if len(line.text) > _LONG:
            sizes[_height(line)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _height(line: Line) -> float:
    _, top, _, bottom = line.place.box or (0.0, 0.0, 0.0, 0.0)
    return round(2 * (bottom - top)) / 2


def _called(lines: Sequence[Line], source: str, raised: Collection[int]) -> dict[int, frozenset[str]]:
    """Return for each page the numbers that stand raised in its text."""
    found: dict[int, set[str]] = {}
    for line in lines:
        at = line.start
        while at < line.end:
            if at in raised:
                end = at
                while end in raised:
                    end += 1
                found.setdefault(line.page, set()).add(normalize("NFKC", source[at:end]))
                at = end
            at += 1
    return {page: frozenset(numbers) for page, numbers in found.items()}


def _block(held: Sequence[Line], size: float, called: Collection[str]) -> list[list[Line]]:
    """Return the notes at the foot of a page, each with its lines; none where the text does not call the first."""
    start = len(held)
    while start and _height(held[start - 1]) <= _SMALLER * size:
        start -= 1
    notes: list[list[Line]] = []
    for line in held[start:]:
        found = _CALLED.match(plain(line.text))
        if found and found.group(1) in called:
            notes.append([line])
        elif notes:
            notes[-1].append(line)
    return notes if start else []

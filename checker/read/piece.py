"""What a reader hands to the assembling code: the stretches of the source that form a paragraph or a table.

All are spans of `Document.source`, so that no character can be changed or made up on the way to a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.model import Place

Span = tuple[int, int]
NOWHERE = Place()

# Marks without width that fonts and editors leave between characters count as white space.
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_PRINTED_RUN = re.compile(f"[^\\s{''.join(sorted(ZERO_WIDTH))}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line: its span without the line break, its page (from 1, 0 if the format has none) and its place.

    `raw` is the span as it stands, `text` the same without white space at its ends; `indent` is how many half-width
    blanks it is set in, `margin` says that it stands in the head or foot margin of its page, `apart` that there is
    more room above it than between lines.
    """

    start: int
    end: int
    raw: str
    text: str
    page: int = 0
    indent: int = 0
    margin: bool = False
    apart: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that belong together; `level` is the heading level the format declares (0: it declares none)."""

    spans: tuple[Span, ...]
    place: Place = NOWHERE
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; `end` is the offset of the white space that separates it from the next one."""

    spans: tuple[Span, ...]
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A printed row of a table; `suspect` says why its figures are not to be trusted, a key of the messages."""

    cells: tuple[Cell, ...]
    place: Place = NOWHERE
    page: int = 0
    suspect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as it stands in the source; `heads` counts its head rows where the format declares them, else 0.

    `markup` are the strokes that draw the table in a text.
    """

    rows: tuple[Row, ...]
    heads: int = 0
    markup: tuple[Span, ...] = ()


Piece = Paragraph | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch that is not text of the plan: `page-number`, `running-head`, `contents`, `table-head`, `markup`...

    What is cut from the end of a file is a `preview` notice or a `site-notice`.
    """

    span: Span
    kind: str


@dataclass(slots=True, kw_only=True)
class Reading:
    """A file taken apart: the source, its pieces in reading order, its furniture and the sentences of warning."""

    source: str
    pieces: list[Piece] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    title: str = ""


def blank(character: str) -> bool:
    """Say whether a character is white space to a reader of print."""
    return character.isspace() or character in ZERO_WIDTH


def compact(source: str, spans: Iterable[Span]) -> tuple[str, tuple[int, ...]]:
    """Return the text of the spans without the white space of typesetting, and where each character stands.

    One white space stays between two Latin words, and between two figures that stood in different columns.
    """
    text: list[str] = []
    origin: list[int] = []
    for start, end in spans:
        for run in _PRINTED_RUN.finditer(source, start, end):
            if origin and run.start() != origin[-1] + 1:
                kept = _kept(source, origin[-1], run.start())
                if kept is not None:
                    text.append(source[kept])
                    origin.append(kept)
            text.append(run[0])
            origin.extend(range(run.start(), run.end()))
    return "".join(text), tuple(origin)


def _kept(source: str, before: int, after: int) -> int | None:
    """Return the offset of the one white space to keep between two characters, or None."""
    left, right = source[before], source[after]
    if not (before < after and blank(source[before + 1])):
        return None
    stop = before + 1
    # White space beyond a handful tells nothing more; the bound keeps a hostile file linear.
    while stop < min(after, before + 64) and blank(source[stop]):
        stop += 1
    gap = source[before + 1 : stop]
    if _latin(left) and _latin(right):
        return before + 1 + max(gap.find(" "), 0)
    if left.isdigit() and right.isdigit() and "\n" not in gap and ("\t" in gap or len(gap) > 1):
        return before + 1
    return None


def _latin(character: str) -> bool:
    return character.isalpha() and character < "\u2000"

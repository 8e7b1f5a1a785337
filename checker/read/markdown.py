"""Text with tables written as HTML, as recognition of scanned pages leaves it: lines, and the tables among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model import Place
from checker.model.layout import Pages
from checker.read.build import Builder
from checker.read.limits import Limits
from checker.read.plain import split, unmarked
from checker.read.unread import Unread
from checker.read.webtable import boxes, cell_text, data_rows, head_count

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_OPENS, _CLOSES = "<table", "</table>"


def read_markdown(source: str, file: Path, limits: Limits) -> Pages | None:
    """Take a text with HTML tables apart; None where it holds none."""
    if not any(is_table for is_table, _ in _parts(source)):
        return None
    reader = _Reader(file, limits)
    for is_table, part in _parts(source):
        if is_table:
            reader.table(part)
        else:
            reader.text(part)
        reader.line += part.count("\n")
    reader.builder.warnings += reader.unread.sentences()
    return reader.builder.pages()


def _parts(source: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a text in order, and whether each is a table."""
    folded = source.lower() if len(source.lower()) == len(source) else source
    start = 0
    while True:
        opens = folded.find(_OPENS, start)
        closes = folded.find(_CLOSES, opens) if opens >= 0 else -1
        if closes < 0:
            yield False, source[start:]
            return
        yield False, source[start:opens]
        start = closes + len(_CLOSES)
        yield True, source[opens:start]


class _Reader:
    """The parts read so far; `line` is the number of the line on which the next one begins."""

    def __init__(self, file: Path, limits: Limits) -> None:
        self.file, self.limits = file, limits
        self.builder, self.unread = Builder(paged=True), Unread()
        self.line = 1

    def text(self, part: str) -> None:
        """Add lines of text as they stand."""
        written = unmarked(part, self.unread, self.line)
        start = self.builder.verbatim(written)
        for line in split(self.builder.parts[-1]):
            place = replace(line.place, line=(line.place.line or 1) + self.line - 1)
            self.builder.items.append(replace(line, start=line.start + start, end=line.end + start, place=place))

    def table(self, part: str) -> None:
        """Add a table; what is none (one row, one column) is read as lines."""
        from selectolax.lexbor import LexborHTMLParser

        table = LexborHTMLParser(part).css_first("table")
        if table is None:
            return
        place = Place(line=self.line)
        rows = data_rows(table)
        if rows is None:
            self._lines(table, place)
            return
        found = boxes(rows, self.line, self.file, self.limits, self.unread)
        self.builder.table([[replace(box, place=place) for box in row] for row in found], heads=head_count(rows))

    def _lines(self, table: LexborNode, place: Place) -> None:
        for text in cell_text(table, self.line, self.unread).split("\n"):
            self.builder.printed(text, place)

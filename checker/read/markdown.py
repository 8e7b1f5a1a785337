"""Text with tables written as HTML, as recognition of scanned pages leaves it: lines, and the tables among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from checker.language.heights import digits
from checker.model import Place
from checker.model.layout import Pages
from checker.read import weblooks
from checker.read.build import Builder
from checker.read.limits import Limits
from checker.read.plain import split, unmarked
from checker.read.unread import Unread
from checker.read.webtable import boxes, cell_text, data_rows, head_count

_OPENS, _CLOSES = "<table", "</table>"
_AFTER = " >\t\r\n"


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
    reader.builder.leave(reader.unread)
    return reader.builder.pages()


def _parts(source: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a text in order, and whether each is a table."""
    folded = source.lower() if len(source.lower()) == len(source) else source
    start = look = 0
    while (opens := folded.find(_OPENS, look)) >= 0 and (closes := folded.find(_CLOSES, opens)) >= 0:
        look = opens + len(_OPENS)
        if folded[look] in _AFTER:
            yield False, source[start:opens]
            start = look = closes + len(_CLOSES)
            yield True, source[opens:start]
    yield False, source[start:]


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

        body = LexborHTMLParser(part).body
        if body is None:
            return
        before, place = len(self.builder.parts), Place(line=self.line)
        for node in body.iter(include_text=True):
            rows = data_rows(node) if node.tag == "table" else None
            if rows is None:
                for text in cell_text(node, self.line, self.unread).split("\n"):
                    self.builder.printed(text, place)
                continue
            for caption in node.css("caption"):
                self.builder.printed(cell_text(caption, self.line, self.unread), place)
            found = boxes(rows, self.line, self.file, self.limits, self.unread)
            self.builder.table([[replace(box, place=place) for box in row] for row in found], heads=head_count(rows))
        shown, read = (sum(map(digits, texts)) for texts in (weblooks.texts(body), self.builder.parts[before:]))
        if shown != read:
            self.builder.differs("line", [str(self.line)], shown, read)

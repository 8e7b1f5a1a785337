"""Word files: paragraphs and tables in order, generated numbers, footnotes, tracked changes read as accepted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import refusal
from checker.language.heights import digits
from checker.language.typesetting import lines_apart
from checker.messages import message
from checker.model import Place
from checker.model.layout import Pages
from checker.read import wordparts
from checker.read.build import Box, Builder
from checker.read.limits import UNPACKING, Limits
from checker.read.unread import Unread
from checker.read.wordlists import Numbering
from checker.read.wordlooks import Looks
from checker.read.wordtext import ALTERNATE, M, Reader, Words, text_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENTS_STYLE = re.compile(r"(?i)(?:toc|目录|table of (?:contents|figures))\s*\d*")
_HEADING_STYLE = re.compile(r"(?i)(?:heading|标题)\s*([1-9])")


_WRAPPED = frozenset(
    (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag", f"{ALTERNATE}AlternateContent", f"{ALTERNATE}Choice")
)


def read_docx(data: bytes, file: Path, limits: Limits) -> Pages:
    """Take a Word file apart."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    broken = (OpcError, etree.XMLSyntaxError, KeyError, *UNPACKING)
    try:
        # The library trusts that every part is what its name says.
        word = _Word(docx.Document(io.BytesIO(data)), limits, file)
    except (AttributeError, IndexError, TypeError, *broken) as error:
        raise refusal(file, "broken") from error
    try:
        return word.pages()
    except broken as error:
        raise refusal(file, "broken") from error


class _Word:
    """A Word file being read: its styles, numbering and footnotes, and what has been written so far."""

    def __init__(self, opened: WordDocument, limits: Limits, file: Path) -> None:
        self.opened, self.limits, self.file = opened, limits, file
        self.body: Any = opened.element.body
        if self.body is None:
            raise refusal(file, "broken")
        self.builder = Builder()
        self.builder.title = opened.core_properties.title or ""
        styles = wordparts.part(opened, "styles")
        self.numbering = Numbering(wordparts.part(opened, "numbering"), styles)
        looks = Looks(styles)
        self.unread = Unread()
        self.reader = Reader(looks, self.unread, limits.nesting)
        self.notes = wordparts.notes(wordparts.part(opened, "footnotes"), "footnote", looks)
        self.notes |= wordparts.notes(wordparts.part(opened, "endnotes"), "endnote", looks)
        self.after_table: list[str] = []
        self.inner_tables: list[Any] = []
        self.paragraphs = self.cells = 0
        # Figures that are written though the text has none, and those of the text that are left out.
        self.added = self.omitted = 0
        self.differing: dict[str, list[int]] = {}

    def pages(self) -> Pages:
        for block, contents in self._blocks(self.body, contents=False):
            self._checked(block, contents)
        for text in wordparts.heads_and_feet(self.opened):
            self.builder.leave_out(text, "running-head")
        wordparts.comments(self.opened, self.unread)
        if self.reader.tracked:
            self.builder.warnings.append(message("read.warning.tracked-changes"))
        self.builder.leave(self.unread)
        if self.differing:
            shown, read = (sum(counts) for counts in zip(*self.differing.values(), strict=True))
            self.builder.differs("paragraph", list(self.differing), shown, read)
        return self.builder.pages()

    def _checked(self, block: Any, contents: bool) -> None:
        """Read a block and hold the figures of its text against those that were written."""
        parts, added, omitted = len(self.builder.parts), self.added, self.omitted
        self._block(block, contents)
        read = sum(map(digits, self.builder.parts[parts:])) - (self.added - added)
        shown = sum(map(digits, text_of(block, f"{W}t", f"{M}t"))) - (self.omitted - omitted)
        if read != shown:
            counts = self.differing.setdefault(str(self.paragraphs), [0, 0])
            counts[0] += shown
            counts[1] += read

    def _blocks(self, parent: Any, *, contents: bool) -> Iterator[tuple[Any, bool]]:
        """Yield paragraphs and tables in order, and whether each is part of a generated table of contents."""
        stack = [(iter(parent), contents)]
        while stack:
            children, inside = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
            elif child.tag in (f"{W}p", f"{W}tbl"):
                yield child, inside
            elif child.tag == f"{W}sdt":
                gallery = child.find(f".//{W}docPartGallery")
                is_contents = gallery is not None and "contents" in str(gallery.get(f"{W}val", "")).lower()
                content = child.find(f"{W}sdtContent")
                if content is not None and len(stack) < self.limits.nesting:
                    stack.append((iter(content), inside or is_contents))
            elif child.tag in _WRAPPED and len(stack) < self.limits.nesting:
                self.reader.tracked = self.reader.tracked or child.tag in (f"{W}ins", f"{W}moveTo")
                stack.append((iter(child), inside))
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                self.omitted += sum(map(digits, text_of(child, f"{W}t")))
                self.reader.deleted_block(child, self.paragraphs)
            elif child.tag == f"{W}altChunk":
                self.unread.note("embedded", self.paragraphs)

    def _block(self, block: Any, contents: bool) -> None:
        if block.tag == f"{W}tbl":
            self._table(block)
            return
        self.paragraphs += 1
        place = Place(paragraph=self.paragraphs)
        words = self._words(block)
        style = self.numbering.style_name(block)
        if contents or _CONTENTS_STYLE.fullmatch(style):
            self.builder.leave_out(words.text, "contents")
            return
        text = words.text
        if text.strip():
            label = self.numbering.label(block)
            self.added += digits(label)
            text = label + text
        heading = _HEADING_STYLE.fullmatch(style)
        level = int(heading.group(1)) if heading else self.numbering.outline_level(block)
        self.builder.paragraph(text, place, level=level if len(text) <= 100 else 0)
        for frame in _frames(block):
            for inner, _ in self._blocks(frame, contents=False):
                self._block(inner, False)
        for note in self._notes(words):
            self.builder.paragraph(note, place)

    def _words(self, paragraph: Any) -> Words:
        words = self.reader.words(paragraph, self.paragraphs)
        self.added += words.added
        self.omitted += words.omitted
        for element in words.drawn:
            wordparts.drawn(self.opened, element, self.paragraphs, self.unread)
        return words

    def _notes(self, words: Words) -> list[str]:
        """Return the notes that a paragraph calls, which stand in another part of the file."""
        found = [note for note in map(self.notes.get, words.notes) if note]
        self.added += sum(map(digits, found))
        return found

    def _table(self, table: Any) -> None:
        rows = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table and self._kept(row)]
        cells = [[cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row] for row in rows]
        if len(rows) == 1 or all(_width(row, inside) == 1 for row, inside in zip(rows, cells, strict=True)):
            # A frame around text is drawn as a table of one cell.
            for cell in chain.from_iterable(cells):
                for block in self._blocks(cell, contents=False):
                    self._block(*block)
            return
        done: list[list[Box]] = []
        heads = 0
        above: dict[int, tuple[int, int]] = {}
        outer, self.after_table, self.inner_tables = (self.after_table, self.inner_tables), [], []
        for row, inside in zip(rows, cells, strict=True):
            if row.find(f"{W}trPr/{W}tblHeader") is not None and heads == len(done):
                heads += 1
            done.append(self._row(row, inside, len(done), above))
        notes, tables = self.after_table, self.inner_tables
        self.after_table, self.inner_tables = outer
        self.builder.table(done, heads=min(heads, 3) if heads < len(done) else 0)
        for note in notes:
            self.builder.paragraph(note, Place(paragraph=self.paragraphs))
        for inner in tables:
            self._table(inner)

    def _kept(self, row: Any) -> bool:
        """Say whether a row is shown; one that is not is noted."""
        for mark, key in (("del", "deleted-text"), ("hidden", "hidden-text")):
            if row.find(f"{W}trPr/{W}{mark}") is not None:
                texts = text_of(row, f"{W}t")
                self.omitted += sum(map(digits, texts))
                self.unread.note(key, self.paragraphs, "\n".join([*texts, *text_of(row, f"{W}delText")]))
                self.reader.tracked = self.reader.tracked or mark == "del"
                return False
        return True

    def _row(self, element: Any, cells: list[Any], number: int, above: dict[int, tuple[int, int]]) -> list[Box]:
        row = [Box(text="") for _ in range(_before(element))]
        for cell in cells:
            self.cells += 1
            if self.cells > self.limits.cells:
                raise refusal(self.file, "too-many-cells", limit=self.limits.cells)
            span = _span(cell)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            column = len(row)
            place = Place(paragraph=self.paragraphs, cell=f"{number + 1}/{column + 1}")
            if merge is not None and merge.get(f"{W}val") != "restart" and column in above:
                # What stands in a cell that another reaches over is not shown.
                self.omitted += sum(map(digits, text_of(cell, f"{W}t", f"{M}t")))
                row.extend(Box(text="", place=place, merged_with=above[column]) for _ in range(span))
                continue
            text = lines_apart("\n".join(self._lines(cell)))
            if len(text) > self.limits.cell_characters:
                raise refusal(self.file, "cell-too-long", limit=self.limits.cell_characters)
            row.append(Box(text=text, place=place))
            row.extend(Box(text="", place=place, merged_with=(number, column)) for _ in range(span - 1))
            for covered in range(column, column + span):
                above[covered] = (number, column)
        return row

    def _lines(self, cell: Any) -> Iterator[str]:
        """Yield the lines of a cell; its notes and the tables set in it are kept for after the table."""
        for block, _ in self._blocks(cell, contents=False):
            if block.tag == f"{W}tbl":
                self.inner_tables.append(block)
                continue
            words = self._words(block)
            label = self.numbering.label(block)
            self.added += digits(label)
            self.after_table += self._notes(words)
            if (label + words.text).strip():
                yield label + words.text
            for frame in _frames(block):
                yield from self._lines(frame)


def _frames(block: Any) -> list[Any]:
    """Return the text boxes of a paragraph; Word writes each twice, once for older programs."""
    tag = f"{W}txbxContent"
    return [
        frame
        for frame in block.iter(tag)
        if next(frame.iterancestors(f"{ALTERNATE}Fallback"), None) is None
        and next(outer for outer in frame.iterancestors(f"{W}p", tag) if outer is block or outer.tag == tag) is block
    ]


def _width(row: Any, cells: list[Any]) -> int:
    return _before(row) + sum(map(_span, cells))


def _before(row: Any) -> int:
    return _number(row.find(f"{W}trPr/{W}gridBefore"), 0, 60)


def _span(cell: Any) -> int:
    return _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1, 60)


def _number(element: Any, default: int, most: int) -> int:
    value = str(element.get(f"{W}val", "")) if element is not None else ""
    return min(int(value), most) if value.isdecimal() else default

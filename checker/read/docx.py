"""Word files: paragraphs and tables in order, generated numbers, footnotes, tracked changes read as accepted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import refusal
from checker.messages import say
from checker.model import Place
from checker.model.layout import Pages
from checker.read.build import Box, Builder
from checker.read.limits import UNPACKING, Limits
from checker.read.wordlists import Numbering

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENTS_STYLE = re.compile(r"(?i)(?:toc|目录|table of (?:contents|figures))\s*\d*")
_HEADING_STYLE = re.compile(r"(?i)(?:heading|标题)\s*([1-9])")
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def read_docx(data: bytes, file: Path, limits: Limits) -> Pages:
    """Take a Word file apart."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    broken = (OpcError, etree.XMLSyntaxError, KeyError, *UNPACKING)
    try:
        # The library trusts that every part is what its name says.
        opened = docx.Document(io.BytesIO(data))
    except (AttributeError, IndexError, TypeError, *broken) as error:
        raise refusal(file, "broken") from error
    try:
        return _Word(opened, limits, file).pages()
    except broken as error:
        raise refusal(file, "broken") from error


class _Word:
    """A Word file being read: its styles, numbering and footnotes, and what has been written so far."""

    def __init__(self, opened: WordDocument, limits: Limits, file: Path) -> None:
        self.limits, self.file = limits, file
        self.body: Any = opened.element.body
        self.builder = Builder()
        self.builder.title = opened.core_properties.title or ""
        self.numbering = Numbering(_part(opened, "numbering"), _part(opened, "styles"))
        self.cell_notes: list[str] = []
        self.notes = _notes(_part(opened, "footnotes"), "footnote") | _notes(_part(opened, "endnotes"), "endnote")
        self.paragraphs = self.cells = 0
        self.tracked = False

    def pages(self) -> Pages:
        for block in self._blocks(self.body, contents=False):
            self._block(*block)
        if self.tracked:
            self.builder.warnings.append(say("read.warning.tracked-changes", "zh"))
        return self.builder.pages()

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
            elif child.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
                stack.append((iter(child), inside))

    def _block(self, block: Any, contents: bool) -> None:
        if block.tag == f"{W}tbl":
            self._table(block)
            return
        self.paragraphs += 1
        place = Place(paragraph=self.paragraphs)
        text, notes = self._text(block)
        style = self.numbering.style_name(block)
        if contents or _CONTENTS_STYLE.fullmatch(style):
            self.builder.leave_out(text, "contents")
            return
        if text.strip():
            text = self.numbering.label(block) + text
        heading = _HEADING_STYLE.fullmatch(style)
        level = int(heading.group(1)) if heading else self.numbering.outline_level(block)
        self.builder.paragraph(text, place, level=level if len(text) <= 100 else 0)
        for frame in block.iter(f"{W}txbxContent"):
            # Word writes a text box twice, once for older programs.
            if not any(parent.tag == f"{_ALTERNATE}Fallback" for parent in frame.iterancestors()):
                for inner, _ in self._blocks(frame, contents=False):
                    self._block(inner, False)
        for note in notes:
            self.builder.paragraph(note, place)

    def _text(self, paragraph: Any) -> tuple[str, list[str]]:
        """Return a paragraph's text with insertions taken and deletions left out, and the footnotes it calls."""
        parts: list[str] = []
        notes: list[str] = []
        stack = [iter(paragraph)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
                continue
            tag = child.tag
            if tag == f"{W}t":
                parts.append(child.text or "")
            elif tag in (f"{W}tab", f"{W}ptab"):
                parts.append("\t")
            elif tag in (f"{W}br", f"{W}cr"):
                parts.append("\n")
            elif tag == f"{W}noBreakHyphen":
                parts.append("-")
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                notes.append(self.notes.get((tag.removeprefix(W)[:-9], child.get(f"{W}id")), ""))
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self.tracked = True
            elif tag in (f"{W}pPr", f"{W}txbxContent", f"{W}rPr", f"{_ALTERNATE}Fallback"):
                self.tracked = self.tracked or child.find(f".//{W}ins") is not None
            elif isinstance(tag, str) and len(stack) < self.limits.nesting:
                self.tracked = self.tracked or tag in (f"{W}ins", f"{W}moveTo")
                stack.append(iter(child))
        return "".join(parts), [note for note in notes if note]

    def _table(self, table: Any) -> None:
        rows: list[list[Box]] = []
        heads = 0
        above: dict[int, tuple[int, int]] = {}
        for element in table.iter(f"{W}tr"):
            if next(element.iterancestors(f"{W}tbl")) is not table:
                continue
            if element.find(f"{W}trPr/{W}del") is not None:
                self.tracked = True
                continue
            if element.find(f"{W}trPr/{W}tblHeader") is not None and heads == len(rows):
                heads += 1
            rows.append(self._row(element, len(rows), above))
        if len(rows) == 1 or all(len(row) == 1 for row in rows):
            # A frame around text is drawn as a table of one cell.
            self.cell_notes = []
            for cell in table.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tbl")) is table:
                    for block in self._blocks(cell, contents=False):
                        self._block(*block)
            return
        self.builder.table(rows, heads=min(heads, 3) if heads < len(rows) else 0)
        for note in self.cell_notes:
            self.builder.paragraph(note, Place(paragraph=self.paragraphs))
        self.cell_notes = []

    def _row(self, element: Any, number: int, above: dict[int, tuple[int, int]]) -> list[Box]:
        row: list[Box] = []
        before = element.find(f"{W}trPr/{W}gridBefore")
        row.extend(Box(text="") for _ in range(_number(before, 0, 60)))
        for cell in element.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is not element:
                continue
            self.cells += 1
            if self.cells > self.limits.cells:
                raise refusal(self.file, "too-many-cells", limit=self.limits.cells)
            span = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1, 60)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            column = len(row)
            place = Place(paragraph=self.paragraphs, cell=f"{number + 1}/{column + 1}")
            if merge is not None and merge.get(f"{W}val") != "restart" and column in above:
                row.extend(Box(text="", place=place, merged_with=above[column]) for _ in range(span))
                continue
            read = [self._text(block) for block in cell.iter(f"{W}p")]
            text = "\n".join(text for text, _ in read if text.strip())
            self.cell_notes += [note for _, notes in read for note in notes]
            if len(text) > self.limits.cell_characters:
                raise refusal(self.file, "cell-too-long", limit=self.limits.cell_characters)
            row.append(Box(text=text, place=place))
            row.extend(Box(text="", place=place, merged_with=(number, column)) for _ in range(span - 1))
            for covered in range(column, column + span):
                above[covered] = (number, column)
        return row


def _number(element: Any, default: int, most: int) -> int:
    value = str(element.get(f"{W}val", "")) if element is not None else ""
    return min(int(value), most) if value.isdecimal() else default


def _part(opened: WordDocument, kind: str) -> Any:
    """Return the root of a part of the file, or None."""
    from docx.oxml import parse_xml

    for relation in opened.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _notes(root: Any, kind: str) -> dict[tuple[str, str | None], str]:
    if root is None:
        return {}
    return {
        (kind, note.get(f"{W}id")): "".join(text.text or "" for text in note.iter(f"{W}t"))
        for note in root.iter(f"{W}{kind}")
    }

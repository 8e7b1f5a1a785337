"""A source put together from the paragraphs and tables that a format declares, with the place of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from checker.language.typesetting import with_raised
from checker.messages import listed, message
from checker.model import Message, Place
from checker.model.layout import NOWHERE, Cell, Furniture, Grid, Line, Omission, Pages, Row, Span
from checker.read.unread import Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell as a format has it; `merged_with` is the (row, column) of the cell that reaches over this one."""

    text: str
    place: Place = NOWHERE
    merged_with: tuple[int, int] | None = None


@dataclass(slots=True)
class Builder:
    """The text written so far and its items in order."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    items: list[Line | Grid] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    title: str = ""
    paged: bool = False
    raised: set[int] = field(default_factory=set)
    omissions: list[Omission] = field(default_factory=list)

    def _write(self, text: str) -> Span:
        start = self.length
        text, raised = with_raised(text)
        if raised:
            self.raised.update(start + place for place in raised)
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def verbatim(self, text: str) -> int:
        """Write text as it stands, to its last line's end; return where it begins."""
        return self._write(text if text.endswith("\n") else f"{text}\n")[0]

    def paragraph(self, text: str, place: Place = NOWHERE, *, level: int = 0) -> None:
        """Add a paragraph; `level` is the level of a heading."""
        self._line(text, place, whole=True, level=level)

    def printed(self, text: str, place: Place, *, indent: int = 0, margin: bool = False, apart: bool = False) -> None:
        """Add a printed line, which may be only a part of a paragraph."""
        self._line(text, place, indent=indent, margin=margin, apart=apart)

    def _line(self, text: str, place: Place, **kind: Any) -> None:
        stripped = text.strip()
        if not stripped:
            return
        start, end = self._write(text)
        self._write("\n")
        text = self.parts[-2]
        self.items.append(
            Line(start=start, end=end, raw=text, text=text.strip(), place=place, page=place.page or 0, **kind)
        )

    def leave_out(self, text: str, kind: str) -> None:
        """Add a text that is not the plan's."""
        if text.strip():
            self.furniture.append(Furniture(span=self._write(text), kind=kind))
            self._write("\n")

    def leave(self, unread: Unread) -> None:
        """Add what was not read: the sentences for a person, and what is counted."""
        self.warnings += unread.sentences()
        self.omissions += unread.omissions()

    def differs(self, kind: str, places: Sequence[str], shown: int, read: int) -> None:
        """Say that the figures shown and those handed on are not as many."""
        self.warnings.append(
            message(f"read.warning.digits-differ-{kind}", shown=shown, read=read, places=listed(places))
        )
        self.omissions.append(Omission(kind="left-out.digits-differ", places=tuple(places)))

    def table(self, rows: Sequence[Sequence[Box]], *, heads: int = 0) -> None:
        """Add a table; a merged cell is written once and stands in every place it covers."""
        written: dict[tuple[int, int], Cell] = {}
        done: list[Row] = []
        for number, row in enumerate(rows):
            cells = []
            for column, box in enumerate(row):
                if box.merged_with and box.merged_with in written:
                    start = self.length
                    end = self._write("\t" if column < len(row) - 1 else "\n")[0]
                    cells.append(Cell(spans=written[box.merged_with].spans or ((start, start),), end=end))
                    continue
                span = self._write(box.text)
                end = self._write("\t" if column < len(row) - 1 else "\n")[0]
                written[number, column] = Cell(spans=(span,), end=end)
                cells.append(written[number, column])
            place = _around([box.place for box in row if box.text] or [box.place for box in row[:1]] or [NOWHERE])
            if cells:
                done.append(Row(cells=tuple(cells), place=place, page=place.page or 0))
        if done:
            self.items.append(Grid(rows=tuple(done), heads=heads))

    def pages(self) -> Pages:
        """Return what was written."""
        return Pages(
            source="".join(self.parts),
            items=self.items,
            furniture=self.furniture,
            warnings=self.warnings,
            title=self.title,
            paged=self.paged,
            raised=frozenset(self.raised),
            omissions=self.omissions,
        )


def _around(places: Sequence[Place]) -> Place:
    """Return where a row stands: its first cell, and on a page the box around all its cells there."""
    first = places[0]
    boxes = [place.box for place in places if place.box and place.page == first.page]
    if len(boxes) < 2:
        return first
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return replace(first, box=(min(lefts), min(tops), max(rights), max(bottoms)))

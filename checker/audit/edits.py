"""A document's pages with a run of their text changed, before anything is made of them.

What is changed is the text of a line or a cell as the reader left it, so a copy goes the same way whatever the format
of the file: only the taking apart of the file itself is not gone through again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from checker.model.layout import Cell, Furniture, Grid, Line, Pages, Row, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change: `start` to `end` of a source becomes `new`; an empty run stands before its character."""

    start: int
    end: int
    new: str


def edited(pages: Pages, edits: Iterable[Edit]) -> Pages:
    """Return the pages with the edits made, which must not overlap."""
    # From the back, so that places stay what they are; what is put in before a run comes after what becomes of the run.
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        pages = _edited(pages, edit)
    return pages


def _edited(pages: Pages, edit: Edit) -> Pages:
    source = pages.source[: edit.start] + edit.new + pages.source[edit.end :]
    items: list[Line | Grid] = []
    for item in pages.items:
        if isinstance(item, Grid):
            if rows := tuple(row for old in item.rows if (row := _row(old, edit))):
                markup = tuple(_moved(span, edit) for span in item.markup)
                items.append(replace(item, rows=rows, markup=markup))
        else:
            items += _lines(item, source, edit)
    return replace(
        pages,
        source=source,
        items=items,
        furniture=[Furniture(span=_moved(item.span, edit), kind=item.kind) for item in pages.furniture],
        raised=frozenset(_at(at, edit) for at in pages.raised if not edit.start <= at < edit.end),
    )


def _lines(line: Line, source: str, edit: Edit) -> Iterator[Line]:
    """Yield a line as it is after an edit: none where nothing is left of it, several where it was broken."""
    start, end = _moved((line.start, line.end), edit)
    if edit.start >= line.end or (edit.end <= line.start and edit.start < line.start):
        yield replace(line, start=start, end=end)
        return
    for raw in source[start:end].split("\n"):
        # The signs that a reader takes off the ends of a line stay off.
        text = raw.strip().strip("\u200b\ufeff")
        if text:
            yield replace(line, start=start, end=start + len(raw), raw=raw, text=text)
        start += len(raw) + 1


def _row(row: Row, edit: Edit) -> Row | None:
    """Return a row as it is after an edit; None where all of its text is gone with it."""
    cells = tuple(
        Cell(spans=tuple(_moved(span, edit) for span in cell.spans), end=_at(cell.end, edit)) for cell in row.cells
    )
    had, has = (any(start < end for cell in one for start, end in cell.spans) for one in (row.cells, cells))
    return replace(row, cells=cells) if has or not had else None


def _moved(span: Span, edit: Edit) -> Span:
    """Return where a run stands after an edit; what is put in belongs to the run that begins there or lies around."""
    start, end = span
    if start > edit.start or edit.start >= end:
        return _at(start, edit), _at(end, edit)
    return start, edit.start + len(edit.new) + max(end - edit.end, 0)


def _at(at: int, edit: Edit) -> int:
    """Return where a place stands after an edit; one within the run that went stands after what came for it."""
    return at if at <= edit.start else edit.start + len(edit.new) + max(at - edit.end, 0)

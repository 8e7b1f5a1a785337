"""A row of a table as the text of a passage, with the span of each cell."""

from __future__ import annotations

from dataclasses import dataclass

from checker.language.typesetting import compact
from checker.model import Place
from checker.model.layout import NOWHERE, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A row ready to become a passage; its kind is `title`, `head`, `group`, `row` or `note`.

    `spans` are those of its cells in the text; a cell merged over several columns has its words in the first of them.
    """

    kind: str
    text: str
    origin: tuple[int, ...]
    cells: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    label: str
    group: str
    place: Place = NOWHERE
    suspect: str = ""
    name: str = ""
    parents: tuple[str, ...] = ()
    alike: bool = False
    counted: int = 0


def printed(source: str, kind: str, row: Row, *, label: str = "", group: str = "") -> Printed:
    """Return a row as text; each cell is parted from the next by the white space that parts them in the source."""
    text, origin, cells, spans = "", [], [], []
    seen: set[tuple[tuple[int, int], ...]] = set()
    alone = kind in ("group", "title", "note")
    for index, cell in enumerate(row.cells):
        words, offsets = compact(source, cell.spans)
        again = bool(words) and cell.spans in seen
        if alone and (again or not words):
            continue
        seen.add(cell.spans)
        if index and not alone:
            separator = row.cells[index - 1].end
            text += source[separator]
            origin.append(separator)
        words, offsets = ("", ()) if again else (words, offsets)
        spans.append((len(text), len(text) + len(words)))
        text += words
        origin.extend(offsets)
        cells.append(words)
    stripped = text.rstrip() if kind != "row" else text
    return Printed(
        kind=kind,
        text=stripped,
        origin=tuple(origin[: len(stripped)]),
        cells=tuple(cells),
        spans=tuple(spans),
        label=label,
        group=group,
        place=row.place,
    )

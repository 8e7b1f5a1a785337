"""The printed lines of a document as its facts are read from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.language.typesetting import compact, squash
from checker.model.layout import Grid, Line

_DIGITS = str.maketrans("０１２３４５６７８９«»", "0123456789《》")
_SPELLED = re.compile(f"[{''.join(map(chr, _DIGITS))}]")
_BLANKS = "\u3000\u3164\u115f"  # the last two are fillers of the Korean script, which editors use as blanks
# Of a longer paragraph only the beginning and the end can say something about the document.
_LONGEST, _KEPT = 2000, 800
_NOTE_MARK = re.compile(r"(?<=[\u4e00-\u9fff])(?:[\[［]\d{1,2}[\]］]|[*＊①])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontLine:
    """A printed line: its text without blanks, the runs between its wider blanks, and where it is set.

    `height` is that of its characters in points, 0 where the format has no boxes; `cells` counts the cells of a row
    of a table, 0 for a line of text; `start` to `end` is its span in the source.
    """

    text: str
    runs: tuple[str, ...]
    page: int = 0
    height: float = 0.0
    cells: int = 0
    start: int = 0
    end: int = 0


def lines_of(source: str, item: Line | Grid) -> Iterator[FrontLine]:
    """Yield the lines of an item: a printed line, or the row of a table with a run a cell."""
    if isinstance(item, Line):
        box = item.place.box
        whole = item.end - item.start <= _LONGEST
        raw = (
            source[item.start : item.end]
            if whole
            else source[item.start : item.start + _KEPT] + source[item.end - _KEPT : item.end]
        )
        text, runs = _words(raw)
        if text:
            height = round(box[3] - box[1], 1) if box else 0.0
            yield FrontLine(text=text, runs=runs, page=item.page, height=height, start=item.start, end=item.end)
        return
    for row in item.rows:
        spans = dict.fromkeys(cell.spans for cell in row.cells)
        cells = [_in_one_spelling(compact(source, cell)[0]) for cell in spans]
        runs = tuple(cell for cell in cells if cell)
        if runs:
            start = next((cell.spans[0][0] for cell in row.cells if cell.spans), row.cells[0].end)
            end = max(row.cells[-1].end, start)
            yield FrontLine(text="".join(runs), runs=runs, page=row.page, cells=len(runs), start=start, end=end)


@lru_cache(maxsize=1024)  # the head and the foot of a document are gone through several times
def _words(raw: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a line without blanks, and the runs between its wider blanks."""
    for filler in _BLANKS:
        raw = raw.replace(filler, "  ")
    words = _in_one_spelling(compact(raw, [(0, len(raw))])[0])
    text = _NOTE_MARK.sub("", words.lstrip("#").strip())
    if not squash(text):
        return "", ()
    parts = raw.split()
    runs = [_in_one_spelling(compact(part, [(0, len(part))])[0]) for part in parts] if len(parts) > 1 else [words]
    return text, tuple(runs)


def _in_one_spelling(text: str) -> str:
    return text.translate(_DIGITS) if _SPELLED.search(text) else text

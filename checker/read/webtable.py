"""Tables of a web page, with the cells that reach over several rows and columns."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import refusal
from checker.language.heights import put_in_line
from checker.language.typesetting import lines_apart
from checker.model import Place
from checker.read import weblooks
from checker.read.build import Box
from checker.read.limits import Limits
from checker.read.unread import Unread

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

BLOCK = re.compile(
    "p|div|section|article|main|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|pre|body|html|center|figure|figcaption|hr|address"
    "|fieldset|caption|tbody|thead|tfoot|tr|td|th|table"
)
SPACES = re.compile(r"[ \t\r\n\f]+")


def data_rows(table: LexborNode) -> list[list[LexborNode]] | None:
    """Return the cells of a table's rows, or None if the table only lays out the page."""
    rows = [row for row in table.css("tr") if _owner(row) == table.mem_id]
    cells = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in rows]
    widest = max((sum(_span(cell, "colspan", 60) for cell in row) for row in cells), default=0)
    return None if len(rows) < 2 or widest < 2 or len(table.css("table")) > 1 else cells


def boxes(rows: list[list[LexborNode]], paragraph: int, file: Path, limits: Limits, unread: Unread) -> list[list[Box]]:
    """Return the table cell by cell; a cell that is reached over says by which."""
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    done: list[list[Box]] = []
    for number, row in enumerate(rows):
        line: list[Box] = []
        cells = iter(row)
        while True:
            column = len(line)
            if (number, column) in covered:
                line.append(Box(text="", merged_with=covered.pop((number, column))))
                continue
            cell = next(cells, None)
            if cell is None:
                break
            text = cell_text(cell, paragraph, unread)
            if len(text) > limits.cell_characters:
                raise refusal(file, "cell-too-long", limit=limits.cell_characters)
            if len(covered) > limits.cells:
                raise refusal(file, "too-many-cells", limit=limits.cells)
            line.append(Box(text=text, place=Place(paragraph=paragraph, cell=f"{number + 1}/{column + 1}")))
            across = _span(cell, "colspan", 60)
            for down in range(_span(cell, "rowspan", min(500, len(rows) - number))):
                for right in range(across):
                    if down or right:
                        covered[number + down, column + right] = (number, column)
        done.append(line)
    return done


def head_count(rows: list[list[LexborNode]]) -> int:
    """Return how many rows at the top are heads."""
    count = 0
    for row in rows[:3]:
        if not row or any(cell.tag != "th" for cell in row):
            break
        count += 1
    return count if count < len(rows) else 0


def _owner(row: LexborNode) -> int | None:
    parent = row.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent.mem_id if parent is not None else None


def _span(cell: LexborNode, name: str, most: int) -> int:
    value = cell.attributes.get(name) or ""
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 6 else 1


def cell_text(cell: LexborNode, paragraph: int, unread: Unread) -> str:
    """Return a cell's text, its lines apart; what is left out of it is told to `unread`."""
    pieces: list[tuple[str, int]] = []
    inner = [cell] if cell.tag == "-text" else reversed(list(cell.iter(include_text=True)))
    stack = [(child, 0) for child in inner]
    while stack:
        node, around = stack.pop()
        if node.tag == "-text":
            pieces.append((SPACES.sub(" ", node.text_content or ""), around))
            continue
        if weblooks.shows_nothing(node):
            continue
        if key := weblooks.left_out(node):
            weblooks.note(node, key, paragraph, unread)
            continue
        if node.tag == "img" and weblooks.picture(node):
            unread.note("picture-set-in", paragraph)
        if BLOCK.fullmatch(node.tag or "") or node.tag == "br":
            pieces.append(("\n", 0))
        height = weblooks.height(node, around)
        pieces.append((weblooks.before(node), around))
        stack.extend((child, height) for child in reversed(list(node.iter(include_text=True))))
    return lines_apart(put_in_line(pieces).strip())

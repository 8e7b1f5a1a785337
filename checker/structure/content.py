"""A file put together: the paragraphs and tables that its pages make, in order, and what was left out of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.messages import message
from checker.model import Message
from checker.model.layout import Furniture, Grid, Line, Pages, Paragraph, Piece
from checker.structure.counting import counted_decimals
from checker.structure.footnotes import with_footnotes, without_footnotes
from checker.structure.furniture import without_contents, without_furniture, without_glued_numbers
from checker.structure.longparagraphs import LONGEST, cut
from checker.structure.notices import without_preview
from checker.structure.paragraphs import join
from checker.structure.runon import without_runon_headings
from checker.structure.scripts import with_scripts
from checker.structure.surroundings import all_taken, surroundings


@dataclass(slots=True, kw_only=True)
class Content:
    """The source of a document, its pieces in reading order, its furniture and the sentences of warning.

    `decimals` are the places of lines that begin with a decimal by which the document counts its parts (1.1, 1.1.1).
    """

    source: str
    pieces: list[Piece] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    title: str = ""
    decimals: frozenset[int] = frozenset()


def put_together(pages: Pages) -> Content:
    """Return the pieces of a file without page numbers, running heads, a table of contents and a site's notices."""
    around = surroundings(pages)
    taken = {item.span[0] for item in around}
    lines = [item for item in pages.items if isinstance(item, Line) and item.start not in taken]
    left_out: list[Furniture] = []
    parts = (without_furniture, without_glued_numbers) if pages.paged else ()
    for part in (*parts, without_contents, without_preview):
        lines, furniture = part(lines)
        left_out += furniture
    decimals = counted_decimals(lines)
    kept: list[Line | Piece] = []
    ends = {line.end: line for line in lines}
    for item in pages.items:
        if isinstance(item, Grid):
            if not all_taken(pages.source, item, taken):
                kept.append(item)
        elif (line := ends.get(item.end)) is not None:
            whole = Paragraph(spans=((line.start, line.end),), place=line.place, level=line.level)
            kept.append(whole if line.whole else line)
    kept, loose = with_scripts(kept)
    kept, notes = without_footnotes(without_runon_headings(kept), pages.source, pages.raised)
    pieces, long = cut(pages.source, with_footnotes(join(kept, decimals), notes))
    said = [message("read.warning.cut-paragraph", count=long, limit=LONGEST)] if long else []
    return Content(
        source=pages.source,
        pieces=pieces,
        furniture=[*pages.furniture, *around, *left_out, *loose],
        warnings=[*pages.warnings, *said],
        title=pages.title,
        decimals=decimals,
    )

"""A file put together: the paragraphs and tables that its pages make, in order, and what was left out of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model.layout import Furniture, Grid, Line, Pages, Paragraph, Piece
from checker.structure.furniture import without_contents, without_furniture, without_preview
from checker.structure.paragraphs import join


@dataclass(slots=True, kw_only=True)
class Reading:
    """The source of a document, its pieces in reading order, its furniture and the sentences of warning."""

    source: str
    pieces: list[Piece] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    title: str = ""


def put_together(pages: Pages) -> Reading:
    """Return the pieces of a file without page numbers, running heads, a table of contents and a site's notices."""
    lines = [item for item in pages.items if isinstance(item, Line)]
    left_out: list[Furniture] = []
    for part in (*((without_furniture,) if pages.paged else ()), without_contents, without_preview):
        lines, furniture = part(lines)
        left_out += furniture
    stays = {line.start for line in lines}
    kept: list[Line | Piece] = []
    for item in pages.items:
        if isinstance(item, Grid):
            kept.append(item)
        elif item.start in stays:
            whole = Paragraph(spans=((item.start, item.end),), place=item.place, level=item.level)
            kept.append(whole if item.whole else item)
    return Reading(
        source=pages.source,
        pieces=join(kept),
        furniture=[*pages.furniture, *left_out],
        warnings=list(pages.warnings),
        title=pages.title,
    )

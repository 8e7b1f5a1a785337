"""The front of a document: its lines before the first part, without the site around them, and the box of facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from statistics import median

from checker.language.numbering import mark
from checker.model.layout import Line, Pages
from checker.structure.facts.factbox import without_box
from checker.structure.facts.frontline import FrontLine, lines_of
from checker.structure.site import before_the_line, of_the_site

_MOST_LINES, _MOST_CHARACTERS = 90, 5000
_FOOT_LINES = 40
# 【征求意见稿】 before a title, no part of it.
_MARKED = re.compile(r"[【\[〔](?:[^】\]〕]{0,6}[稿案版件]|\d{1,4})[】\]〕](?=.)")


@dataclass(slots=True, kw_only=True)
class Front:
    """The lines of the front and of the foot, the height of the running text, and the box: field -> value."""

    lines: list[FrontLine]
    foot: list[FrontLine]
    body_height: float = 0.0
    box: dict[str, str] = field(default_factory=dict)


def front(pages: Pages) -> Front:
    """Return what stands before the first part of a document and what closes it."""
    lines: list[FrontLine] = []
    count = 0
    for line in _lines(pages):
        if len(lines) >= _MOST_LINES or count > _MOST_CHARACTERS or (lines and _opens_a_part(line.text)):
            break
        lines.append(line)
        count += len(line.text)
    items = pages.items[-_FOOT_LINES:]
    foot = [line for item in items for line in lines_of(pages.source, item)][-_FOOT_LINES:]
    rest, box = without_box(lines)
    if not box:
        box = without_box(list(_left_out_above(pages)))[1]
    boxed = (item for item in pages.items[:400] if isinstance(item, Line) and item.place.box)
    printed = (line for item in boxed for line in lines_of(pages.source, item))
    heights = sorted(line.height for line in printed if line.height and len(line.text) > 12)
    return Front(
        lines=[line for line in map(_without_site, rest) if line is not None],
        foot=foot,
        body_height=median(heights) if heights else 0.0,
        box=box,
    )


def _left_out_above(pages: Pages) -> Iterator[FrontLine]:
    """Yield the lines of a web page above its article, which its reader left out."""
    first = min((line.start for line in _lines(pages, most=3)), default=0)
    for part in pages.furniture:
        start, end = part.span
        if part.kind == "site-head" and end <= first:
            yield from lines_of(pages.source, Line(start=start, end=end, raw=pages.source[start:end], text=""))


def _lines(pages: Pages, most: int = 200) -> Iterator[FrontLine]:
    for item in pages.items[:most]:
        yield from lines_of(pages.source, item)


def _opens_a_part(text: str) -> bool:
    """Say whether a line is the heading of the first part; an entry of a table of contents is none."""
    found = mark(text)
    if found is None or found.number != 1 or found.style not in ("编", "章", "一、"):
        return False
    return len(text) <= 40 and re.search(r"[.…·⋯]{3}|\d$|[（(-]\s?\d+\s?[）)-]$", text) is None


def _without_site(line: FrontLine) -> FrontLine | None:
    """Return a line without the words of a site before it; None where nothing else stands on it."""
    if of_the_site(line.text):
        return None
    glued = before_the_line(line.text)
    if marked := _MARKED.match(line.text):
        glued = max(glued, marked.end())
    text = line.text[glued:]
    return (replace(line, text=text, runs=(text,)) if glued else line) if text else None

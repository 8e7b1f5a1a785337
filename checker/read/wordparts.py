"""The parts of a Word file beside its text: notes, heads and feet, comments, and what is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.language.heights import put_in_line
from checker.read.unread import Unread
from checker.read.wordlooks import Look, Looks, W
from checker.read.wordtext import text_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VECTOR = "{urn:schemas-microsoft-com:vml}"
# A picture of at least this share of a page may hold a table; sizes come in EMU, in points from older programs.
_LARGE = 0.08
_PAGE = 7_560_000.0 * 10_692_000.0
_POINT = 12_700.0
_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,8})pt")
_PAGE_NUMBER = re.compile(r"[\d\s\-—–－第共页/]*")


def part(opened: WordDocument, kind: str) -> Any:
    """Return the root of a part of the file, or None."""
    return next(parts(opened, kind), None)


def parts(opened: WordDocument, kind: str) -> Iterator[Any]:
    """Yield the roots of the parts of one kind."""
    from docx.oxml import parse_xml

    for relation in opened.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def notes(root: Any, kind: str, looks: Looks) -> dict[tuple[str, str], str]:
    """Return the texts of foot- or endnotes by their number."""
    if root is None:
        return {}
    return {(kind, note.get(f"{W}id", "")): _note(note, looks) for note in root.iter(f"{W}{kind}")}


def _note(note: Any, looks: Looks) -> str:
    pieces = []
    for run in note.iter(f"{W}r"):
        height, struck, hidden = looks.run(run.find(f"{W}rPr"), Look())
        if not struck and not hidden:
            pieces += [(text.text or "", height) for text in run.iter(f"{W}t")]
    return put_in_line(pieces)


def heads_and_feet(opened: WordDocument) -> list[str]:
    """Return the texts printed at the head and foot of pages, each once; a page's number alone is none."""
    found = []
    for kind in ("header", "footer"):
        for root in parts(opened, kind):
            text = " ".join("".join(text_of(block, f"{W}t")).strip() for block in root.iter(f"{W}p")).strip()
            if not _PAGE_NUMBER.fullmatch(text):
                found.append(text)
    return list(dict.fromkeys(found))


def comments(opened: WordDocument, unread: Unread) -> None:
    """Note the comments of a file."""
    for root in parts(opened, "comments"):
        for number, comment in enumerate(root.iter(f"{W}comment"), 1):
            unread.note("comments", number, "".join(text_of(comment, f"{W}t")))


def drawn(opened: WordDocument, element: Any, place: int, unread: Unread) -> None:
    """Note what a drawing shows that is no text: a chart, a diagram, a large picture, a file set in."""
    if element.tag == f"{W}object":
        unread.note("embedded", place)
        return
    for drawn_text in element.iter(f"{_VECTOR}textpath"):
        unread.note("word-art", place, drawn_text.get("string", ""))
    chart = next(element.iter(f"{_CHART}chart"), None)
    diagram = next(element.iter(f"{_DIAGRAM}relIds"), None)
    if chart is not None:
        unread.note("chart", place, figures=_count(opened, chart.get(f"{_LINK}id"), f"{_CHART}v"))
    elif diagram is not None:
        unread.note("chart", place, figures=_count(opened, diagram.get(f"{_LINK}dm"), f"{_DRAWING}t"))
    elif next(element.iter(f"{_PICTURE}pic", f"{_VECTOR}imagedata"), None) is not None and _large(element):
        unread.note("picture-set-in", place)


def _count(opened: WordDocument, link: str | None, tag: str) -> int:
    """Return how many figures a part holds."""
    from docx.oxml import parse_xml

    target = opened.part.related_parts.get(link or "")
    if target is None:
        return 0
    return sum(any(map(str.isdigit, found.text or "")) for found in parse_xml(target.blob).iter(tag))


def _large(element: Any) -> bool:
    """Say whether a picture is large enough to hold a table; one without a size may be."""
    extent = next(element.iter(f"{_ANCHOR}extent"), None)
    if extent is not None:
        sides = [extent.get(name, "") for name in ("cx", "cy")]
    else:
        shape = next((found for found in element.iter(f"{_VECTOR}shape", f"{_VECTOR}rect")), None)
        size = dict(_SIZE.findall(shape.get("style", ""))) if shape is not None else {}
        sides = [size.get(name, "") for name in ("width", "height")]
        sides = [str(int(float(side) * _POINT)) if side.replace(".", "", 1).isdecimal() else "" for side in sides]
    if not all(side.isdecimal() and len(side) < 12 for side in sides):
        return True
    return int(sides[0]) * int(sides[1]) >= _LARGE * _PAGE

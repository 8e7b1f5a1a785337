"""The part of a printed page that a finding speaks of, as a small picture with a frame around the words."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.errors import refusal
from checker.model import Crop, Document, Finding
from checker.read.printedpage import Area, printed_page

_SCALE = 1.5  # 108 dots an inch: characters of 9 points are read with ease
_BESIDE, _AROUND = 8.0, 16.0
_TALLEST = 260.0
_GREYS = 8
_FRAME = 2
# The most that the pictures of a report may weigh together.
_ROOM = 1_000_000


def crops(
    findings: Sequence[Finding], documents: Sequence[Document], files: Mapping[str, Path], room: int = _ROOM
) -> tuple[Crop, ...]:
    """Return pictures of the places in PDFs that errors and warnings speak of, the gravest first, while they fit.

    `files` are the files of the documents by id; a place without page and box is in no PDF and has no picture.
    """
    places = {(document.id, one.number): one.place for document in documents for one in document.passages}
    found: dict[tuple[str, int], Crop] = {}
    for severity in ("error", "warning"):
        for evidence in (one for finding in findings if finding.severity == severity for one in finding.evidence):
            key = (evidence.quote.doc, evidence.quote.passage)
            place = places.get(key)
            if key in found or place is None or place.page is None or place.box is None:
                continue
            png = crop(files[key[0]], place.page, place.box)
            room -= len(png)
            if room < 0:
                return tuple(found.values())
            found[key] = Crop(doc=key[0], passage=key[1], png=png)
    return tuple(found.values())


def crop(path: Path, page: int, box: Area) -> bytes:
    """Return a PNG of the strip of a PDF's page (from 1) that holds a box; the box is framed.

    `box` is left, top, right, bottom in points from the top left corner, as a Place has it. Raises InputError where the
    file cannot be opened or has no such page.
    """
    from PIL import ImageDraw

    with printed_page(path, page) as opened:
        left, right = max(box[0] - _BESIDE, 0.0), min(box[2] + _BESIDE, opened.width)
        top = max(box[1] - _AROUND, 0.0)
        bottom = min(box[3] + _AROUND, opened.height, top + _TALLEST)
        if right - left < 1 or bottom - top < 1:
            raise refusal(path, "no-page", page=page)
        picture = opened.drawn(_SCALE, (left, top, right, bottom))
    edges = [(box[0] - left - 2, box[1] - top - 2), (box[2] - left + 2, box[3] - top + 2)]
    (x, y), (u, v) = [(round(a * _SCALE), round(b * _SCALE)) for a, b in edges]
    ImageDraw.Draw(picture).rectangle((x, y, max(u, x), max(v, y)), outline=96, width=_FRAME)
    out = io.BytesIO()
    picture.quantize(_GREYS).save(out, "PNG", optimize=True)
    return out.getvalue()

"""A whole page of a PDF as a picture, with frames around places on it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from checker.read.printedpage import Area, printed_page

_WIDTH = 1000.0  # dots; what is printed small can still be read
_MOST = 3.0
_GREYS = 16
_FRAME = 3


def page_picture(path: Path, page: int, boxes: Sequence[Area] = ()) -> bytes:
    """Return a PNG of a PDF's page (from 1), each box framed.

    A box is left, top, right, bottom in points from the top left corner, as a Place has it. Raises InputError where the
    file cannot be opened or has no such page.
    """
    from PIL import ImageDraw

    with printed_page(path, page) as opened:
        scale = min(_WIDTH / max(opened.width, 1.0), _MOST)
        picture = opened.drawn(scale)
    drawn = ImageDraw.Draw(picture)
    for box in boxes:
        left, top, right, bottom = (round(edge * scale) for edge in box)
        drawn.rectangle((left - 4, top - 4, max(right, left) + 4, max(bottom, top) + 4), outline=80, width=_FRAME)
    out = io.BytesIO()
    picture.quantize(_GREYS).save(out, "PNG", optimize=True)
    return out.getvalue()

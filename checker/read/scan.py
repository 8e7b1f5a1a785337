"""Pages that are pictures, read by character recognition where the extra `ocr` is installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from checker.read.printed import PrintedLine, rows

# Measured: more dots per inch take longer and read no better.
_DPI = 150


class Recogniser:
    """The recognition models, loaded when the first page needs them."""

    def __init__(self) -> None:
        self.available = find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None
        self._engine: Any = None

    def lines(self, page: Any) -> Iterator[PrintedLine]:
        """Yield the lines of a page's picture, the parts of one line joined from left to right."""
        if self._engine is None:
            from rapidocr import RapidOCR

            self._engine = RapidOCR(params={"Global.log_level": "error"})
        scale = _DPI / 72
        found = self._engine(page.render(scale=scale).to_numpy())
        if found.boxes is None:
            return
        parts = []
        for corners, text in zip(found.boxes, found.txts, strict=True):
            xs, ys = [float(c[0]) / scale for c in corners], [float(c[1]) / scale for c in corners]
            area = (round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1))
            parts.append((str(text), area))
        for row in rows(parts):
            lefts, tops, rights, bottoms = zip(*(area for _, area in row), strict=True)
            box = (min(lefts), min(tops), max(rights), max(bottoms))
            yield PrintedLine("  ".join(text for text, _ in row), box, tuple(row))

"""Pages and parts of pages that are pictures, read by character recognition where the extra `ocr` is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from statistics import median
from typing import Any

from checker.language.typesetting import width
from checker.read.drawn import drawn_rules
from checker.read.printed import Area, Letter, Run, rows
from checker.read.rules import Rule, Rules

# Measured: more dots per inch take longer and read no better.
_DPI = 150
_SCALE = _DPI / 72
# So much of the height of its line a recognised stretch has to reach over a rule before it is taken to run over it.
_OVER = 0.5
# Higher than so many times its width, a stretch stands upright, one character below the other.
_UPRIGHT = 1.8

# A dash alone in a cell is recognised as a character that looks like one.
_DASHES = dict.fromkeys(("一", "一一", "丨", "－", "-", "--"), "—")
# The lowered figure of PM2.5 is taken for letters.
_FINE_DUST = re.compile(r"PM\s?2\s?[.．。]?\s?[sS5]")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a picture shows: runs of characters from the top down, and the rules between them."""

    runs: tuple[Run, ...]
    rules: Rules


class Recogniser:
    """The recognition models, loaded when the first picture needs them."""

    def __init__(self) -> None:
        self.available = find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None
        self._engine: Any = None

    def rules(self, page: Any, area: Area | None = None) -> Rules:
        """Return the rules that a page, or an area of it, shows; no characters are recognised."""
        import cv2

        return drawn_rules(cv2.cvtColor(_picture(page, area), cv2.COLOR_BGR2GRAY), _SCALE, *(area or (0.0, 0.0))[:2])

    def recognised(self, page: Any, area: Area | None = None) -> Recognised:
        """Return what a page shows, or an area of it (left, top, right, bottom in points)."""
        import cv2

        if self._engine is None:
            from rapidocr import RapidOCR

            self._engine = RapidOCR(params={"Global.log_level": "error"})
        picture = _picture(page, area)
        left, top, *_ = area or (0.0, 0.0)
        rules = drawn_rules(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), _SCALE, left, top)
        found = self._engine(picture, use_det=True, use_cls=True, use_rec=True)  # it keeps what it was asked last
        if found.boxes is None:
            return Recognised((), rules)
        parts: list[tuple[str, Area]] = []
        for corners, text in zip(found.boxes, found.txts, strict=True):
            xs, ys = [float(c[0]) / _SCALE for c in corners], [float(c[1]) / _SCALE for c in corners]
            box = (left + min(xs), top + min(ys), left + max(xs), top + max(ys))
            parts += self._parted(picture, (left, top), str(text), box, rules)
        return Recognised(tuple(_runs(parts)), rules)

    def _parted(
        self, picture: Any, origin: tuple[float, float], text: str, box: Area, rules: Rules
    ) -> Iterator[tuple[str, Area]]:
        """Yield a stretch, cut at the rules that it runs over, each piece recognised by itself."""
        walls = _walls(box, rules.down)
        if not walls:
            yield text, box
            return
        edges = [box[0], *walls, box[2]]
        for start, end in pairwise(edges):
            x, u = (round((edge - origin[0]) * _SCALE) for edge in (start, end))
            y, v = (round((edge - origin[1]) * _SCALE) for edge in (box[1], box[3]))
            piece = picture[max(y, 0) : v, max(x, 0) + 2 : u - 2]
            if piece.shape[0] < 8 or piece.shape[1] < 8:
                continue
            found = self._engine(piece, use_det=False, use_cls=False, use_rec=True)
            if found.txts and (words := str(found.txts[0]).strip()):
                yield words, (start, box[1], end, box[3])


def _picture(page: Any, area: Area | None) -> Any:
    """Return a page, or an area of it, as an array of dots."""
    import numpy

    if area is None:
        return numpy.ascontiguousarray(page.render(scale=_SCALE).to_numpy()[:, :, :3])
    wide, high = page.get_size()
    left, top, right, bottom = area
    cut = (max(left, 0.0), max(high - bottom, 0.0), max(wide - right, 0.0), max(top, 0.0))
    return numpy.ascontiguousarray(page.render(scale=_SCALE, crop=cut).to_numpy()[:, :, :3])


def _walls(box: Area, down: Sequence[Rule]) -> list[float]:
    """Return where rules down cut a stretch, well inside of it and all along its height."""
    over = _OVER * (box[3] - box[1])
    return sorted(
        rule.at
        for rule in down
        if box[0] + over < rule.at < box[2] - over and rule.start < box[1] + over and rule.end > box[3] - over
    )


def _runs(parts: Sequence[tuple[str, Area]]) -> Iterator[Run]:
    """Yield the stretches of a picture as runs, all of one height: what was recognised has boxes of any."""
    lying = [(text, box) for text, box in parts if text and not _upright(text, box)]
    high = median([box[3] - box[1] for _, box in lying]) if lying else 0.0
    for row in rows([(text, box) for text, box in parts if text]):
        for text, box in row:
            yield Run.of(list(_letters(_DASHES.get(text, _FINE_DUST.sub("PM2.5", text)), box, high)))


def _upright(text: str, box: Area) -> bool:
    return len(text) > 1 and box[3] - box[1] > _UPRIGHT * (box[2] - box[0])


def _letters(text: str, box: Area, high: float) -> Iterator[Letter]:
    """Yield the characters of a stretch with the boxes that they would have if all were as wide as they print."""
    left, top, right, bottom = box
    if _upright(text, box):
        step = (bottom - top) / len(text)
        for number, sign in enumerate(text):
            yield sign, left, top + number * step, right, top + (number + 1) * step
        return
    middle = (top + bottom) / 2
    high = min(high, bottom - top) if high else bottom - top
    step = (right - left) / max(width(text), 0.5)
    at = left
    for sign in text:
        wide = step * width(sign)
        yield sign, at, middle - high / 2, at + wide, middle + high / 2
        at += wide

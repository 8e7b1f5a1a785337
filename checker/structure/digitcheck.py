"""The figures of the source against those that stand in passages or were left out, and figures that cannot be known."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from checker.language.characters import unread_figures
from checker.messages import say
from checker.model import Passage, Place
from checker.model.layout import Furniture, Line, Pages

_DIGIT = re.compile(r"\d")
_SHOWN = 10


def digit_warnings(pages: Pages, passages: Sequence[Passage], furniture: Iterable[Furniture]) -> list[str]:
    """Return a sentence for each kind of place at which figures were lost, or cannot be known."""
    unknown = [
        place
        for passage in passages
        if passage.place.box is None  # a PDF's reader says so itself, by its pages
        for place in [passage.place] * unread_figures(passage.text)
    ]
    return [*_said("figures-lost", _lost(pages, passages, furniture)), *_said("figures-unread", unknown)]


def _lost(pages: Pages, passages: Sequence[Passage], furniture: Iterable[Furniture]) -> list[Place]:
    """Return the place of each digit of the source that stands in no passage and in nothing that was left out."""
    gone = {found.start() for found in _DIGIT.finditer(pages.source)}
    gone.difference_update(*(passage.origin for passage in passages), *(range(*item.span) for item in furniture))
    if not gone:
        return []
    starts, places = _places(pages)
    return [places[max(bisect_right(starts, at) - 1, 0)] for at in sorted(gone)] if places else []


def _places(pages: Pages) -> tuple[list[int], list[Place]]:
    """Return where each line and row begins, in order, and the place of each."""
    found: list[tuple[int, Place]] = []
    for item in pages.items:
        if isinstance(item, Line):
            found.append((item.start, item.place))
        else:
            found += [(_start(row.cells[0].spans, row.cells[0].end), row.place) for row in item.rows if row.cells]
    found.sort(key=lambda one: one[0])
    return [start for start, _ in found], [place for _, place in found]


def _start(spans: Sequence[tuple[int, int]], end: int) -> int:
    return spans[0][0] if spans else end


def _said(key: str, places: Sequence[Place]) -> list[str]:
    kinds: dict[str, list[str]] = {}
    for place in places:
        kind, name = _named(place)
        kinds.setdefault(kind, []).append(name)
    return [
        say(f"read.warning.{key}-{kind}", "zh", count=len(names), places=_listed(list(dict.fromkeys(names))))
        for kind, names in kinds.items()
    ]


def _named(place: Place) -> tuple[str, str]:
    """Return what kind of place it is, and its number or name."""
    if place.page is not None:
        return "page", str(place.page)
    if place.line is not None:
        return "line", str(place.line)
    if place.paragraph is not None:
        return "paragraph", str(place.paragraph)
    return "cell", "!".join(part for part in (place.sheet, place.cell) if part) or "—"


def _listed(names: Sequence[str]) -> str:
    shown = "、".join(names[:_SHOWN])
    return f"{shown}…（{len(names)}）" if len(names) > _SHOWN else shown

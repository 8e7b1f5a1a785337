"""The figures of the source against those that stand in passages or were left out, and figures that cannot be known."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from checker.language.characters import unread_figures
from checker.language.heights import figures
from checker.messages import listed, message
from checker.model import Message, Passage, Place
from checker.model.layout import Furniture, Line, Omission, Pages

_DIGIT = re.compile(r"\d")
# The number of the page at the end of an entry in a table of contents.
_PAGE = re.compile(r"[\s.．。…·・_-]*[（(—-]?\s?\d{1,4}\s?[）)—-]?\s*$")
# Dates of printing, addresses and telephone numbers, which what stands around a document is full of.
_IDLE = re.compile(
    r"https?://\S+|(?:19|20)\d\d(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?|(?<![\d.])\d[\d—-]{5,}\d(?![\d.%万亿个])"
)
_ROUND_ABOUT = frozenset(("site-notice", "colophon"))
_COUNTS_NONE = frozenset(("page-number", "table-head"))
_UNSAID = frozenset(("markup", "site-head"))


def digit_omissions(pages: Pages, passages: Sequence[Passage], furniture: Iterable[Furniture]) -> list[Omission]:
    """Return the figures that were lost, or cannot be known, one for each kind of place."""
    unknown = [
        (passage.place, count)
        for passage in passages
        # a PDF's reader says so itself, by its pages
        if passage.place.box is None and (count := unread_figures(passage.text))
    ]
    return [
        *_by_kind("figures-lost", _lost(pages, passages, furniture)),
        *_by_kind("figures-unread", [(place, count, count) for place, count in unknown]),
    ]


def left_out(pages: Pages, furniture: Iterable[Furniture]) -> list[Omission]:
    """Return what of the source was not taken as text of the plan, one a kind, with the figures in it."""
    starts, places = _places(pages)
    kinds: dict[str, list[Furniture]] = {}
    for item in furniture:
        if item.kind not in _UNSAID:
            kinds.setdefault(item.kind, []).append(item)
    done = []
    for kind, items in kinds.items():
        counted = [(item, _figures(pages.source[slice(*item.span)], kind)) for item in items]
        telling = [item for item, count in counted if count]
        named = [_named(place) for item in telling for place in _place_of(item, starts, places)]
        done.append(
            Omission(
                kind=f"left-out.{kind}",
                count=len(items),
                figures=sum(count for _, count in counted),
                places=tuple(dict.fromkeys(name for _, name in named)),
                where=named[0][0] if named else "",
            )
        )
    return done


def sentence(omission: Omission) -> Message:
    """Return what is said of something that was left out."""
    return message(f"read.{omission.kind}", count=omission.count, places=listed(omission.places))


def _figures(text: str, kind: str) -> int:
    """Return how many figures stand in a text: the number of a page is none, and a repeated head was read."""
    if kind in _COUNTS_NONE:
        return 0
    if kind in _ROUND_ABOUT:
        return figures(_IDLE.sub("", text))
    return figures(_PAGE.sub("", text) if kind == "contents" else text)


def _place_of(item: Furniture, starts: Sequence[int], places: Sequence[Place]) -> list[Place]:
    at = bisect_right(starts, item.span[0]) - 1
    # What a reader has left out itself stands in no line.
    return [places[at]] if at >= 0 and starts[at] == item.span[0] else []


def _lost(pages: Pages, passages: Sequence[Passage], furniture: Iterable[Furniture]) -> list[tuple[Place, int, int]]:
    """Return the places of digits of the source that stand in no passage and in nothing that was left out.

    With each go how many they are, and how many figures they make.
    """
    gone = {found.start() for found in _DIGIT.finditer(pages.source)}
    gone.difference_update(*(passage.origin for passage in passages), *(range(*item.span) for item in furniture))
    if not gone:
        return []
    starts, places = _places(pages)
    if not places:
        return []
    return [(places[max(bisect_right(starts, at) - 1, 0)], 1, int(at - 1 not in gone)) for at in sorted(gone)]


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


def _by_kind(key: str, found: Sequence[tuple[Place, int, int]]) -> list[Omission]:
    kinds: dict[str, list[tuple[str, int, int]]] = {}
    for place, count, several in found:
        kind, name = _named(place)
        kinds.setdefault(kind, []).append((name, count, several))
    return [
        Omission(
            kind=f"warning.{key}-{kind}",
            count=sum(count for _, count, _ in items),
            figures=sum(several for _, _, several in items),
            places=tuple(dict.fromkeys(name for name, _, _ in items)),
        )
        for kind, items in kinds.items()
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

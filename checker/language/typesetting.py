"""Characters as typesetting leaves them: what is white space, and a run of text without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise

from checker.language.characters import seen
from checker.language.raised import note_marks

# Latin, Greek, Cyrillic and half-width forms; what is left prints as wide as a Chinese character.
_NARROW = re.compile(r"[!-~\u00a2-\u10ff\u2000-\u2014\uff61-\uffdc]")
# Marks without width that fonts and editors leave between characters count as white space.
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
# Plain figures that a page prints small and raised (m3 as m³), on their way from a reader to the source; these codes are
# set apart for such use and stand in no text.
RAISED = {digit: chr(0xFDD0 + int(digit)) for digit in "0123456789"}
_SHOWN = {ord(code): sign for code, sign in zip(RAISED.values(), "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}
_PLAIN = {ord(sign): digit for digit, sign in zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}
_RAISED_FIGURE = re.compile("[\ufdd0-\ufdd9]")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)[^\S\n]*\n\s*(?=\d)")
_PRINTED_RUN = re.compile(f"[^\\s{''.join(sorted(ZERO_WIDTH))}]+")


def blank(character: str) -> bool:
    """Say whether a character is white space to a reader of print."""
    return character.isspace() or character in ZERO_WIDTH


def with_raised(text: str) -> tuple[str, list[int]]:
    """Return a text with its raised figures as the signs for them (³), and where these stand."""
    if not _RAISED_FIGURE.search(text):
        return text, []
    return text.translate(_SHOWN), [found.start() for found in _RAISED_FIGURE.finditer(text)]


def without_raised(sign: str) -> str:
    """Return the plain figure that a sign for a raised one stands for (³ -> 3)."""
    return sign.translate(_PLAIN)


def lines_apart(text: str) -> str:
    """Return the text of a cell whose lines are declared, so that a figure at the end of one joins no figure of the next.

    Two blanks are what stays between figures of different columns; see `compact`.
    """
    return _BETWEEN_FIGURES.sub("  ", text)


def compact(source: str, spans: Iterable[tuple[int, int]]) -> tuple[str, tuple[int, ...]]:
    """Return the text of the spans without typesetting's white space and numbers of notes, and where it stands.

    One white space stays between two Latin words, and between two figures that stood in different columns. Stand-ins of
    typesetting systems are given as the signs they show; the source keeps them.
    """
    text: list[str] = []
    origin: list[int] = []
    for start, end in spans:
        for run in _PRINTED_RUN.finditer(source, start, end):
            if origin and run.start() != origin[-1] + 1:
                kept = _kept(source, origin[-1], run.start())
                if kept is not None:
                    text.append(source[kept])
                    origin.append(kept)
            text.append(run[0])
            origin.extend(range(run.start(), run.end()))
    words = "".join(text)
    for start, end in reversed(note_marks(words)):
        words = words[:start] + words[end:]
        del origin[start:end]
    return seen(words), tuple(origin)


def _kept(source: str, before: int, after: int) -> int | None:
    """Return the offset of the one white space to keep between two characters, or None."""
    left, right = source[before], source[after]
    if not (before < after and blank(source[before + 1])):
        return None
    stop = before + 1
    # White space beyond a handful tells nothing more; the bound keeps a hostile file linear.
    while stop < min(after, before + 64) and blank(source[stop]):
        stop += 1
    gap = source[before + 1 : stop]
    if _latin(left) and _latin(right):
        return before + 1 + max(gap.find(" "), 0)
    if left.isdigit() and right.isdigit() and "\n" not in gap and ("\t" in gap or len(gap) > 1):
        return before + 1
    return None


def _latin(character: str) -> bool:
    return character.isalpha() and character < "\u2000"


def squash(text: str) -> str:
    """Return a text without its white space, as heads of columns are compared."""
    return "".join(_PRINTED_RUN.findall(text))


_LONGEST_MARK = 40  # characters of the mark of a page or a running head inside a sentence
_LONGEST_MIXED = 200  # characters from the first to the last of a row whose cells are printed one in another


def as_printed(text: str, source: str, places: Sequence[int], raised: AbstractSet[int] = frozenset()) -> str:
    """Return a run of a passage as its file has it, with the mark of a page that stands within; "" if that is `text`.

    `places` are where its characters stand in the source, `raised` the places of the source that hold a sign such as ³
    for what the file has as a plain figure.
    """
    if not places:
        return ""
    run = range(places[0], places[-1] + 1)
    if len(run) == len(places) and tuple(run) == tuple(places) and raised.isdisjoint(run):
        whole = source[run.start : run.stop]
    elif not all(before <= here for before, here in pairwise(places)) and max(places) - min(places) <= _LONGEST_MIXED:
        # The halves of a cell stand beside those of its neighbours: the file has them as one run.
        whole = "".join(source[min(places) : max(places) + 1].split())
    else:
        parts: list[str] = []
        before = places[0]
        for here in places:
            between = source[before + 1 : here] if 1 < here - before <= _LONGEST_MARK else ""
            sign = without_raised(source[here]) if here in raised else source[here]
            parts.append("".join(between.split()) + sign)
            before = here
        whole = "".join(parts)
    return "" if whole == text else whole


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """Return how wide a text prints, in Chinese characters; spaces count as nothing."""
    printed = "".join(text.split())
    return len(printed) - 0.5 * len(_NARROW.findall(printed))

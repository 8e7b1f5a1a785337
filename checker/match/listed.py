"""The items of a list with 、 that a sentence lost when it was taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.language.characters import plain
from checker.language.masking import PLACE, masked
from checker.language.words import tagged
from checker.model import Difference, SentencePair

_ITEMS = 3
_LONGEST = 14
_WORD = 2  # characters


def lost_items(pair: SentencePair, names: frozenset[str], spoken: str) -> Iterator[Difference]:
    """Yield the items in the middle of a list above of which nothing stands in the sentence below, most being kept.

    Where the first item begins and the last one ends cannot be told, so they are left alone. What the lower document
    (`spoken`) never speaks of is nothing that the region has, and was left out for that; steps that all open with one
    word (同步规划、同步建设) are no such things.
    """
    below = plain(pair.lower.text)
    for clauses in pair.clauses:
        start, end = clauses.upper
        items = [item for item in _items(plain(pair.upper.text[start:end]), start) if masked(item[2], names).isalpha()]
        inner = items[1:-1]
        if len(items) < _ITEMS or not inner:
            continue
        kept = [item for item in inner if item[2] in below]
        listed = [item[2] for item in _items(plain(pair.lower.text[slice(*clauses.lower)]), 0)]
        opening = _opening([text for _, _, text in items])
        for from_, to, text in inner:
            others = [other.rpartition(opening)[2] if opening else other for other in listed]
            if text in below or any(near(text.removeprefix(opening), other) for other in others):
                continue
            if len(kept) * 2 < len(inner) or PLACE in masked(text, names) or not (opening or text in spoken):
                continue
            at = clauses.lower[0]
            yield Difference(kind="item", upper=(from_, to), lower=(at, at), upper_words=text, lower_words="")


def _opening(items: Sequence[str]) -> str:
    """Return the verb with which all items of a list open, the first one behind what stands before it; else ""."""
    opening = items[-1][:_WORD]
    if not any(word.verb for word in tagged(opening)):
        return ""
    rest = all(text.startswith(opening) and len(text) > _WORD for text in items[1:])
    return opening if rest and opening in items[0] else ""


def near(one: str, other: str) -> bool:
    """Say whether two items may be one thing in other words: most of the shorter stands in the longer."""
    shorter, longer = sorted((one, other), key=len)
    return 2 * sum(char in longer for char in shorter) >= len(shorter)


def _items(text: str, start: int) -> list[tuple[int, int, str]]:
    found, at = [], 0
    for piece in text.split("、"):
        found.append((start + at, start + at + len(piece), piece))
        at += len(piece) + 1
    return found if len(found) >= _ITEMS else []

"""The items of a list with 、 that a sentence lost when it was taken over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.language.characters import plain
from checker.language.masking import FIGURE, PLACE, TIME, masked
from checker.language.words import tagged
from checker.match.wordruns import MARKS, Run, Token, length_of, text_of
from checker.model import Difference, SentencePair

_ITEMS = 3
_WORD = 2  # characters
_COMMA = "、"
_OPEN_END = ("等", "等等")
_COUNT = re.compile(rf"等?(?:[一二两三四五六七八九十]{{1,2}}|{FIGURE})(?:大?类|种|项|个|大)")
_ELSE = 4  # characters that may differ beside the items, where nothing else of a clause was changed


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
        if len(items) < _ITEMS or not (inner := items[1:-1]):
            continue
        opening = _opening([text for _, _, text in items])
        if opening and pair.lower.text.count(opening) < len(items):
            inner = items[1:]  # 同步规划、同步设计、同步验收 ends where its clause does
        kept = [item for item in inner if item[2] in below]
        listed = [item[2] for item in _items(plain(pair.lower.text[slice(*clauses.lower)]), 0)]
        for from_, to, text in inner:
            others = [other.rpartition(opening)[2] if opening else other for other in listed]
            if text in below or any(near(text.removeprefix(opening), other) for other in others):
                continue
            if len(kept) * 2 < len(inner) or PLACE in masked(text, names) or not (opening or text in spoken):
                continue
            at = clauses.lower[0]
            yield Difference(kind="item", upper=(from_, to), lower=(at, at), upper_words=text, lower_words="")


def left_out(found: Sequence[Run], one: Sequence[Token], below: str) -> Iterator[tuple[Token, ...]]:
    """Yield the items that a clause lost below, each with its words, where nothing else of the clause was changed.

    Here the words around an item are the same in both, so that it is known where it begins and ends, and what the
    lower plan never speaks of counts too: 围挡、喷淋设施 became 围挡设施.
    """
    for run in map(_uncounted, found):
        elsewhere = sum(
            length_of(other.upper) + length_of(other.lower) for other in found if other.at_upper != run.at_upper
        )
        if run.lower or elsewhere > _ELSE or not (run.before and run.behind):
            continue
        start, end = _from_mark_to_mark(run, one)
        if _COMMA not in (one[start].key, one[end - 1].key):
            continue
        for item in _parted(one[start:end]):
            said = "".join(token.key for token in item)
            nameable = not any(token.key in MARKS or token.key in (TIME, PLACE, FIGURE) for token in item)
            if nameable and len(said) > 1 and said not in below:
                yield item


def _uncounted(run: Run) -> Run:
    """Return a run without the number of the items above, and without 等 in its place: 甲、乙、丙三类, 甲、乙等."""
    upper, lower = run.upper, tuple(token for token in run.lower if token.key not in _OPEN_END)
    for size in (2, 1):
        if len(upper) > size and _COUNT.fullmatch(text_of(upper[-size:])):
            return replace(run, upper=upper[:-size], lower=lower)
    return run


def _from_mark_to_mark(run: Run, one: Sequence[Token]) -> tuple[int, int]:
    """Return where a run that was left out begins and ends, moved forward to the mark where the words allow it.

    同步规划、同步|验收、同步|交付 is 同步规划|、同步验收|、同步交付.
    """
    start, end = run.at_upper, run.at_upper + len(run.upper)
    while start and _COMMA not in (one[start].key, one[end - 1].key) and one[start - 1].key == one[end - 1].key:
        start, end = start - 1, end - 1
    return start, end


def _parted(found: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield the items between the marks."""
    item: list[Token] = []
    for token in found:
        if token.key != _COMMA:
            item.append(token)
        elif item:
            yield tuple(item)
            item = []
    if item:
        yield tuple(item)


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

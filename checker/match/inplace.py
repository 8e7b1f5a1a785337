"""What one word makes of a clause of which little else was kept: 优先采用, 因地制宜采用; 企业, 工业企业; 示范, 试点.

Where a clause was written anew no run of words between two equal ones shows what differs. What stands in one place of
both does: the word before the same verb, an item of two lists that share another one, the object behind 在, what a
clause of the same things ends with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.language import lexicon
from checker.language.characters import plain
from checker.language.rewording import PROMISES, words
from checker.language.words import Word, tagged
from checker.model import Difference, DifferenceKind, SentencePair

_ALIKE = 0.5  # likeness of two clauses of one matter
_FEW = 2  # things that both clauses name
_SHORTEST, _LONGEST = 2, 6  # characters of an item, of what came before it
_LISTED = re.compile(r"、|以及|[和及与]")
_FOR_ALL = "等"
_INSTANCES = re.compile(r"(?:在|对|于)(?P<some>(?:[\u4e00-\u9fff]{2,10}、)+[\u4e00-\u9fff]{2,10}等)")
_PLACES = re.compile(r"[市县区州旗镇乡村河江湖海山岛港](?:、|等)")  # whose own is no part of what all are asked
_OBJECT = 3  # characters that say what all of them are

Span = tuple[int, int]
Found = tuple[DifferenceKind, Span, Span]


class _Item(NamedTuple):
    start: int
    end: int
    text: str


def in_place(pair: SentencePair) -> Iterator[Difference]:
    """Yield what differs in one place of two clauses that are of one matter."""
    for clauses in pair.clauses:
        if clauses.likeness < _ALIKE:
            continue
        above, below = pair.upper.text[slice(*clauses.upper)], pair.lower.text[slice(*clauses.lower)]
        for kind, (start, end), (from_, to) in _of_clauses(plain(above), plain(below)):
            yield Difference(
                kind=kind,
                upper=(clauses.upper[0] + start, clauses.upper[0] + end),
                lower=(clauses.lower[0] + from_, clauses.lower[0] + to),
                upper_words=above[start:end],
                lower_words=below[from_:to],
            )


def _of_clauses(above: str, below: str) -> Iterator[Found]:
    mine, theirs = tagged(above), tagged(below)
    if len(_things(mine) & _things(theirs)) < _FEW:
        return
    yield from _left_free(mine, theirs)
    yield from _one_kind(above, below)
    yield from _instances(above, below)
    yield from _tried_out(above, below)


def _left_free(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> Iterator[Found]:
    """Yield where a verb that comes first, or for all, above is left to circumstances below: 优先采用, 因地制宜采用."""
    first, free = (frozenset(lexicon.words(*senses)) for senses in (("first-of-all", "thorough"), ("by-circumstance",)))
    said = {word.text for word in theirs}
    for one, verb in pairwise(mine):
        for other, beside in pairwise(theirs):
            if verb.text == beside.text and len(verb.text) > 1 and one.text in first - said and other.text in free:
                yield "leeway", _place(one), _place(other)


def _one_kind(above: str, below: str) -> Iterator[Found]:
    """Yield the items of a list of which one below names a kind, another one being kept: 企业 -> 工业企业."""
    mine, theirs = _items(above), _items(below)
    kept = {one.text for one in mine} & {one.text for one in theirs}
    for one in mine if kept else ():
        for other in theirs:
            came = other.text.removesuffix(one.text)
            if came in ("", other.text) or one.text in kept or not _SHORTEST <= len(came) <= _LONGEST:
                continue
            if len(one.text) < _SHORTEST or one.text in _general() or came in above or below.count(one.text) > 1:
                continue
            if not came.endswith(_verbs()) and all(_says_which(word) for word in tagged(came)):
                yield "part", (one.start, one.end), (other.start, other.end)


def _instances(above: str, below: str) -> Iterator[Found]:
    """Yield the object that is asked of some instances below (在甲、乙等工程中) and of all above (在工程)."""
    for found in _INSTANCES.finditer(below):
        rest = below[found.end() :]
        ends = [
            end for end in range(_OBJECT, len(rest) + 1) if any(f"{lead}{rest[:end]}" in above for lead in "在对于")
        ]
        if ends and found["some"] not in above and not _PLACES.search(found["some"]):
            at = above.index(rest[: ends[-1]])
            yield "part", (at, at + ends[-1]), found.span("some")


def _tried_out(above: str, below: str) -> Iterator[Found]:
    """Yield where a clause of the same things ends in 示范 above and in 试点 below."""
    shown, tried = (tuple(lexicon.words(sense)) for sense in ("shown", "tried"))
    one, other = above.rstrip("，、 "), below.rstrip("，、 ")
    word = next((word for word in shown if one.endswith(word)), "")
    beside = next((word for word in tried if other.endswith(word)), "")
    if word and beside and not any(said in one for said in tried) and not any(said in other for said in shown):
        yield "softer", (len(one) - len(word), len(one)), (len(other) - len(beside), len(other))


def _items(text: str) -> list[_Item]:
    """Return what a text lists, each behind the last word by which it is asked."""
    found, at = [], 0
    cuts = [(mark.start(), mark.end()) for mark in _LISTED.finditer(text)] if "、" in text else []
    for stop, go in (*cuts, (len(text), len(text))):
        end = stop - text[at:stop].endswith(_FOR_ALL)
        start = at
        for word in tagged(text[at:end]):
            if word.leans or word.text in _asking() or word.text == "中":
                start = at + word.end
        found.append(_Item(start, end, text[start:end]))
        at = go
    return [one for one in found if one.text] if len(found) > 1 else []


def _things(said: tuple[Word, ...]) -> frozenset[str]:
    named = (word for word in said if len(word.text) > 1 and word.text.isalpha() and not word.leans)
    return frozenset(word.text for word in named if word.text not in _asking())


def _says_which(word: Word) -> bool:
    """Say whether a word before a noun may say which of its kinds is meant: no verb, no quality, nothing general."""
    return not (word.acts or word.quality or word.leans or word.text in _asking() or word.text in _general())


def _place(word: Word) -> Span:
    return word.end - len(word.text), word.end


@cache
def _asking() -> frozenset[str]:
    senses = ("make", "tend", "work", "reach", "rise", "fall", "hold", "further", "furthered", *PROMISES)
    return frozenset((*words().promise, *lexicon.words(*senses)))


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(word for word in _asking() if len(word) > 1)


@cache
def _general() -> frozenset[str]:
    return frozenset(lexicon.words("head", "general", "says-nothing", "matter", "measured", "unmeasured", "yardstick"))

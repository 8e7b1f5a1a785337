"""With what vigour a clause asks for what it asks: 深入推进岸电使用 became 推进岸电使用, 加快 became 因地制宜有序推动.

The words at the head of a clause, up to what it is about, say how hard and by which verb it is pursued. Where two
clauses are about the same thing and the one below has lost what pressed on, it asks for less.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.language import lexicon
from checker.language.characters import plain
from checker.language.masking import masked
from checker.language.numbering import opening
from checker.language.rewording import PROMISES, words
from checker.language.times import times
from checker.language.words import edges
from checker.model import Difference, DifferenceKind, SentencePair

_LONGEST = 6  # characters of a word of a head
_REST, _KEPT = 4, 0.7  # characters behind a head, and which part of them has to stand below
_NO_WORD = "的"

Span = tuple[int, int]


def of_vigour(pair: SentencePair) -> Iterator[Difference]:
    """Yield where clauses below ask for less by the words at their heads."""
    for clauses in pair.clauses:
        above, below = pair.upper.text[slice(*clauses.upper)], pair.lower.text[slice(*clauses.lower)]
        if (found := less_vigour(above, below)) is not None:
            kind, ((start, end), (from_, to)) = found
            yield Difference(
                kind=kind,
                upper=(clauses.upper[0] + start, clauses.upper[0] + end),
                lower=(clauses.lower[0] + from_, clauses.lower[0] + to),
                upper_words=above[start:end],
                lower_words=below[from_:to],
            )


def less_vigour(above: str, below: str) -> tuple[DifferenceKind, tuple[Span, Span]] | None:
    """Return how much less the clause below asks, and where the words stand that say so; None where it does not."""
    mine, theirs = _head(above), _head(below)
    if not mine or not theirs or not _of_the_same(above[mine[-1][1] :], below[theirs[-1][1] :]):
        return None
    one, other = ([plain(text[slice(*span)]) for span in spans] for text, spans in ((above, mine), (below, theirs)))
    kind = _less(one, other)
    kept = [word for word in one if word.startswith(_pressing())]
    if kind is None or any(word in plain(below) for word in (*kept, *lexicon.words("all-of-it"))):
        return None
    # What both end with is no difference: 深入|推进, 推进.
    while mine and theirs and one[-1] == other[-1] and len(one) > 1:
        mine, theirs, one, other = mine[:-1], theirs[:-1], one[:-1], other[:-1]
        if not other:
            break
    start = _start(below)
    there = (theirs[0][0], theirs[-1][1]) if theirs else (start, start)
    return kind, ((mine[0][0], mine[-1][1]), there)


def _less(one: list[str], other: list[str]) -> DifferenceKind | None:
    strictly = any(word in lexicon.words("strict") for word in one)
    held = any(word in lexicon.words("gradual", "moderate", "by-steps") for word in other[:-1])
    if not any(word.startswith(_pressing()) for word in one) and not (strictly and held):
        return None  # 严格执行 that became 执行 is another way to put it
    if any(word.startswith(_pressing()) or word in _instead() for word in other):
        return None
    verb = next((word for word in reversed(other) if word in _acts()), "")
    if not verb or (verb not in one and verb not in _furthered()):
        return None  # 加快推进 that became 建成 is no less, and 加快完善 that became 提升 something else
    promised = [[words().promise.get(word) for word in side] for side in (one, other)]
    return "softer" if "left-open" in promised[1] and "left-open" not in promised[0] else "degree"


def _of_the_same(one: str, other: str) -> bool:
    mine, theirs = (masked(plain(text), frozenset()) for text in (one, other))
    if min(len(mine), len(theirs)) < _REST:
        return False
    pairs, known = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (mine, theirs))
    return len(pairs & known) >= _KEPT * len(pairs)


def _start(text: str) -> int:
    """Return where a clause begins behind its number, marks and years."""
    at, when = opening(text), {one.start: one.end for one in times(plain(text))}
    while at < len(text) and (at in when or not text[at].isalnum()):
        at = when.get(at, at + 1)
    return at


def head_end(text: str) -> int:
    """Return where a clause begins to say what it is about."""
    found = _head(text)
    return found[-1][1] if found else _start(text)


def _head(text: str) -> list[Span]:
    """Return where the words stand with which a clause opens, until what it is about begins."""
    found: list[Span] = []
    plainly, at = plain(text), _start(text)
    ends = {at + end for end in edges(plainly[at:])}
    while (end := _word(plainly, at)) > at and plainly[end : end + 1] != _NO_WORD:
        if end not in ends and _word(plainly, end) not in ends - {end}:  # 大力推广 is one word of two
            break
        found.append((at, end))
        at = end
    return found


def _word(text: str, at: int) -> int:
    """Return where the longest word of a head ends that begins at a place; the place itself where none does."""
    return next((at + size for size in range(_LONGEST, 0, -1) if text[at : at + size] in _heads()), at)


@cache
def _pressing() -> tuple[str, ...]:
    return lexicon.words("pressing")


@cache
def _instead() -> frozenset[str]:
    """Return the words that say as much in another way."""
    return frozenset(lexicon.words("all-of-it", "ensure", "must", "pressed"))


@cache
def _furthered() -> frozenset[str]:
    """Return the verbs by which a thing is only brought forward."""
    return frozenset(lexicon.words("further", "furthered", "worked-on", "left-open"))


@cache
def _heads() -> frozenset[str]:
    how = ("manner", "gradual", "eager", "strive", "leeway", "thorough", "degree", "strict", "moderate", "going-on")
    return frozenset(word for word in (*lexicon.words(*how), *_pressing(), *_instead(), *_acts()) if len(word) > 1)


@cache
def _acts() -> frozenset[str]:
    """Return the verbs by which plans ask for a thing."""
    senses = ("make", "tend", "work", "reach", "rise", "fall", "hold", "further", "furthered", *PROMISES)
    return frozenset(lexicon.words(*senses))

"""What a higher plan forbids and a lower one says is done: 资金由财政承担，不得要求农户自筹 -> 缺口由农户自筹解决.

The lower sentence need not be written after the upper one. It counts where it stands in a paragraph that was, speaks
of the same thing, and says without any denial what the ban names: the act with its object, or what was not to be asked
as a condition (不得以户籍作为条件 -> 面向具有本市户籍的).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.language import lexicon
from checker.language.characters import plain
from checker.language.rewording import sayings
from checker.language.words import tagged
from checker.match.besides import set_beside
from checker.match.passages import Clause, Sentence, places_of, sentences
from checker.model import Document, SentencePair

_SHARED = 0.6  # part of the things that a sentence below names of those that what is forbidden is done to
_SHORTEST = 2  # characters of a word that tells one thing from another

Span = tuple[int, int]


class Ban(NamedTuple):
    """What a clause forbids, where it stands in its passage, and what it forbids it of.

    `asked` is what must not be asked as a condition, "" where an act is forbidden.
    """

    span: Span
    acts: frozenset[str]
    things: frozenset[str]
    of: frozenset[str]
    asked: tuple[str, ...]


def with_broken(upper: Document, lower: Document, pairs: Sequence[SentencePair]) -> list[SentencePair]:
    """Return pairs of sentences of two documents with what breaks a ban among their differences, or as new pairs."""
    places = places_of(upper, lower)
    above, below = sentences(upper, places), sentences(lower, places)
    answering: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        answering[pair.upper.passage].add(pair.lower.passage)
    found = list(pairs)
    for one in above:
        if one.behind or one.passage.number not in answering:
            continue
        near = [other for other in below if other.passage.number in answering[one.passage.number] and not other.behind]
        for clause in one.clauses:
            if (ban := _ban(one, clause)) is None:
                continue
            broken = next(((other, at) for other in near for at in other.clauses if _breaks(ban, other, at)), None)
            if broken is not None:
                spans = ban.span, (broken[1].start, broken[1].end)
                set_beside(found, (upper, lower), ((one, clause), broken), spans, "broken", places)
    return found


def _ban(sentence: Sentence, clause: Clause) -> Ban | None:
    text = plain(sentence.passage.text[clause.start : clause.end])
    found = lexicon.compiled("<ban>").search(text)
    words = sayings()["forbidden"]
    if found is None or re.match(rf"(?:{words['unapproved']})", text[found.end() :]):
        return None
    if lexicon.compiled("<in-principle>").search(text) or re.search(rf"(?:{words['reasons']})", text[: found.start()]):
        return None
    forbidden = text[found.end() :]
    before = plain(sentence.passage.text[sentence.start : clause.start]) + text[: found.start()]
    span = clause.start + found.start(), clause.end
    conditions = _conditions().search(forbidden)
    if conditions is not None:
        asked = re.split(r"、|和|或者?|及", conditions["what"] or conditions["limited"])
        asked = [one.removesuffix("等") for one in asked]
        return Ban(span, frozenset(), frozenset(), _said(before), tuple(one for one in asked if len(one) >= _SHORTEST))
    said = [word for word in tagged(forbidden) if len(word.text) >= _SHORTEST and word.text.isalpha()]
    governs = words["governs"]  # 要求其自筹 forbids 自筹
    acts = frozenset(word.text for word in said if word.acts and word.text not in (*governs, *_general()))
    things = frozenset(word.text for word in said if not word.acts and not word.leans) - _general()
    return Ban(span, acts, things, _said(before), ()) if acts and things else None


@cache
def _conditions() -> re.Pattern[str]:
    words = sayings()["forbidden"]
    return re.compile(rf"{words['as_condition']}|{words['limits']}")


@cache
def _general() -> frozenset[str]:
    return frozenset(lexicon.words("says-nothing", "make", "work", "tend", "work-towards", "carried-out", "worked-on"))


def _said(text: str) -> frozenset[str]:
    """Return the words of a text that tell one thing from another."""
    words = (word for word in tagged(text) if len(word.text) >= _SHORTEST and not word.leans and word.text.isalpha())
    return frozenset(word.text for word in words) - _general()


def _breaks(ban: Ban, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a clause below does what is forbidden, of the thing of which it is."""
    text = plain(sentence.passage.text[clause.start : clause.end]).strip("，、 ")
    words = sayings()["forbidden"]
    so_far = plain(sentence.passage.text[sentence.start : clause.end])
    if ban.of and not any(word in so_far for word in ban.of):
        return False
    if re.search(words["denied"], text) or lexicon.compiled("<forbid>|<avoid>|<held-tight>").search(text):
        return False
    if ban.asked:
        asks = (re.search(rf"(?:{words['demanded']})[^，。；、]{{0,6}}{re.escape(one)}", text) for one in ban.asked)
        return any(asks)
    here = _said(text) | {act for act in ban.acts if act in text}
    return bool(ban.acts & here) and len(ban.things & here) >= _SHARED * len(ban.things)

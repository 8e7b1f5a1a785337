"""Clauses that no pair of sentences takes up: each set as a sentence by itself, to be compared once more.

A lower plan puts together what stands in three sentences above, or takes a clause out of one; its sentences are then
like none of the upper plan's. Only clauses that something is to be done by are compared: a ground (为贯彻…), a
condition (在确保安全的前提下) or a state of things is nothing that a plan takes over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache

from checker.language.characters import plain
from checker.language.consent import excepted
from checker.language.lexicon import words
from checker.language.masking import PLACE, masked
from checker.language.rewording import PROMISES
from checker.language.times import times
from checker.language.words import tagged
from checker.match.passages import Sentence
from checker.model import SentencePair

_SHORTEST = 5  # characters that are left of a clause without regions, years and figures
_OBJECT = 6  # characters that are left of two clauses about one thing
_GROUND = re.compile(
    r"(?:为了?|按照?|根据|依据|受|随着|由于|截至|坚持|深入?贯彻|全面贯彻|立足)|(?:在|结合|围绕|通过).{0,24}(?:[下中上时后]|方式|活动|基础)$"
    r"|以.*为[^，]{2,8}$|对[^，]{2,24}(?:[市县区镇村项家户]|企业|项目|地区|单位)$"
)

Place = tuple[str, int, int]  # document, passage, where a clause begins in it


def taken_up(pairs: Iterable[SentencePair]) -> set[Place]:
    """Return where the clauses begin that pairs of sentences set side by side, above and below."""
    found: set[Place] = set()
    for pair in pairs:
        for clause in pair.clauses:
            found.add((pair.upper.doc, pair.upper.passage, pair.upper.start + clause.upper[0]))
            found.add((pair.lower.doc, pair.lower.passage, pair.lower.start + clause.lower[0]))
    return found


def left_alone(document: str, sentences: Sequence[Sentence], taken: Collection[Place]) -> list[Sentence]:
    """Return each clause that asks something and is not taken up yet, as a sentence by itself, in order."""
    found: list[Sentence] = []
    for sentence in sentences:
        if sentence.behind:
            continue
        for at, clause in enumerate(sentence.clauses):
            if (document, sentence.passage.number, clause.start) in taken:
                continue
            object_ = without_verbs(clause.masked)
            if len(object_) >= _SHORTEST and asks(sentence.passage.text[clause.start : clause.end]):
                bare = (replace(clause, masked=object_),)
                start = _with_exception(sentence, at)
                found.append(Sentence(len(found), sentence.passage, start, clause.end, bare, behind=False))
    return found


def _with_exception(sentence: Sentence, at: int) -> int:
    """Return where a clause begins with what is left out of it by the clause before: 除农忙时节外，不得……."""
    clause, before = sentence.clauses[at], sentence.clauses[at - 1] if at else None
    if before is None or (found := excepted(sentence.passage.text[before.start : before.end])) is None:
        return clause.start
    return before.start if found == (0, before.end - before.start) else clause.start


def asks(clause: str) -> bool:
    """Say whether a clause says that something is done, worked on or reached: 引导用能向电气化发展, not 在此基础上."""
    text = plain(clause).lstrip("一二三四五六七八九十是、（） ")
    if _GROUND.match(text):
        return False
    return any(word.text in _verbs() for word in tagged(text))


def without_verbs(clause: str) -> str:
    """Return what a clause is about, without the words by which it is asked: 积极推进以电代气 -> 以电代气."""
    return "".join(word.text for word in tagged(clause) if word.text not in _asking())


def of_one_object(one: str, other: str, places: frozenset[str]) -> bool:
    """Say whether two clauses are about one thing, whatever is to be done: 2028年底前全面实现, 条件成熟时推动."""
    mine, theirs = (_object_of(text, places) for text in (one, other))
    return mine == theirs and len(mine) >= _OBJECT


def _object_of(text: str, places: frozenset[str]) -> str:
    """Return what a clause is about: without years, what is done, how far and on which condition."""
    bare = without_times(plain(text))
    for word in words("on-condition", "thorough"):
        bare = bare.replace(word, "")
    rest = without_verbs(masked(bare, places).lstrip(PLACE))
    return "".join(word.text for word in tagged(rest) if word.text not in _how_far())


def without_times(text: str) -> str:
    """Return a text without the words that say when."""
    for one in reversed(times(text)):
        text = text[: one.start] + text[one.end :]
    return text


@cache
def _how_far() -> frozenset[str]:
    return frozenset((*words("begun", "ended", "all"), "时", "后"))


@cache
def _asking() -> frozenset[str]:
    asking = words("tend", "manner", "gradual", "strive", "ensure", "ban", *PROMISES)
    # of single characters the particles alone: 以 is half of 以电代气
    return frozenset((*(word for word in asking if len(word) > 1), *"的了要应将并等"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("make", "tend", "work", "reach", "rise", "fall", "ban", *PROMISES))

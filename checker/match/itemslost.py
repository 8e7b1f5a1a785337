"""Items that a list lost where its clause was written anew: in another order, with other items, under another verb.

Where all else of a clause is the same, listed.py tells what is gone. Here half of the list has to stand below, and of
what is gone nothing may stand in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import NamedTuple

from checker.language.characters import plain
from checker.language.masking import FIGURE, PLACE, TIME, masked
from checker.language.words import tagged
from checker.match.heads import head_end
from checker.match.listed import near
from checker.model import ClausePair, Difference, SentencePair

_ITEMS, _KEPT = 3, 2
_PART = re.compile(r"、|(?:以及|和|及)(?=[^、]*$)")
_END = re.compile(r"等")
_BRACKETED = re.compile(r"（[^（）]*）|“[^“”]*”|《[^《》]*》")
_KEPT_OF_OTHERS = 5  # items that have to be kept where nothing else shows that the clause was taken over
_ALIKE, _TAKEN_OVER = 0.55, 0.9  # likeness of the clauses, of others beside them
_LEADING = re.compile(r"(?:对于?|以|在|将|把|从|向|由|与|按照?|聚焦|围绕|针对|涵盖|包括)+")
# Places and levels of government are others below; what begins with a verb or an adverb is no item by itself.
_NO_THING = re.compile(r"^[省市县区州国各]|[江河湖淀海洋漠岛港]|支流|水源地|政府|部门|地区|的")
_HEAD = 2
_SAID = 0.5  # part of an item's pairs of characters that stand in the sentence below
_LONGEST = 11  # characters of an item
_SHORTEST = 3
_REST = 4  # characters that a clause has in common with one that goes on behind it
_NOTHING_BEHIND = -1


class Item(NamedTuple):
    """One of several things told together, with where it stands in its clause."""

    start: int
    end: int
    text: str


def shortened(
    pair: SentencePair, clauses: ClausePair, concerned: Callable[[str], bool], names: frozenset[str], spoken: str
) -> Iterator[Difference]:
    """Yield the items of a list above that two clauses do not share, most of them being kept.

    `concerned` says whether what a text asks can be the lower plan's matter. What that plan, by all that is `spoken` in
    it, has nothing of the kind of is left alone.
    """
    above, below = pair.upper.text[slice(*clauses.upper)], pair.lower.text[slice(*clauses.lower)]
    if not concerned(above):
        return
    sentence, firmly = plain(pair.lower.text), _firmly(pair, clauses)
    for one in (_cut_off(above, below) if firmly else ()) or _gone(above, below, _KEPT if firmly else _KEPT_OF_OTHERS):
        bare = masked(one.text, names)
        if not bare.isalpha() or any(sign in bare for sign in (PLACE, TIME, FIGURE)):
            continue
        if not _SHORTEST <= len(one.text) <= _LONGEST or _NO_THING.search(one.text) or _said(one.text, sentence):
            continue
        if not concerned(one.text) or not (one.text in spoken or one.text[-_HEAD:] in spoken):
            continue
        at, start = clauses.lower[0], clauses.upper[0]
        yield Difference(
            kind="item",
            upper=(start + one.start, start + one.end),
            lower=(at, at),
            upper_words=one.text,
            lower_words="",
        )


def _firmly(pair: SentencePair, clauses: ClausePair) -> bool:
    """Say whether a clause below was written after one above, by itself or by what stands beside it."""
    return clauses.likeness >= _ALIKE or any(one.likeness >= _TAKEN_OVER for one in pair.clauses if one != clauses)


def _gone(above: str, below: str, least: int) -> list[Item]:
    """Return the items of a list above of which none of the list below is another writing, if most are kept."""
    behind = _same_end(plain(above), plain(below))
    mine, theirs = items(above, behind), items(below, behind)
    if len(mine) < _ITEMS or len(theirs) < _KEPT:
        return []
    gone = [one for one in mine if not any(_one_thing(one.text, other.text) for other in theirs)]
    kept = len(mine) - len(gone)
    return gone if kept >= max(least, len(gone)) else []


def _cut_off(above: str, below: str) -> list[Item]:
    """Return the last items of a list, where the clause below ends before them and is the same up to there."""
    start, rest = head_end(above), plain(below)[head_end(below) :]
    at = start + len(rest)
    if len(rest) < _REST or plain(above)[start:at] != rest or above[at : at + 1] != "、":
        return []
    return [one for one in items(above, _NOTHING_BEHIND) if one.start > at]


def _one_thing(one: str, other: str) -> bool:
    """Say whether two items may be one thing: 冶炼渣 and 冶金渣 are, 动力电池 and 电力系统 are not."""
    return one in other or other in one or (near(one, other) and (one[0] == other[0] or one[-1] == other[-1]))


def _same_end(one: str, other: str) -> int:
    """Return how many characters two texts end with alike."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one[::-1], other[::-1], strict=False)))


def items(text: str, behind: int = 0) -> list[Item]:
    """Return what a clause tells together, without the verb before the first and the word for all behind the last.

    `behind` are the characters at the end of the clause that are said of all of them. Without any, nobody knows where
    the last item ends.
    """
    plainly = plain(text)
    shown = _BRACKETED.sub(lambda found: "\x01" * len(found[0]), plainly)
    if "、" not in shown:
        return []
    start = head_end(text)
    if (leading := _LEADING.match(plainly, start)) is not None:
        start = leading.end()
    end = next((found.start() for found in _END.finditer(shown, shown.rfind("、"))), len(text) - max(behind, 0))
    whole = shown.rfind("、") < end < len(text) or behind == _NOTHING_BEHIND
    found, at = [], start
    for mark in _PART.finditer(shown, start, end):
        found.append(Item(at, mark.start(), plainly[at : mark.start()]))
        at = mark.end()
    if whole:
        found.append(Item(at, end, plainly[at:end]))
    if found and any(word.acts or word.leans for word in tagged(found[0].text)[:1]):
        found[0] = found[0]._replace(text="")  # nobody knows where the first begins: 未经批准新增煤炭、钢铁
    return [one for one in found if one.text.strip()]


def _said(item: str, text: str) -> bool:
    pairs = {item[at : at + 2] for at in range(len(item) - 1)}
    return sum(pair in text for pair in pairs) >= _SAID * len(pairs)

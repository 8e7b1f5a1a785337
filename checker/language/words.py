"""Where the words of Chinese running text begin and end, by a dictionary: a verb is not cut out of a longer word.

建 in 建筑 and 能 in 储能 are no verbs of their own; what is cut off a phrase ends where a word ends.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import rjieba

# Words of plans that the dictionary of the segmenter lacks.
_ADDED = (
    "餐厨",
    "煤电",
    "光伏",
    "户数",
    "床位数",
    "建制村",
    "普惠",
    "小微",
    "网联",
    "生均",
    "亩均",
    "户均",
    "地均",
)
# And one that is to win over a name of persons in its dictionary: 占比|达80%, not 占|比达.
_FREQUENT = {"占比": 1000}


def _segmenter() -> rjieba.Jieba:
    found = rjieba.Jieba()
    for word, count in _FREQUENT.items():
        found.add_word(word, count, None)
    for word in _ADDED:
        found.add_word(word, None, None)
    return found


_SEGMENTER = _segmenter()


@lru_cache(maxsize=8192)
def edges(text: str) -> frozenset[int]:
    """Return the places of a text at which one word ends and the next begins, both ends of the text among them."""
    found, at = {0}, 0
    for word in _SEGMENTER.cut(text, False):
        at += len(word)
        found.add(at)
    return frozenset(found) if at == len(text) else frozenset(range(len(text) + 1))


class Word(NamedTuple):
    """A word with where it ends in its text; `acts` tells an action (排放, 资源化), `verb` does nothing else.

    `modifies` stands only before a noun: actions, qualities, grades (优良, 挥发性, 省级); `leans` needs what follows: 对, 在, 并.
    """

    text: str
    end: int
    acts: bool
    verb: bool
    quality: bool
    modifies: bool
    leans: bool


_MODIFIER = ("性", "型", "级", "化", "式", "类")


@lru_cache(maxsize=2048)
def tagged(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    found, at = [], 0
    for word, tag in _SEGMENTER.tag(text, False):
        at += len(word)
        acts, quality = tag.startswith("v") or word.endswith("化"), tag[:1] in ("a", "z")
        modifies = acts or quality or tag[:1] in ("b", "m", "x", "r") or word.endswith(_MODIFIER)
        found.append(Word(word, at, acts, tag in ("v", "d"), quality, modifies, tag[:1] in ("p", "c", "d")))
    return tuple(found)


def is_word(text: str) -> bool:
    """Say whether the dictionary has a word."""
    return _SEGMENTER.has_word(text)

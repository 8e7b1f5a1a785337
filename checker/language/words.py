"""Where the words of Chinese running text begin and end, by a dictionary: a verb is not cut out of a longer word.

建 in 建筑 and 能 in 储能 are no verbs of their own; what is cut off a phrase ends where a word ends.
"""

from __future__ import annotations

from functools import lru_cache

import rjieba

# Words of plans that the dictionary of the segmenter lacks.
_ADDED = ("占比", "餐厨", "煤电", "光伏", "户数", "床位数", "建制村", "合建站")


def _segmenter() -> rjieba.Jieba:
    found = rjieba.Jieba()
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

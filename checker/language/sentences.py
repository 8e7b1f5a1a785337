"""Where the sentence around a place of a text begins and ends, and what of a text names a thing with its figure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from checker.language.indicatornames import spelt_alike

_ENDS = "。；！？\n"
_SENTENCE = re.compile("[。；！？]")
_AROUND_TIME = re.compile(r"^[到至在于]|(?:之|以)?前$")
_DEADLINE = re.compile(r"[底末月日](?:以|之)?前$")


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Return the ends of the sentence (or clause after a semicolon) that a character of a passage stands in."""
    start = max(text.rfind(mark, 0, at) for mark in _ENDS) + 1
    ends = [found for mark in _ENDS if (found := text.find(mark, at)) >= 0]
    return start, min(ends, default=len(text))


def last_clause(text: str) -> str:
    """Return what of a text stands behind its last comma or semicolon, without white space."""
    text = "".join(text.split())
    return text[max(text.rfind(mark) for mark in "，,；") + 1 :]


def names(text: str, name: str) -> bool:
    """Say whether a text holds a name, as `spelt_alike` spells it."""
    return name in _spelt(text)


@lru_cache(maxsize=8192)
def _spelt(text: str) -> str:
    """Return a text in the spelling in which names are looked for; the passages of a plan are asked for one by one."""
    return spelt_alike(unicodedata.normalize("NFKC", text))


def names_with_figure(text: str, name: str, figure: str) -> bool:
    """Say whether one sentence of a text holds a name and a figure as printed; "" is no figure and always there."""
    text = _spelt(text)
    if name not in text:
        return False
    printed = re.compile(rf"(?<![\d.]){re.escape(unicodedata.normalize('NFKC', figure))}(?![\d.])")
    return any(name in sentence and printed.search(sentence) for sentence in _SENTENCE.split(text))


def bare_time(written: str) -> str:
    """Return a time without what leads to it or from it (到2025年底前 is 2025年底), for a sentence that says that."""
    return _AROUND_TIME.sub("", written)


def sets_a_deadline(time: str) -> bool:
    """Say whether a time is one before whose end something is to be done: 2025年9月底前, and neither 2025年 nor 2025年以前."""
    return _DEADLINE.search(time) is not None

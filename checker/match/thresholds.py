"""The figures that say which things are meant, where a clause taken over draws the line elsewhere: 低于75%的医院."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from checker.language import lexicon
from checker.language.characters import plain
from checker.language.masking import FIGURE
from checker.match.onename import drawn
from checker.match.wordruns import text_of, tokens
from checker.model import Difference

_PERCENT = "%"
_OF_THINGS = re.compile(
    r"[^，。；、（）\d]{1,8}?(?:（含）)?(?:及|或)?(?:以上|以下|以内)的?[^，。；、（）]|周?岁的?[\u4e00-\u9fff]{2}"
)
_ASKED = lexicon.compiled("<make>|<reach>|<rise>|<grow>")
_PASSED = re.compile(r"[^，。；、（）\d]{1,8}?的[^，。；、（）]")


def thresholds(above: str, below: str, base: tuple[int, int], names: frozenset[str]) -> Iterator[Difference]:
    """Yield the figures that say which things are meant and differ, all around them being the same.

    `base` is where the two clauses begin in their sentences.
    """
    one, other = tokens(above, names), tokens(below, names)
    codes = SequenceMatcher(None, [token.key for token in one], [token.key for token in other], autojunk=False)
    for block in codes.get_matching_blocks():
        for at in range(block.size):
            mine, theirs = one[block.a + at], other[block.b + at]
            if mine.key != FIGURE or plain(above[mine.start : mine.end]) == plain(below[theirs.start : theirs.end]):
                continue
            tail = text_of(one[block.a + at + 1 : block.a + block.size])
            before = text_of(one[: block.a + at][-1:])
            passed = before in lexicon.words("passed")
            found = _OF_THINGS.match(tail) or (_PASSED.match(tail) if passed else None)
            if found is None:
                continue
            share = _PERCENT in found[0]
            if share and not (passed and _of_whom(text_of(one[: block.a + at]))):
                continue
            (start, end), (from_, to) = drawn(one, block.a + at), drawn(other, block.b + at)
            if share and tail.startswith(_PERCENT):
                end, to = one[block.a + at + 1].end, other[block.b + at + 1].end
            yield Difference(
                kind="threshold",
                upper=(base[0] + start, base[0] + end),
                lower=(base[1] + from_, base[1] + to),
                upper_words=above[start:end],
                lower_words=below[from_:to],
            )


def _of_whom(before: str) -> bool:
    """Say whether a share behind these words draws a line between those meant and others: 使用率低于|75%的医院."""
    return not _ASKED.search(before)

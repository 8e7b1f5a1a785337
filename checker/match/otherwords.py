"""What a lower plan says in other words in the place that answers: 推动专业机构服务向家庭延伸 -> 推动专业照护进家庭."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from checker.language import lexicon
from checker.language.characters import plain
from checker.language.rewording import PROMISES
from checker.language.words import tagged
from checker.match.passages import Sentence
from checker.model import Document, SentencePair

_OF_THE_LOWER, _OF_THE_UPPER = 0.66, 0.34
"""From these parts on of its words, and of those of the upper clause, a clause below says the same in other words."""
_FEW, _MOST = 2, 5  # words that two clauses share, words of a clause that can be said in other ones
_HALF = 2  # characters of most words
_BRACKETED = re.compile(r"（[^（）]*）")
_OF_LEVELS = re.compile(r"[\u4e00-\u9fff](?:、[\u4e00-\u9fff]{1,2})+(?=[两三四五]级)")  # 县、乡、村三级 is one thing
_SEVERAL = re.compile(r"[、和及与]")

Words = frozenset[str]


class OtherWords:
    """Says whether the paragraphs of a lower plan that answer one of an upper plan say a clause of it in other words.

    What a paragraph below takes over from another clause says that one; its heading says what all of it is about.
    """

    def __init__(
        self,
        lower: Document,
        below: Sequence[Sentence],
        pairs: Sequence[SentencePair],
        taken: Collection[tuple[str, int, int]],
    ) -> None:
        self._answering: Mapping[int, set[int]] = defaultdict(set)
        for pair in pairs:
            self._answering[pair.upper.passage].add(pair.lower.passage)
        self._said: dict[int, list[Words]] = defaultdict(list)
        for one in below:
            number = one.passage.number
            self._said[number] += [
                words_of(one.passage.text[clause.start : clause.end])
                for clause in one.clauses
                if (lower.id, number, clause.start) not in taken
            ]
        headings = {one.section: one.text for one in lower.passages if one.kind == "heading"}
        for passage in lower.passages:
            if passage.section in headings:
                self._said[passage.number].append(words_of(headings[passage.section]))

    def __call__(self, passage: int, clause: str) -> bool:
        """Say whether it is said where this passage of the upper plan is answered.

        A ban, and what asks several things at once, is answered in its own words or not at all.
        """
        bare = _OF_LEVELS.sub("", _BRACKETED.sub("", plain(clause)))
        mine = words_of(bare)
        if len(mine) > _MOST or _SEVERAL.search(bare) or lexicon.compiled("<forbid>").search(bare):
            return False
        return any(self._same(mine, said) for at in self._answering.get(passage, ()) for said in self._said[at])

    @staticmethod
    def _same(mine: Words, said: Words) -> bool:
        shared = len(mine & said)
        return shared >= max(_FEW, _OF_THE_LOWER * len(said), _OF_THE_UPPER * len(mine))


def words_of(text: str) -> Words:
    """Return the words of a clause that say what it is about, without brackets and without how it is asked."""
    asking = {*lexicon.words("tend", "manner", "gradual", "ensure", *PROMISES)}
    bare = _BRACKETED.sub("", plain(text))
    said = (word.text for word in tagged(bare) if not word.leans and word.text not in asking)
    return frozenset(part for word in said if word.isalpha() for part in _parts(word) if len(part) > 1)


def _parts(word: str) -> tuple[str, ...]:
    """Return a word, one of two in one apart: 三级网络 and 服务网络 have 网络 in common."""
    return (word[:_HALF], word[_HALF:]) if len(word) == 2 * _HALF else (word,)

"""Clauses that a sentence lost when it was taken over, those around them being kept, where nothing below says the same.

What stands between two clauses that the lower plan writes as the upper one does was read by whoever wrote it, and left
out. A task of a paragraph of which no sentence was taken over is told as such (opentasks.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from checker.language.areas import places_by_nature
from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.language.ownplan import of_plans
from checker.match.alignment import Grams, Rarity, grams
from checker.match.clausesalike import taken_up, without_verbs
from checker.match.itemslost import shortened
from checker.match.opentasks import asking
from checker.match.otherwords import OtherWords
from checker.match.passages import Clause, Sentence, places_of, sentences
from checker.model import ClausePair, Difference, Document, Quote, SentencePair, Target

_KEPT = 0.6
"""From this likeness on a clause below was written after one above, so that what stood beside it was seen."""
_SAID, _SAID_NEAR, _SAID_HERE = 0.6, 0.45, 0.3
"""From this part of the weight of its pairs of characters on it is said: by a clause anywhere below, by one of the same
paragraph, by the sentence itself."""
_SHORTEST_OBJECT = 4  # characters of a clause without its verbs, regions, years and figures

# What the nation does, what those below are moved to do; where, by what or of whom the next clause is (对未达标的).
_NOT_HANDED_ON = compiled(
    r"我国|全国|国家规划|各[地省市州县区](?!类|种)|市县|<doing.moves-those-below>地方|有条件的[地市县]|(?:的|为重点|原则)$"
    r"|^[\s一二三四五六七八九十是]{0,4}<doing.by-what>"
)
_OF_THE_PROVINCE = compiled(r"<concerns.of-the-province>|(?:出台|制定|编制|印发)全[省区]")

Place = tuple[int, int]


def with_losses(
    upper: Document,
    lower: Document,
    concerned: Callable[[str], bool],
    pairs: Sequence[SentencePair],
    told: Sequence[Target],
) -> list[SentencePair]:
    """Return pairs of sentences of two documents with what they lost below among their differences: clauses, items.

    `concerned` says whether what a text asks can be the lower plan's matter; `told` are the targets of the upper plan,
    whose clauses are asked after already.
    """
    if not lower.region or lower.region == upper.region or lower.excerpt or upper.excerpt:
        return list(pairs)
    places = places_of(upper, lower)
    above, below = sentences(upper, places), sentences(lower, places)
    rarity = Rarity([one.masked for one in (*above, *below)])
    taken = taken_up(pairs)
    in_other_words = OtherWords(lower, below, pairs, taken)
    lost = _Lost(upper, lower, concerned, rarity, taken, _quotes(told), below, in_other_words)
    aims = {section.number for section in upper.sections if section.role == "aims"}
    of_sentence: dict[tuple[int, int, int], list[SentencePair]] = defaultdict(list)
    for pair in pairs:
        of_sentence[pair.upper.passage, pair.upper.start, pair.upper.end].append(pair)
    found: dict[tuple[str, Place], list[Difference]] = defaultdict(list)
    for sentence in above:
        kept = [pair for pair in of_sentence[sentence.passage.number, sentence.start, sentence.end] if not pair.behind]
        asked = [clause for _, clause in asking(iter((sentence,)), aims)] if kept and len(sentence.clauses) > 1 else []
        for clause in asked:
            if (beside := _beside(sentence, clause, kept)) is not None and lost(sentence, clause, beside[0]):
                found[_name(beside[0])].append(_difference(sentence, clause, *beside))
    spoken = plain("".join(passage.text for passage in lower.passages))
    for pair in pairs:
        told_of = [one.upper for one in pair.differences if one.kind == "item"]
        for clauses in () if pair.behind else pair.clauses:
            items = shortened(pair, clauses, concerned, places, spoken)
            found[_name(pair)] += [one for one in items if not any(_meet(one.upper, other) for other in told_of)]
    return [
        replace(pair, differences=tuple(sorted((*pair.differences, *found[_name(pair)]), key=_order)))
        if found[_name(pair)]
        else pair
        for pair in pairs
    ]


class _Lost:
    """Says of a clause above whether the lower plan nowhere says what it says."""

    def __init__(
        self,
        upper: Document,
        lower: Document,
        concerned: Callable[[str], bool],
        rarity: Rarity,
        taken: Collection[tuple[str, int, int]],
        told: Mapping[int, Sequence[Quote]],
        below: Sequence[Sentence],
        in_other_words: OtherWords,
    ) -> None:
        self._upper, self._lower, self._concerned = upper, lower, concerned
        self._rarity, self._taken, self._told = rarity, taken, told
        self._in_other_words = in_other_words
        self._said: dict[int, list[Grams]] = defaultdict(list)
        for one in below:
            self._said[one.passage.number] += [grams(clause.masked) for clause in one.clauses]
        self._whole = {(one.passage.number, one.start): grams(one.masked) for one in below}

    def __call__(self, sentence: Sentence, clause: Clause, pair: SentencePair) -> bool:
        number = sentence.passage.number
        if (self._upper.id, number, clause.start) in self._taken:
            return False
        if any(quote.start < clause.end and clause.start < quote.end for quote in self._told.get(number, ())):
            return False
        about, text = without_verbs(clause.masked), sentence.passage.text[clause.start : clause.end]
        if len(about) < _SHORTEST_OBJECT or not self._handed_on(
            text, sentence.passage.text[sentence.start : clause.end]
        ):
            return False
        if of_plans(text) or self._in_other_words(number, text):
            return False
        here = self._whole.get((pair.lower.passage, pair.lower.start), frozenset())
        if self._says(grams(about), [here], _SAID_HERE):
            return False
        return not any(
            self._says(grams(about), said, _SAID_NEAR if passage == pair.lower.passage else _SAID)
            for passage, said in self._said.items()
        )

    def _handed_on(self, text: str, so_far: str) -> bool:
        """Say whether what a clause asks is the lower plan's to do, by itself and with what stands before it."""
        if _NOT_HANDED_ON.search(text) or not self._concerned(so_far):
            return False
        if self._lower.level != "province" and (_OF_THE_PROVINCE.search(text) or self._upper.region_name in text):
            return False
        return all(place in self._lower.source for place in places_by_nature(text))

    def _says(self, about: Grams, said: Sequence[Grams], part: float) -> bool:
        least = part * self._rarity.weight(about)
        return any(self._rarity.weight(about & one) >= least for one in said)


def _name(pair: SentencePair) -> tuple[str, Place]:
    """Return what tells a pair of sentences from that of the clauses with which both begin."""
    return pair.id, (pair.upper.end, pair.lower.end)


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _quotes(targets: Sequence[Target]) -> Mapping[int, Sequence[Quote]]:
    found: dict[int, list[Quote]] = defaultdict(list)
    for target in targets:
        found[target.quote.passage].append(target.quote)
    return found


def _beside(
    sentence: Sentence, clause: Clause, taken: Sequence[SentencePair]
) -> tuple[SentencePair, ClausePair] | None:
    """Return the clauses taken over that stand next to one that was not, the one before it first; None for none."""
    at = sentence.clauses.index(clause)
    for neighbour in (*sentence.clauses[max(at - 1, 0) : at], *sentence.clauses[at + 1 : at + 2]):
        for pair in taken:
            for clauses in pair.clauses:
                if clauses.upper[0] + pair.upper.start == neighbour.start and clauses.likeness >= _KEPT:
                    return pair, clauses
    return None


def _difference(sentence: Sentence, clause: Clause, pair: SentencePair, beside: ClausePair) -> Difference:
    start, end = clause.start - pair.upper.start, clause.end - pair.upper.start
    at = beside.lower[1] if beside.upper[0] < start else beside.lower[0]
    words = pair.upper.text[start:end].strip(" \t，、")
    start += pair.upper.text[start:end].index(words)
    return Difference(
        kind="clause", upper=(start, start + len(words)), lower=(at, at), upper_words=words, lower_words=""
    )


def _order(difference: Difference) -> tuple[Place, Place, str]:
    return difference.lower, difference.upper, difference.kind

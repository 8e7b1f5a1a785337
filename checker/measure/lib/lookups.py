"""What was matched, and the regions, by what they are asked for, so that no measure walks through all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.language.runs import Names
from checker.model import Matching, Pair, Region, SentencePair, Series, Target


class Lookups:
    """Pairs and series by target, pairs of sentences by passage, regions by the one around them and by their names.

    What is found stands in the order in which it was matched, regions in that of their table.
    """

    def __init__(self, matching: Matching, regions: Sequence[Region]) -> None:
        self._above: dict[str, list[Pair]] = defaultdict(list)
        self._pairs_with: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        self._repeating: dict[str, list[Pair]] = defaultdict(list)
        for pair in matching.pairs:
            if pair.relation == "above":
                self._above[pair.lower.id].append(pair)
            if pair.repeats:
                self._repeating[pair.repeats].append(pair)
            self._pairs_with[pair.upper.id, pair.lower.doc].append(pair)
            if (pair.lower.id, pair.upper.doc) != (pair.upper.id, pair.lower.doc):
                self._pairs_with[pair.lower.id, pair.upper.doc].append(pair)
        self._series: dict[str, list[Series]] = defaultdict(list)
        for series in matching.series:
            for target in dict.fromkeys(one.id for one in series.targets):
                self._series[target].append(series)
        self._sentences: dict[tuple[str, int, str], list[SentencePair]] = defaultdict(list)
        self._sentences_above: dict[tuple[str, int, str], list[SentencePair]] = defaultdict(list)
        for sentence in matching.sentences:
            self._sentences[sentence.upper.doc, sentence.upper.passage, sentence.lower.doc].append(sentence)
            self._sentences_above[sentence.lower.doc, sentence.lower.passage, sentence.upper.doc].append(sentence)
        self._below: dict[str, list[Region]] = defaultdict(list)
        self._codes: dict[str, list[str]] = defaultdict(list)
        for region in {region.code: region for region in regions}.values():
            self._below[region.parent].append(region)
            if region.name:
                self._codes[region.name].append(region.code)
        self._names = Names(self._codes)
        self._named: dict[str, frozenset[str]] = {}

    def above(self, target: Target) -> Sequence[Pair]:
        """Return the pairs of a target with those of plans above."""
        return self._above.get(target.id, ())

    def pairs_with(self, target: Target, doc: str) -> Sequence[Pair]:
        """Return the pairs of a target with one of a document."""
        return self._pairs_with.get((target.id, doc), ())

    def repeating(self, pair: Pair) -> Sequence[Pair]:
        """Return the pairs that are other mentions of the two targets of one."""
        return self._repeating.get(pair.id, ())

    def series(self, target: str) -> Sequence[Series]:
        """Return the series a target stands in."""
        return self._series.get(target, ())

    def sentences(self, upper: str, passage: int, lower: str) -> Sequence[SentencePair]:
        """Return the pairs of a sentence of this passage of an upper document with one of a lower document."""
        return self._sentences.get((upper, passage, lower), ())

    def sentences_above(self, lower: str, passage: int, upper: str) -> Sequence[SentencePair]:
        """Return the pairs of a sentence of this passage of a lower document with one of an upper document."""
        return self._sentences_above.get((lower, passage, upper), ())

    def below(self, code: str) -> Sequence[Region]:
        """Return the regions next below one."""
        return self._below.get(code, ())

    def named(self, text: str) -> frozenset[str]:
        """Return the codes of the regions a text names."""
        if text not in self._named:
            names = self._names.in_text(text)
            self._named[text] = frozenset(code for name in names for code in self._codes[name])
        return self._named[text]

"""Two documents sentence by sentence: which sentence of the lower one was written after which of the upper one.

Sentences are compared by pairs of characters, each weighted by how rare it is in the two documents; regions, years,
figures and lists of offices are masked. Two sentences belong together where each is the best the other has; a part of a
sentence that was cut in two, or put into a longer one, where it is contained in it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from checker.language.characters import plain
from checker.language.typesetting import as_printed
from checker.match.adjoining import of_rules
from checker.match.clausesalike import left_alone, taken_up
from checker.match.heads import of_vigour
from checker.match.loosened import of_one_matter
from checker.match.passages import Clause, Sentence, clauses_of, places_of, sentences
from checker.match.rewording import reworded
from checker.match.wordruns import equal_runs
from checker.model import ClausePair, Document, Quote, Relation, SentencePair

CONTAINED = 0.62
"""From this part on of the rarer pairs of characters, a shorter sentence is contained in a longer one."""
_COMMON = 0.04  # what stands in more than this part of the sentences finds no candidates
_FEW = 12
_WORTH = 0.2  # a candidate shares this part of the smaller sentence in rare pairs of characters

Grams = frozenset[str]


class Bar(NamedTuple):
    """How alike two texts have to be, 0 to 1, to say the same; see tests/match.

    `alike` where each is the best of the other, `nearly` where only one is; `clause` two clauses of such a pair;
    `judged` for what differs between them to be worth a question.
    """

    alike: float
    nearly: float
    clause: float
    judged: float


SENTENCES = Bar(alike=0.40, nearly=2.0, clause=0.45, judged=0.0)
CLAUSES = Bar(alike=0.38, nearly=0.60, clause=0.38, judged=0.75)
"""Of clauses by themselves, the verbs by which they ask left out."""


def align(upper: Document, lower: Document, relation: Relation) -> tuple[SentencePair, ...]:
    """Return the sentences of two documents that say the same, in the order of the upper document."""
    names = places_of(upper, lower)
    return _aligned(_Known((_read(upper), _read(lower)), upper, lower), names, relation)


def _read(document: Document) -> tuple[object, ...]:
    """Return what of a document its alignment depends on."""
    texts = tuple((passage.number, passage.kind, passage.section, passage.text) for passage in document.passages)
    return document.id, document.source, texts, document.sections, document.level, document.period


class _Known:
    """Two documents by what their alignment depends on, so that a copy with one changed field meets what is known."""

    def __init__(self, key: tuple[object, ...], upper: Document, lower: Document) -> None:
        self._key = key
        self.upper, self.lower = upper, lower

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


# Where one document of several is changed again and again, as in an audit, the others need not be aligned anew.
@lru_cache(maxsize=16)
def _aligned(known: _Known, names: frozenset[str], relation: Relation) -> tuple[SentencePair, ...]:
    above, below = sentences(known.upper, names), sentences(known.lower, names)
    spoken = plain("".join(passage.text for passage in known.lower.passages))
    whole = tuple(_pairs(known, above, below, relation, spoken, SENTENCES))
    taken = taken_up(whole)
    mine, theirs = left_alone(known.upper.id, above, taken), left_alone(known.lower.id, below, taken)
    named = {pair.id for pair in whole}
    found = list(whole)
    for pair in _pairs(known, mine, theirs, relation, spoken, CLAUSES):
        # The first clauses of two sentences may be a pair beside the sentences themselves.
        found.append(replace(pair, id=f"{pair.id}~clause") if pair.id in named else pair)
    return tuple(
        sorted(found, key=lambda pair: (pair.upper.passage, pair.upper.start, pair.lower.passage, pair.lower.start))
    )


def _pairs(
    known: _Known, above: Sequence[Sentence], below: Sequence[Sentence], relation: Relation, spoken: str, bar: Bar
) -> Iterator[SentencePair]:
    """Yield the pairs of sentences that belong together and have a clause in common."""
    rarity = Rarity([one.masked for one in (*above, *below)])
    for left, right, likeness in couples(above, below, rarity, bar):
        pair = _pair(known, above[left], below[right], relation, likeness, rarity, spoken, bar)
        if pair.clauses:
            yield pair


class Rarity:
    """How rare each pair of characters is among these sentences."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = Counter(gram for text in texts for gram in grams(text))
        self.count = len(texts)
        self._most = math.log(1 + self.count)
        self.of: Mapping[str, float] = {gram: math.log(1 + self.count / n) for gram, n in counted.items()}
        self.often = {gram for gram, n in counted.items() if n > max(_FEW, _COMMON * self.count)}

    def weight(self, of_one: Grams) -> float:
        """Return the weight of a set of pairs of characters."""
        return math.fsum(self.of.get(gram, self._most) for gram in of_one)

    def likeness(self, one: Grams, other: Grams) -> tuple[float, float]:
        """Return how alike two sets are, and how much of the smaller one is in the larger."""
        return parts(self.weight(one & other), self.weight(one), self.weight(other))


def parts(shared: float, mine: float, theirs: float) -> tuple[float, float]:
    """Return how alike two sets are, and how much of the smaller is in the larger, by their weights and the shared."""
    return (round(2 * shared / (mine + theirs), 9), round(shared / min(mine, theirs), 9)) if shared > 0 else (0.0, 0.0)


@lru_cache(maxsize=32768)
def grams(text: str) -> Grams:
    """Return the pairs of neighbouring characters of a text."""
    return frozenset(one + other for one, other in pairwise(text))


def couples(
    above: Sequence[Sentence], below: Sequence[Sentence], rarity: Rarity, bar: Bar = SENTENCES
) -> list[tuple[int, int, float]]:
    """Return which sentences belong together, by their places, with their likeness."""
    mine, theirs = [grams(one.masked) for one in above], [grams(one.masked) for one in below]
    weigh_mine, weigh_theirs = [rarity.weight(one) for one in mine], [rarity.weight(one) for one in theirs]
    scores: dict[tuple[int, int], tuple[float, float]] = {}
    for left, right in _worth_weighing(mine, theirs, weigh_mine, weigh_theirs, rarity):
        shared = rarity.weight(mine[left] & theirs[right])
        scores[left, right] = parts(shared, weigh_mine[left], weigh_theirs[right])
    best_left, best_right = best(scores, 0), best(scores, 1)
    found: dict[tuple[int, int], float] = {}
    mutual = {(left, right) for left, right in scores if best_left[left] == right and best_right[right] == left}
    # What is taken over word for word is not said once more by another sentence below.
    given = {left for left, right in mutual if above[left].masked == below[right].masked}
    for (left, right), (likeness, contained) in scores.items():
        if left in given and above[left].masked != below[right].masked:
            continue
        both = (left, right) in mutual
        one_way = best_left.get(left) == right or best_right.get(right) == left
        holds = one_way and contained >= CONTAINED and _enough(mine, theirs, left, right)
        if (both and likeness >= bar.alike) or (one_way and likeness >= bar.nearly) or holds:
            found[left, right] = max(likeness, contained if not both or likeness < bar.alike else 0.0)
    return [(left, right, found[left, right]) for left, right in sorted(found)]


def _worth_weighing(
    mine: Sequence[Grams],
    theirs: Sequence[Grams],
    weigh_mine: Sequence[float],
    weigh_theirs: Sequence[float],
    rarity: Rarity,
) -> Iterator[tuple[int, int]]:
    """Yield the couples that share enough of their rare pairs of characters."""
    import numpy

    listed: dict[str, list[int]] = defaultdict(list)
    for right, of_one in enumerate(theirs):
        for gram in of_one - rarity.often:
            listed[gram].append(right)
    standing = {gram: numpy.array(rights) for gram, rights in listed.items()}
    least = numpy.array(weigh_theirs)
    for left, of_one in enumerate(mine):
        found = [(rarity.of[gram], standing[gram]) for gram in sorted(of_one - rarity.often) if gram in standing]
        if not found:
            continue
        places = numpy.concatenate([rights for _, rights in found])
        weights = numpy.repeat([weight for weight, _ in found], [len(rights) for _, rights in found])
        shared = numpy.bincount(places, weights, len(theirs))
        worth = (shared > 0) & (shared >= _WORTH * numpy.minimum(weigh_mine[left], least))
        yield from ((left, right) for right in numpy.flatnonzero(worth).tolist())


def _enough(mine: Sequence[Grams], theirs: Sequence[Grams], left: int, right: int) -> bool:
    """Say whether the smaller of two sentences holds enough for being contained to mean anything."""
    return min(len(mine[left]), len(theirs[right])) >= _FEW


def best(scores: Mapping[tuple[int, int], tuple[float, float]], side: int) -> dict[int, int]:
    """Return for each of one side, 0 or 1, which of the other it is most like."""
    known_best: dict[int, tuple[float, float, int]] = {}
    for couple, (likeness, contained) in sorted(scores.items()):
        known = known_best.get(couple[side])
        # Of sentences that are as like, as in a table beside the text, the one in the same place of the order counts.
        if (
            known is None
            or (likeness, contained) > known[:2]
            or ((likeness, contained) == known[:2] and abs(couple[0] - couple[1]) < abs(couple[side] - known[2]))
        ):
            known_best[couple[side]] = (likeness, contained, couple[1 - side])
    return {one: other for one, (_, _, other) in known_best.items()}


def _pair(
    known: _Known,
    one: Sentence,
    other: Sentence,
    relation: Relation,
    likeness: float,
    rarity: Rarity,
    spoken: str,
    bar: Bar,
) -> SentencePair:
    clauses = tuple(clause_pairs(one, other, rarity, bar.clause))
    upper, lower = quote_of(known.upper, one), quote_of(known.lower, other)
    names = places_of(known.upper, known.lower)
    pair = SentencePair(
        id=f"{upper.doc}#{upper.passage}.{upper.start}~{lower.doc}#{lower.passage}.{lower.start}",
        upper=upper,
        lower=lower,
        relation=relation,
        likeness=round(likeness, 4),
        verbatim=_words(upper, names) == _words(lower, names),
        clauses=clauses,
        equal=(),
    )
    if not clauses:
        return pair
    pair = replace(pair, equal=equal_runs(upper.text, lower.text, names), behind=one.behind or other.behind)
    if pair.behind:
        return pair
    if max(one.likeness for one in clauses) >= bar.judged or of_one_matter(upper.text, lower.text, names):
        return replace(pair, differences=reworded(pair, known.upper, known.lower, names, spoken))
    return replace(pair, differences=(*of_vigour(pair), *of_rules(pair)))


def _words(quote: Quote, names: frozenset[str]) -> str:
    """Return what is compared of a quote, with all its verbs."""
    return "".join(clause.masked for clause in clauses_of(quote.text, names))


def quote_of(document: Document, sentence: Sentence) -> Quote:
    """Return a sentence as it is quoted from its document."""
    places = sentence.passage.origin[sentence.start : sentence.end]
    written = as_printed(sentence.text, document.source, places, document.raised)
    return Quote.of(document, sentence.passage, sentence.start, sentence.end, written)


def clause_pairs(
    one: Sentence, other: Sentence, rarity: Rarity, least: float = SENTENCES.clause
) -> Iterator[ClausePair]:
    """Yield the clauses of two sentences that say the same: each the best of the other, and alike enough."""
    scores = {
        (left, right): rarity.likeness(grams(mine.masked), grams(theirs.masked))
        for left, mine in enumerate(one.clauses)
        for right, theirs in enumerate(other.clauses)
    }
    best_left, best_right = best(scores, 0), best(scores, 1)
    for left, right in sorted(best_left.items()):
        likeness, _ = scores[left, right]
        if best_right[right] == left and likeness >= least:
            yield ClausePair(
                upper=_inside(one, one.clauses[left]),
                lower=_inside(other, other.clauses[right]),
                likeness=round(likeness, 4),
            )


def _inside(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    return clause.start - sentence.start, clause.end - sentence.start

"""Tasks of a higher plan that no sentence of a lower plan takes up, where the lower plan was written after it.

A plan that carries another one out goes along it paragraph by paragraph. What such a paragraph asks and the lower plan
says nowhere was left out, on purpose or not; of a plan that was written by itself nothing of the kind can be said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from checker.language.numbering import opening
from checker.language.ownplan import of_plans
from checker.match.alignment import Grams, Rarity, grams
from checker.match.clausesalike import asks, taken_up, without_verbs
from checker.match.concerning import Asking
from checker.match.otherwords import OtherWords
from checker.match.passages import Clause, Sentence, places_of, sentences
from checker.match.tasksnamed import of_clauses
from checker.model import Document, SentencePair, Target
from checker.model.alignment import READ_BY_PARAGRAPH

_WRITTEN_AFTER, _TAKEN_OVER = 0.35, 0.5
"""From this part of its asking clauses on, a lower plan was written after a higher one, or after a paragraph of it.

Of 33 pairs of published plans 14 take over less than 0.27 of the clauses, and 19 more than 0.37.
"""
_FEW = 3  # asking clauses of a paragraph that is judged by itself
_SAID = 0.45
"""From this part of the weight of its pairs of characters on, a sentence below speaks of what a clause asks."""
_SHORTEST_OBJECT = 5  # characters of a clause without its verbs, regions, years and figures

_BRACKETS = ("（", "(", "【", "[")  # before who is responsible
_STATEMENT = re.compile(r"[\u4e00-\u9fa5]{1,10}(?:就|也|还)?是(?!否)")  # 工业是排放的主要领域


def tasks_left_open(
    upper: Document,
    lower: Document,
    concerned: Asking,
    pairs: Sequence[SentencePair],
    targets: Sequence[Target],
) -> Iterator[Target]:
    """Yield a target without a figure for each run of clauses that asks something of which the lower plan is silent.

    `concerned` says whether what a text asks can be the lower plan's matter. The targets of one paragraph bear one
    name, that of the first. Clauses that hold one of the upper plan's `targets` are asked after already.
    """
    if not lower.region or lower.region == upper.region or lower.excerpt or upper.excerpt:
        return
    places = places_of(upper, lower)
    above, below = sentences(upper, places), sentences(lower, places)
    rarity = Rarity([one.masked for one in (*above, *below)])
    said = [grams(one.masked) for one in below]
    taken, lost = taken_up(pairs), _told_as_lost(pairs)
    in_other_words = OtherWords(lower, below, pairs, taken)
    told = defaultdict(list)
    for target in targets:
        told[target.quote.passage].append(target.quote)
    aims = {section.number for section in upper.sections if section.role == "aims"}
    asked = {number: list(asking(group, aims)) for number, group in groupby(above, key=lambda one: one.passage.number)}

    def followed(clauses: Sequence[tuple[Sentence, Clause]]) -> float:
        """Return which part of some clauses is taken over below, 0 to 1."""
        found = sum((upper.id, one.passage.number, clause.start) in taken for one, clause in clauses)
        return found / len(clauses) if clauses else 0.0

    def open_(sentence: Sentence, clause: Clause) -> bool:
        number = sentence.passage.number
        if (upper.id, number, clause.start) in taken or any(clause.start <= at < clause.end for at in lost[number]):
            return False
        if any(quote.start < clause.end and clause.start < quote.end for quote in told[number]):
            return False
        about = without_verbs(clause.masked)
        text = sentence.passage.text[clause.start : clause.end]
        so_far = sentence.passage.text[sentence.start : clause.start]
        if of_plans(text, _before(sentence, clause)) or not concerned(text, so_far):
            return False
        if len(about) < _SHORTEST_OBJECT or _spoken_of(grams(about), said, rarity):
            return False
        return not in_other_words(number, text)

    whole = followed([one for clauses in asked.values() for one in clauses]) >= _WRITTEN_AFTER
    for clauses in asked.values():
        if not whole and (len(clauses) < _FEW or followed(clauses) < _TAKEN_OVER):
            continue
        name = ""
        for sentence, run in _runs([one for one in clauses if open_(*one)]):
            found = of_clauses(upper, lower, sentence, run, READ_BY_PARAGRAPH, name)
            name = name or found.base_name
            yield found


def _before(sentence: Sentence, clause: Clause) -> str:
    """Return the clause before one in its sentence, "" for the first."""
    at = sentence.clauses.index(clause)
    return sentence.passage.text[sentence.clauses[at - 1].start : sentence.clauses[at - 1].end] if at else ""


def _told_as_lost(pairs: Sequence[SentencePair]) -> dict[int, list[int]]:
    """Return by passages of the upper plan where the clauses stand that sentences taken over are told to have lost."""
    found: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        found[pair.upper.passage] += [
            pair.upper.start + one.upper[0] for one in pair.differences if one.kind == "clause"
        ]
        if any(one.kind == "broken" for one in pair.differences):  # both sentences are told as they stand
            found[pair.upper.passage] += range(pair.upper.start, pair.upper.end)
    return found


def asking(group: Iterable[Sentence], aims: Collection[int]) -> Iterator[tuple[Sentence, Clause]]:
    """Yield the clauses of a paragraph by which something is asked.

    What opens the document tells why it is made, and its aims what will be so, no task.
    """
    for sentence in group:
        section = sentence.passage.section
        if sentence.behind or sentence.passage.kind == "row" or section is None or section in aims:
            continue
        for clause in sentence.clauses:
            text = sentence.passage.text[clause.start : clause.end]
            text = text[opening(text) :].lstrip()
            if not text.startswith(_BRACKETS) and not _STATEMENT.match(text) and asks(text):
                yield sentence, clause


def _runs(clauses: Sequence[tuple[Sentence, Clause]]) -> Iterator[tuple[Sentence, tuple[Clause, ...]]]:
    """Yield the clauses that follow one another in a sentence together."""
    run: list[Clause] = []
    before: Sentence | None = None
    for sentence, clause in clauses:
        if run and before is not None and (sentence is not before or not _next_to(sentence, run[-1], clause)):
            yield before, tuple(run)
            run = []
        run.append(clause)
        before = sentence
    if run and before is not None:
        yield before, tuple(run)


def _next_to(sentence: Sentence, one: Clause, other: Clause) -> bool:
    return sentence.clauses.index(other) == sentence.clauses.index(one) + 1


def _spoken_of(about: Grams, said: Sequence[Grams], rarity: Rarity) -> bool:
    least = _SAID * rarity.weight(about)
    return any(rarity.weight(about & one) >= least for one in said)

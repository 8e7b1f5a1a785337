"""What those below report each year, and until when, where they report later than they are themselves reported on.

A city that has its counties report by the end of the year cannot report to the province by the end of November. Each
plan has one such date as a rule; of several nobody can say which belongs to which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.language.characters import plain
from checker.language.rewording import sayings
from checker.match.besides import set_beside
from checker.match.duedates import due_in_a_year
from checker.match.passages import Clause, Sentence, places_of, sentences
from checker.model import Document, SentencePair


def with_late_reports(upper: Document, lower: Document, pairs: Sequence[SentencePair]) -> list[SentencePair]:
    """Return pairs of sentences of two documents with the yearly report that comes too late below."""
    places = places_of(upper, lower)
    above, below = (_reports(sentences(document, places)) for document in (upper, lower))
    found = list(pairs)
    if len(above) != 1 or len(below) != 1:
        return found
    (one, mine, (start, end, due)), (other, theirs, (from_, to, given)) = above[0], below[0]
    told = any(
        difference.kind == "year-later" and pair.upper.passage == one.passage.number
        for pair in found
        for difference in pair.differences
    )
    if given > due and not told:
        spans = (mine.start + start, mine.start + end), (theirs.start + from_, theirs.start + to)
        set_beside(found, (upper, lower), ((one, mine), (other, theirs)), spans, "year-later", places, given - due)
    return found


def _reports(of_one: Sequence[Sentence]) -> list[tuple[Sentence, Clause, tuple[int, int, int]]]:
    """Return the clauses by which somebody reports to those above each year, with when, where and in which month."""
    found = []
    for sentence in of_one:
        for clause in () if sentence.behind else sentence.clauses:
            text = plain(sentence.passage.text[clause.start : clause.end])
            due = due_in_a_year(text)
            if len(due) == 1 and _reported().search(text, due[0][1]):
                found.append((sentence, clause, due[0]))
    return found


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(sayings()["reports"]["reported"])

"""The deadline that a sentence lost, or that is later, where it was taken over into a lower plan."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from checker.language.characters import plain
from checker.language.punctuation import FULL_STOP
from checker.language.times import Time, last_day, times
from checker.match.clausesalike import of_one_object, without_times
from checker.model import ClausePair, Difference, DifferenceKind, Document, Quote, SentencePair

_SAME = 0.6  # likeness of two clauses of which the one can be said to have lost its year
_MONTHS = 12
_SEVERAL = 2  # years in one clause: 2023年和2025年
# 次年3月底前 and 2027年3月底前 are of one year.
_IN_A_YEAR = re.compile(
    r"(?:(?P<every>每年)|(?<![年\d至—－-]))\s?(?P<month>1[0-2]|[1-9])\s?月(?:[1-3]?\d日|[上中下]旬|底|末|初)?(?:之?前|以前)"
    r"|(?P<each>每年)年?[底末](?:之?前|以前)?"
)
_EACH_YEAR = "每年"
_ONLY_WHEN = re.compile(r"[在到于年中初底末前和与及、分别]*")


def _with_time_before(text: str, start: int) -> int:
    """Return where a clause begins with the clause before it that says nothing but when: 在2023年和2025年，开展……."""
    before = text[:start].rstrip("，")
    opening = before.rfind("，") + 1
    rest = without_times(plain(before[opening:]))
    only_when = rest != plain(before[opening:]) and _ONLY_WHEN.fullmatch(rest)
    return opening if only_when else start


def later_or_gone(
    clauses: ClausePair, pair: SentencePair, documents: tuple[Document, Document], names: frozenset[str]
) -> Iterator[Difference]:
    """Yield the deadline of a clause that is later below, or gone though the lower plan runs longer.

    A deadline stands in its clause or governs it from the words before it in its sentence; one of the two stands in it.
    """
    upper, lower = documents
    (start, to), (at, _) = clauses.upper, clauses.lower
    start = _with_time_before(pair.upper.text, start)
    above, below = plain(pair.upper.text[start:to]), plain(pair.lower.text[slice(*clauses.lower)])
    mine = [one for one in times(above, upper.period) if one.role == "deadline" and one.year]
    if any(char.isdigit() for side in (above, below) for char in without_times(side)):
        return  # a figure has its own year, which is asked after with it
    theirs = [one for one in times(below, lower.period) if one.role in ("deadline", "relative", "period", "start")]
    dated = [one for one in theirs if one.role == "deadline" and one.year is not None]
    governs = None if mine else _governing(pair.upper, start, upper)
    asked = mine[0] if mine else governs
    if asked is None or asked.year is None or (mine and asked.end == len(above)):
        return
    here = (start + asked.start, start + asked.end) if mine else (start, start)
    found, last = None, lower.period[1] if lower.period else None
    of_one_thing = clauses.likeness >= _SAME or of_one_object(above, below, names)
    gone = not any(one.role != "base" for one in times(plain(pair.lower.text), lower.period))
    if len(theirs) == len(dated) == 1 and len(mine) < _SEVERAL:
        found = (at + dated[0].start, at + dated[0].end), dated[0]
    elif not theirs and len(mine) == 1 and (given := _governing(pair.lower, at, lower)) is not None:
        found = (at, at), replace(given, text=given.text.removeprefix("到"))
    elif gone and mine and last is not None and last > asked.year and of_one_thing:
        # of several, as in 2023年和2025年, the first has no other that it could be held to
        yield _difference("year-gone", here, (at, at), asked.text, "", 0)
    if found is not None and (months := _month(found[1]) - _month(asked)) > 0:
        yield _difference("year-later", here, found[0], asked.text, found[1].text, months)


def later_in_a_year(clauses: ClausePair, above: str, below: str) -> Iterator[Difference]:
    """Yield the month by which a clause is due without a year, where it is later below: 每年3月底前 -> 每年9月底前."""
    mine, theirs = (list(_IN_A_YEAR.finditer(plain(text))) for text in (above, below))
    if len(mine) != 1 or len(theirs) != 1 or clauses.likeness < _SAME:
        return
    months = _of_year(theirs[0]) - _of_year(mine[0])
    if months > 0 and mine[0][0].startswith(_EACH_YEAR) == theirs[0][0].startswith(_EACH_YEAR):
        places = [
            (at + found.start(), at + found.end())
            for at, found in ((clauses.upper[0], mine[0]), (clauses.lower[0], theirs[0]))
        ]
        yield _difference("year-later", places[0], places[1], mine[0][0], theirs[0][0], months)


def due_in_a_year(text: str) -> list[tuple[int, int, int]]:
    """Return where a plain text says by when each year something is due, and the month, 1 to 12."""
    found = (one for one in _IN_A_YEAR.finditer(text) if one[0].startswith(_EACH_YEAR))
    return [(one.start(), one.end(), _of_year(one)) for one in found]


def _of_year(found: re.Match[str]) -> int:
    return _MONTHS if found["each"] else int(found["month"])


def _difference(
    kind: DifferenceKind, above: tuple[int, int], below: tuple[int, int], asked: str, given: str, months: int
) -> Difference:
    return Difference(kind=kind, upper=above, lower=below, upper_words=asked, lower_words=given, months=months)


def _governing(quote: Quote, at: int, document: Document) -> Time | None:
    """Return the deadline that governs a place of a quote from the words before it in its sentence, None for none."""
    passage = document.passages[bisect_left(document.passages, quote.passage, key=lambda one: one.number)]
    text = plain(passage.text[: quote.start + at])
    stops = [stop.end() for stop in FULL_STOP.finditer(text)]
    spoken = [one for one in times(text[stops[-1] if stops else 0 :], document.period) if one.role != "base"]
    return spoken[-1] if spoken and spoken[-1].role == "deadline" and spoken[-1].year is not None else None


def _month(time: Time) -> int:
    """Return a deadline counted in months."""
    ends = last_day(time.text)
    return _MONTHS * (time.year or 0) + (ends[0] if ends else _MONTHS)

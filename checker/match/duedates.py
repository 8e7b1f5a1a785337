"""The deadline that a sentence lost, or that is later, where it was taken over into a lower plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.characters import plain
from checker.language.times import times
from checker.model import ClausePair, Difference, Document, SentencePair

_SAME = 0.6  # likeness of two clauses of which the one can be said to have lost its year
_ONLY_WHEN = re.compile(r"[在到于年中初底末前和与及、分别]*")


def _with_time_before(text: str, start: int) -> int:
    """Return where a clause begins with the clause before it that says nothing but when: 在2023年和2025年，开展……."""
    before = text[:start].rstrip("，")
    opening = before.rfind("，") + 1
    rest = _without_times(plain(before[opening:]))
    only_when = rest != plain(before[opening:]) and _ONLY_WHEN.fullmatch(rest)
    return opening if only_when else start


def _without_times(text: str) -> str:
    for one in reversed(times(text)):
        text = text[: one.start] + text[one.end :]
    return text


def later_or_gone(clauses: ClausePair, pair: SentencePair, upper: Document, lower: Document) -> Iterator[Difference]:
    """Yield the deadline of a clause that is later below, or gone though the lower plan runs longer."""
    (start, to), (at, _) = clauses.upper, clauses.lower
    start = _with_time_before(pair.upper.text, start)
    above, below = plain(pair.upper.text[start:to]), plain(pair.lower.text[slice(*clauses.lower)])
    mine = [one for one in times(above, upper.period) if one.role == "deadline" and one.year]
    if any(char.isdigit() for side in (above, below) for char in _without_times(side)):
        return  # a figure has its own year, which is asked after with it
    asked = mine[0] if mine else None
    if asked is None or asked.year is None or asked.end == len(above):
        return
    theirs = [one for one in times(below, lower.period) if one.role in ("deadline", "relative", "period", "start")]
    year, last = asked.year, lower.period[1] if lower.period else None
    gone = not any(one.role != "base" for one in times(plain(pair.lower.text), lower.period))
    dated = [one for one in theirs if one.role == "deadline" and one.year is not None]
    if gone and last is not None and last > year and clauses.likeness >= _SAME:
        found = (at, at, 0)  # of several, as in 2023年和2025年, the first has no other that it could be held to
    elif len(mine) == len(theirs) == len(dated) == 1 and dated[0].year is not None and dated[0].year > year:
        found = (at + dated[0].start, at + dated[0].end, dated[0].year - year)
    else:
        return
    yield Difference(
        kind="year-later" if found[2] else "year-gone",
        upper=(start + asked.start, start + asked.end),
        lower=found[:2],
        upper_words=pair.upper.text[start + asked.start : start + asked.end],
        lower_words=pair.lower.text[found[0] : found[1]],
        years=found[2],
    )

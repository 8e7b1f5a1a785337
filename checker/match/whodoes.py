"""Who pays for something or does it, where that was handed down in a sentence taken over."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.rewording import duties
from checker.model import ClausePair, Difference, Document

LEVELS = {"national": 0, "province": 1, "city": 2, "county": 3, "town": 4}


def shifted(clauses: ClausePair, above: str, below: str, upper: Document, lower: Document) -> Iterator[Difference]:
    """Yield who pays or does it, where the lower plan hands on what is not the matter of those below it.

    That a city writes its counties where the province wrote its cities is no such thing, but for money; towns are, and
    so is what the province left to the counties: a city's plan has no place of its own to write there.
    """
    mine, theirs = duties(above), duties(below)
    own, over = LEVELS.get(lower.level, 2), LEVELS.get(upper.level, 1)
    if len(mine) != 1 or len(theirs) != 1 or mine[0].pays != theirs[0].pays:
        return
    down = theirs[0].level - mine[0].level
    at_most = own if mine[0].pays or down > 1 else over
    if down > 0 and own < theirs[0].level and (mine[0].level <= at_most or mine[0].level > own):
        yield Difference(
            kind="duty",
            upper=(clauses.upper[0] + mine[0].start, clauses.upper[0] + mine[0].end),
            lower=(clauses.lower[0] + theirs[0].start, clauses.lower[0] + theirs[0].end),
            upper_words=above[mine[0].start : mine[0].end],
            lower_words=below[theirs[0].start : theirs[0].end],
        )

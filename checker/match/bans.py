"""What is forbidden above and below only in principle, or held within limits, wherever the words of the ban stand."""

from __future__ import annotations

import re
from functools import cache

from checker.language import lexicon
from checker.language.characters import plain

_NEAR = 2  # characters between 原则上 and the ban that it loosens

Places = tuple[tuple[int, int], tuple[int, int]]


@cache
def _loosened() -> re.Pattern[str]:
    return lexicon.compiled(rf"<in-principle>.{{0,{_NEAR}}}(?:<ban>|<avoid>|不)")


@cache
def _limited() -> re.Pattern[str]:
    return lexicon.compiled(r"<held-tight>|(?:<strict>)?<limit>")


def with_room(above: str, below: str) -> Places | None:
    """Return where the ban of a clause and what became of it below stand: 严禁将A改作B -> A原则上不得改作B.

    None where the clause forbids nothing, is loosened itself, or is kept.
    """
    one, other = plain(above), plain(below)
    ban = lexicon.compiled("<ban>").search(one)
    if ban is None or _loosened().search(one) or lexicon.compiled("<in-principle>").search(one):
        return None
    if (loosened := _loosened().search(other)) is not None:
        return ban.span(), loosened.span()
    limited = _limited().search(other)
    kept = lexicon.compiled("<ban>").search(other) is not None or _limited().search(one) is not None
    return None if limited is None or kept else (ban.span(), limited.span())

"""How often a thing is done above and below: 每季度至少1次 that became 每半年至少1次."""

from __future__ import annotations

from checker.language.howoften import how_often

Places = tuple[tuple[int, int], tuple[int, int]]


def less_often(above: str, below: str) -> Places | None:
    """Return where two clauses say how often something is done, where the lower one says less; else None.

    The words are the stretches (每季度, 每半年), or the counts (2次, 1次) where the stretch is one.
    """
    mine, theirs = how_often(above), how_often(below)
    if mine is None or theirs is None or theirs.a_year >= mine.a_year:
        return None
    same = above[slice(*mine.stretch)] == below[slice(*theirs.stretch)]
    if same and mine.count is not None and theirs.count is not None:
        return mine.count, theirs.count
    return mine.stretch, theirs.stretch

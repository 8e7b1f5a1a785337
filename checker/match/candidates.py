"""Which couples of targets are worth comparing: those whose names may come as near as anything is done from.

Of all couples of two plans one in a hundred does. These are found in a table of likeness; whether and how two targets
compare is then said by the comparison itself, one by one, as if every couple had been compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from checker.match.likeness import ROUNDING, Likeness
from checker.match.looks import bare
from checker.model import Target


def candidates(
    uppers: Sequence[Target],
    lowers: Sequence[Target],
    likeness: Likeness,
    least: float,
    apart: Sequence[Hashable] = (),
) -> list[tuple[int, int]]:
    """Return the couples, by their places in order, whose closeness may be `least` or more; no other couple's is.

    `apart` says of each target of one document, held against itself, which list it is an item of, None for none: no
    two items of one list are a couple.
    """
    import numpy

    if not uppers or not lowers:
        return []
    names = [sorted({word for one in side for word in _names(one)}) for side in (uppers, lowers)]
    table = likeness.table(*names)
    (mine, my_bare), (theirs, their_bare) = (
        _places(side, known) for side, known in zip((uppers, lowers), names, strict=True)
    )
    near = numpy.maximum(table[numpy.ix_(mine, theirs)], table[numpy.ix_(my_bare, their_bare)]) >= least - ROUNDING
    # One name, or one entry of the catalogue, is as near as can be, whatever the names look like.
    for said in (_base_name, _entry):
        numbers: dict[str, int] = {"": 0} if said is _entry else {}
        one, other = (
            numpy.array([numbers.setdefault(said(target), len(numbers)) for target in side])
            for side in (uppers, lowers)
        )
        near |= (one[:, None] == other[None, :]) & (said is _base_name or one[:, None] != 0)
    if apart:
        lists: dict[Hashable, int] = {None: 0}
        of = numpy.array([lists.setdefault(one, len(lists)) for one in apart])
        near &= (of[:, None] != of[None, :]) | (of[:, None] == 0)
    left, right = numpy.nonzero(near)
    found = set(zip(left.tolist(), right.tolist(), strict=True))
    return sorted(found | _akin(uppers, lowers))


def _akin(uppers: Sequence[Target], lowers: Sequence[Target]) -> set[tuple[int, int]]:
    """Return the couples that state one matter in two ways by the catalogue, whatever their names look like."""
    standing: dict[str, list[int]] = defaultdict(list)
    for place, lower in enumerate(lowers):
        for entry in lower.akin:
            standing[entry].append(place)
    return {
        (left, right) for left, upper in enumerate(uppers) if upper.entry for right in standing.get(upper.entry, ())
    }


def _base_name(target: Target) -> str:
    return target.base_name


def _entry(target: Target) -> str:
    return target.entry


def _names(target: Target) -> tuple[str, str]:
    return target.base_name, bare(target.base_name)


def _places(targets: Sequence[Target], names: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return where the name of each target stands among these, and where its bare name does."""
    at = {name: number for number, name in enumerate(names)}
    return [at[target.base_name] for target in targets], [at[bare(target.base_name)] for target in targets]

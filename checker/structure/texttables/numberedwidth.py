"""How many columns the rows of a table have that are numbered 1, 2, 3, and what the columns hold."""

from __future__ import annotations

from collections import Counter

from checker.structure.texttables.cellkinds import counted
from checker.structure.texttables.celltokens import Tokens
from checker.structure.texttables.rowfit import Profile, profiles

_WIDEST, _NARROWEST = 14, 3
_PROBED = 12  # rows by which the number of columns is told
_TALL = 14  # lines that a row may have more than columns


def widths(tokens: Tokens, start: int, first: int) -> list[int]:
    """Return the numbers of columns that rows numbered from `first` may have, likeliest first."""
    made = tokens.upto(start + 60)
    counts: Counter[int] = Counter()
    for width in range(_NARROWEST, _WIDEST + 1):
        at, number = start, first
        while number < first + _PROBED and at < len(made):
            after = at + width
            made = tokens.upto(after + 4)
            if after < len(made) and counted(made[after].text, number + 1):
                counts[width] += 2
            else:
                near = next(
                    (
                        after + more
                        for more in (1, 2, 3, -1)
                        if after + more < len(made) and counted(made[after + more].text, number + 1)
                    ),
                    None,
                )
                if near is None:
                    break
                after = near
            at, number = after, number + 1
    return [width for width, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))][:3]


def clean(tokens: Tokens, start: int, first: int, width: int) -> list[Profile]:
    """Return what the columns hold by the rows that have just one line a cell."""
    at, number, found = start, first, []
    made = tokens.upto(start + width)
    while number < first + 3 * _PROBED:
        made = tokens.upto(at + width + _TALL)
        stop = next(
            (
                at + more
                for more in (width, *range(width + 1, width + _TALL), width - 1, width - 2)
                if more > 1 and at + more < len(made) and counted(made[at + more].text, number + 1)
            ),
            None,
        )
        if stop is None:
            break
        if stop - at == width:
            found.append(made[at:stop])
        at, number = stop, number + 1
    return profiles(found or [made[start : start + width]] if len(made) >= start + width else [], width)

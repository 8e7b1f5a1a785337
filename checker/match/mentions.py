"""One target said twice in one plan: a sentence of the text and a row of a table with the same figure.

Text and table are written by different hands, so their names differ more than the names of two sentences do. The
figure, its unit, its year and its place must be the same; then the names need only be near, and each goes to the
nearest, one to one. So it is with figures of the same digits that lie a power of ten apart: 4.116万, 411600.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from checker.match.assigning import assign
from checker.match.likeness import Likeness
from checker.match.looks import contrasting
from checker.match.names import apart, normal
from checker.model import Target

TELLING = 4
"""Digits that no two figures of near names share by chance."""
_NEAR = 0.5
_NEARER = 0.65
"""The same for a figure that many indicators share: all of it, or none."""


def twins(targets: Sequence[Target], likeness: Likeness) -> list[tuple[Target, Target]]:
    """Return the couples of sentence and row that say one target, the sentence first."""
    said = [target for target in targets if target.kind != "baseline" and target.amount is not None]
    return _nearest(said, likeness, _figure)


def tenfold(targets: Sequence[Target], likeness: Likeness) -> list[tuple[Target, Target]]:
    """Return the couples of sentence and row whose figures have the same digits and differ by a power of ten.

    A past figure of the text without a year may be of the row's.
    """
    said = [target for target in targets if target.amount is not None and len(digits_of(target)) >= TELLING]
    return [
        (text, row)
        for text, row in _nearest(said, likeness, _digits)
        if _value(text) != _value(row) and _one_year(text, row) and _nearness(text, row, likeness) >= _NEARER
    ]


def digits_of(target: Target) -> str:
    """Return the digits of a figure without point and without noughts at its ends: 4116 of 4.116万; "" without one."""
    return "" if target.amount is None else f"{target.amount.value:f}".replace(".", "").strip("0-")


def _nearest(
    said: Sequence[Target], likeness: Likeness, shared: Callable[[Target], Hashable]
) -> list[tuple[Target, Target]]:
    """Return the sentences and rows that have this in common and are named nearest to each other."""
    texts = [target for target in said if not target.in_table]
    rows = [target for target in said if target.in_table]
    same: dict[Hashable, list[int]] = defaultdict(list)
    for right, row in enumerate(rows):
        same[shared(row)].append(right)
    weights: dict[tuple[int, int], float] = {}
    for left, text in enumerate(texts):
        for right in same.get(shared(text), ()):
            if near := _nearness(text, rows[right], likeness):
                weights[left, right] = near
    return [(texts[left], rows[right]) for left, right in assign(weights).items()]


def _digits(target: Target) -> Hashable:
    """Return what a sentence and a row must have in common where one has a nought too many."""
    amount = target.amount
    assert amount is not None
    past = target.kind == "baseline"
    return digits_of(target), amount.value_max, amount.dimension or amount.unit, past, target.region, target.scope


def _value(target: Target) -> object:
    return target.amount and target.amount.value


def _one_year(text: Target, row: Target) -> bool:
    return text.due == row.due or (text.due is None and row.kind == "baseline")


def _figure(target: Target) -> Hashable:
    """Return the figure of a target with its unit, year and place: what a sentence and a row must have in common."""
    amount = target.amount
    assert amount is not None
    figure = (amount.value, amount.value_max, amount.dimension or amount.unit)
    return (*figure, target.due, target.region, target.scope)


def _nearness(text: Target, row: Target, likeness: Likeness) -> float:
    """Return how near the names are, 0 where they are too far apart to be one."""
    if contrasting(text.base_name, row.base_name) or _other_thing(text.base_name, row.base_name):
        return 0.0
    one, other = (apart(normal(target.indicator), frozenset({"added", "work"})).base for target in (text, row))
    near = max(likeness(text.base_name, row.base_name), likeness(one, other))
    assert text.amount is not None
    common = text.amount.value in (0, 1, 100)
    return near if near >= (_NEARER if common else _NEAR) else 0.0


def _other_thing(one: str, other: str) -> bool:
    """Say whether the names share little but how they end (森林 and 屋顶光伏 before 覆盖率)."""
    end = next(
        (at for at, (mine, theirs) in enumerate(zip(reversed(one), reversed(other), strict=False)) if mine != theirs),
        min(len(one), len(other)),
    )
    heads = sorted((set(one[: len(one) - end]), set(other[: len(other) - end])), key=len)
    return bool(heads[0]) and 2 * len(heads[0] & heads[1]) < len(heads[0])

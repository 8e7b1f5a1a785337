"""One target said twice in one plan: a sentence of the text and a row of a table with the same figure.

Text and table are written by different hands, so their names differ more than the names of two sentences do. The
figure, its unit, its year and its place must be the same; then the names need only be near, and each goes to the
nearest, one to one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.match.assigning import assign
from checker.match.likeness import Likeness
from checker.match.looks import contrasting
from checker.match.names import apart, normal
from checker.model import Target

_NEAR = 0.5
_NEARER = 0.65
"""The same for a figure that many indicators share: all of it, or none."""


def twins(targets: Sequence[Target], likeness: Likeness) -> list[tuple[Target, Target]]:
    """Return the couples of sentence and row that say one target, the sentence first."""
    said = [target for target in targets if target.kind != "baseline" and target.amount is not None]
    texts = [target for target in said if not target.in_table]
    rows = [target for target in said if target.in_table]
    same: dict[object, list[int]] = defaultdict(list)
    for right, row in enumerate(rows):
        same[_figure(row)].append(right)
    weights: dict[tuple[int, int], float] = {}
    for left, text in enumerate(texts):
        for right in same.get(_figure(text), ()):
            if near := _nearness(text, rows[right], likeness):
                weights[left, right] = near
    return [(texts[left], rows[right]) for left, right in assign(weights).items()]


def _figure(target: Target) -> object:
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

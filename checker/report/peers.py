"""What the plans of one level want of one indicator in one year beside each other: for orientation, no verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from checker.model import Target
from checker.report.lookup import Lookup
from checker.report.matrix import MatrixRow
from checker.report.totals import figure, unit

SEVERAL = 3
"""Plans from which on a place among them says something."""
_HEADS = Decimal(10_000)
_BY_HEADS = frozenset({"stock", "flow", "annual", "cumulative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """What one plan wants: `value` in the canonical unit, `rank` 1 for the highest.

    `per_head` is the figure for ten thousand people and `rank_per_head` its place, None where a figure is no amount
    or nobody says how many people each of the regions has.
    """

    target: Target
    value: Decimal
    rank: int
    per_head: Decimal | None = None
    rank_per_head: int | None = None


@dataclass(frozen=True)
class Peers:
    """The plans of one level, below the provinces of one province, that want something of an indicator in a year.

    The highest stands first. `row` is the number of the indicator's row in the matrix, `above` what plans of a higher
    level want of it in that year and unit.
    """

    row: int
    name: str
    year: int | None
    members: tuple[Peer, ...]
    above: tuple[Target, ...]

    @property
    def middle(self) -> Target:
        """The target in the middle; of two in the middle the higher one."""
        return self.members[(len(self.members) - 1) // 2].target

    @cached_property
    def by_doc(self) -> dict[str, Peer]:
        """The members by their documents."""
        return {peer.target.doc: peer for peer in self.members}


_PROVINCE = 2  # figures of a code of GB/T 2260 that name the province
_BELOW = ("city", "county", "town")
_LEVELS = ("national", "province", "city", "county", "town")


def peers(matrix: Sequence[MatrixRow], lookup: Lookup) -> tuple[Peers, ...]:
    """Return the indicators that several plans of one level have a figure for, in the order of the matrix."""
    found = []
    for at, row in enumerate(matrix):
        if row.documents >= SEVERAL:
            found += _of_row(at, row, lookup)
    return tuple(found)


def _of_row(at: int, row: MatrixRow, lookup: Lookup) -> list[Peers]:
    alike: dict[tuple[str, tuple[object, ...]], dict[str, Target]] = defaultdict(dict)
    for doc, cell in row.cells.items():
        document = lookup.documents[doc]
        for target in cell:
            if figure(target) is not None and target.kind != "baseline" and document.level in _LEVELS:
                below = document.region[:_PROVINCE] if document.level in _BELOW else ""
                alike[document.level, (below, *_sort(target), target.scope)].setdefault(document.region or doc, target)
    found = []
    for (level, _), held in alike.items():
        if len(held) >= SEVERAL:
            one = next(iter(held.values()))
            above = [
                target
                for doc, cell in row.cells.items()
                for target in cell
                if _sort(target) == _sort(one) and _higher(lookup.documents[doc].level, level)
            ]
            found.append(Peers(at, row.name, one.due, _ranked(tuple(held.values()), lookup), tuple(above)))
    return found


def _sort(target: Target) -> tuple[object, ...]:
    """Return what must be the same for two figures to stand beside each other."""
    return unit(target), target.due, target.kind, target.quantity, target.base_year


def _higher(one: str, other: str) -> bool:
    return one in _LEVELS and _LEVELS.index(one) < _LEVELS.index(other)


def _ranked(targets: Sequence[Target], lookup: Lookup) -> tuple[Peer, ...]:
    """Return targets by their figures, the highest first; those that are alike have one rank."""
    values = {target.id: figure(target) or Decimal(0) for target in targets}
    ordered = sorted(targets, key=lambda target: -values[target.id])
    heights = [values[target.id] for target in ordered]
    people = [lookup.population(target) for target in ordered]
    amounts = all(target.quantity in _BY_HEADS for target in targets)
    heads = [value / count * _HEADS if count else None for value, count in zip(heights, people, strict=True)]
    known = amounts and all(people)
    tall = sorted((one for one in heads if one is not None), reverse=True)
    return tuple(
        Peer(
            target=target,
            value=values[target.id],
            rank=heights.index(values[target.id]) + 1,
            per_head=per_head if known else None,
            rank_per_head=tall.index(per_head) + 1 if known and per_head is not None else None,
        )
        for target, per_head in zip(ordered, heads, strict=True)
    )

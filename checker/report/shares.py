"""The table of all shares: what each region takes of a total above it, beside its part of the people, and per head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.model import Group, Target
from checker.report.amounts import plain
from checker.report.lookup import Lookup
from checker.report.totals import figure, unit

_HEADS = Decimal(10_000)
_SEVERAL = 2
_FAR = (Decimal("0.5"), Decimal(2))
"""Beyond these the page marks a share: the range the shipped suite permits without a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A region's part of a total.

    `of_total` and `of_people` go from 0 to 1, `ratio` is the first over the second, `per_head` the figure for ten
    thousand people in the canonical unit, `rank` the place by it among the parts, 1 the highest; None where nobody
    says how many people there are or there is nobody to be ranked with.
    """

    target: Target
    region: str
    of_total: Decimal
    of_people: Decimal | None
    ratio: Decimal | None
    per_head: Decimal | None
    rank: int | None = None

    @property
    def far(self) -> bool:
        """Whether the share lies far from that of the people."""
        return self.ratio is not None and not _FAR[0] <= self.ratio <= _FAR[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A total with the figure per head in its region, the parts that were found, and how many regions are silent."""

    target: Target
    region: str
    per_head: Decimal | None
    parts: tuple[Share, ...]
    silent: int

    @property
    def documents(self) -> frozenset[str]:
        """The documents of the total and of its parts."""
        return frozenset((self.target.doc, *(part.target.doc for part in self.parts)))

    @property
    def heard(self) -> Decimal:
        """The part of the total that the parts make together, from 0 up."""
        return sum((part.of_total for part in self.parts), Decimal(0))


def totals(lookup: Lookup) -> tuple[Total, ...]:
    """Return the totals whose parts were found, those with the most unlike share first."""
    found = [total for group in lookup.run.groups if (total := _total(group, lookup)) is not None]
    return tuple(sorted(found, key=lambda total: -max(_unlike(part) for part in total.parts)))


def _unlike(part: Share) -> Decimal:
    """Return how unlike a share is to that of the people: 1 where they are the same, 4 for four times or a quarter."""
    return max(part.ratio, 1 / part.ratio) if part.ratio else Decimal(1)


def _total(group: Group, lookup: Lookup) -> Total | None:
    whole, people = figure(group.total), lookup.population(group.total)
    if whole is None or whole <= 0:
        return None
    seen: set[str] = set()
    parts: list[Share] = []
    for target in group.parts:
        part, here = figure(target), lookup.population(target)
        if part is None or unit(target) != unit(group.total) or target.due != group.total.due:
            continue  # a sum for another year is another sum
        if target.doc in seen or target.doc == group.total.doc:
            continue
        seen.add(target.doc)
        of_people = Decimal(here) / Decimal(people) if here and people else None
        parts.append(
            Share(
                target=target,
                region=_region(target, lookup),
                of_total=part / whole,
                of_people=of_people,
                ratio=part / whole / of_people if of_people else None,
                per_head=part / here * _HEADS if here else None,
            )
        )
    if not parts:
        return None
    return Total(
        target=group.total,
        region=_region(group.total, lookup),
        per_head=whole / people * _HEADS if people else None,
        parts=_ranked(parts),
        silent=len(group.silent),
    )


def _ranked(parts: Sequence[Share]) -> tuple[Share, ...]:
    """Return the parts by figure per head, the highest first, with their ranks where there are several."""
    ordered = sorted(parts, key=lambda part: -(part.per_head or Decimal(0)))
    if len(parts) < _SEVERAL or any(part.per_head is None for part in parts):
        return tuple(ordered)
    heights = [part.per_head for part in ordered]
    return tuple(
        Share(
            target=part.target,
            region=part.region,
            of_total=part.of_total,
            of_people=part.of_people,
            ratio=part.ratio,
            per_head=part.per_head,
            rank=heights.index(part.per_head) + 1,
        )
        for part in ordered
    )


def _region(target: Target, lookup: Lookup) -> str:
    document = lookup.documents.get(target.doc)
    named = document.region_name or lookup.region(document.region) if document else ""
    return named or lookup.title(target.doc)


def percent(part: Decimal | None) -> str:
    """Write a part of one as a percentage with one place, "" for none."""
    return "" if part is None else f"{plain(round(part * 100, 1))}%"


def ratio(of: Decimal | None) -> str:
    """Write a ratio with two places, "" for none."""
    return "" if of is None else plain(round(of, 2))


def per_head(of: Decimal | None) -> str:
    """Write a figure per ten thousand people with three telling digits, "" for none."""
    if of is None:
        return ""
    places = max(0, 2 - of.adjusted()) if of else 0
    return plain(round(of, places))

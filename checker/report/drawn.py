"""Which figures the pictures show, and in what order; pictures.py draws them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.model import Amount, Series, Target
from checker.report import amounts
from checker.report.lookup import Lookup
from checker.report.matrix import MatrixRow


@dataclass(frozen=True, slots=True)
class RegionShare:
    """One part of a total: whose, of what, and its shares of the people and of the total, in percent."""

    region: str
    indicator: str
    people: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document allows for an indicator: the interval, the printed figure, and how to name both."""

    name: str
    label: str
    printed: Decimal
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator as several documents state it, in one unit."""

    indicator: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """One issuer's figures for one indicator: year, figure, whether it is a baseline, and how it was printed."""

    region: str
    indicator: str
    points: tuple[tuple[int, Decimal, bool, str], ...]


def shares(lookup: Lookup) -> list[RegionShare]:
    """Return every part of a total whose region and total both have a population, the most lopsided first."""
    found: dict[tuple[str, str, Decimal], RegionShare] = {}
    for group in lookup.run.groups:
        whole = lookup.population(group.total)
        for part in group.parts:
            people = lookup.population(part)
            above, below = _size(group.total), _size(part)
            if not (whole and people and above and below) or part.doc == group.total.doc or people == whole:
                continue
            region = lookup.documents[part.doc].region_name or part.region
            share = RegionShare(region, part.indicator, 100 * Decimal(people) / whole, 100 * below / above)
            found.setdefault((region, part.indicator, share.total), share)
    return sorted(found.values(), key=lambda one: (-one.total / one.people, one.region, one.indicator))


def _size(target: Target) -> Decimal | None:
    if target.amount is None or target.amount.value <= 0:
        return None
    return target.amount.low or target.amount.high or target.amount.value


def comparisons(lookup: Lookup, matrix: Sequence[MatrixRow]) -> list[Comparison]:
    """Return the indicators two documents state differently in one unit, those in most documents first.

    A total and its parts are no comparison: they are drawn as shares.
    """
    found = []
    allocated = {target.id for group in lookup.run.groups for target in (group.total, *group.parts)}
    for row in matrix:
        if row.documents < 2:
            continue
        held = _alike(tuple(row.cells.values()))
        if len(held) < 2 or any(target.id in allocated for target in held):
            continue
        statements = tuple(_statement(target, target.amount, lookup) for target in held if target.amount is not None)
        if len({(one.printed, one.low, one.high) for one in statements}) > 1:
            found.append(Comparison(row.name, statements))
    return sorted(found, key=lambda one: -len(one.statements))


def _alike(cells: Sequence[Sequence[Target]]) -> list[Target]:
    """Return one target a document, all of the kind and unit that most documents use, of one year where they can be.

    The year is the one that most documents have, of several the last; of a document without it the year next to that.
    """
    found: dict[tuple[str, str], dict[str, dict[int, Target]]] = {}
    for cell in cells:
        for target in cell:
            if target.amount is None or not target.amount.canonical_unit or target.kind in ("baseline", "state"):
                continue
            of_one = found.setdefault((target.kind, target.amount.canonical_unit), {})
            of_one.setdefault(target.doc, {}).setdefault(target.due or 0, target)
    best = max(found.values(), key=len, default={})
    years = Counter(year for held in best.values() for year in held)
    common = max(years, key=lambda year: (years[year], year), default=0)
    return [held[min(held, key=lambda year: (abs(year - common), year))] for held in best.values()]


def _statement(target: Target, amount: Amount, lookup: Lookup) -> Statement:
    scale = _scale(target)
    return Statement(
        name=lookup.short(target.doc),
        label=amounts.signed(amount) + (f" ({target.due})" if target.due else ""),
        printed=amount.value * scale,
        low=amount.low,
        high=amount.high,
    )


def _scale(target: Target) -> Decimal:
    """Return what turns the printed value into the canonical unit: found from an end of the interval, else one."""
    amount = target.amount
    if amount is None:
        return Decimal(1)
    ends = {"ge": amount.low, "gt": amount.low, "le": amount.high, "lt": amount.high}
    end = ends.get(amount.bound)
    if end is None and amount.low is not None and amount.high is not None:
        end = amount.low if amount.value_max is not None else (amount.low + amount.high) / 2
    return end / amount.value if end is not None and amount.value else Decimal(1)


def tracks(lookup: Lookup) -> list[Track]:
    """Return the series with figures for at least two years in one unit, longest first."""
    found = []
    for series in lookup.run.series:
        points = _points(series)
        if len({year for year, *_ in points}) >= 2 and len({value for _, value, *_ in points}) >= 2:
            found.append(Track(lookup.region(series.region), series.targets[0].indicator, tuple(points)))
    return sorted(found, key=lambda one: -len(one.points))


def _points(series: Series) -> Sequence[tuple[int, Decimal, bool, str]]:
    usable = [
        target
        for target in series.targets
        if target.amount is not None and target.kind in ("level", "baseline") and (target.by or target.due)
    ]
    units = {target.amount.canonical_unit for target in usable if target.amount}
    if len(units) != 1:
        return []
    points = {
        (target.by or target.due or 0, target.amount.value * _scale(target), target.kind == "baseline"): amounts.signed(
            target.amount
        )
        for target in usable
        if target.amount
    }
    return sorted((year, value, base, label) for (year, value, base), label in points.items())

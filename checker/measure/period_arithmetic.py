"""The yearly parts of an amount do not add up to what is planned for the whole period.

A plan that shares an amount out over its years says the same thing twice. Where every year has its part, they make the
whole; where some have, they cannot be more than it.
"""

from __future__ import annotations

from decimal import Decimal

from checker.measure.compare import point, same_unit, spread
from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured, not_judged
from checker.measure.rows import evidence
from checker.measure.span import span
from checker.measure.stated import plain, written
from checker.model import Target


@measure("targets")
def period_arithmetic(whole: Target, facts: Facts) -> Reading:
    """Read whether the parts of the years meet the whole: meets, differs, or exceeds where some years are silent."""
    years = span(whole, facts)
    if whole.amount is None or whole.kind != "increment" or years is None or years[0] is None or years[0] == years[1]:
        return NOT_CONCERNED
    parts = _parts(whole, facts)
    if not parts:
        return NOT_CONCERNED
    figures = [point(part.amount) for part in parts.values() if part.amount is not None]
    low, high = spread(whole.amount)
    if any(figure is None for figure in figures):
        return not_judged("no-figure")
    summed = sum((figure for figure in figures if figure is not None), Decimal(0))
    slack = sum(
        ((part.amount.step or Decimal(0)) / 2 for part in parts.values() if part.amount is not None), Decimal(0)
    )
    too_much = high is not None and summed - slack > high
    too_little = low is not None and summed + slack < low
    complete = set(parts) == set(range(years[0], (years[1] or years[0]) + 1))
    if not complete and not too_much:
        return not_judged("years-silent")
    verdict = "exceeds" if not complete else "differs" if too_much or too_little else "meets"
    places = [evidence(whole, "total", primary=True)]
    places += [evidence(part, "part") for part in {part.id: part for part in parts.values()}.values()]
    said = ((year, parts[year].amount) for year in sorted(parts))
    terms = " + ".join(f"{written(figure)}（{year}）" for year, figure in said if figure is not None)
    unit = whole.amount.canonical_unit or whole.amount.unit
    return measured(verdict, evidence=tuple(places), terms=terms, sum=plain(summed, 4) + unit, years=len(parts))


def _parts(whole: Target, facts: Facts) -> dict[int, Target]:
    """Return the same document's additions of the same thing in single years, the first of each year."""
    found: dict[int, Target] = {}
    for other in facts.extractions[whole.doc].targets:
        years = span(other, facts)
        if other.amount is None or whole.amount is None or years is None or years[0] != years[1] or years[1] is None:
            continue
        if other.kind != "increment" or other.indicator != whole.indicator or other.region != whole.region:
            continue
        if same_unit(other.amount, whole.amount):
            found.setdefault(years[1], other)
    return found

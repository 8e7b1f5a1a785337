"""The yearly parts of an amount do not add up to what is planned for the whole period.

A plan that shares an amount out over its years says the same thing twice. Where every year has its part, they make the
whole; where some have, they cannot be more than it. A figure for each year (每年20万) counts once for every year.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from checker.measure.lib.compare import point, same_unit, spread
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.several import all_alike
from checker.measure.lib.span import span
from checker.measure.lib.stated import between, stated, written
from checker.model import Target


@measure("targets")
def period_arithmetic(whole: Target, context: Context) -> Measurement:
    """Return whether the parts of the years meet the whole: meets, differs, or exceeds where some years are silent."""
    years = span(whole, context)
    if whole.amount is None or whole.kind != "increment" or years is None or years[0] is None or years[0] == years[1]:
        return NOT_CONCERNED
    told = _parts(whole, context)
    if not told:
        return _yearly(whole, (years[0], years[1] or years[0]), context)
    if any(not all_alike(of_one) for of_one in told.values()):
        return not_judged("several-figures")
    parts = {year: of_one[0] for year, of_one in told.items()}
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
    total = between(summed, whole.amount)
    return measured(verdict, evidence=tuple(places), terms=terms, sum=total, years=len(parts))


def _yearly(whole: Target, years: tuple[int, int], context: Context) -> Measurement:
    """Return whether one figure for every year (每年20万) makes the whole over the years of the period."""
    told = [one for one in context.extractions[whole.doc].targets if _is_yearly_part(one, whole, years, context)]
    every = next(iter(told), None)
    if every is None or every.amount is None or whole.amount is None:
        return NOT_CONCERNED
    if not all_alike(told):
        return not_judged("several-figures")
    count = years[1] - years[0] + 1
    each, (low, high), (least, most) = point(every.amount), spread(whole.amount), spread(every.amount)
    if each is None:
        return not_judged("no-figure")
    too_much = high is not None and least is not None and least * count > high
    too_little = low is not None and most is not None and most * count < low
    return measured(
        "differs" if too_much or too_little else "meets",
        variant="yearly",
        evidence=(evidence(whole, "total", primary=True), evidence(every, "part")),
        every=stated(every),
        terms=f"{written(every.amount)} × {count}",
        sum=between(each * count, whole.amount),
        years=count,
    )


def _is_yearly_part(every: Target, whole: Target, years: tuple[int, int], context: Context) -> bool:
    """Say whether a figure for each year counts what an amount counts, over the same years.

    One that names no years (每年完成300户) is of those of the amount beside it, and else of those of the plan.
    """
    return (
        every.kind == "annual"
        and every.amount is not None
        and whole.amount is not None
        and (every.period == years or (every.period is None and _of_the_same_years(every, whole, years, context)))
        and every.indicator == whole.indicator
        and every.region == whole.region
        and every.scope == whole.scope
        and same_unit(every.amount, whole.amount)
    )


def _of_the_same_years(every: Target, whole: Target, years: tuple[int, int], context: Context) -> bool:
    """Say whether a figure for each year, of no years by its words, is meant for the years of an amount."""
    if every.by is not None or every.since is not None:
        return False
    if every.quote.passage == whole.quote.passage:
        return True
    return context.documents[whole.doc].period == years


def _parts(whole: Target, context: Context) -> dict[int, list[Target]]:
    """Return the same document's additions of the same thing in single years, by year."""
    found: dict[int, list[Target]] = defaultdict(list)
    for other in context.extractions[whole.doc].targets:
        years = span(other, context)
        if other.amount is None or whole.amount is None or years is None or years[0] != years[1] or years[1] is None:
            continue
        if other.kind != "increment" or other.indicator != whole.indicator or other.region != whole.region:
            continue
        if same_unit(other.amount, whole.amount):
            found[years[1]].append(other)
    return found

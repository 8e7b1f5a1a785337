"""The rows of the frame `series`: one step of one issuer's figures for one indicator, from year to year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from checker.language.perhead import per_people
from checker.measure.lib.compare import point, same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.floors import kept_above, kept_in_words, may_rise
from checker.measure.lib.rows.row import FrameRow, evidence, identity, matter
from checker.measure.lib.severity import severest
from checker.measure.lib.span import span
from checker.measure.lib.stated import due, stated
from checker.model import Series, Target

_SUMS = ("cumulative", "flow")
_OF_A_WHOLE = ("share", "ratio", "index")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one figure to the next of the same issuer; `before` is the figure before these two, None at the start.

    Where two plans tell of one past year, the earlier plan's figure and the later plan's are a stretch of no years.
    `sums`: they are what was done in one period and what is to be done in the next, not where a thing stands.
    """

    earlier: Target
    later: Target
    before: Target | None
    sums: bool = False

    @property
    def steps(self) -> bool:
        """Whether both are aims of one row of a table, for one year and the next that it names."""
        earlier, later = self.earlier, self.later
        places = {(one.doc, one.quote.passage) for one in (earlier, later)}
        return len(places) == 1 and earlier.in_table and later.in_table and earlier.kind == later.kind == "level"

    @property
    def same_year(self) -> bool:
        """Whether both figures are of one past year."""
        return self.earlier.due == self.later.due


def series_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each step from one year's figure to the next."""
    for series in context.matching.series:
        chain = chain_of(series, context)
        for number in range(1, len(chain)):
            before = chain[number - 2] if number > 1 else None
            yield _row(series, Stretch(chain[number - 1], chain[number], before), context)
        for earlier, later in _told_again(series, context):
            yield _row(series, Stretch(earlier, later, None), context)
        for earlier, later in _sums_of_periods(series, context):
            yield _row(series, Stretch(earlier, later, None, sums=True), context)


def chain_of(series: Series, context: Context) -> list[Target]:
    """Return one figure a year: of several for one year the one that was issued last, baselines before promises."""
    by_year: dict[int, Target] = {}
    for target in series.targets:
        if target.amount is None or target.due is None or target.kind not in ("level", "baseline"):
            continue
        known = by_year.get(target.due)
        if known is None or _issued(target, context) > _issued(known, context):
            by_year[target.due] = target
    chain = [by_year[year] for year in sorted(by_year)]
    return [
        t
        for t in chain
        if t.amount is not None and chain[0].amount is not None and same_unit(t.amount, chain[0].amount)
    ]


def _told_again(series: Series, context: Context) -> Iterator[tuple[Target, Target]]:
    """Yield what two plans, one issued after the other, say of one past year; of one plan the table's figure."""
    of_year: dict[int, dict[str, Target]] = {}
    for target in series.targets:
        if target.kind == "baseline" and target.amount is not None and target.due is not None:
            told = of_year.setdefault(target.due, {})
            if target.doc not in told or (target.in_table and not told[target.doc].in_table):
                told[target.doc] = target
    for told in of_year.values():
        ordered = sorted(told.values(), key=lambda target: _issued(target, context)[0])
        for earlier, later in pairwise(ordered):
            if _issued(earlier, context)[0] < _issued(later, context)[0]:
                yield earlier, later


def _sums_of_periods(series: Series, context: Context) -> Iterator[tuple[Target, Target]]:
    """Yield what was done in a period with what is to be done in the next one, of as many years, each once."""
    sums = [target for target in series.targets if target.amount is not None and target.quantity in _SUMS]
    done = {span(target, context): target for target in sums if target.kind == "baseline" and target.period}
    planned = {span(target, context): target for target in sums if target.kind == "increment"}
    for between, later in planned.items():
        if between is None or between[0] is None or between[1] is None:
            continue
        years = between[1] - between[0] + 1
        earlier = done.get((between[0] - years, between[0] - 1))
        if (
            years > 1
            and earlier is not None
            and earlier.amount
            and later.amount
            and same_unit(earlier.amount, later.amount)
        ):
            yield earlier, later


def _issued(target: Target, context: Context) -> tuple[int, bool]:
    document = context.documents[target.doc]
    return (document.issued.toordinal() if document.issued else 0, target.in_table)


def pace(earlier: Target, later: Target) -> Decimal | None:
    """Return the change a year from one figure to a later one, in the canonical unit."""
    if earlier.amount is None or later.amount is None or earlier.due is None or later.due is None:
        return None
    first, last = point(earlier.amount), point(later.amount)
    if first is None or last is None or later.due <= earlier.due:
        return None
    return (last - first) / (later.due - earlier.due)


def _rises_by_steps(stretch: Stretch) -> bool:
    """Say whether a row of a table takes a share, or a figure per so many people, from step to step.

    The last step is a floor under all before it, which a step that lies above it does not keep but overthrows.
    """
    one = stretch.later
    return stretch.steps and (one.quantity in _OF_A_WHOLE or per_people(one.indicator) is not None)


def _row(series: Series, stretch: Stretch, context: Context) -> FrameRow:
    earlier, later = stretch.earlier, stretch.later
    known = context.indicator(later)
    places = [
        evidence(later, "later", context.region_name(later.doc), primary=True),
        evidence(earlier, "earlier", context.region_name(earlier.doc)),
    ]
    return FrameRow(
        id=f"{series.id}:{earlier.id}:{later.id}",
        subject=stretch,
        evidence=tuple(places),
        identity=(identity(later, context), identity(earlier, context)),
        matter=(matter(later, context), matter(earlier, context)),
        columns={
            "room": (not _rises_by_steps(stretch) and kept_in_words(earlier, later, context))
            or kept_above(earlier, later, context)
            or may_rise(later, context),
            "from_base": earlier.kind == "baseline",
            "one_document": earlier.doc == later.doc,
            "from_year": earlier.due,
            "to_year": later.due,
        },
        fields={
            "indicator": later.indicator,
            "earlier": stated(earlier),
            "later": stated(later),
            "earlier_due": due(earlier),
            "later_due": due(later),
            "region": context.region_name(later.doc),
            "upper": stated(earlier),
            "lower": stated(later),
            "upper_due": due(earlier),
            "lower_due": due(later),
            "upper_title": context.title(earlier.doc),
            "lower_title": context.title(later.doc),
        },
        indicator=later.indicator,
        weight=known.weight if known else 1.0,
        at_most=severest(earlier, later),
    )

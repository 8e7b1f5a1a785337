"""The rows of a table do not add up to its total, or a share or a figure per so many people is off.

A total is the one figure of a table that can be checked by itself. Each row was rounded, so half a digit a row is
allowed; things that are counted (座, 处) are not rounded. A share printed beside its part and its whole
(20个，占100个的25%) says the same thing twice,
and so do a share, its part and its whole told one by one, and a figure for so many people beside number and people; and
a figure that brackets behind it tell in another unit (3000亩（折合2平方公里）).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, doubts, measure, measured
from checker.measure.lib.quotients import quotient
from checker.measure.lib.shares import off_by
from checker.measure.lib.slips import cell_slip, sum_slip
from checker.measure.lib.stated import plain
from checker.messages import message
from checker.model import (
    Message,
    Passage,
    StatedConversion,
    StatedList,
    StatedParts,
    StatedShare,
    TableSum,
    Target,
    ToldOfWorks,
)


@measure("tables", says="figure", ground="itself")
def table_arithmetic(
    found: TableSum | StatedShare | StatedParts | StatedList | StatedConversion | ToldOfWorks, context: Context
) -> Measurement:
    """Return how far rows are from their total (in its unit), or a share from its part (in points), beyond rounding.

    Of a figure told once more in another unit: how far the two are apart, in that unit.
    """
    if isinstance(found, StatedConversion):
        return _converted(found)
    if isinstance(found, StatedParts | StatedList | ToldOfWorks):
        return NOT_CONCERNED
    if isinstance(found, StatedShare):
        return measured(
            off_by(found),
            variant="share",
            part=found.part.printed,
            whole=found.whole.printed,
            stated=message(f"measure.stated.{found.bound}", figure=found.share.printed, unit="%"),
            reached=plain(found.part.value * 100 / found.whole.value, 2),
        )
    summed = sum(found.figures, Decimal(0))
    slack = Decimal(0) if found.exact else found.step * (len(found.figures) + 1) / 2
    off = max(abs(summed - found.value) - slack, Decimal(0)) if summed != found.value else Decimal(0)
    terms = " + ".join(plain(figure, 4) for figure in found.figures)
    said = measured(
        off,
        slip=_slip(found) if off else None,
        sum=plain(summed, 4),
        terms=terms,
        apart=message(
            f"measure.side.{'more' if summed > found.value else 'less'}-by",
            figure=plain(abs(summed - found.value), 4),
        ),
    )
    return replace(said, suspects=_suspects(found, context) if off else {})


def _converted(found: StatedConversion) -> Measurement:
    """Return how far a figure is from what it is in another unit, as the brackets behind it have it."""
    first, second = found.first, found.second
    return measured(
        max(abs(first.value - second.value) - first.reach - second.reach, Decimal(0)),
        variant="converted",
        first=first.printed,
        second=second.printed,
        made=plain(first.value, 2) + found.unit,
    )


@measure("targets", says="figure", ground="itself")
def quotient_arithmetic(stated: Target, context: Context) -> Measurement:
    """Return how far a share is from its part of the whole, or a number from what people and a figure a head make."""
    return quotient(stated, context)


def _slip(found: TableSum) -> Message | None:
    """Return the slip in one row (or in the total) that would make the sum right."""
    names = [_name(row) for row in (*found.parts, found.total)]
    return cell_slip(names, _cells(found), found.figures, found.value, found.step)


def _name(passage: Passage) -> str:
    """Return what a row calls itself: its first cell that is no number."""
    cells = passage.row.cells if passage.row else ()
    return next((cell for cell in cells if cell and not cell[0].isdigit()), passage.clause)


def _cells(found: TableSum) -> list[str]:
    """Return the cells of a sum as printed, the total last."""
    return [row.row.cells[found.column] if row.row else "" for row in (*found.parts, found.total)]


def _suspects(found: TableSum, context: Context) -> dict[str, int]:
    """Return the targets in the cells of a sum; the cell that a slip explains is doubted first."""
    slip = sum_slip(found.figures, _cells(found), found.value, found.step)
    extraction = context.extractions.get(found.doc)
    suspects: dict[str, int] = {}
    for at, row in enumerate((*found.parts, found.total)):
        start, end = row.row.spans[found.column] if row.row else (0, 0)
        here = [
            target
            for target in (extraction.targets if extraction else ())
            if target.quote.passage == row.number and target.figure is not None and start <= target.figure[0] < end
        ]
        suspects |= doubts(here, here if slip is not None and slip[0] == at else ())
    return suspects

"""The rows of a table do not add up to its total, or a share is not its part of the whole.

A total is the one figure of a table that can be checked by itself. Each row was rounded, so half a digit a row is
allowed. A share printed beside its part and its whole (20个，占100个的25%) says the same thing twice.
"""

from __future__ import annotations

from decimal import Decimal

from checker.measure.facts import Facts
from checker.measure.reading import Reading, measure, measured
from checker.measure.shares import Share, off_by
from checker.measure.slips import cell_slip
from checker.measure.stated import plain
from checker.measure.table_rows import Sum
from checker.model import Message, Passage


@measure("tables")
def table_arithmetic(found: Sum | Share, _facts: Facts) -> Reading:
    """Read how far rows are from their total (in its unit), or a share from its part (in points), beyond rounding."""
    if isinstance(found, Share):
        return measured(
            off_by(found),
            variant="share",
            part=found.part.printed,
            whole=found.whole.printed,
            stated=found.share.printed,
            reached=plain(found.part.value * 100 / found.whole.value, 2),
        )
    summed = sum(found.figures, Decimal(0))
    slack = found.step * (len(found.figures) + 1) / 2
    off = max(abs(summed - found.value) - slack, Decimal(0)) if summed != found.value else Decimal(0)
    terms = " + ".join(plain(figure, 4) for figure in found.figures)
    return measured(
        off,
        slip=_slip(found) if off else None,
        sum=plain(summed, 4),
        terms=terms,
        difference=plain(summed - found.value, 4),
    )


def _slip(found: Sum) -> Message | None:
    """Return the slip in one row (or in the total) that would make the sum right."""
    names = [_name(row) for row in (*found.parts, found.total)]
    cells = [row.row.cells[found.column] if row.row else "" for row in (*found.parts, found.total)]
    return cell_slip(names, cells, found.figures, found.value, found.step)


def _name(passage: Passage) -> str:
    """Return what a row calls itself: its first cell that is no number."""
    cells = passage.row.cells if passage.row else ()
    return next((cell for cell in cells if cell and not cell[0].isdigit()), passage.clause)

"""Which part of a total could be wrong alone, so that what is measured of the total would be in order without it.

Each part is put at its fair part by the people, and at what a slip of the pen would have made it from; the measure is
asked again, and the suites whether they would let it pass. Which figures other measures doubt they say themselves.
judge/suspects.py looks for the figure that explains most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from checker.measure.lib.compare import point
from checker.measure.lib.context import Context
from checker.measure.lib.frame import Frame
from checker.measure.lib.measurement import Measure, Measurement, doubts
from checker.measure.lib.rewriting import Rewriting, printed
from checker.measure.lib.rows.groups import Part, Whole
from checker.measure.lib.rows.row import Cell, FrameRow
from checker.measure.lib.slips import in_agreement, part_slip, sentence
from checker.model import Amount

# Says whether the suites let a value of a check pass, in a row of a frame with these columns.
Permits = Callable[[str, str, Mapping[str, Cell], object], bool]
# Ten times is far enough off where the sum is broken as well.
_TENFOLD = Decimal(10)


def with_suspects(frame: Frame, measures: Iterable[Measure], context: Context, permits: Permits) -> Frame:
    """Return a frame whose measurements of totals say which single parts could be at fault."""
    found = dict(frame.measurements)
    for measure in measures:
        of_rows = dict(found[measure.check])
        for name, measurement in of_rows.items():
            row = frame.rows[name]
            if isinstance(row.subject, Whole) and measurement.state == "measured":
                of_rows[name] = _of_whole(row, row.subject, measure, measurement, context, permits)
        found[measure.check] = of_rows
    return replace(frame, measurements=found)


def _of_whole(
    row: FrameRow, whole: Whole, measure: Measure, measurement: Measurement, context: Context, permits: Permits
) -> Measurement:
    def in_order(one: Measurement) -> bool:
        return one.state == "measured" and permits(measure.frame, measure.check, row.columns, one.value)

    if in_order(measurement):
        return measurement
    suspects: dict[str, int] = {}
    slips: list[tuple[Part, Rewriting]] = []
    for at, part in enumerate(whole.parts):
        fair = _fair(whole, part, context)
        if part.target.amount is None or not fair:
            continue

        def mends(value: Decimal, at: int = at) -> bool:
            return in_order(measure.read(_with_part(whole, at, value), context))

        slip = part_slip(part.target.amount, mends, fair, nearest=_TENFOLD)
        if slip is not None:
            slips.append((part, slip))
        if slip is not None or mends(fair):
            suspects |= doubts((part.target,), (part.target,) if slip is not None else ())
    said = None
    if len(slips) == 1:
        part, slip = slips[0]
        seen = printed(part.target.amount) if part.target.amount else None
        said = sentence(seen, slip.printed, slip.how, in_agreement(measure.check), name=part.name)
    return replace(measurement, suspects=suspects, slip=said)


def _fair(whole: Whole, part: Part, context: Context) -> Decimal | None:
    """Return the fair part of a total by the people, or the mean itself."""
    total = point(whole.total.amount) if whole.total.amount else None
    if not whole.summed or total is None:
        return total
    people = context.share_of_people(whole.total.doc, part.target.doc)
    return total * people if people else None


def _with_part(whole: Whole, at: int, value: Decimal) -> Whole:
    part = whole.parts[at]
    amount = part.target.amount
    assert amount is not None
    mended = replace(part, target=replace(part.target, amount=_at(amount, value)))
    return replace(whole, parts=(*whole.parts[:at], mended, *whole.parts[at + 1 :]))


def _at(amount: Amount, value: Decimal) -> Amount:
    """Return a statement that names another figure, with the bound and the relative precision it has."""
    was = point(amount) or Decimal(1)

    def moved(end: Decimal | None) -> Decimal | None:
        return None if end is None else end * value / was

    step = None if amount.step is None else abs(amount.step * value / was)
    return amount._replace(value=value, low=moved(amount.low), high=moved(amount.high), step=step)

"""Which single figures could be wrong alone, so that what is measured of a row would be in order without them.

Of a pair it is the lower plan's figure: what is approved above, or was before, is held fixed; inside one plan, and
between a plan and its annex, it is either. Of a total it is each part that, put at its fair part by the people, mends
the sum: the measure itself is asked again. A figure read with doubt, or that a slip of the pen explains, is doubted
more easily. judge/suspects.py looks for the figure that explains most.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from checker.measure.compare import point
from checker.measure.facts import Facts
from checker.measure.frame import Frame
from checker.measure.group_rows import Part, Whole
from checker.measure.reading import Measure, Reading
from checker.measure.rewriting import Rewriting, printed
from checker.measure.rows import Row
from checker.measure.series_rows import Stretch
from checker.measure.slips import in_agreement, part_slip, sentence, sum_slip
from checker.measure.table_rows import Sum
from checker.model import Amount, Pair, Target

# How easily a figure is doubted: one that is plain to read, and one read with doubt or explained by a slip.
PLAIN, DOUBTFUL = 2, 1
# Ten times is far enough off where the sum is broken as well.
_TENFOLD = Decimal(10)
_OF_PAIRS = (
    "below-upper",
    "below-average",
    "above-upper",
    "disproportionate-share",
    "regression",
    "incompatible-units",
)
_OF_TWO_PLACES = ("annex-mismatch", "text-against-table")
_OF_TARGETS = ("impossible-value", "target-equals-base", "pace-arithmetic")
_OF_STRETCHES = ("regression", "slower-pace", "faster-pace")
# Where a measure of a total is in order; what the suites permit.
_IN_ORDER: Mapping[str, tuple[Decimal | None, Decimal]] = {
    "exceeds-total": (None, Decimal(0)),
    "short-of-total": (None, Decimal(0)),
    "implied-remainder": (Decimal("0.25"), Decimal(4)),
}


def with_suspects(frame: Frame, measures: Iterable[Measure], facts: Facts) -> Frame:
    """Return a frame whose readings say which single figures could be at fault."""
    of_check = {measure.check: measure for measure in measures}
    readings = {
        check: {
            name: _suspected(frame.rows[name], of_check[check], reading, facts)
            if reading.state == "measured"
            else reading
            for name, reading in of_rows.items()
        }
        for check, of_rows in frame.readings.items()
    }
    return replace(frame, readings=readings)


def _suspected(row: Row, measure: Measure, reading: Reading, facts: Facts) -> Reading:
    match row.subject:
        case Whole() as whole:
            return _of_whole(whole, measure, reading, facts)
        case Sum() as found if reading.value:
            return replace(reading, suspects=_of_sum(found, facts))
        case Pair() as pair if measure.check in _OF_TWO_PLACES and reading.value == "figure":
            return replace(reading, suspects=_weighed(pair.upper, pair.lower))
        case Pair() as pair if measure.check in _OF_PAIRS:
            return replace(reading, suspects=_weighed(pair.lower, slipped=reading.slip is not None))
        case Stretch() as stretch if measure.check in _OF_STRETCHES:
            alone = stretch.earlier.doc != stretch.later.doc
            return replace(reading, suspects=_weighed(*(() if alone else (stretch.earlier,)), stretch.later))
        case Target() as target if measure.check in _OF_TARGETS:
            return replace(reading, suspects=_weighed(target))
        case _:
            return reading


def _weighed(*targets: Target, slipped: bool = False) -> dict[str, int]:
    return {one.id: DOUBTFUL if slipped or _unsure(one) else PLAIN for one in targets}


def _unsure(target: Target) -> bool:
    return target.approximate_reading or target.quote.scanned


def _of_whole(whole: Whole, measure: Measure, reading: Reading, facts: Facts) -> Reading:
    if _in_order(measure.check, reading):
        return reading
    suspects: dict[str, int] = {}
    slips: list[tuple[Part, Rewriting]] = []
    for at, part in enumerate(whole.parts):
        fair = _fair(whole, part, facts)
        if part.target.amount is None or not fair:
            continue

        def mends(value: Decimal, at: int = at) -> bool:
            return _in_order(measure.check, measure.read(_with_part(whole, at, value), facts))

        slip = part_slip(part.target.amount, mends, fair, nearest=_TENFOLD)
        if slip is not None:
            slips.append((part, slip))
        if slip is not None or mends(fair):
            suspects |= _weighed(part.target, slipped=slip is not None)
    said = None
    if len(slips) == 1:
        part, slip = slips[0]
        seen = printed(part.target.amount) if part.target.amount else None
        said = sentence(seen, slip.printed, slip.how, in_agreement(measure.check), name=part.name)
    return replace(reading, suspects=suspects, slip=said)


def _in_order(check: str, reading: Reading) -> bool:
    if check == "infeasible-mean":
        return reading.value == "possible"
    least, most = _IN_ORDER[check]
    value = reading.value
    return isinstance(value, Decimal | int) and value <= most and (least is None or value >= least)


def _fair(whole: Whole, part: Part, facts: Facts) -> Decimal | None:
    """Return the fair part of a total by the people, or the mean itself."""
    total = point(whole.total.amount) if whole.total.amount else None
    if not whole.summed or total is None:
        return total
    people = facts.share_of_people(whole.total.doc, part.target.doc)
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
    return replace(amount, value=value, low=moved(amount.low), high=moved(amount.high), step=step)


def _of_sum(found: Sum, facts: Facts) -> dict[str, int]:
    """Return the targets in the cells of a sum; the cell a slip explains is doubted first."""
    rows = (*found.parts, found.total)
    cells = [row.row.cells[found.column] if row.row else "" for row in rows]
    slip = sum_slip(found.figures, cells, found.value, found.step)
    extraction = facts.extractions.get(found.document.id)
    suspects: dict[str, int] = {}
    for at, row in enumerate(rows):
        start, end = row.row.spans[found.column] if row.row else (0, 0)
        for target in extraction.targets if extraction else ():
            here = target.quote.passage == row.number and target.figure is not None
            if here and target.figure is not None and start <= target.figure[0] < end:
                suspects |= _weighed(target, slipped=slip is not None and slip[0] == at)
    return suspects

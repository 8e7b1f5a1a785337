"""The parts that a sentence names behind 其中 do not fit their whole, or a list is not as long as is announced.

Together they make more than the whole, one alone is more than it, or one slip of the pen keeps them from making it.
Parts that leave much over are no fault: nobody said that they are all. Several that nearly make the whole, with no word
of others, may be meant to; where all regions right below the plan's own have their part, or the last part is what is
left, they have to. A count announced beside the names of what is counted is
held against how many are named. What several pay of one thing (省级补助40%、县级自筹60%) is all of it, and so are the
shares that divide a whole among three and more.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.slips import in_agreement, sentence, sum_slip
from checker.measure.lib.stated import plain, scaled
from checker.messages import message
from checker.model import (
    Message,
    RoundedFigure,
    StatedConversion,
    StatedList,
    StatedParts,
    StatedShare,
    TableSum,
    ToldOfWorks,
)

_ALMOST = Decimal("0.9")  # of the whole: from here on a slip may have kept the parts from making it
_NEARLY_ALL = Decimal("0.85")  # of the whole: what is left is less than one more part would be
_SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_TELLING = 3  # digits from which on a slip that makes the sum right is no chance


@measure("tables", ground="itself")
def parts_of_whole(
    found: TableSum | StatedShare | StatedParts | StatedList | StatedConversion | ToldOfWorks, _context: Context
) -> Measurement:
    """Return how the parts fit: within the whole or all of it, short, unequal, slip, over, part-over, listed, payers.

    short: they are nearly all of it and look like all; unequal: they surely are all and do not make it; payers: what
    several pay of one thing is more than all of it, or less where nobody else pays.
    """
    if isinstance(found, StatedList):
        return _listed(found)
    if not isinstance(found, StatedParts):
        return NOT_CONCERNED
    if found.payers or found.portions:
        return _paid(found)
    whole, summed = found.whole, sum((part.value for part in found.parts), Decimal(0))
    slack = whole.reach + sum((part.reach for part in found.parts), Decimal(0))
    if found.open and summed > whole.value + slack:
        return not_judged("no-end")  # 1200公顷以上 leaves room for more
    unequal = _is_unequal(found, summed)
    slip = _slip(found, summed) if (unequal or abs(summed - whole.value) > slack) and not found.open else None
    largest = max(found.parts, key=lambda part: part.value)
    if largest.value > whole.value + whole.reach + largest.reach and not found.open:
        said = "part-over"
    elif summed > whole.value + slack and not found.open:
        said = "over"
    elif unequal:
        said = "unequal"
    elif slip is None and _leaves_little(found, summed, slack):
        said = "short"
    else:
        said = "slip" if slip is not None else "within"
    return measured(
        said,
        variant=said if said != "within" else "",
        slip=slip,
        whole=whole.printed,
        terms=" + ".join(part.printed for part in found.parts),
        sum=_like(summed, found.whole),
        excess=_like(abs(summed - whole.value), found.whole),
        apart=message(
            f"measure.side.{'more' if summed > whole.value else 'less'}-by",
            figure=_like(abs(summed - whole.value), found.whole),
        ),
        largest=largest.printed,
        percent=plain(summed * 100 / whole.value, 2) if whole.value else "",
    )


def _paid(found: StatedParts) -> Measurement:
    """Return whether what several pay of one thing, or their shares of a whole, is all of it: within, else payers."""
    summed = sum((part.value for part in found.parts), Decimal(0))
    apart, slack = summed - found.whole.value, sum((part.reach for part in found.parts), Decimal(0))
    off = apart > slack or (found.closed and -apart > slack)
    if found.portions:
        off = (apart > 0 or found.closed) and _beyond_rounding(apart, [part.reach for part in found.parts])
    return measured(
        "payers" if off else "within",
        variant=("portions" if found.portions else "payers") if off else "",
        terms=" + ".join(part.printed for part in found.parts),
        sum=f"{plain(summed, 2)}%",
    )


def _listed(found: StatedList) -> Measurement:
    """Return whether so many things are named as are announced: within, or listed where they are more or fewer."""
    most = len(found.items)
    agrees = found.fewest <= found.value <= most
    return measured(
        "within" if agrees else "listed",
        variant="" if agrees else "listed",
        announced=found.printed,
        named=f"{most if found.fewest == most else f'{found.fewest}～{most}'}{found.printed[-1]}",
        terms="、".join(found.items),
    )


def _is_unequal(found: StatedParts, summed: Decimal) -> bool:
    """Say whether parts that are surely all do not make the whole; under a floor, whether they stay below it.

    Each figure may be off by its rounding, all of them hardly by more than twice the standard deviation of their sum
    (a rounding of r to either side has r/√3). A whole with fewer digits than its parts may be rounded to its noughts.
    """
    if not found.closed or (found.open and not found.floor):
        return False
    whole, parts = found.whole, found.parts
    reaches = [*(part.reach for part in parts), max(whole.reach, _noughts(found))]
    missing = whole.value - summed
    off = missing if found.floor else abs(missing)
    return off > 0 and _beyond_rounding(off, reaches)


def _beyond_rounding(off: Decimal, reaches: Sequence[Decimal]) -> bool:
    """Say whether a sum is further off than twice the standard deviation of what its roundings come to together."""
    return off * off * 3 > 4 * sum((reach * reach for reach in reaches), Decimal(0))


def _noughts(found: StatedParts) -> Decimal:
    """Return how far the noughts of a whole may reach that is printed less exactly than its parts: 1600, 412.6."""
    digits = [_digits(figure.printed) for figure in (found.whole, *found.parts)]
    if "." in digits[0] or not any("." in one for one in digits[1:]):
        return Decimal(0)
    bare = digits[0].replace(",", "")
    printed = Decimal(bare)
    unit = found.whole.value / printed if printed else Decimal(1)
    return unit * Decimal(10) ** (len(bare) - len(bare.rstrip("0"))) / 2


def _leaves_little(found: StatedParts, summed: Decimal, slack: Decimal) -> bool:
    """Say whether parts that look like all of them make nearly the whole, and not quite."""
    whole = found.whole.value
    # Rounding explains a whole that is off by all of its slack, but hardly ever by more than half.
    return found.all_named and not found.open and whole * _NEARLY_ALL <= summed < whole - slack / 2


def _slip(found: StatedParts, summed: Decimal) -> Message | None:
    """Return the slip in one figure that would make the parts the whole, where they nearly are."""
    whole = found.whole.value
    if len(found.parts) < 2 or not _ALMOST <= summed / whole <= 1 / _ALMOST:
        return None
    scales = {figure.printed.lstrip("0123456789.,")[:1] for figure in (*found.parts, found.whole)}
    scale = _SCALES.get(scales.pop(), Decimal(1)) if len(scales) == 1 else None
    if scale is None:
        return None
    cells = [_digits(figure.printed) for figure in (*found.parts, found.whole)]
    step = Decimal(1).scaleb(-max(len(cell.partition(".")[2]) for cell in cells))
    slip = sum_slip([part.value / scale for part in found.parts], cells, whole / scale, step)
    if slip is None or sum(char.isdigit() for char in cells[slip[0]]) < _TELLING:
        return None
    at, meant, how = slip
    return sentence(cells[at], meant, how, in_agreement("parts", total=found.whole.printed))


def _like(figure: Decimal, whole: RoundedFigure) -> str:
    """Return a figure that was worked out, with the unit of the whole."""
    return scaled(figure, whole.printed.lstrip("0123456789.,").lstrip("".join(_SCALES)))


def _digits(printed: str) -> str:
    return printed[: len(printed) - len(printed.lstrip("0123456789.,"))]

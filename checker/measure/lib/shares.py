"""Whether a share is its part of the whole, as printed."""

from __future__ import annotations

from decimal import Decimal

from checker.model import StatedShare


def off_by(share: StatedShare) -> Decimal:
    """Return how far, in percentage points, a share is from part over whole beyond rounding; 0 is within it.

    A share that is a floor (70%以上) leaves part over whole free to be more, a ceiling to be less.
    """
    part, whole, said = share.part, share.whole, share.share
    low = (part.value - part.reach) * 100 / (whole.value + whole.reach)
    high = (part.value + part.reach) * 100 / (whole.value - whole.reach)
    above = low - said.value - said.reach if share.bound != "ge" else Decimal(0)
    below = said.value - said.reach - high if share.bound != "le" else Decimal(0)
    return max(above, below, Decimal(0))

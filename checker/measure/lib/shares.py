"""Whether a share is its part of the whole, as printed."""

from __future__ import annotations

from decimal import Decimal

from checker.model import StatedShare


def off_by(share: StatedShare) -> Decimal:
    """Return how far, in percentage points, a share is from part over whole beyond rounding; 0 is within it."""
    part, whole, said = share.part, share.whole, share.share
    low = (part.value - part.reach) * 100 / (whole.value + whole.reach)
    high = (part.value + part.reach) * 100 / (whole.value - whole.reach)
    return max(low - said.value - said.reach, said.value - said.reach - high, Decimal(0))

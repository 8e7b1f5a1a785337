"""Parts of a whole: percentages that cannot be more than all of it."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Target

WHOLE = Decimal(100)


def is_part_of_whole(target: Target) -> bool:
    """Say whether a percentage is a part of something and not a growth, a ratio of two amounts or an index."""
    if target.kind not in ("level", "baseline"):
        return False
    if target.quantity in ("growth", "index", "ratio", "points"):
        return False
    return target.scope == "share" or target.features.part_of_whole

"""Whether two figures of one thing, as one plan prints them, may be one: rounded, open to a side, or about."""

from __future__ import annotations

from decimal import Decimal

from checker.measure.lib.compare import point, rounds_to
from checker.model import Amount

_DIGITS = 4  # which no two figures share by chance
_POWERS = 6


def is_rounded(exact: Amount, rough: Amount) -> bool:
    """Say whether one bare figure is the other one, rounded."""
    found = point(exact)
    return exact.bound == rough.bound == "eq" and found is not None and rounds_to(found, rough)


def of_two_figures(one: Amount, other: Amount) -> bool:
    """Say whether two figures with 左右 of one plan are two: 33000 beside 34000, not 33.4万 beside 33万."""
    if one.bound != "approx" or other.bound != "approx":
        return False
    bare = one._replace(bound="eq"), other._replace(bound="eq")
    return not (is_rounded(bare[0], bare[1]) or is_rounded(bare[1], bare[0]))


def holds_the_other(upper: Amount, lower: Amount) -> bool:
    """Say whether two figures of one past year may be one actual: 500万以上 and 515.3万, 约500万 and 490万."""
    if "approx" in (upper.bound, lower.bound):
        return True
    lows = [amount.low for amount in (upper, lower) if amount.low is not None]
    highs = [amount.high for amount in (upper, lower) if amount.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def says_the_other(upper: Amount, lower: Amount, *, meet: bool) -> bool:
    """Say whether one of two figures of the past is exact and the other tells of it roughly: 约8% and 7.96%."""
    bounds = (upper.bound, lower.bound)
    return bounds.count("eq") == 1 and (meet or "approx" not in bounds)


def times_apart(upper: Amount, lower: Amount) -> int:
    """Return how many times one figure is the other where that is ten, a hundred ..., else 0: 4.116万 and 411600."""
    low, high = sorted((point(upper) or Decimal(0), point(lower) or Decimal(0)))
    if low <= 0 or (upper.dimension or upper.unit) != (lower.dimension or lower.unit):
        return 0
    digits = f"{low.normalize():f}".replace(".", "").strip("0")
    if len(digits) < _DIGITS:
        return 0
    return next((10**power for power in range(1, _POWERS) if low * 10**power == high), 0)

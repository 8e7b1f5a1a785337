"""What is counted whole: people, households, things. A part of one (0.6人次) is a figure that lost its 万."""

from __future__ import annotations

from collections.abc import Iterator

from checker.measure.lib.compare import same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.rewriting import POWERS, printed
from checker.measure.lib.slips import in_agreement, sentence
from checker.measure.lib.stated import bare
from checker.messages import message
from checker.model import Message, Target

_PEOPLE = frozenset(("person", "visit", "household", "household_visit"))
_COUNTED = _PEOPLE | frozenset(
    ("thing", "animal", "plant", "bed", "time_count",
     "vehicle_pass", "flight", "train", "parking", "berth", "school_place")
)  # fmt: skip
_COUNTS = ("level", "increment", "annual", "baseline")
_RELATIVE = ("share", "points", "growth", "index", "ratio")
_NEAR = 2  # figures before and behind one in its passage


def is_fraction_of_a_count(target: Target) -> bool:
    """Say whether a figure that counts people or things is none that can be counted, and no mean either."""
    figure, told = target.amount, target.features
    if figure is None or figure.dimension not in _COUNTED or figure.bound == "range":
        return False
    if target.kind not in _COUNTS or target.quantity in _RELATIVE or target.in_table:
        return False
    if told.mean or told.per_head or told.per_unit or told.standard or told.at_intervals:
        return False
    return figure.value % 1 != 0


def counts_people(target: Target) -> bool:
    """Say whether a figure counts people or households.

    Of things a fraction alone does not tell: 1.7个 may be what was read of 1.7个百分点.
    """
    return target.amount is not None and target.amount.dimension in _PEOPLE


def lost_power(target: Target, context: Context) -> Message | None:
    """Return that a 万 or 亿 was left out, where a figure of one unit beside it, or the one above it, has that word."""
    seen = printed(target.amount) if target.amount is not None else None
    if seen is None or seen.power:
        return None
    for other in (*_beside(target, context), *(pair.upper for pair in context.lookups.above(target))):
        if other.amount is None or target.amount is None or not same_unit(other.amount, target.amount):
            continue
        told = printed(other.amount)
        if told is not None and told.power in POWERS and told.power:
            how = message("slip.how.lost-power", word=told.power, one="", other=told.power)
            meant = f"{seen.digits}{told.power}{seen.unit}"
            return sentence(seen, meant, how, in_agreement("scale", other=bare(other.amount)))
    return None


def _beside(target: Target, context: Context) -> Iterator[Target]:
    """Yield the figures that stand next to one in its passage, the nearest first."""
    row = [one for one in context.extractions[target.doc].targets if one.quote.passage == target.quote.passage]
    at = next((number for number, one in enumerate(row) if one.id == target.id), 0)
    near = [(abs(number - at), one) for number, one in enumerate(row) if 0 < abs(number - at) <= _NEAR]
    yield from (one for _, one in sorted(near, key=lambda both: both[0]))

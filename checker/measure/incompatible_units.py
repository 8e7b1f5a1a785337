"""Two plans count one indicator in units that cannot be converted into each other: 户 and 平方米.

Neither figure can be checked against the other. One of the plans may have taken its figure from another table.
"""

from __future__ import annotations

from typing import Any

from checker.measure.lib.compare import same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.slips import share_unit_slip
from checker.measure.lib.stated import unit_in_words
from checker.model import Amount, Pair

_OF_A_RATIO = frozenset(("%", "％", "个百分点"))


@measure("pairs", detects=("unit",))
@measure("mentions", detects=("unit",))
def incompatible_units(pair: Pair, _context: Context) -> Measurement:
    """Return whether the units are of one dimension (same) or not (differ), or that one plan names none (missing)."""
    upper, lower = pair.upper.amount, pair.lower.amount
    if upper is None or lower is None or (pair.upper.kind == "change") != (pair.lower.kind == "change"):
        return NOT_CONCERNED
    if pair.relation == "within" and upper.value != lower.value and _of_another_measure(pair, upper, lower):
        return NOT_CONCERNED
    fields: dict[str, Any] = {"upper_unit": unit_in_words(upper), "lower_unit": unit_in_words(lower)}
    if same_unit(upper, lower):
        return measured("same", **fields)
    if not (upper.dimension and lower.dimension):
        return not_judged("unit-unknown")
    if not upper.unit or not lower.unit:
        return measured("missing", variant="missing", **fields)
    if {upper.unit, lower.unit} <= _OF_A_RATIO and upper.value == lower.value:
        return measured("differ", variant="points", blames=(pair.lower,), **fields)
    return measured("differ", slip=share_unit_slip(upper, lower), blames=(pair.lower,), **fields)


def _of_another_measure(pair: Pair, upper: Amount, lower: Amount) -> bool:
    """Say whether two figures of one document measure different things under one short name.

    风电 in 千瓦 and in 千瓦时 are two; 千瓦时 and 千瓦时/人 of 人均用电量 are one, written in two ways. Where the
    figures are one (290万吨, 290万户), a unit is a slip.
    """
    plainly = {amount.unit.partition("/")[0] for amount in (upper, lower)}
    return pair.certainty != "certain" or len(plainly) == 1 or all(amount.dimension for amount in (upper, lower))

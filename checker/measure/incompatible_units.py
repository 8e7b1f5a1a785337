"""Two plans count one indicator in units that cannot be converted into each other: 户 and 平方米.

Neither figure can be checked against the other. One of the plans may have taken its figure from another table.
"""

from __future__ import annotations

from typing import Any

from checker.measure.lib.compare import same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.slips import share_unit_slip
from checker.model import Pair


@measure("pairs", detects=("unit",))
@measure("mentions", detects=("unit",))
def incompatible_units(pair: Pair, _context: Context) -> Measurement:
    """Return whether the units are of one dimension (same) or not (differ)."""
    upper, lower = pair.upper.amount, pair.lower.amount
    if upper is None or lower is None or (pair.upper.kind == "change") != (pair.lower.kind == "change"):
        return NOT_CONCERNED
    fields: dict[str, Any] = {"upper_unit": upper.unit or "—", "lower_unit": lower.unit or "—"}
    if same_unit(upper, lower):
        return measured("same", **fields)
    if not (upper.dimension and lower.dimension):
        return not_judged("unit-unknown")
    return measured("differ", slip=share_unit_slip(upper, lower), blames=(pair.lower,), **fields)

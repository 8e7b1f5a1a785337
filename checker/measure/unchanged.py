"""A yearly or period amount of an earlier plan is taken over unchanged.

The same amount a year in two plans says that nothing is to be added, or that the figure was copied.
"""

from __future__ import annotations

from checker.measure.lib.comparability import unlike
from checker.measure.lib.compare import comparable, same_figure
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.model import Pair


@measure("pairs", relations=("earlier",))
def unchanged(pair: Pair, _context: Context) -> Measurement:
    """Return whether a yearly amount or an increment has stayed what it was: changed or unchanged."""
    earlier, later = pair.upper, pair.lower
    if earlier.amount is None or later.amount is None or later.kind not in ("annual", "increment"):
        return NOT_CONCERNED
    if reason := comparable(earlier, later) or unlike(pair):
        return not_judged(reason)
    return measured("unchanged" if same_figure(earlier.amount, later.amount) else "changed")

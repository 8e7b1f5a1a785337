"""A lower plan calls expected (预期性) what the upper plan calls binding (约束性).

The government answers for a binding indicator with what it decides itself and is assessed by it; an expected one is
left to the market for the most part. A binding indicator of the plan above stays one below unless it is not assigned
there. The national plan's natures stand in its table of indicators; the tables of the plans below take them over.
Source: 第十一个五年规划纲要 (2006), chapter 3, on the two natures of indicators.
"""

from __future__ import annotations

from checker.measure.lib.besiderow import told_by_its_level
from checker.measure.lib.comparability import unlike
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.mentions import mentions
from checker.measure.lib.rows.pairs import differing
from checker.model import Pair

_BINDING, _EXPECTED = "约束性", "预期性"


@measure("pairs", relations=("above", "earlier", "annex"))
def weaker_nature(pair: Pair, context: Context) -> Measurement:
    """Return what became of the nature an upper indicator has in its table: same, weaker or stronger.

    A sentence says no nature: where text and table state the indicator, row is held to row.
    """
    rows = next((one for one in mentions(pair, context) if _classed(one)), None)
    if rows is None or told_by_its_level(rows.lower, context):
        return NOT_CONCERNED
    if reason := unlike(pair):
        return not_judged(reason)
    above, below = rows.upper.nature, rows.lower.nature
    said = "same" if above == below else "weaker" if above == _BINDING else "stronger"
    return measured(said, evidence=differing(rows, context, above, below), above=above, below=below)


def _classed(pair: Pair) -> bool:
    """Say whether the rows of both plans say a nature of what is to be reached."""
    natures = {pair.upper.nature, pair.lower.nature}
    return natures <= {_BINDING, _EXPECTED} and "baseline" not in (pair.upper.kind, pair.lower.kind)

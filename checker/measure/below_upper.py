"""A lower plan asks for less than the upper plan.

A figure set for 各市, for every county or for named regions is a floor for each of them: a plan below it may go
further but not stay behind. A rate for the whole province does not bind each city, but what one leaves open the
others must make up: it is graded more mildly (a mean per head has a check of its own, below-average). Shortfall is
the part of the upper figure that is missing, in the direction in which more is more demanding; a figure for each of
so many units (5个镇各10万人) is read the same way. Source: 中发〔2018〕44号, on plans under one another:
下级规划服从上级规划.
"""

from __future__ import annotations

from checker.measure.lib.besiderow import told_by_its_level
from checker.measure.lib.binding import binding, per_head
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure
from checker.measure.lib.shortfall import shortfall_below
from checker.model import Pair


@measure("pairs", says="figure", relations=("above",), every_level=True, revises=True, detects=("shortfall",))
def below_upper(pair: Pair, context: Context) -> Measurement:
    """Return the relative shortfall against what binds each region or each unit, or against a rate of the whole."""
    binds = binding(pair, context)
    if binds == "mean" and (per_head(pair.upper) or pair.id in context.chain.nearer):
        return NOT_CONCERNED  # of the means of several levels that of the nearest is asked
    if binds == "mean" and told_by_its_level(pair.lower, context) and _level_compared(pair, context):
        return NOT_CONCERNED  # 80, 87, [7] beside 78, 86, [8]: the levels are compared
    return shortfall_below(pair, context, ("each", "count", "mean"))


def _level_compared(pair: Pair, context: Context) -> bool:
    """Say whether the level beside a change in the row of the lower plan is held against one of the same plan above."""
    return any(
        other.upper.doc == pair.upper.doc and other.upper.kind == "level"
        for one in context.extractions[pair.lower.doc].targets
        if one.kind == "level" and one.quote.passage == pair.lower.quote.passage
        for other in context.lookups.above(one)
    )

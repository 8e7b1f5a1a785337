"""A lower plan asks for less than the mean per head the upper plan sets for the whole region.

A mean for the whole province does not bind each city: some will be below it. But what one city leaves open the others
must make up, so the drafters should say why.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from checker.measure.lib.binding import per_head
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure
from checker.measure.lib.shortfall import shortfall_below
from checker.model import Pair


@measure("pairs", says="figure", relations=("above",), revises=True, detects=("shortfall-per-head",))
def below_average(pair: Pair, context: Context) -> Measurement:
    """Return the relative shortfall against a mean per head (人均, 每千人, 平均) of the whole region."""
    if not per_head(pair.upper):
        return NOT_CONCERNED
    return shortfall_below(pair, context, ("mean",))

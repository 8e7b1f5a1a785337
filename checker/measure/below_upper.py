"""A lower plan asks for less than the upper plan.

A figure set for 各市, for every county or for named regions is a floor for each of them: a plan below it may go
further but not stay behind. A rate for the whole province does not bind each city, but what one leaves open the
others must make up: it is graded more mildly (a mean per head has a check of its own, below-average). Shortfall is
the part of the upper figure that is missing, in the direction in which more is more demanding; a figure for each of
so many units (5个镇各10万人) is read the same way. Source: 中发〔2018〕44号, on plans under one another:
下级规划服从上级规划.
"""

from __future__ import annotations

from checker.measure.binding import Binding, also_whole, binding, per_head
from checker.measure.direction import common_direction
from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured, not_judged
from checker.measure.setting import gap
from checker.measure.slips import pair_slip
from checker.measure.stated import bare, percent, scaled
from checker.messages import message
from checker.model import Pair


@measure("pairs", relations=("above",))
def below_upper(pair: Pair, facts: Facts) -> Reading:
    """Read the relative shortfall against what binds each region or each unit, or against a rate of the whole."""
    if binding(pair, facts) == "mean" and per_head(pair.upper):
        return NOT_CONCERNED
    return shortfall_reading(pair, facts, ("each", "count", "mean"))


def shortfall_reading(pair: Pair, facts: Facts, bindings: tuple[Binding, ...]) -> Reading:
    """Read the relative shortfall where the upper target binds in one of the given ways."""
    if pair.upper.amount is None and pair.lower.amount is None:
        return NOT_CONCERNED
    if pair.lower.scope == "named" and also_whole(pair, facts):
        return NOT_CONCERNED  # some places have a figure of their own; the one for the whole region is compared
    binds = binding(pair, facts)
    if binds not in bindings or (binds == "mean" and _bound_by_name(pair, facts)):
        return NOT_CONCERNED
    found = gap(pair, facts)
    if isinstance(found, str):
        return not_judged(found)
    way = common_direction(pair.upper, pair.lower, facts) or "higher"
    unit = pair.upper.amount.canonical_unit or pair.upper.amount.unit if pair.upper.amount else ""
    return measured(
        found.relative,
        certain=found.certain,
        variant="count" if binds == "count" else "rate" if binds == "mean" and not per_head(pair.upper) else "",
        slip=pair_slip(pair.upper, pair.lower, facts, same=binds == "each") if found.relative else None,
        gap=percent(abs(found.relative)),
        difference=(difference := scaled(abs(found.absolute), unit)),
        apart=difference if unit in ("%", "％") else percent(abs(found.relative)),
        less=message(f"measure.side.less-{way}"),
        more=message(f"measure.side.more-{way}"),
        wanted=message(f"measure.side.wanted-{way}", figure=bare(pair.upper.amount)),
    )


def _bound_by_name(pair: Pair, facts: Facts) -> bool:
    """Say whether the same plan sets the region a figure of its own: the mean of all is then no measure for it."""
    return any(
        other.relation == "above"
        and other.lower.id == pair.lower.id
        and other.upper.doc == pair.upper.doc
        and facts.named(other.upper)
        and binding(other, facts) == "each"
        for other in facts.matching.pairs
    )

"""Whom an upper figure binds: each region below, their mean, their sum, or so many units."""

from __future__ import annotations

from typing import Literal

from checker.language.regions import short_names
from checker.measure.lib.context import Context
from checker.model import Pair, Target

Binding = Literal["each", "mean", "sum", "count", "none"]

SHARES = ("%", "％", "‰", "个百分点", "百分点", "千分点")
_COUNTED_KINDS = ("level", "increment", "annual")
_LASTS = ("time", "workday", "month", "age")  # how long something takes is not shared out
_OFTEN = 12
"""So often a year at the most is how often each does a thing (每年开展一次), not how much all do together."""


def aggregation(target: Target, context: Context) -> Literal["each", "mean", "sum", "none", "unknown"]:
    """Say how parts make the figure of the whole: by the catalogue's word, else what name and unit tell."""
    known = context.indicator(target)
    if known and known.aggregation != "unknown":
        return known.aggregation
    if target.amount is None:
        return "unknown"
    if target.kind == "change" or target.quantity in ("share", "points", "growth", "index", "ratio"):
        return "mean"
    if target.amount.unit in SHARES or target.features.mean or not target.amount.unit:
        return "mean"
    if target.features.per_unit or target.amount.dimension in _LASTS:
        return "mean"
    return "sum" if target.kind in _COUNTED_KINDS else "unknown"


def per_head(target: Target) -> bool:
    """Say whether a figure is a mean for each person, household or unit of land, or calls itself a mean."""
    return target.features.per_head


def binding(pair: Pair, context: Context) -> Binding:
    """Say whom the upper target of a pair binds, seen from the lower plan."""
    upper = pair.upper
    region = context.region_of(pair.lower)
    named = context.named(upper)
    if named and region is not None:
        return "each" if region.code in named or region.parent in named else "none"
    if upper.scope == "each" or _of_a_place_below(pair, context) or _how_often(upper):
        return "each"
    if upper.scope == "named" and not (upper.features.core and upper.features.core == pair.lower.features.core):
        return "none"
    if upper.scope == "count" and upper.kind != "increment":
        return "count"  # 1个镇实现镇区常住人口6万人; of 推动300家单位建立体系 the units themselves are the figure
    if upper.scope == "share":
        return "mean"
    found = aggregation(upper, context)
    if found == "unknown":
        found = aggregation(pair.lower, context)
    return "none" if found == "unknown" else found


def _how_often(target: Target) -> bool:
    """Say whether a target is how often a year a thing is done."""
    amount = target.amount
    return (
        amount is not None and target.kind == "annual" and amount.dimension == "time_count" and amount.value <= _OFTEN
    )


def _of_a_place_below(pair: Pair, context: Context) -> bool:
    """Say whether both figures are of one thing that bears the name of the lower region: 菏泽国际陆港年吞吐量."""
    above = context.region_name(pair.upper.doc)
    own = tuple(name for name in short_names(context.region_name(pair.lower.doc)) if name not in above)
    return pair.upper.indicator == pair.lower.indicator and pair.upper.indicator.startswith(own)


def also_whole(pair: Pair, context: Context) -> bool:
    """Say whether the lower plan answers the same target for the whole of its region as well."""
    return any(
        other.upper.id == pair.upper.id
        and (other.lower.scope == "aggregate" or (other.lower.scope == "each" and pair.lower.scope == "named"))
        for other in context.lookups.pairs_with(pair.upper, pair.lower.doc)
        if other.id != pair.id and other.relation == pair.relation
    )

"""A lower plan commits fewer places than the upper plan does: 各市 becomes 市主城区.

A target for every city, county or village is kept only where each of them reaches it. A plan that names some of them,
or a share, leaves the others out.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from dataclasses import replace

from checker.measure.lib.binding import SHARES, also_whole, binding
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.rows.sentences import Taken
from checker.measure.lib.taken import differs
from checker.model import Difference, Pair

_PLACES = "县市区镇乡村"  # what the name of a class of places ends in


@measure("pairs", relations=("above", "annex", "earlier"), detects=("scope",))
def narrower_scope(pair: Pair, context: Context) -> Measurement:
    """Return whether the lower target speaks of its whole region (same) or of named parts, a share, a count.

    object: a commitment without a figure that stands in the lower plan for fewer things (住宅项目预制楼板).
    """
    upper, lower = pair.upper, pair.lower
    if "baseline" in (upper.kind, lower.kind) or upper.scope not in ("each", "aggregate", "named"):
        return NOT_CONCERNED
    if also_whole(pair, context) or (binding(pair, context) == "sum" and not lower.features.core):
        return NOT_CONCERNED  # a share of a sum has its places, and some places can have a figure beside the rest
    if _names_all_of_a_class(pair, context):
        return measured("same")
    whole = {context.region_name(lower.doc), ""}
    if lower.scope == "named" and upper.scope != "named" and lower.region not in whole:
        return measured("named", part=lower.region)
    if upper.scope == "each" and (core := lower.features.core) and not upper.features.core:
        return measured("named", part=core)
    if (put_before := next((word for kind, _, word in pair.differences if kind == "object"), "")) != "":
        return measured("object", variant="object", part=put_before)
    if upper.scope == "each" and lower.scope in ("share", "count") and not _both_shares(pair):
        return measured(lower.scope, part=lower.region)
    return measured("same")


def _names_all_of_a_class(pair: Pair, context: Context) -> bool:
    """Say whether the places named are the ones of a class that the upper target is for: 甲、乙2个脱贫县, 脱贫县."""
    name = pair.lower.indicator
    ends = min((at for sign in _PLACES if (at := name.find(sign)) > 0), default=0)
    kind = name[: ends + 1]
    text = context.documents[pair.lower.doc].passages[pair.lower.quote.passage].text
    return ends > 0 and pair.upper.indicator.startswith(kind) and f"个{kind}" in text


def _both_shares(pair: Pair) -> bool:
    """Say whether both figures are percentages: of each city such a share is asked, and the city states its own."""
    return all(target.amount is not None and target.amount.unit in SHARES for target in (pair.upper, pair.lower))


@measure("sentences", relations=("above", "annex"))
def narrower_sentence(taken: Taken, context: Context) -> Measurement:
    """Return whether the object of a sentence taken over is the same, or narrowed.

    once (每个县1所 became 全市1所), some (所有 became 示范), qualified (by a clause before it: 高度在100米以下的), part
    (by a word: 重点, or one kind of it: 汽车 became 柴油货车), ban (behind 严禁: 违规).
    """
    kept = tuple(one for one in taken.differences if not _is_the_share(one, taken))
    return differs(
        replace(taken, differences=kept),
        context,
        {"once": "once", "some": "some", "qualified": "qualified", "part": "part", "ban": "part"},
    )


def _is_the_share(one: Difference, taken: Taken) -> bool:
    """Say whether the share that is asked stands before its object: 拿出60%以上的名额, 名额的比例不低于60%."""
    upper, lower = (sum(side.text.count(sign) for sign in "%％") for side in (taken.pair.upper, taken.pair.lower))
    return one.kind == "qualified" and upper == lower == 1 and any(sign in one.lower_words for sign in "%％")

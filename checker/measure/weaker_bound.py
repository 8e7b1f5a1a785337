"""A lower plan holds its figure less firmly than the upper plan: 以上 becomes a bare figure or 左右.

A bound says which side of the figure is allowed; 左右 allows both. A step down lets a plan miss the figure and still
be kept. A bare 100% is as firm as 100%以上, since nothing lies above it. Cells of a table leave 以上 out: where both
plans have text and table, text is held to text and row to row. The figure of a part is not that of the whole. A bound
that is turned round (不低于 became 不高于) at the same figure asks for the opposite: the surest of all slips.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checker.measure.lib.binding import binding
from checker.measure.lib.comparability import gap, same_year, unlike
from checker.measure.lib.compare import TURNED, firmness, same_figure, same_unit, turned
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.mentions import in_like_places
from checker.measure.lib.rows.pairs import pair_evidence
from checker.measure.lib.siblings import siblings
from checker.measure.lib.stated import pair_fields
from checker.messages import message
from checker.model import Amount, Message, Pair


@measure("pairs", says="figure", relations=("above",), revises=True, detects=("bound",))
def weaker_bound(pair: Pair, context: Context) -> Measurement:
    """Return the steps from the upper bound down to the lower one; negative where the lower is firmer.

    A bound turned round at one figure (不低于30 became 不高于30) is 3 steps, more than there are.
    """
    alike = in_like_places(pair, context)
    if alike is None:
        return NOT_CONCERNED
    upper, lower = alike.upper.amount, alike.lower.amount
    if upper is None or lower is None or "baseline" in (pair.upper.kind, pair.lower.kind):
        return NOT_CONCERNED
    if (pair.upper.kind == "annual") != (pair.lower.kind == "annual"):
        return not_judged("kinds-differ")  # 每年3000人以上, 累计3000人: no word put back would make them one
    if not same_unit(upper, lower):
        return not_judged("units-differ")
    if reason := unlike(pair):
        return not_judged(reason)
    if not same_year(pair):
        return not_judged("years-differ")
    if turned(upper, lower):
        if not same_figure(upper, lower):
            return not_judged("directions-differ")
        found = measured(TURNED, variant="turned", blames=(pair.lower,))
        return found if alike is pair else replace(found, **_of(alike, found, context))
    steps = firmness(upper) - firmness(lower)
    if steps > 0 and _of_part(pair, context):
        return NOT_CONCERNED
    if steps > 0 and alike.lower.in_table and _said_in_text(alike, context):
        return NOT_CONCERNED  # the cell leaves out what a sentence of the plan says (六成以上)
    if steps > 0 and _goes_further(alike, context):
        return NOT_CONCERNED  # 2.8万元 for 超过2.5万元: what is held less firmly is more than was asked
    found = measured(steps, words=_words(upper, lower))
    return found if alike is pair else replace(found, **_of(alike, found, context))


def _of(alike: Pair, found: Measurement, context: Context) -> dict[str, Any]:
    """Return what changes of an answer where other mentions of the two targets gave it."""
    return {
        "evidence": pair_evidence(alike, context),
        "fields": {**pair_fields(alike, context), **found.fields},
    }


def _said_in_text(pair: Pair, context: Context) -> bool:
    """Say whether a sentence of the lower plan answers the same target with the same figure, as firmly as is asked."""
    asked = firmness(pair.upper.amount) if pair.upper.amount is not None else 0
    return any(
        not one.in_table and one.amount is not None and firmness(one.amount) >= asked for one in siblings(pair, context)
    )


def _of_part(pair: Pair, context: Context) -> bool:
    """Say whether the lower figure is a region's share of a total, or that of a place below: no bound is taken over.

    7个左右 of 120个 says of the share itself that it may be missed; of works that are shared out (改造2000万平方米以上)
    each part is asked for.
    """
    own = ("", context.region_name(pair.lower.doc), pair.upper.region)
    core = pair.lower.features.core  # 中心城区 of both is no part of either
    if pair.lower.scope == "named" and pair.lower.region not in own and not (core and core == pair.upper.features.core):
        return True
    figures = pair.upper.amount, pair.lower.amount
    if figures[0] is None or figures[1] is None or binding(pair, context) != "sum":
        return False
    if figures[1].bound == "approx" or same_figure(figures[0], figures[1]):
        return False
    return pair.lower.in_table or pair.lower.kind == "level"


def _words(upper: Amount, lower: Amount) -> Message:
    """Return what became of the word that holds the figure: it is another one, it is gone, one was put in."""
    said = {side: message(f"measure.bound.{one.bound}") for side, one in (("upper", upper), ("lower", lower))}
    bare = [side for side, one in (("upper", upper), ("lower", lower)) if one.bound in ("eq", "range")]
    kind = {"lower": "gone", "upper": "added"}[bare[0]] if len(bare) == 1 else "other"
    return message(f"measure.bound.{kind}", **said)


def _goes_further(pair: Pair, context: Context) -> bool:
    """Say whether the lower figure is the more demanding one beyond doubt, whatever its bound."""
    found = gap(pair, context)
    return not isinstance(found, str) and found.certain and found.relative < 0

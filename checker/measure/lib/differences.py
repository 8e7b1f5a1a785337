"""A change or a lead stated beside the figures it lies between: 比2020年提高3个百分点, 高于全省平均10.4个百分点.

Base and change make the end; the figure of those above and the lead make one's own. Each was rounded as printed, so
what the three allow has to overlap, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from checker.language.sentences import last_clause
from checker.measure.lib.compare import same_unit, spread
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measured, not_judged
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.stated import amount, plain
from checker.model import Amount, Target

_FALLING = ("缩小", "降低", "下降", "减少", "压减", "低于")
_WHOSE = {"province": "全省", "national": "全国", "city": "全市"}
_PERCENT = ("%", "％")

Reach = tuple[Decimal | None, Decimal | None]


def difference(stated: Target, context: Context) -> Measurement:
    """Measure whether a stated difference meets the two figures it lies between: meets, conflict or apart (points)."""
    said = stated.features
    if stated.amount is None or stated.due is None:
        return NOT_CONCERNED
    if said.lead_over:
        if stated.amount.unit != "个百分点":
            return NOT_CONCERNED
        bases = _above(stated, said.lead_over, context)
        start, whose, verb = stated.due, _WHOSE[said.lead_over], said.lead
    elif said.change and (told := _right_before(stated, context)) is not None:
        first = told[0]
        whose = f"{first.due}年" if first.due is not None and not first.features.sets_out else "基期"
        return _held(stated, *told, whose, said.change)
    elif said.change and stated.base_year is not None and stated.base_year < stated.due:
        bases, start = _same_name(stated, stated.doc, stated.region, context), stated.base_year
        whose, verb = f"{start}年", said.change
    else:
        return NOT_CONCERNED
    end = next((one for one in _same_name(stated, stated.doc, stated.region, context) if one.due == stated.due), None)
    if end is None:
        return not_judged("no-level")
    base = next((one for one in bases if one.due == start and one.id != end.id), None)
    if base is None:
        return not_judged("no-base-figure")
    return _held(stated, base, end, whose, verb)


def _held(stated: Target, base: Target, end: Target, whose: str, verb: str) -> Measurement:
    """Return how a stated difference meets base and end: meets, conflict or apart (points)."""
    if stated.amount is None or base.amount is None or end.amount is None:
        return not_judged("no-base-figure")
    if not same_unit(base.amount, end.amount):
        return not_judged("units-differ")
    falling = verb in _FALLING
    held: dict[str, Any] = {
        "blames": (stated,),
        "evidence": (evidence(stated, "target", primary=True), evidence(end, "related"), evidence(base, "related")),
        "level": amount(end.amount),
        "level_due": end.due,
        "base": amount(base.amount),
        "whose": whose,
        "words": last_clause(stated.quote.text),
    }
    if _meant_in_points(base.amount, stated.amount, end.amount, falling=falling):
        return measured("apart", variant="points", points=f"{verb}{stated.amount.text}个百分点", **held)
    reached = _reached(base.amount, stated.amount, end.amount, falling=falling)
    if reached is None:
        return not_judged("quantities-differ")
    value = "meets" if overlap(reached, spread(end.amount)) else "conflict"
    said = "～".join(dict.fromkeys(plain(one, 3) for one in reached if one is not None))
    return measured(value, variant="difference", reached=said, **held)


def _right_before(stated: Target, context: Context) -> tuple[Target, Target] | None:
    """Return base and end right before a change without a year: 由2025年的54%提高到2030年的76%，提高22个百分点."""
    said = stated.features
    if stated.base_year is not None or stated.in_table or said.changed_since or said.year_on_year:
        return None
    alike = [one for one in _same_name(stated, stated.doc, stated.region, context) if not one.in_table]
    end = next((one for one in alike if one.kind == "level" and _touch(one, stated, context, "，（(")), None)
    base = next((one for one in alike if end and one.kind == "baseline" and _touch(one, end, context, "")), None)
    return (base, end) if base is not None and end is not None else None


def _touch(first: Target, second: Target, context: Context, joints: str) -> bool:
    """Say whether two quotes of one passage follow each other with nothing but joints between them."""
    if first.quote.passage != second.quote.passage or not first.quote.end <= second.quote.start:
        return False
    text = context.documents[first.doc].passages[first.quote.passage].text
    return not text[first.quote.end : second.quote.start].strip(joints + " ")


def _same_name(stated: Target, doc: str, region: str, context: Context) -> Iterator[Target]:
    """Yield the figures themselves, no changes, that a document gives a region for the indicator of a difference."""
    for other in context.extractions[doc].targets:
        if other.id == stated.id or other.amount is None or other.kind not in ("baseline", "level"):
            continue
        if other.amount.unit == "个百分点" or other.features.lead_over or other.features.change:
            continue
        if other.indicator == stated.indicator and other.region == region and other.scope == stated.scope:
            yield other


def _above(stated: Target, level: str, context: Context) -> Iterator[Target]:
    """Yield the figures of the region a lead is over: from the same document, then from the plans above."""
    for doc in context.documents[stated.doc].above:
        if doc in context.extractions and context.documents[doc].level == level:
            for giver in (stated.doc, doc):
                yield from _same_name(stated, giver, context.region_name(doc), context)


def _meant_in_points(base: Amount, change: Amount, end: Amount, *, falling: bool) -> bool:
    """Say whether a change in % lies between two shares as so many points, and as a part of the first it does not.

    12.8% less 0.8% of it are 12.7%; where the end is 12.0%, 0.8个百分点 are meant.
    """
    if not {base.unit, change.unit, end.unit} <= set(_PERCENT):
        return False
    added, grown = _added(base, change, falling=falling), _grown(base, change, falling=falling)
    return overlap(added, spread(end)) and not overlap(grown, spread(end))


def _reached(base: Amount, change: Amount, end: Amount, *, falling: bool) -> Reach | None:
    """Return what a base and a change allow for the end; None where a change in % of a share can mean two things."""
    if change.unit in _PERCENT:
        return None if end.unit in _PERCENT else _grown(base, change, falling=falling)
    if change.unit != "个百分点" and not same_unit(change, end):
        return None
    return _added(base, change, falling=falling)


def _added(base: Amount, change: Amount, *, falling: bool) -> Reach:
    (low, high), (least, most) = spread(base), _signed(change, falling=falling)
    return (
        None if low is None or least is None else low + least,
        None if high is None or most is None else high + most,
    )


def _grown(base: Amount, change: Amount, *, falling: bool) -> Reach:
    (low, high), (least, most) = spread(base), _signed(change, falling=falling)
    return (
        None if low is None or least is None else low * (100 + least) / 100,
        None if high is None or most is None else high * (100 + most) / 100,
    )


def _signed(change: Amount, *, falling: bool) -> Reach:
    least, most = spread(change)
    return ((None if most is None else -most), (None if least is None else -least)) if falling else (least, most)


def overlap(one: Reach, other: Reach) -> bool:
    """Say whether what two statements allow has something in common."""
    below = one[1] is not None and other[0] is not None and one[1] < other[0]
    above = one[0] is not None and other[1] is not None and one[0] > other[1]
    return not below and not above

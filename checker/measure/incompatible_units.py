"""Two plans count one indicator in units that cannot be converted into each other: 户 and 平方米.

Neither figure can be checked against the other. One of the plans may have taken its figure from another table. So it is
where a rate in per cent is said to move by per cent: by so many points, or by so large a part of itself?
"""

from __future__ import annotations

from typing import Any

from checker.language.sentences import sentence_around
from checker.measure.lib.compare import same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.growth import is_yearly, said
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.slips import share_unit_slip
from checker.measure.lib.stated import stated, unit_in_words
from checker.model import Amount, Pair, Target

_JOINTS = frozenset(("、", "和", "与", "及"))
_OF_A_RATIO = frozenset(("%", "％", "个百分点"))


@measure("pairs", detects=("unit",))
@measure("mentions", detects=("unit",))
def incompatible_units(pair: Pair, _context: Context) -> Measurement:
    """Return whether the units are of one dimension (same) or not (differ), or that one plan names none (missing)."""
    upper, lower = pair.upper.amount, pair.lower.amount
    if upper is None or lower is None or (pair.upper.kind == "change") != (pair.lower.kind == "change"):
        return NOT_CONCERNED
    if pair.relation == "within" and upper.value != lower.value and _of_another_measure(pair, upper, lower):
        return NOT_CONCERNED
    fields: dict[str, Any] = {"upper_unit": unit_in_words(upper), "lower_unit": unit_in_words(lower)}
    if same_unit(upper, lower):
        return measured("same", **fields)
    if not (upper.dimension and lower.dimension):
        return not_judged("unit-unknown")
    if not upper.unit or not lower.unit:
        return measured("missing", variant="missing", **fields)
    if {upper.unit, lower.unit} <= _OF_A_RATIO and upper.value == lower.value:
        return measured("differ", variant="points", blames=(pair.lower,), **fields)
    return measured("differ", slip=share_unit_slip(upper, lower), blames=(pair.lower,), **fields)


@measure("targets", own=True)
def moved_by_percent(change: Target, context: Context) -> Measurement:
    """Return whether a rate of so many % that moves by so many % is said to do so by points (same), or asked.

    72%，同比提升8% leaves open whether 8 points are meant. Where its base stands beside it, pace-arithmetic says it.
    """
    if change.amount is None or change.amount.unit not in ("%", "％", "个百分点") or change.in_table:
        return NOT_CONCERNED
    if change.quantity not in ("growth", "points") or is_yearly(change) or not change.features.change:
        return NOT_CONCERNED
    beside = [one for one in context.extractions[change.doc].targets if _is_rate_beside(one, change, context)]
    if not beside or change.amount.unit == "个百分点":
        return measured("same") if beside else NOT_CONCERNED
    if len(beside) > 1 or _has_its_base(change, context):
        return NOT_CONCERNED
    places = (evidence(change, "target", context.region_name(change.doc), primary=True), evidence(beside[0], "related"))
    return measured("asked", variant="asked", evidence=places, level=stated(beside[0]), words=said(change))


def _is_rate_beside(one: Target, change: Target, context: Context) -> bool:
    """Say whether a figure is the rate, in per cent, that the sentence of a change says is reached."""
    if one.amount is None or one.quantity != "share" or one.amount.unit not in ("%", "％"):
        return False
    if one.indicator != change.indicator or one.quote.passage != change.quote.passage:
        return False
    text = context.documents[one.doc].passages[one.quote.passage].text
    start, end = sentence_around(text, change.quote.start)
    listed = text[one.quote.start - 1 : one.quote.start] in _JOINTS  # 分别提升30%、20% is one list
    return start <= one.quote.start < end and not (listed and one.quote.start > change.quote.start)


def _has_its_base(change: Target, context: Context) -> bool:
    """Say whether the figure of the year from which a change counts is told in the document."""
    return change.base_year is not None and any(
        one.due == change.base_year and one.quantity == "share" and one.canonical == change.canonical
        for one in context.extractions[change.doc].targets
    )


def _of_another_measure(pair: Pair, upper: Amount, lower: Amount) -> bool:
    """Say whether two figures of one document measure different things under one short name.

    风电 in 千瓦 and in 千瓦时 are two; 千瓦时 and 千瓦时/人 of 人均用电量 are one, written in two ways. Where the
    figures are one (290万吨, 290万户), a unit is a slip.
    """
    plainly = {amount.unit.partition("/")[0] for amount in (upper, lower)}
    return pair.certainty != "certain" or len(plainly) == 1 or all(amount.dimension for amount in (upper, lower))

"""A yearly growth beside a multiple of the same thing: 年均增长7%，比2022年翻一番.

Over the years in which the multiple is to be reached the growth has to lead to it. Product and income grow at
comparable prices and double as printed, so of these only what is far off is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.language.indicatornames import without_pace
from checker.language.lexicon import words
from checker.measure.lib.compare import spread
from checker.measure.lib.context import Context
from checker.measure.lib.growth import DOUBLING, compounded, factor, in_one_sentence, is_yearly, said
from checker.measure.lib.measurement import Measurement, measured
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.stated import plain
from checker.model import Target

_TOTALS = ("", "总量", "规模", "总规模")
_FAR = Decimal("0.8")  # of the multiple: prices do not make up for more


def beside_a_growth(multiple: Target, context: Context) -> Measurement | None:
    """Return whether a yearly growth leads to the multiple in its sentence: meets, conflict; None where none is."""
    if multiple.amount is None or multiple.amount.unit != DOUBLING or multiple.due is None or multiple.in_table:
        return None
    period = context.documents[multiple.doc].period
    start = multiple.base_year if multiple.base_year is not None else period[0] - 1 if period else None
    beside = [one for one in context.extractions[multiple.doc].targets if _is_of(one, multiple, context)]
    if start is None or multiple.due <= start or len(beside) != 1:
        return None
    rate, years = beside[0], multiple.due - start
    return _held(multiple, rate, years)


def _is_of(rate: Target, multiple: Target, context: Context) -> bool:
    """Say whether a target is the yearly growth in per cent of what a multiple is of, in one sentence with it."""
    if rate.amount is None or rate.kind != "change" or rate.amount.unit not in ("%", "％") or not is_yearly(rate):
        return False
    if rate.region != multiple.region or not in_one_sentence(rate, multiple, context):
        return False
    names: Sequence[str] = sorted((without_pace(rate.indicator), without_pace(multiple.indicator)), key=len)
    return names[1].removeprefix(names[0]) in _TOTALS


def _held(multiple: Target, rate: Target, years: int) -> Measurement:
    assert multiple.amount is not None
    assert rate.amount is not None
    _, high = spread(rate.amount)
    wanted = factor(multiple, multiple.amount, years)
    least = wanted[0] if wanted is not None else None
    most = compounded(high, years)
    if least is not None and any(word in multiple.indicator for word in words("real-terms")):
        least *= _FAR
    meets = least is None or most is None or most >= least
    reached = compounded(rate.amount.value, years) or Decimal(1)
    doubled = Decimal(2) ** int(multiple.amount.value)
    return measured(
        "meets" if meets else "conflict",
        variant="two-growths",
        blames=(rate, multiple),
        evidence=(evidence(multiple, "target", primary=True), evidence(rate, "related")),
        years=years,
        rate=said(rate),
        reached=plain(reached, 2),
        needed=f"{plain((doubled ** (Decimal(1) / years) - 1) * 100, 1)}%",
        words=said(multiple),
    )

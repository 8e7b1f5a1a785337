"""A growth stated beside base and end: 由180万人次到400万人次，年均增长17.3%; 由2100张到4200张，翻一番.

The three say one thing twice. Each was rounded as printed and may be a bound, so what base and growth allow has to
overlap with what the end allows. 翻一番 is a mark that is passed, and says that the next one is not reached.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from checker.language.indicatornames import without_pace
from checker.language.lexicon import words
from checker.language.sentences import last_clause, sentence_around
from checker.measure.lib.binding import SHARES
from checker.measure.lib.compare import point, same_unit, spread
from checker.measure.lib.context import Context
from checker.measure.lib.differences import Reach, overlap
from checker.measure.lib.measurement import Measurement, measured, not_judged
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.several import all_alike
from checker.measure.lib.stated import bare, plain
from checker.messages import message
from checker.model import Amount, Message, Target

DOUBLING, _MULTIPLE, _PERCENT = "番", "倍", ("%", "％")
_MARK = Decimal("0.95")  # from here on one says that a multiple is reached
_FIGURES = ("level", "baseline", "increment")
_HUNDRED = Decimal(100)
_ROUND = 10  # per cent: a rate that is a multiple of it is told roughly
_PER_CENT = ("%", "％")


@dataclass(frozen=True, slots=True)
class _Between:
    """The figures a growth lies between, over how many years, and whether one sentence or row names all three."""

    base: Target
    end: Target
    years: int
    together: bool


def growth(change: Target, context: Context) -> Measurement | None:
    """Return whether a growth meets base and end: meets, conflict, apart (told elsewhere); None for no such growth."""
    if not _is_growth(change):
        return None
    ends = _ends(change, context)
    if not ends:
        return None
    if not all_alike(ends):
        return not_judged("several-figures")
    bases = _bases(change, ends[0], context)
    if not bases:
        return not_judged("no-base-figure")
    if not all_alike(bases):
        return not_judged("several-figures")
    found = _between(change, bases[0], ends[0], context)
    if found is None:
        return not_judged("no-base-figure")
    return _held(change, found)


def _is_growth(change: Target) -> bool:
    """Say whether a figure is a rate or a multiple by which something grew or is to grow."""
    features, amount = change.features, change.amount
    if amount is None or change.kind not in ("change", "baseline") or features.year_on_year:
        return False
    if features.over_mean or features.lead_over or features.against_others:
        return False
    if amount.unit in (DOUBLING, _MULTIPLE):
        return not (is_yearly(change) or (amount.unit == _MULTIPLE and (features.falls or not features.change)))
    if amount.unit not in _PERCENT:
        return False
    return is_yearly(change) or (change.base_year is None and bool(features.change))


def is_yearly(change: Target) -> bool:
    """Say whether a growth is that of each year."""
    return change.features.yearly or change.quantity == "annual"


def _alike(one: Target, change: Target) -> bool:
    """Say whether a target is a figure of what a growth is of, for the same region."""
    return (
        one.id != change.id
        and one.kind in _FIGURES
        and one.amount is not None
        and one.amount.unit not in (*SHARES, DOUBLING, _MULTIPLE)
        and not one.features.change
        and without_pace(one.indicator) == without_pace(change.indicator)
        and (one.region, one.scope, one.qualifiers) == (change.region, change.scope, change.qualifiers)
    )


def _ends(change: Target, context: Context) -> list[Target]:
    """Return the figures a growth leads to: the one beside it, else those of its year in the document."""
    found = [one for one in context.extractions[change.doc].targets if _alike(one, change)]
    due = change.due if change.kind == "change" or change.period is None else change.period[1]
    if change.in_table:
        return [one for one in found if _one_row(one, change) and one.due == due and one.kind != "baseline"]
    beside = [one for one in found if in_one_sentence(one, change, context) and one.due == due]
    before = [one for one in beside if one.quote.end <= change.quote.start]
    if before:
        return [max(before, key=lambda one: one.quote.end)]
    if beside:
        return [min(beside, key=lambda one: one.quote.start)]
    return [one for one in found if one.due == due and one.kind == "level" and one.due_stated]


def _bases(change: Target, end: Target, context: Context) -> list[Target]:
    """Return the figures a growth starts from: the one right before the end, else those of the year it counts from."""
    found = [
        one
        for one in context.extractions[end.doc].targets
        if one.id != end.id and _alike(one, change) and one.kind == "baseline" and _of_one_kind(one, end)
    ]
    touching = [one for one in found if _touches(one, end) and one.quote.end == end.quote.start]
    if touching:
        return touching
    told = [
        one for one in found if one.due is not None and one.period is None and one.due in _starts(change, end, context)
    ]
    # text and table may differ in the base, which is told by itself; the end is reached from what is written like it
    return [one for one in told if one.in_table == end.in_table] or told


def _of_one_kind(base: Target, end: Target) -> bool:
    """Say whether two figures are of one unit, and both of what stands or both of what was added."""
    if base.amount is None or end.amount is None or not same_unit(base.amount, end.amount):
        return False
    return end.kind != "increment" or (end.quantity == base.quantity and end.period is None and not end.features.added)


def _starts(change: Target, end: Target, context: Context) -> Iterable[int]:
    """Return the years from which a growth may count: those that it says, else the year before the plan begins."""
    if change.base_year is not None:
        return (change.base_year,)
    if change.period is not None:
        return (change.period[0] - 1, change.period[0])
    period = context.documents[change.doc].period
    if period is None or end.due is None or not period[0] <= end.due:
        return ()
    return (period[0] - 1,)


def _between(change: Target, base: Target, end: Target, context: Context) -> _Between | None:
    """Return a growth with its base and end; None where no years are known for what grows every year."""
    first, last = (None if one.period is not None else one.due for one in (base, end))
    years = last - first if first is not None and last is not None else 0
    if years <= 0 and base.period is not None and base.period == end.period:
        years = base.period[1] - base.period[0] + 1
    if years <= 0 and is_yearly(change):
        return None
    together = all(_one_row(one, change) or in_one_sentence(one, change, context) for one in (base, end))
    return _Between(base, end, years, together)


def _touches(one: Target, other: Target) -> bool:
    return one.quote.passage == other.quote.passage


def _one_row(one: Target, change: Target) -> bool:
    return one.in_table and change.in_table and _touches(one, change)


def in_one_sentence(one: Target, change: Target, context: Context) -> bool:
    """Say whether two targets of a text stand in one sentence."""
    if one.in_table or change.in_table or not _touches(one, change):
        return False
    text = context.documents[one.doc].passages[one.quote.passage].text
    start, end = sentence_around(text, change.quote.start)
    return start <= one.quote.start < end


def _held(change: Target, found: _Between) -> Measurement:
    """Return how a growth meets base and end."""
    base, end, stated = found.base.amount, found.end.amount, change.amount
    assert base is not None
    assert end is not None
    assert stated is not None
    times = factor(change, stated, found.years)
    (low, high), first, last = spread(base), point(base), point(end)
    if times is None or not first or first < 0 or last is None:
        return not_judged("no-figure")
    reached: Reach = (
        None if low is None or times[0] is None else low * times[0],
        None if high is None or times[1] is None else high * times[1],
    )
    meets = overlap(reached, spread(end))
    too_much = reached[0] is not None and reached[0] > last
    real = end.dimension == "money" and any(word in change.indicator for word in words("real-terms"))
    if not meets and real and not too_much:
        return not_judged("real-terms")  # what prices add makes more of it, not less
    ratio = last / first
    way = "multiple" if stated.unit in (DOUBLING, _MULTIPLE) else "growth" if is_yearly(change) else "rise"
    return measured(
        "meets" if meets else "conflict" if found.together else "apart",
        variant=way,
        blames=(change, found.end, found.base),
        evidence=(
            evidence(change, "target", primary=True),
            *(evidence(one, "related") for one in (found.end, found.base)),
        ),
        first=_in_its_year(found.base),
        last=_in_its_year(found.end),
        years=found.years,
        reached=_worked_out(ratio, way, found.years),
        words=said(change),
    )


def factor(change: Target, stated: Amount, years: int) -> Reach | None:
    """Return between which multiples of the base the end may lie."""
    if stated.unit == DOUBLING:
        doubled = 2 ** int(stated.value)
        return doubled * _MARK, (None if stated.bound in ("ge", "gt") else doubled * 2 * _MARK)
    low, high = spread(stated)
    if stated.bound == "approx" and stated.step is not None and low is not None and high is not None:
        reach = _about(stated.value, stated.step) if stated.unit in _PER_CENT else stated.step
        low, high = min(low, stated.value - reach), max(high, stated.value + reach)
    if stated.unit == _MULTIPLE:
        return (None if low is None else 1 + low), (None if high is None else 1 + high)
    if change.features.falls:
        low, high = (None if high is None else -high), (None if low is None else -low)
    over = years if is_yearly(change) else 1
    return compounded(low, over), compounded(high, over)


def _about(rate: Decimal, step: Decimal) -> Decimal:
    """Return how far 左右 of a rate reaches: 0.1 of 5.5%, half a point of 7%, a point of 10% or 20%."""
    return step / 2 if step == 1 and rate % _ROUND else step


def compounded(rate: Decimal | None, years: int) -> Decimal | None:
    """Return by how many times a thing is larger after some years of growth by so many per cent."""
    return None if rate is None else max(1 + rate / _HUNDRED, Decimal(0)) ** years


def _worked_out(ratio: Decimal, way: str, years: int) -> str:
    """Return the growth that base and end tell: 1.67 of a multiple, 17.3% a year."""
    if way == "multiple":
        return plain(ratio, 2)
    rate = ratio ** (Decimal(1) / years) if way == "growth" else ratio
    return f"{plain((rate - 1) * _HUNDRED, 1)}%"


def _in_its_year(one: Target) -> Message | str:
    """Return a figure with the year it is of, where one is told."""
    if one.due is None or one.period is not None:
        return bare(one.amount)
    return message("measure.growth.of-year", figure=bare(one.amount), year=one.due)


def said(change: Target) -> Message | str:
    """Return a growth in the words of the plan; a cell of a table has none but its figure."""
    if not change.in_table:
        return last_clause(change.quote.text)
    return message("measure.growth.cell", figure=bare(change.amount))

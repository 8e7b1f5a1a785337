"""The slip of the pen that would make two figures agree, where there is one and one only.

To name the slip makes a finding believable in seconds; it is a guess and said to be one. So that chance is not taken
for a slip, it must bring the very figure of the other side, at its printed precision; for a part of a total, from out
of all proportion to what the people account for; and among several that would do it one must be the plainest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from checker.measure.lib.compare import point, rounds_to
from checker.measure.lib.context import Context
from checker.measure.lib.neighbours import from_the_base, of_another_row, of_another_year
from checker.measure.lib.proportion import misfit
from checker.measure.lib.rewriting import PrintedFigure, Rewriting, printed, respelt_as, rewritings
from checker.measure.lib.stated import bare, plain
from checker.messages import message
from checker.model import Amount, Message, Target

# Digits from which on chance hardly makes one figure out of another that had no need to be the same; fewer will do
# where one is ten or a hundred times the other.
TELLING = 3
TELLING_TENFOLD = 2
# How near its fair part, as a part of it, a figure comes once a slip that put it far off is undone.
FAIR = (Decimal("0.7"), Decimal("1.5"))
# A tenth or ten times a fair part is not rare by itself; further off it is. One that is believed all the same, because
# a sum is broken by it, must come nearer.
FAR = Decimal(14)
NEAR = (Decimal("0.8"), Decimal("1.25"))
_FIVE_YEARS = 5
# Twice or three times a figure is too often another figure of its own.
_SEVERAL_YEARS = 4


def pair_slip(
    right: Target, wrong: Target, context: Context, *, same: bool = True, agree: str = "upper"
) -> Message | None:
    """Return the slip by which `wrong` would have become what it is, had it been meant to be `right`.

    `same` says that the two had to be one figure; where they need not (a mean and a city's rate) only a slip of scale
    or of a figure of several digits is believed. `agree` says in what they then agree, a key of the messages; with
    `both` nobody knows which of them is wrong, and only there is one wrong digit worth a word: any two figures of two
    digits may differ by one.
    """
    if right.amount is None or wrong.amount is None:
        return None
    odd = misfit(right, wrong, context) if agree == "both" else None
    if odd is not None and odd.target.id == right.id:
        right, wrong = wrong, right
    assert right.amount is not None
    assert wrong.amount is not None
    seen, meant = printed(wrong.amount), printed(right.amount)
    if seen is None or meant is None or rounds_to(point(wrong.amount) or Decimal(0), right.amount):
        return None

    def said(kind: str, meant: str, how: Message) -> Message:
        if odd is not None:
            fields = {"place": context.place(wrong), "found": str(seen), "meant": meant, "against": odd.against}
            return message("slip.told", how=how, agree=agreement, **fields)
        return _between(kind, seen, meant, how) if agree == "both" else sentence(seen, meant, how, agreement)

    agreement = in_agreement(agree, other=bare(right.amount))
    long = same or min(seen.telling, meant.telling) >= TELLING
    tenfold = seen.telling >= TELLING_TENFOLD and seen.digits.replace(".", "").strip("0") == (
        meant.digits.replace(".", "").strip("0")
    )
    fitting = [one for one in rewritings(wrong.amount) if rounds_to(one.value, right.amount)]
    plainest = _plainest([one for one in fitting if long or tenfold or one.kind in _OF_SCALE])
    if plainest is not None:
        return said(plainest.kind, plainest.printed, plainest.how)
    kind = respelt_as(seen, meant)
    if kind == "dropped" and long:
        return said("dropped", str(meant), message("slip.how.dropped"))
    long = agree == "both" or min(seen.telling, meant.telling) >= TELLING
    found = _of_meaning(right, wrong, context, agreement, long=long)
    if found is None and kind == "one-digit" and agree == "both" and seen.telling >= TELLING:
        return said("one-digit", str(meant), message("slip.how.one-digit"))
    return found


def _between(kind: str, seen: PrintedFigure, meant: str, how: Message) -> Message:
    """Return the sentence on a slip of which nobody knows in which of two places it was made."""
    if kind in ("lost-power", "added-power"):
        power = next(one for one in (seen.power, *_POWERS) if one and (one == seen.power or one in meant))
        return message("slip.between.power", word=power)
    one_digit = kind in ("dropped", "added", "doubled")
    return message(f"slip.between.{'digit' if one_digit else 'other'}", found=str(seen), meant=meant, how=how)


_POWERS = ("万亿", "亿", "万")
_OF_SCALE = ("power", "lost-power", "added-power", "unit", "minus")


def part_slip(
    part: Amount, fits: Callable[[Decimal], bool], fair: Decimal | None, *, nearest: Decimal = FAR
) -> Rewriting | None:
    """Return the slip of scale that takes a part out of all proportion to one that fits; `fair` is its fair part.

    Only where the part is further off than `nearest` times, and where one slip alone would do.
    """
    found = point(part)
    if found is None or not fair or found < 0:
        return None
    fitting = []
    for one in rewritings(part):
        off = max(one.value / found, found / one.value) if found * one.value > 0 else Decimal(0)
        least, most = FAIR if off >= FAR else NEAR
        if off >= nearest and least <= one.value / fair <= most and fits(one.value):
            fitting.append(one)
    return _plainest(fitting)


def sum_slip(
    figures: Sequence[Decimal], cells: Sequence[str], total: Decimal, step: Decimal
) -> tuple[int, str, Message] | None:
    """Return which row of a table, rewritten how and by which slip, makes the rows add up to their total.

    Only where one row alone can be meant; the last of `cells` is the total's own.
    """
    summed = sum(figures, Decimal(0))
    found: list[tuple[int, int, str, Message]] = []
    for at, cell in enumerate(cells):
        was = figures[at] if at < len(figures) else total
        wanted = total - (summed - was) if at < len(figures) else summed
        bare = Amount(value=was, value_max=None, text=cell, unit="", bound="eq", low=was, high=was, step=step)
        found += [(one.rank, at, one.printed, one.how) for one in rewritings(bare) if one.value == wanted]
    best = [one for one in found if one[0] == min(rank for rank, *_ in found)]
    return best[0][1:] if len(best) == 1 else None


def _plainest(found: Sequence[Rewriting]) -> Rewriting | None:
    """Return the plainest of several slips, None where two are equally plain and name different figures."""
    best = [one for one in found if one.rank == min(other.rank for other in found)]
    return best[0] if len({one.value for one in best}) == 1 else None


def _of_meaning(right: Target, wrong: Target, context: Context, how: Message, *, long: bool) -> Message | None:
    """Return the slip that took the right figure for another thing: a year, a row, a growth, the sum of some years."""
    assert right.amount is not None
    assert wrong.amount is not None
    figure = bare(wrong.amount)
    if (base := from_the_base(right, wrong, context)) is not None:
        kind = "growth" if wrong.kind == "level" else "level"
        fields = {"year": base.due, "base": bare(base.amount)}
        return message(f"slip.{kind}", found=figure, agree=how, **fields)
    if not long:
        return None
    if (other := of_another_year(right, wrong, context)) is not None:
        return message("slip.year", found=figure, year=other.due, agree=how)
    if (other := of_another_row(right, wrong, context)) is not None:
        return message("slip.row", found=figure, indicator=other.indicator, clause=context.place(other))
    return _of_years(right, wrong, context, how)


def _of_years(right: Target, wrong: Target, context: Context, how: Message) -> Message | None:
    """Return the slip that set the figure of one year for that of all years of the plan, or the other way round."""
    assert right.amount is not None
    assert wrong.amount is not None
    if wrong.quantity in ("share", "points", "growth", "index", "ratio") or wrong.amount.unit in ("%", "％", "‰"):
        return None
    found, seen, meant = point(wrong.amount), printed(wrong.amount), printed(right.amount)
    if found is None or seen is None or meant is None or max(seen.telling, meant.telling) < TELLING_TENFOLD:
        return None
    lengths = {_FIVE_YEARS}
    for target in (right, wrong):
        period = context.documents[target.doc].period if target.doc in context.documents else None
        lengths |= {period[1] - period[0] + 1} if period and period[1] > period[0] else set()
    for years in sorted(length for length in lengths if length >= _SEVERAL_YEARS):
        for kind, value in (("annual", found * years), ("cumulative", found / years)):
            if rounds_to(value, right.amount):
                figure = bare(wrong.amount)
                return message(f"slip.{kind}", found=figure, years=years, agree=how)
    return None


def in_agreement(key: str, **fields: object) -> Message:
    """Return what would then agree, as the end of a sentence."""
    return message(f"slip.agree.{key}", **fields)


def sentence(found: object, meant: str, how: Message, agree: Message, *, name: str = "") -> Message:
    """Return the sentence that names a slip; `name` is whose figure it is where several have one."""
    return message("slip.of" if name else "slip.one", found=str(found), meant=meant, how=how, agree=agree, name=name)


def share_slip(part: Amount, total: Decimal, people: Decimal) -> Message | None:
    """Return the slip that would bring a part of a total to a fair one for its people."""
    found, seen = part_slip(part, lambda _: True, total * people), printed(part)
    return sentence(seen, found.printed, found.how, in_agreement("share")) if found and seen else None


def cell_slip(
    names: Sequence[str], cells: Sequence[str], figures: Sequence[Decimal], total: Decimal, step: Decimal
) -> Message | None:
    """Return the slip in one row of a table, or in its total, that would make the sum right."""
    found = sum_slip(figures, cells, total, step)
    if found is None:
        return None
    at, meant, how = found
    return sentence(cells[at], meant, how, in_agreement("sum", total=plain(total, 4)), name=names[at])


def share_unit_slip(right: Amount, wrong: Amount) -> Message | None:
    """Return the slip that wrote % for ‰ or ‰ for %: the digits are the same."""
    seen, meant = printed(wrong), printed(right)
    if seen is None or meant is None or {seen.unit, meant.unit} not in ({"%", "‰"}, {"％", "‰"}):
        return None
    agree = in_agreement("same", other=str(meant))
    alike = seen.digits == meant.digits
    return message("slip.permille", found=str(seen), unit=meant.unit, agree=agree) if alike else None

"""How far a lower target stays behind an upper one that binds it, with the working."""

from __future__ import annotations

from checker.measure.lib.binding import Binding, also_whole, binding, per_head
from checker.measure.lib.comparability import gap
from checker.measure.lib.compare import same_amount
from checker.measure.lib.context import Context
from checker.measure.lib.direction import common_direction
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measured, not_judged
from checker.measure.lib.overyears import over_years
from checker.measure.lib.slips import pair_slip
from checker.measure.lib.stated import bare, between, change_word, percent
from checker.messages import message
from checker.model import Pair, Target


def _of_a_class(target: Target, context: Context) -> bool:
    """Say whether a figure is for the places of a class that the plan names (鼓励推进地区), not for all."""
    return target.scope == "each" and target.in_table and target.region not in ("", context.region_name(target.doc))


def shortfall_below(pair: Pair, context: Context, bindings: tuple[Binding, ...]) -> Measurement:
    """Return the relative shortfall where the upper target binds in one of the given ways."""
    if pair.upper.amount is None and pair.lower.amount is None:
        return NOT_CONCERNED
    if (pair.lower.scope == "named" or _of_a_class(pair.lower, context)) and also_whole(pair, context):
        return NOT_CONCERNED  # some places have a figure of their own; the one for the whole region is compared
    binds = binding(pair, context)
    if binds not in bindings or (binds == "mean" and _bound_otherwise(pair, context)):
        return NOT_CONCERNED
    if (worked_out := _over_years(pair, context)) is not None:
        return worked_out
    found = gap(pair, context)
    if isinstance(found, str):
        return not_judged(found)
    way = common_direction(pair.upper, pair.lower, context) or "higher"
    assert pair.upper.amount is not None
    apart = between(abs(found.absolute), pair.upper.amount)
    return measured(
        found.relative,
        certain=found.certain,
        variant="count" if binds == "count" else "rate" if binds == "mean" and not per_head(pair.upper) else "",
        slip=pair_slip(pair.upper, pair.lower, context, same=binds == "each") if found.relative else None,
        blames=(pair.lower,),
        gap=percent(abs(found.relative)),
        apart=apart,
        behind=message(f"measure.side.behind-{way}", apart=apart),
        beyond=message(f"measure.side.beyond-{way}", apart=apart),
        less=message(f"measure.side.less-{way}"),
        more=message(f"measure.side.more-{way}"),
        wanted=message(f"measure.side.wanted-{way}", figure=bare(pair.upper.amount), change=change_word(pair.upper)),
    )


def _over_years(pair: Pair, context: Context) -> Measurement | None:
    """Return the shortfall over several years of a yearly figure and theirs; None where it cannot be worked out."""
    found = over_years(pair, context)
    if found is None:
        return None
    way = common_direction(pair.upper, pair.lower, context) or "higher"
    return measured(
        found.gap.relative,
        certain=found.gap.certain,
        variant="years",
        blames=(pair.lower,),
        gap=(apart := percent(abs(found.gap.relative))),
        apart=apart,
        upper=found.upper,
        lower=found.lower,
        terms=found.terms,
        less=message(f"measure.side.less-{way}"),
        more=message(f"measure.side.more-{way}"),
    )


def _bound_otherwise(pair: Pair, context: Context) -> bool:
    """Say whether the same plan sets the region a figure of its own, or asks the mean of every region.

    The mean of all is then no measure for it, or the same thing said once more.
    """
    return any(
        other.upper.doc == pair.upper.doc
        and binding(other, context) == "each"
        and (context.named(other.upper) or _same_asked(other, pair))
        for other in context.lookups.above(pair.lower)
    )


def _same_asked(one: Pair, other: Pair) -> bool:
    return one.upper.due == other.upper.due and same_amount(one.upper.amount, other.upper.amount)

"""A region takes over the mean or the total above unchanged.

A mean is not every region's figure. Where figure, bound and year are those above, and no starting point of the
region's own was read, the target was probably copied. A total is shared out among all: a region that promises the whole
of it has copied it too, whether or not its people were counted (disproportionate-share weighs them).
"""

from __future__ import annotations

from checker.language.lexicon import words
from checker.language.regions import short_names
from checker.measure.lib.binding import binding
from checker.measure.lib.commitment import is_full
from checker.measure.lib.comparability import other_base, same_year, unlike
from checker.measure.lib.compare import comparable, same_figure
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.siblings import siblings
from checker.measure.lib.standing import passage_of
from checker.model import Pair, Target

_MANY, _MANY_AT_LEAST = 10, 100
"""From this figure on a total is not that of a few works that may all lie in one region, or that each may have."""


@measure("pairs", relations=("above",))
def copied_average(pair: Pair, context: Context) -> Measurement:
    """Return whether a figure is the city's own, copied from the mean above, or the whole total above (total)."""
    upper, lower = pair.upper, pair.lower
    if upper.amount is not None and binding(pair, context) == "sum":
        return _of_a_total(pair, context)
    if upper.amount is None or lower.amount is None or binding(pair, context) != "mean":
        return NOT_CONCERNED
    if context.region_of(upper) == context.region_of(lower) or is_full(upper):
        return NOT_CONCERNED
    if _is_a_rate_of_payment(lower) or _of_this_place(pair, context):
        return NOT_CONCERNED
    if _asked_of_each(pair, context):
        return NOT_CONCERNED  # what every city is asked for is followed, not copied
    if other_base(pair) or upper.amount.dimension == "doubling":
        return NOT_CONCERNED  # what doubles is each region's own, and over another year it is another change
    if reason := comparable(upper, lower) or unlike(pair):
        return not_judged(reason)
    alike = same_figure(upper.amount, lower.amount) and upper.amount.bound == lower.amount.bound and same_year(pair)
    if not alike:
        return measured("own")
    based = _has_a_base(lower, context) or any(_has_a_base(one, context) for one in siblings(pair, context))
    return measured("own" if based else "copied")


def _of_a_total(pair: Pair, context: Context) -> Measurement:
    """Return whether a part of a total is the whole of it, where nobody has weighed it by the people."""
    upper, lower = pair.upper, pair.lower
    if lower.amount is None or upper.doc == lower.doc or (upper.scope, lower.scope) != ("aggregate", "aggregate"):
        return NOT_CONCERNED
    if context.region_of(upper) == context.region_of(lower) or _weighed(pair, context):
        return NOT_CONCERNED
    if _of_this_place(pair, context):
        return NOT_CONCERNED  # the plan above speaks of what lies in this region: to agree with it is no copy
    least = {"eq": _MANY, "approx": _MANY, "ge": _MANY_AT_LEAST}.get(upper.amount.bound if upper.amount else "")
    if upper.amount is None or least is None or upper.amount.value < least:
        return NOT_CONCERNED  # a few works may be all there are
    if not passage_of(lower, context).headings:
        return NOT_CONCERNED  # what opens a plan tells what was announced above
    if reason := comparable(upper, lower) or unlike(pair):
        return not_judged(reason)
    alike = same_figure(upper.amount, lower.amount) and upper.amount.bound == lower.amount.bound and same_year(pair)
    return measured("total", variant="total") if alike and upper.kind == lower.kind else measured("own")


def _of_this_place(pair: Pair, context: Context) -> bool:
    """Say whether the plan above sets its figure for something in the region of the lower plan.

    The words of its passage name the region, or the headings above them do.
    """
    above = context.region_name(pair.upper.doc)
    own = [name for name in short_names(context.region_name(pair.lower.doc)) if name not in above]
    passage = passage_of(pair.upper, context)
    return any(name in text for text in (pair.upper.quote.text, *passage.headings) for name in own)


def _is_a_rate_of_payment(target: Target) -> bool:
    """Say whether a figure is what is paid for each one (每户补助3000元): it is set alike everywhere."""
    figure = target.amount
    if figure is None or figure.dimension != "money" or not (target.features.per_head or target.features.per_unit):
        return False
    return any(word in target.indicator for word in words("grant"))


def _weighed(pair: Pair, context: Context) -> bool:
    """Say whether the part is weighed by the people of the region in a check of its own, or told as its works'."""
    national = context.documents[pair.upper.doc].level == "national"
    return not national and bool(context.share_of_people(pair.upper.doc, pair.lower.doc))


def _asked_of_each(pair: Pair, context: Context) -> bool:
    """Say whether another place of the plan above asks the same of every city (各市均达到)."""
    asked = pair.upper.amount
    return asked is not None and any(
        other.upper.doc == pair.upper.doc
        and other.upper.amount is not None
        and binding(other, context) == "each"
        and same_figure(other.upper.amount, asked)
        for other in context.lookups.above(pair.lower)
    )


def _has_a_base(target: Target, context: Context) -> bool:
    """Say whether a starting point was read: in the series of the target, or under its name in text or table."""
    mine = [one for series in context.lookups.series(target.id) for one in series.targets]
    mine += [
        one
        for one in context.extractions[target.doc].targets
        if (one.entry or one.base_name, one.qualifiers) == (target.entry or target.base_name, target.qualifiers)
    ]
    return any(one.kind == "baseline" and one.amount is not None for one in mine)

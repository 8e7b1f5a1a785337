"""Two plans start from different ground: two figures of one past year, or two years from which a change counts.

What was reached in a year is one figure. Where a later plan of one issuer prints another, its pace and its growth start
from other ground than the earlier plan's: the figure was revised (a census, another way of counting), or one of them
is wrong. So it is where the plan above gives a region its base and the region's own plan has another. A change over
2019 is not the change over 2020 that the plan above asks for, though the figures be one.
"""

from __future__ import annotations

from checker.measure.lib.comparability import other_base, same_year, unlike
from checker.measure.lib.compare import rounds_to, same_figure, same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.rows.series import Stretch
from checker.measure.lib.stated import stated
from checker.model import Pair, Target


@measure("series")
def differing_baseline(stretch: Stretch, _context: Context) -> Measurement:
    """Return how what two plans say of one past year agrees: same, rounding (one printed more roughly), or differs."""
    earlier, later = stretch.earlier, stretch.later
    if stretch.sums or not stretch.same_year or earlier.amount is None or later.amount is None:
        return NOT_CONCERNED
    if not same_unit(earlier.amount, later.amount):
        return not_judged("units-differ")
    if same_figure(earlier.amount, later.amount):
        return measured("same")
    one, other = earlier.amount, later.amount
    rough = "approx" in (one.bound, other.bound)
    if rough or rounds_to(one.value, other) or rounds_to(other.value, one):
        return measured("rounding")
    return measured("differs")


@measure("pairs", relations=("above", "annex"))
def differing_base_year(pair: Pair, _context: Context) -> Measurement:
    """Return whether the change a lower plan takes over counts from the year of the upper one: same, or year."""
    upper, lower = pair.upper, pair.lower
    if not upper.kind == lower.kind == "change" or upper.base_year is None or lower.base_year is None:
        return NOT_CONCERNED
    if reason := unlike(pair):
        return not_judged(reason)
    if not same_year(pair):
        return not_judged("years-differ")
    if not other_base(pair):
        return measured("same")
    return measured("year", variant="year", upper_base=upper.base_year, lower_base=lower.base_year)


@measure("targets", own=True)
def base_given_above(target: Target, context: Context) -> Measurement:
    """Return how a plan's base agrees with the one that a plan above gives its region: same, rounding, given.

    Of one figure told several times the first is asked; one that a table has comes before.
    """
    plan = context.documents[context.plan_of(target.doc)]
    if target.kind != "baseline" or target.amount is None or target.due is None or not plan.above:
        return NOT_CONCERNED
    if (
        not plan.region_name
        or target.scope not in ("aggregate", "named")
        or target.region not in ("", plan.region_name)
    ):
        return NOT_CONCERNED
    own = [
        one
        for one in context.extractions[target.doc].targets
        if _of_one_base(one, target) and one.region == target.region
    ]
    if own and min(own, key=lambda one: not one.in_table).id != target.id:
        return NOT_CONCERNED
    above = (*plan.above, *(head.id for head in context.heads if head.annex_of in plan.above))
    given = [one for doc in above if doc in context.extractions for one in context.extractions[doc].targets]
    found = [one for one in given if one.region == plan.region_name and _of_one_base(one, target)]
    amounts = [one.amount for one in found if one.amount is not None]
    if not amounts:
        return NOT_CONCERNED
    if any(same_figure(one, target.amount) for one in amounts):
        return measured("same")
    if any(rounds_to(one.value, target.amount) or rounds_to(target.amount.value, one) for one in amounts):
        return measured("rounding")
    return measured(
        "given",
        variant="given",
        evidence=(
            evidence(target, "lower", plan.region_name, primary=True),
            evidence(found[0], "upper", context.region_name(found[0].doc)),
        ),
        earlier=stated(found[0]),
        later=stated(target),
        upper_title=context.title(found[0].doc),
    )


def _of_one_base(one: Target, other: Target) -> bool:
    """Say whether two figures are of one thing reached in one year, in one unit, by name and qualifiers."""
    return (
        one.kind == other.kind
        and one.amount is not None
        and other.amount is not None
        and one.canonical == other.canonical
        and one.qualifiers == other.qualifiers
        and (one.due, one.quantity) == (other.due, other.quantity)
        and same_unit(one.amount, other.amount)
    )

"""A region's part of a total is out of proportion to its part of the people.

The parts of a provincial sum are shared out among its cities. People are the first measure of what is a fair part,
though industry, coast or size may explain another; a part of a fifth or five times that calls for a reason, or hides
a slip in the figure or its name. Coasts, deserts and forests lie unevenly in the country: of a national total such a
part is a question, no more.
"""

from __future__ import annotations

from checker.measure.lib.binding import binding
from checker.measure.lib.comparability import same_year, unlike
from checker.measure.lib.compare import comparable, point
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.slips import share_slip
from checker.measure.lib.stated import bare, percent, times
from checker.model import Pair

_SEVERAL = 2  # regions named beside a total: it is theirs, not that of all


def _several_named(pair: Pair, context: Context) -> bool:
    """Say whether the total stands beside the names of some of the regions below: it is to be shared among these."""
    own = context.documents[pair.upper.doc].region
    named = [one for one in context.lookups.below(own) if _short(one.name) in pair.upper.quote.text]
    return len(named) >= _SEVERAL


def _its_quota(other: Pair, pair: Pair, context: Context) -> bool:
    """Say whether another pair of a part is the one with what the total's own plan allots to the region."""
    same = other.upper.doc == pair.upper.doc and other.certainty == "certain"
    return same and other.upper.features.allotted and binding(other, context) == "each"


def _short(name: str) -> str:
    return name[:-1] if len(name) > _SEVERAL and name[-1] in "市县区盟" else name


@measure("pairs", says="figure", relations=("above",), detects=("share",))
def disproportionate_share(pair: Pair, context: Context) -> Measurement:
    """Return the share of the total over the share of the people; 1 is a part that matches."""
    upper, lower = pair.upper, pair.lower
    if upper.amount is None or lower.amount is None or binding(pair, context) != "sum":
        return NOT_CONCERNED
    if upper.doc == lower.doc or context.region_of(upper) == context.region_of(lower) or lower.scope != "aggregate":
        return NOT_CONCERNED
    if any(_its_quota(other, pair, context) for other in context.lookups.above(lower)):
        return NOT_CONCERNED  # the upper plan itself has told how much is this region's
    if reason := comparable(upper, lower, stock_with_flow=True) or unlike(pair):
        return not_judged(reason)
    if not same_year(pair):
        return not_judged("years-differ")
    total, part = point(upper.amount), point(lower.amount)
    if total is None or part is None or total <= 0:
        return not_judged("no-figure")
    if total == part and upper.amount.bound == lower.amount.bound and upper.amount.bound not in ("eq", "approx"):
        return not_judged("same-limit")
    if _several_named(pair, context):
        return not_judged("named-regions")
    people = context.share_of_people(upper.doc, lower.doc)
    if not people:
        return not_judged("no-population")
    share = part / total
    if share < people and upper.amount.bound in ("le", "lt"):
        return NOT_CONCERNED  # of a limit nobody need take the whole part
    return measured(
        share / people,
        certain=upper.kind == lower.kind,
        share=percent(share),
        people=percent(people),
        ratio=times(share / people),
        slip=share_slip(lower.amount, total, people),
        blames=(lower,),
        part=bare(lower.amount),
        total=bare(upper.amount),
    )

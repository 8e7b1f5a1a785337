"""A city takes over the provincial rate unchanged, with no base of its own.

A mean is not every city's figure. Where figure, bound and year are the province's, and the plan gives no starting
point of its own, the target was probably copied.
"""

from __future__ import annotations

from checker.measure.binding import binding
from checker.measure.compare import comparable
from checker.measure.facts import Facts
from checker.measure.postponed import is_full
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured, not_judged
from checker.measure.setting import same_year, unlike
from checker.measure.text_against_table import same_figure
from checker.model import Pair


@measure("pairs", relations=("above",))
def copied_average(pair: Pair, facts: Facts) -> Reading:
    """Read whether a rate is the city's own, or copied from the mean above."""
    upper, lower = pair.upper, pair.lower
    if upper.amount is None or lower.amount is None or binding(pair, facts) != "mean":
        return NOT_CONCERNED
    if facts.region_of(upper) == facts.region_of(lower) or is_full(upper):
        return NOT_CONCERNED
    if reason := comparable(upper, lower) or unlike(pair):
        return not_judged(reason)
    alike = same_figure(upper.amount, lower.amount) and upper.amount.bound == lower.amount.bound and same_year(pair)
    if not alike:
        return measured("own")
    mine = [t for series in facts.matching.series if lower.id in {t.id for t in series.targets} for t in series.targets]
    return measured("own" if any(target.kind == "baseline" for target in mine) else "copied")

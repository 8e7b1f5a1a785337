"""The words around a figure do not say clearly which side of it is allowed.

“分别达到100%、60%以上” puts 以上 on 100% as well, where nothing lies above; “不低于…左右” and “超过…以上” say two
things of one figure.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.model import Target


@measure("targets", own=True)
def unclear_bound(target: Target, _context: Context) -> Measurement:
    """Return whether a bound is clear, listed (100%、60%以上), two-ways (不低于…左右) or open-base (<40)."""
    figure = target.amount
    if figure is None:
        return NOT_CONCERNED
    if target.kind == "baseline" and target.in_table and figure.bound in ("lt", "le", "gt", "ge"):
        return measured("open-base", variant="open-base")
    if words := target.features.two_bounds:
        return measured("two-ways", variant="two-ways", words=words)
    return measured("listed" if figure.bound == "eq" and target.features.listed_whole else "clear")

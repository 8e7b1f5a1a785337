"""A figure is to move more slowly than it did, or was to, in the stretch before.

A plan names the end, and rarely the pace. Set against the years before, the same words can hide half the effort.
"""

from __future__ import annotations

from checker.measure.lib.compare import same_figure
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure
from checker.measure.lib.pace import pace_against, sums_against
from checker.measure.lib.rows.series import Stretch


@measure("series", says="figure")
def slower_pace(stretch: Stretch, context: Context) -> Measurement:
    """Return the change a year of this stretch over that of the one before; below 1 is slower.

    Of sums, what is to be done in a period over what was done in the one before.
    """
    if stretch.sums:
        return sums_against(stretch, context)
    if _is_held(stretch, context):
        return NOT_CONCERNED
    return pace_against(stretch, context)


def _is_held(stretch: Stretch, context: Context) -> bool:
    """Say whether a figure that is reached is to stay (稳定在890万亩), by its own words or those of the text around."""
    earlier, later = stretch.earlier.amount, stretch.later.amount
    if earlier is None or later is None or not same_figure(earlier, later):
        return False
    of_document = context.extractions[stretch.later.doc].targets
    return any(
        one.features.held and one.canonical == stretch.later.canonical and same_figure(one.amount, later)
        for one in (stretch.later, *of_document)
        if one.amount is not None
    )

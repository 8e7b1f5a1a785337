"""The mean the other regions would have to reach cannot be reached.

Where a city stays below a provincial rate the others must lie above it. Weighted by people, the rate they would need
can be worked out: over 100% of a whole, or below nothing, it is out of reach; where all have been heard, their mean
must be the rate itself.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.measure.lib.compare import ABOUT, demand, point
from checker.measure.lib.context import Context
from checker.measure.lib.direction import direction
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.groups import Whole, people_of, terms
from checker.measure.lib.stated import percent, plain
from checker.measure.lib.wholes import WHOLE, is_part_of_whole


@measure("groups", ground="parts")
def infeasible_mean(whole: Whole, context: Context) -> Measurement:
    """Return whether the mean the silent regions need is possible or impossible; short where all were heard."""
    if whole.summed or whole.total.amount is None or whole.total.kind != "level":
        return NOT_CONCERNED
    way = direction(whole.total, context)
    asked = demand(whole.total.amount, way)
    if asked is None:
        return NOT_CONCERNED
    if not whole.parts:
        return not_judged("kinds-differ" if whole.unlike else "no-parts")
    given = [(point(part.target.amount), part.people) for part in whole.parts if part.target.amount is not None]
    if any(figure is None or people is None for figure, people in given):
        return not_judged("no-population")
    weighted = sum(
        (figure * people for figure, people in given if figure is not None and people is not None), Decimal(0)
    )
    heard = Decimal(sum(people for _, people in given if people is not None))
    silent = people_of(whole.silent, context)
    if silent is None or heard <= 0:
        return not_judged("no-population")
    if not silent:
        mean = weighted / heard
        short = mean < asked.low * (1 - ABOUT / 10) if way == "higher" else mean > asked.high * (1 + ABOUT / 10)
        fields: dict[str, Any] = {"needed": plain(mean), "parts": terms(whole, "、"), "people": percent(Decimal(1))}
        return measured("short" if short else "possible", variant="short", **fields)
    needed = (asked.at * (heard + silent) - weighted) / silent
    impossible = needed < 0 or (is_part_of_whole(whole.total) and needed > WHOLE)
    return measured(
        "impossible" if impossible else "possible",
        needed=plain(needed),
        parts=terms(whole, "、"),
        people=percent(heard / (heard + silent)),
    )

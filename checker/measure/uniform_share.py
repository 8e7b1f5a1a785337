"""Several targets are exactly the same part of the upper plan's figures.

Parts worked out one by one differ. The same part again and again (7.5% of three figures) says that one factor was
laid over the provincial list, whatever the city has.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from checker.measure.lib.binding import binding
from checker.measure.lib.compare import comparable, point
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.rows.documents import Link
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.stated import percent
from checker.model import Evidence, Pair


@measure("documents", says="figure")
def uniform_share(link: Link, context: Context) -> Measurement:
    """Return how many targets are one and the same part of the upper plan's."""
    if context.region_name(link.lower.id) == context.region_name(link.upper.id):
        return NOT_CONCERNED
    by_share: dict[Decimal, dict[str, Pair]] = defaultdict(dict)
    for pair in link.pairs:
        share = _share(pair, context)
        if share is not None:
            by_share[share].setdefault(pair.lower.id, pair)
    if not by_share:
        return NOT_CONCERNED
    share, pairs = max(by_share.items(), key=lambda item: (len(item[1]), item[0]))
    places: list[Evidence] = []
    for pair in pairs.values():
        places.append(evidence(pair.lower, "lower", context.region_name(pair.lower.doc), primary=not places))
        places.append(evidence(pair.upper, "upper", context.region_name(pair.upper.doc)))
    names = "、".join(pair.lower.indicator for pair in pairs.values())
    return measured(len(pairs), evidence=tuple(places), count=len(pairs), share=percent(share, 2), names=names)


def _share(pair: Pair, context: Context) -> Decimal | None:
    if pair.upper.amount is None or pair.lower.amount is None or binding(pair, context) != "sum":
        return None
    if pair.lower.scope == "named" and pair.lower.region != context.region_name(pair.lower.doc):
        return None  # what the lower plan shares out to its own places is no part of the upper plan's
    if comparable(pair.upper, pair.lower, stock_with_flow=True):
        return None
    total, part = point(pair.upper.amount), point(pair.lower.amount)
    return part / total if total and part and part < total else None

"""An older lower plan no longer fits a newer plan above it.

A plan could not know what was issued after it, so it breaks nothing. It has to be revised where the newer plan asks
for more, or sooner; how many of its targets that concerns says how urgent it is.
Source: 中发〔2018〕44号, on adjusting plans when the plan above changes.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, discover, measure, measured
from checker.measure.lib.rows.documents import Link
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.stated import day
from checker.model import Evidence, Pair


@measure("documents", says="figure")
def needs_revision(link: Link, context: Context) -> Measurement:
    """Return how many targets of an older plan stay behind the newer one above."""
    lower, upper = link.lower, link.upper
    if lower.issued is None or upper.issued is None or lower.issued >= upper.issued:
        return NOT_CONCERNED
    behind = [pair for pair in link.pairs if _behind(pair, context)]
    places: list[Evidence] = []
    for pair in behind:
        places.append(evidence(pair.lower, "lower", context.region_name(pair.lower.doc), primary=not places))
        places.append(evidence(pair.upper, "upper", context.region_name(pair.upper.doc)))
    names = list(dict.fromkeys(pair.lower.indicator for pair in behind))
    return measured(
        len(names),
        evidence=tuple(places),
        count=len(names),
        names="、".join(names),
        issued=day(lower.issued),
        upper_issued=day(upper.issued),
    )


def _behind(pair: Pair, context: Context) -> bool:
    """Say whether the lower target of a pair is behind by a check that asks for a revision."""
    for one in discover():
        value = one.read(pair, context).value if one.revises else None
        if value is not None and not isinstance(value, str) and value > 0:
            return True
    return False

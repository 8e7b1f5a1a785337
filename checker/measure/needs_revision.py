"""An older lower plan no longer fits a newer plan above it.

A plan could not know what was issued after it, so it breaks nothing. It has to be revised where the newer plan asks
for more, or sooner; how many of its targets that concerns says how urgent it is.
Source: 中发〔2018〕44号, on adjusting plans when the plan above changes.
"""

from __future__ import annotations

from checker.measure.below_average import below_average
from checker.measure.below_upper import below_upper
from checker.measure.document_rows import Link
from checker.measure.facts import Facts
from checker.measure.later_deadline import later_deadline
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured
from checker.measure.rows import evidence
from checker.measure.weaker_bound import weaker_bound
from checker.model import Evidence, Pair

_MEASURES = (below_upper, below_average, later_deadline, weaker_bound)


@measure("documents")
def needs_revision(link: Link, facts: Facts) -> Reading:
    """Read how many targets of an older plan stay behind the newer one above."""
    lower, upper = link.lower, link.upper
    if lower.issued is None or upper.issued is None or lower.issued >= upper.issued:
        return NOT_CONCERNED
    behind = [pair for pair in link.pairs if _behind(pair, facts)]
    places: list[Evidence] = []
    for pair in behind:
        places.append(evidence(pair.lower, "lower", facts.region_name(pair.lower.doc), primary=not places))
        places.append(evidence(pair.upper, "upper", facts.region_name(pair.upper.doc)))
    names = list(dict.fromkeys(pair.lower.indicator for pair in behind))
    return measured(
        len(names),
        evidence=tuple(places),
        count=len(names),
        names="、".join(names),
        issued=lower.issued.isoformat(),
        upper_issued=upper.issued.isoformat(),
    )


def _behind(pair: Pair, facts: Facts) -> bool:
    for read in _MEASURES:
        value = read(pair, facts).value
        if value is not None and not isinstance(value, str) and value > 0:
            return True
    return False

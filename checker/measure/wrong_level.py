"""A city plan fills a list of the province's or names a provincial body as its own.

Sentences taken over from the plan above keep the powers and the bodies of the level above. A city can apply for a
provincial list; it cannot fill it. 厅 are bodies of a province, the city's are 局.
"""

from __future__ import annotations

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.rows.documents import Excerpt, place


@measure("passages")
def wrong_level(excerpt: Excerpt, _context: Context) -> Measurement:
    """Return whether a plan keeps to its level: own, list (fills a list of the level above), body (names its body)."""
    if excerpt.document.level not in ("city", "county", "town"):
        return NOT_CONCERNED
    if not excerpt.upper_matters:
        return measured("own")
    first = excerpt.upper_matters[0]
    places = (place(excerpt.document, excerpt.passage, first.start, first.end, primary=True),)
    return measured(first.kind, variant="list" if first.kind == "list" else "", evidence=places, fault=first.text)

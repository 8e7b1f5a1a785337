"""A plan in force above this one, issued before it, is not cited.

A plan names what it rests on. Where the plan it has to answer is named neither by title nor by number, the drafters
may have worked from another one.
Source: 党政机关公文处理工作条例 (2012), on citing documents by title and number.
"""

from __future__ import annotations

from checker.language.titles import plain_title
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.documents import Link


@measure("documents", detects=("citation",), beside=True)
def not_cited(link: Link, context: Context) -> Measurement:
    """Return whether the plan above is cited by title or number: cited, not-cited, or no-grounds (none named).

    order-unknown: not cited, but a day of issue was not read, so that it may not have been there to be cited.
    """
    lower, upper = link.lower, link.upper
    if not link.stated or not upper.title or context.between(upper.id, lower.id):
        return NOT_CONCERNED  # of a chain, the nearest plan is to be cited: it rests on those above it
    if lower.issued is not None and upper.issued is not None and upper.issued > lower.issued:
        return NOT_CONCERNED
    if lower.excerpt:
        return not_judged("excerpt-own")
    text = plain_title("".join(passage.text for passage in lower.passages))
    if not text:
        return not_judged("no-text")
    named = plain_title(upper.title) in text or (upper.number and plain_title(upper.number) in text)
    grounds = context.particulars(lower.id).drafted_on_grounds
    said = "cited" if named else "not-cited" if grounds else "no-grounds"
    if said == "not-cited" and (lower.issued is None or upper.issued is None):
        return measured("order-unknown", variant="order-unknown")
    return measured(said, variant="" if upper.number else "unnumbered")

"""The text itself is faulty: a word of another language, a doubled mark, a character lost from a name.

Such a fault is no matter of policy, but it can change what is promised (集聚7个 for 集聚区7个) and shows where a text
was not read again.
"""

from __future__ import annotations

from checker.language.indicatornames import without_marks
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.rows.documents import Excerpt, place
from checker.model import Pair

LONG_ENOUGH = 5


@measure("passages", own=True)
def text_fault(excerpt: Excerpt, _context: Context) -> Measurement:
    """Return whether a passage is sound, or what is wrong: word, mark, twice or alone."""
    if excerpt.passage.kind == "row" or not excerpt.passage.text:
        return NOT_CONCERNED
    fault = excerpt.fault
    if fault is None:
        return measured("sound")
    places = (place(excerpt.document, excerpt.passage, fault.start, fault.end, primary=True),)
    variant = fault.kind if fault.kind == "alone" else ""
    return measured(fault.kind, evidence=places, variant=variant, fault=fault.text)


@measure("pairs", relations=("above", "annex"))
def lost_character(pair: Pair, context: Context) -> Measurement:
    """Return whether the lower name has lost one character of the upper name: sound or lost."""
    upper, lower = (without_marks(target.indicator) for target in (pair.upper, pair.lower))
    if len(upper) != len(lower) + 1 or len(lower) < LONG_ENOUGH:
        return measured("sound")
    at = next((index for index, (one, other) in enumerate(zip(upper, lower, strict=False)) if one != other), len(lower))
    if upper[:at] + upper[at + 1 :] != lower:
        return measured("sound")
    whole = without_marks(context.documents[pair.lower.doc].source)
    if upper not in whole:
        return measured("sound")
    return measured("lost", variant="lost", fault=upper[at])

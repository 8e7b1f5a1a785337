"""The text itself is faulty: a word of another language, a doubled mark, a character lost from a name.

Such a fault is no matter of policy, but it can change what is promised (集聚7个 for 集聚区7个) and shows where a text
was not read again.
"""

from __future__ import annotations

import re

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.rows.documents import Excerpt, place, sentence_around
from checker.model import Pair

_LATIN = re.compile(r"[\u4e00-\u9fff”]\s*(?P<fault>(?:and|or|the|of|to|in|with|for|is|are))\s*[\u4e00-\u9fff“]")
_MARKS = re.compile(r"(?P<fault>，，|。。|、、|；；|，。|。，|、，|，、|：：|；。|、。)")
_TWICE = re.compile(
    r"(?P<fault>的的|了了|在在|是是|与与|及及|为为|达到达到|实现实现|建设建设|推进推进|不断不断|进一步进一步)"
)
LONG_ENOUGH = 5


@measure("passages", own=True)
def text_fault(excerpt: Excerpt, _context: Context) -> Measurement:
    """Return whether a passage is sound, or what is wrong: word, mark or twice."""
    text = excerpt.passage.text
    if excerpt.passage.kind == "row" or not text:
        return NOT_CONCERNED
    for value, pattern in (("word", _LATIN), ("twice", _TWICE), ("mark", _MARKS)):
        if found := pattern.search(text):
            start, end = sentence_around(text, found.start("fault"))
            places = (place(excerpt.document, excerpt.passage, start, end, primary=True),)
            return measured(value, evidence=places, fault=found["fault"])
    return measured("sound")


@measure("pairs", relations=("above", "annex"))
def lost_character(pair: Pair, context: Context) -> Measurement:
    """Return whether the lower name has lost one character of the upper name: sound or lost."""
    upper, lower = (re.sub(r"[“”\s]", "", target.indicator) for target in (pair.upper, pair.lower))
    if len(upper) != len(lower) + 1 or len(lower) < LONG_ENOUGH:
        return measured("sound")
    at = next((index for index, (one, other) in enumerate(zip(upper, lower, strict=False)) if one != other), len(lower))
    if upper[:at] + upper[at + 1 :] != lower:
        return measured("sound")
    whole = re.sub(r"[“”\s]", "", context.documents[pair.lower.doc].source)
    if upper not in whole:
        return measured("sound")
    return measured("lost", variant="lost", fault=upper[at])

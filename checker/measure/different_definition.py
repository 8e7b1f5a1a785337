"""Two plans use one name for things that are counted differently.

A grade (省级, 市级), a threshold (超10亿级, 超100亿级), the people counted (常住, 户籍) or a word left out
(城市轨道交通, 轨道交通) changes what the figure means. Figures are not set against each other where the things they
count differ.
"""

from __future__ import annotations

from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured
from checker.measure.setting import SPLITTING
from checker.messages import catalogue, message
from checker.model import Message, Pair


@measure("pairs", relations=("above", "earlier"))
def different_definition(pair: Pair, _facts: Facts) -> Reading:
    """Read whether the definitions are the same, worded differently (phrase) or different in kind (split)."""
    if "baseline" in (pair.upper.kind, pair.lower.kind):
        return NOT_CONCERNED
    differences = [d for d in pair.differences if d[0] != "dimension"]
    if not differences:
        return measured("same")
    split = next((d for d in differences if d[0] in SPLITTING), None)
    kind, upper, lower = split or differences[0]
    return measured(
        "split" if split else "phrase",
        what=message(key if (key := f"measure.difference.{kind}") in catalogue("zh") else "measure.difference.other"),
        upper_word=_word(upper),
        lower_word=_word(lower),
    )


def _word(word: str) -> Message:
    return Message(zh=f"“{word}”", en=f"“{word}”") if word else message("measure.stated.nothing")

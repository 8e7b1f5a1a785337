"""A sum of works on one thing: 新建公园8处、改扩建11处，共19处. Each part is of its own work, the sum is of all."""

from __future__ import annotations

from functools import cache
from re import Pattern

from checker.language.lexicon import compiled
from checker.language.sentences import sentence_around

_FIGURE = r"\d[\d.,]*[万亿]?"
_SUMS = ("共", "合计", "总计")


@cache
def _part() -> Pattern[str]:
    return compiled(rf"(?P<work>(?:<make>|<work>)+)(?P<thing>[^，。；、\d]{{0,24}}?)(?P<figure>{_FIGURE})")


@cache
def _sum() -> Pattern[str]:
    return compiled(
        rf"(?:<make>|<work>)+[^，。；、\d]{{2,24}}?{_FIGURE}(?P<unit>[^，。；、\d]{{1,4}})"
        rf"(?:[、，和及](?:<make>|<work>)+{_FIGURE}(?P=unit))+[，、](?:共计?|合计|总计){_FIGURE}(?P=unit)"
    )


def work_of_a_part(text: str, at: int) -> str:
    """Return the work that a figure at this place counts alone, where the sentence sums it up with others; else ""."""
    start, end = sentence_around(text, at)
    if not any(text.find(word, at, end) > 0 for word in _SUMS):
        return ""
    for found in _sum().finditer(text, start, end):
        for part in _part().finditer(text, found.start(), found.end()):
            if part.start("figure") == at:
                return part["work"]
    return ""

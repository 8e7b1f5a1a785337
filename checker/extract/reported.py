"""What a plan tells of a plan above it: 省规划提出，到2030年全省…达到5.5个 is neither its target nor what it has reached."""

from __future__ import annotations

import re

from checker.language.lexicon import compiled
from checker.language.sentences import sentence_around

_PAPER = r"<papers.reported>"
_ABOVE = r"<bodies.above-a-plan>"
# The paper is the subject of its clause: 按照省规划要求 tells by what the plan itself goes.
_TELLS = compiled(
    rf"(?:^|[，；。])(?:其中|同时|目前|但|而)?，?"
    rf"(?P<paper>(?:{_ABOVE}[\u4e00-\u9fff“”]{{0,16}}?{_PAPER}|{_ABOVE}?《(?P<title>[^《》]{{4,60}})》(?:（[^（）]{{1,30}}）)?))"
    r"中?<doing.tells>{1,2}"
)
_OWN = re.compile(r"全[市县区](?!域)|[我本](?:[市县区]|规划|方案)")
_NATIONAL = re.compile(r"国家|全国|中国|国务院|中央")


def tellings(text: str) -> list[int]:
    """Return where what a paper above is said to set begins, right behind the verb: 省规划提出|到2030年全省…."""
    return [found.end() for found in _TELLS.finditer(text)]


def told_by(text: str, at: int, region: str) -> str:
    """Return the paper above of which a figure at a place of a passage is told, as it is named; "" where it is of none.

    `region` is the plan's own: a paper of the same region is none above it, and what is said of the region is its own.
    """
    before = text[sentence_around(text, at)[0] : at]
    found = next(reversed(list(_TELLS.finditer(before))), None)
    if found is None or _OWN.search(before, found.end()) or (region and region in before[found.end() :]):
        return ""
    if region.endswith(("省", "自治区")) and found["paper"].startswith(("省", "自治区")):
        return ""  # the province's own
    title = found["title"] or ""
    if title and (not region or region in title or not _of_a_level_above(found["paper"], title)):
        return ""
    return found["paper"]


def _of_a_level_above(paper: str, title: str) -> bool:
    return (
        _NATIONAL.search(title) is not None or re.search(r"省|自治区", title) is not None or not paper.startswith("《")
    )

"""Shares that divide one whole among things named one after another: 公办机构占62%、民办机构占31%、其他占7%.

Nothing says that they are all of it but that they nearly are: what several kinds that overlap come to (女性占48%,
老年人占20%) lies near 100% by chance alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.language.lexicon import compiled
from checker.model import Passage, RoundedFigure, StatedParts

_PART = re.compile(
    r"(?:其中)?(?P<who>[\u4e00-\u9fff（）]{1,20}?)(?:分别)?占(?:比|总量|总数)?(?:为|约)?\s*"
    r"(?P<figure>\d{1,2}(?:\.\d+)?)\s*[%％](?!左右|以上|以下|以内|的)"
)
_BETWEEN = re.compile(r"\s*[，,、；;]?\s*(?:和|与|及)?\s*")
_THE_REST = compiled("^(?:<counts.rest>)")
_ROUNDED = re.compile("四舍五入|舍入|尾数")
_SENTENCE_END = re.compile(r"[。\n\t]|$")
_FEWEST = 3
_NEAR = Decimal(5)  # points around all of it
_ALL = RoundedFigure("100%", Decimal(100), Decimal(0))


def portions_in(passage: Passage) -> Iterator[StatedParts]:
    """Yield the shares of three and more things named one behind the other, where they are nearly all of one whole."""
    text = passage.text
    if "占" not in text or ("%" not in text and "％" not in text):
        return
    found: list[re.Match[str]] = []
    for one in (*_PART.finditer(text), None):
        goes_on = one is not None and (not found or _BETWEEN.fullmatch(text, found[-1].end(), one.start()))
        if one is not None and goes_on:
            found.append(one)
            continue
        if len(found) >= _FEWEST and (whole := _whole(passage, found)) is not None:
            yield whole
        found = [one] if one is not None else []


def _whole(passage: Passage, found: list[re.Match[str]]) -> StatedParts | None:
    parts = tuple(_figure(one) for one in found)
    summed = sum((one.value for one in parts), Decimal(0))
    ends = _SENTENCE_END.search(passage.text, found[-1].end())
    behind = passage.text[found[-1].end() : ends.start() if ends else None]
    if len({one["who"] for one in found}) < len(found) or _ROUNDED.search(behind) or abs(summed - 100) > _NEAR:
        return None
    return StatedParts(
        passage=passage,
        start=found[0].start(),
        end=found[-1].end(),
        whole=_ALL,
        parts=parts,
        counted=False,
        open=False,
        closed=bool(_THE_REST.match(found[-1]["who"])),
        portions=True,
    )


def _figure(one: re.Match[str]) -> RoundedFigure:
    value = Decimal(one["figure"])
    reach = Decimal(1).scaleb(-len(one["figure"].partition(".")[2])) / 2
    return RoundedFigure(f"{one['who']}{one['figure']}%", value, reach)

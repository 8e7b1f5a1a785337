"""Shares of what several payers pay for one thing: 省级补助40%、市级配套25%、县级自筹35%.

Each level or purse is named with its share and no other words between; together they pay all of it, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.language.lexicon import compiled
from checker.model import Passage, RoundedFigure, StatedParts

_PART = compiled(
    r"(?P<payer><bodies.payer>(?:级|本级)?(?:财政|政府)?(?:资金)?)(?:各|分别|按)?"
    r"(?P<pays><bodies.pays>)(?:比例)?(?:资金)?(?:为|约)?\s*(?P<figure>\d{1,2}(?:\.\d+)?)\s*[%％](?!左右|以上|以下|以内|的(?!比例|标准))"
)
_BETWEEN = re.compile(r"\s*[，,、]?\s*(?:和|与|及|其余)?\s*")
_BORNE = ("承担", "分担", "负担")
_THE_REST = ("自筹", "筹措", "解决")
_ALL = RoundedFigure("100%", Decimal(100), Decimal(0))


def payers_in(passage: Passage) -> Iterator[StatedParts]:
    """Yield the shares that payers named one after another have of one thing, each of them once."""
    if "%" not in passage.text and "％" not in passage.text:
        return
    found: list[re.Match[str]] = []
    for one in (*_PART.finditer(passage.text), None):
        goes_on = one is not None and (not found or _BETWEEN.fullmatch(passage.text, found[-1].end(), one.start()))
        if one is not None and goes_on and one["payer"] not in {other["payer"] for other in found}:
            found.append(one)
            continue
        if len(found) > 1:
            yield _shares(passage, found)
        found = [one] if one is not None else []


def _shares(passage: Passage, found: list[re.Match[str]]) -> StatedParts:
    """Return what payers pay together; it is all where each bears his part, or the last one has to find the rest."""
    all_of_it = all(one["pays"] in _BORNE for one in found) or found[-1]["pays"] in _THE_REST
    return StatedParts(
        passage=passage,
        start=found[0].start(),
        end=found[-1].end(),
        whole=_ALL,
        parts=tuple(_figure(one) for one in found),
        counted=False,
        open=False,
        closed=all_of_it,
        payers=True,
    )


def _figure(one: re.Match[str]) -> RoundedFigure:
    value = Decimal(one["figure"])
    reach = Decimal(1).scaleb(-len(one["figure"].partition(".")[2])) / 2 if "." in one["figure"] else Decimal(0)
    return RoundedFigure(f"{one['payer']}{one['pays']}{one['figure']}%", value, reach)

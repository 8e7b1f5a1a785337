"""A figure once more in another unit, in the brackets behind it: 3000亩（折合2平方公里）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checker.extract.figures import Numeral, find
from checker.language.units import unit_of
from checker.model import Passage, RoundedFigure, StatedConversion

_AGAIN = re.compile(r"\s*[（(]\s*(?:折合|约合|换算|合计?|即|折|相当于)(?P<about>约|为)*\s*")
_CLOSES = re.compile(r"(?:左右|以上)?\s*[）)]")
_ABOUT = Decimal("0.02")  # of the figure: how far 约 and the usual rounding of 亩 reach


def text_conversions(passage: Passage) -> Iterator[StatedConversion]:
    """Yield each figure of a passage that is told once more in another unit of the same kind."""
    if "合" not in passage.text and "即" not in passage.text and "折" not in passage.text:
        return
    for one, again in pairwise(find(passage.text)):
        between = passage.text[one.end : again.start]
        if not _AGAIN.fullmatch(between) or not _CLOSES.match(passage.text, again.end):
            continue
        mine, theirs = unit_of(one.unit), unit_of(again.unit)
        alike = mine.dimension and mine.dimension == theirs.dimension and mine.factor != theirs.factor
        if not alike or one.high is not None or again.high is not None:
            continue
        ratio = mine.factor / theirs.factor
        yield StatedConversion(
            passage=passage,
            start=one.start,
            end=again.end,
            first=_figure(passage.text, one, ratio),
            second=_figure(passage.text, again, Decimal(1)),
            unit=again.unit,
        )


def _figure(text: str, one: Numeral, ratio: Decimal) -> RoundedFigure:
    value = one.low * ratio
    decimals = len(one.text.rstrip("万亿").partition(".")[2])
    scale = {"万": Decimal(10**4), "亿": Decimal(10**8)}.get(one.text[-1:], Decimal(1))
    reach = max(Decimal(1).scaleb(-decimals) / 2 * scale * ratio, value * _ABOUT)
    return RoundedFigure(text[one.start : one.end], value, reach)

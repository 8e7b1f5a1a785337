"""A figure as printed, taken apart into its sign, its digits and its 万 or 亿."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_FIGURE = re.compile(r"(?P<sign>[-−－]?)(?P<digits>\d[\d,，]*(?:\.\d+)?)(?P<power>万亿|亿|万)?")
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


class Digits(NamedTuple):
    """A figure taken apart: `number` with its sign and without separators, `power` 万, 亿, 万亿 or nothing."""

    number: str
    power: str


def taken_apart(text: str) -> Digits | None:
    """Return the parts of a printed figure; None for one in characters, or with 余."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    number = found["digits"].replace(",", "").replace("，", "")
    return Digits(("-" if found["sign"] else "") + number, found["power"] or "")


def is_printable(number: str) -> bool:
    """Say whether a person would print a number like this: no needless zero in front, no lost end, not nothing."""
    return _PLAIN.fullmatch(number) is not None and Decimal(number) != 0

"""How figures and units go wrong: a digit changed, swapped or dropped, a point shifted, a unit mistaken for another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from random import Random

from checker.language.units import unit_of

_PRINTED = re.compile(r"(?P<digits>\d+(?:\.\d+)?)(?P<power>[万亿]*)")

# Units that are taken for one another because they stand side by side in the statistics of one office.
_MISTAKEN = (
    ("亩", "公顷"),
    ("公顷", "平方公里"),
    ("平方米", "亩"),
    ("%", "‰"),
    ("公里", "米"),
    ("千瓦", "兆瓦"),
    ("吨", "公斤"),
    ("户", "人"),
    ("户", "平方米"),
    ("家", "人"),
    ("元", "人"),
)


def printed(text: str) -> tuple[str, str] | None:
    """Take a figure as printed apart into its digits and its 万 or 亿; None for one in characters or with 余."""
    found = _PRINTED.fullmatch(text)
    return (found["digits"], found["power"]) if found else None


def wrong_digits(digits: str, random: Random) -> Iterator[tuple[str, str]]:
    """Yield each slip with the digits it leaves: changed, swapped, dropped, shifted; in a random order."""
    slips: list[tuple[str, str]] = []
    places = [at for at, char in enumerate(digits) if char.isdigit()]
    for at in places:
        slips += [("digit", digits[:at] + other + digits[at + 1 :]) for other in "0123456789" if other != digits[at]]
        slips.append(("dropped", digits[:at] + digits[at + 1 :]))
    for at, after in pairwise(places):
        if digits[at] != digits[after]:
            between = digits[at + 1 : after]
            slips.append(("swapped", digits[:at] + digits[after] + between + digits[at] + digits[after + 1 :]))
    whole, point, part = digits.partition(".")
    slips.append(("shifted", whole + part if len(part) == 1 else f"{whole}{part[:1] or '0'}" + _rest(part)))
    if len(whole) > 1:
        slips.append(("shifted", f"{whole[:-1]}.{whole[-1]}{part}"))
    elif point:
        slips.append(("shifted", f"0.{whole}{part}"))
    random.shuffle(slips)
    for name, left in slips:
        if _plain(left) and Decimal(left) != Decimal(digits):
            yield name, left


def _rest(part: str) -> str:
    return f".{part[1:]}" if len(part) > 1 else ""


def _plain(digits: str) -> bool:
    """Say whether a person could have printed this: no leading zeros, no lost end of a fraction, not nothing."""
    return bool(re.fullmatch(r"(?:0|[1-9]\d*)(?:\.\d+)?", digits)) and Decimal(digits) > 0


def wrong_powers(power: str) -> tuple[str, ...]:
    """Return what 万 and 亿 are mistaken for."""
    return {"万": ("亿", ""), "亿": ("万",), "万亿": ("亿",)}.get(power, ())


def wrong_units(unit: str) -> Iterator[str]:
    """Yield the units one is mistaken for, known ones only."""
    for one, other in _MISTAKEN:
        if unit in (one, other):
            found = other if unit == one else one
            if unit_of(found).dimension:
                yield found

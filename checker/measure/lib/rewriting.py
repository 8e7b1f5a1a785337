"""What a figure may have been meant as before a hand or a table spoilt it: every slip of the pen, undone.

Digits are read as they are printed: 万 written for 亿, a unit for its neighbour, a digit doubled, dropped or swapped, a
point moved, a minus lost. What a slip would have made of the figure is all that is said here; whether it then agrees
with anything is said in slips.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from checker.language.figures import is_printable, taken_apart
from checker.language.units import unit_of
from checker.measure.lib.compare import point
from checker.measure.lib.stated import plain, written
from checker.messages import message
from checker.model import Amount, Message

POWERS = {"": Decimal(1), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "万亿": Decimal(10) ** 12}
# Which power is taken for which; 亿 for 万亿 is the same slip once more.
_MISTAKEN_POWERS = {"": ("万", "亿"), "万": ("亿", ""), "亿": ("万", "万亿", ""), "万亿": ("亿", "万")}
# Units that stand side by side in the statistics of one office.
_MISTAKEN_UNITS = (
    ("亩", "公顷"),
    ("公顷", "平方公里"),
    ("亩", "平方公里"),
    ("平方米", "亩"),
    ("公里", "米"),
    ("千瓦", "兆瓦"),
    ("吨", "公斤"),
    ("吨", "千克"),
)
_SHARES = ("%", "％", "‰")


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure as printed, taken apart: its digits with their point, its 万 or 亿, its unit."""

    digits: str
    power: str
    unit: str

    def __str__(self) -> str:
        """Return it as a plan prints it."""
        return f"{self.digits}{self.power}{self.unit}"

    @property
    def telling(self) -> int:
        """Return how many digits it has without zeros at its ends: chance makes two figures of few digits alike."""
        return len(self.digits.replace(".", "").strip("-0"))


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What a figure may have been meant as: in print, in the canonical unit, by which slip, how far-fetched."""

    kind: str
    printed: str
    value: Decimal
    how: Message
    rank: int


def printed(figure: Amount) -> PrintedFigure | None:
    """Take a figure apart; None for a range, and for one in characters or with 余."""
    found = taken_apart(written(figure))
    if found is None or figure.bound == "range" or not Decimal(found.number):
        return None
    return PrintedFigure(found.number, found.power, figure.unit)


def rewritings(figure: Amount) -> tuple[Rewriting, ...]:
    """Return what a figure may have been meant as, each value once, the plainest slip first."""
    seen, found = printed(figure), point(figure)
    if seen is None or not found:
        return ()
    known: dict[Decimal, Rewriting] = {found: Rewriting("", "", found, message("slip.how.point"), 0)}
    for one in (*_scales(seen, found), *_digits(seen, found), *_sign(seen, found)):
        known.setdefault(one.value, one)
    return tuple(sorted((one for one in known.values() if one.kind), key=lambda one: one.rank))


def _scales(seen: PrintedFigure, found: Decimal) -> Iterator[Rewriting]:
    for power in () if seen.unit in _SHARES else _MISTAKEN_POWERS[seen.power]:
        value = found * POWERS[power] / POWERS[seen.power]
        names = ("lost-power", power) if not seen.power else ("added-power", seen.power)
        key, word = ("power", "") if seen.power and power else names
        rank = 0 if {seen.power, power} in ({"", "万"}, {"万", "亿"}, {"亿", "万亿"}) else 1
        how = message(f"slip.how.{key}", word=word, one=seen.power, other=power)
        yield Rewriting(key, f"{seen.digits}{power}{seen.unit}", value, how, rank)
    for pair in _MISTAKEN_UNITS:
        if seen.unit not in pair:
            continue
        other = pair[1] if seen.unit == pair[0] else pair[0]
        value = found * unit_of(other).factor / unit_of(seen.unit).factor
        how = message("slip.how.unit", one=seen.unit, other=other)
        yield Rewriting("unit", f"{seen.digits}{seen.power}{other}", value, how, 0)


def _digits(seen: PrintedFigure, found: Decimal) -> Iterator[Rewriting]:
    size = Decimal(seen.digits)
    for kind, digits, rank in _respelt(seen.digits):
        # 0.50 for 0.05 is a point moved rather than two digits swapped: no plan prints the last zero.
        needless = "." in digits and digits.endswith("0") and not seen.digits.endswith("0")
        if is_printable(digits) and not needless:
            value = found * Decimal(digits) / size
            yield Rewriting(kind, f"{digits}{seen.power}{seen.unit}", value, message(f"slip.how.{kind}"), rank)


def _respelt(digits: str) -> Iterator[tuple[str, str, int]]:
    _, stop, part = digits.partition(".")
    places = [at for at, one in enumerate(digits) if one.isdigit()]
    for at, after in pairwise(places):
        if digits[at] == digits[after]:
            yield "doubled", digits[:at] + digits[at + 1 :], 1
        else:
            between = digits[at + 1 : after]
            yield "swapped", digits[:at] + digits[after] + between + digits[at] + digits[after + 1 :], 1
    if not stop and digits.endswith("0"):
        yield "added", digits[:-1], 1
    if not stop:
        yield "dropped", digits + "0", 1
    for at in places:
        shorter = digits[:at] + digits[at + 1 :]
        yield "added", shorter.rstrip(".") if shorter.endswith(".") else shorter, 2
    for places_moved in (1, -1, 2, -2):
        moved = plain(Decimal(digits).scaleb(places_moved), max(len(part) - places_moved, 0))
        yield "point", moved, 1 if abs(places_moved) == 1 else 2


def _sign(seen: PrintedFigure, found: Decimal) -> Iterator[Rewriting]:
    turned = seen.digits[1:] if seen.digits.startswith("-") else f"-{seen.digits}"
    yield Rewriting("minus", f"{turned}{seen.power}{seen.unit}", -found, message("slip.how.minus"), 1)


def respelt_as(seen: PrintedFigure, meant: PrintedFigure) -> str:
    """Return the slip by which digits became others of the same 万 and unit where no rewriting tells it."""
    if (seen.power, seen.unit) != (meant.power, meant.unit):
        return ""
    one, other = seen.digits, meant.digits
    if len(other) == len(one) + 1 and any(other[:at] + other[at + 1 :] == one for at in range(len(other))):
        return "dropped"
    wrong = sum(a != b for a, b in zip(one, other, strict=False)) if len(one) == len(other) else 0
    return "one-digit" if wrong == 1 else ""

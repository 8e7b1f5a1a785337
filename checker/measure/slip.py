"""The slip of the pen that would make two figures agree, where there is one.

Two figures that should be one and are not often differ by what a hand or a table does: 万 for 亿, a point moved, two
digits swapped or one dropped, 亩 for 公顷, the next year's cell. To name the slip makes a finding believable in
seconds; it is a guess and said to be one.
"""

from __future__ import annotations

from decimal import Decimal

from checker.measure.compare import point
from checker.measure.facts import Facts
from checker.measure.stated import written
from checker.messages import message
from checker.model import Amount, Message, Target

# How far a figure is off where one was put for the other; the first that fits is named.
_FACTORS = (
    ("ten-thousand", Decimal(10) ** 4),
    ("hundred-million", Decimal(10) ** 8),
    ("mu-hectare", Decimal(15)),
    ("square-kilometre", Decimal(100)),
    ("point", Decimal(10)),
    ("point", Decimal(100)),
    ("point", Decimal(1000)),
)
_AREAS = ("亩", "公顷", "平方公里", "平方米", "平方千米")


def slip(right: Target, wrong: Target, facts: Facts, *, same: bool = True) -> Message | None:
    """Return the slip by which `wrong` would have become what it is, had it been meant to be `right`.

    `same` says that the two had to be one figure; a single other digit explains only that.
    """
    if right.amount is None or wrong.amount is None:
        return None
    kind = _kind(right.amount, wrong.amount)
    if kind and (same or kind != "one-digit"):
        return message(f"measure.slip.{kind}")
    year = _other_year(right, wrong, facts)
    if year is not None:
        return message("measure.slip.year", year=year, figure=written(wrong.amount))
    return None


def factor_slip(
    meant: Decimal, found: Decimal, unit: str, *, near: Decimal = Decimal(0), least: Decimal = Decimal(1)
) -> Message | None:
    """Return the slip of scale, by a factor of `least` or more, that takes `found` near to what was meant."""
    if not meant or not found:
        return None
    for kind, factor in _FACTORS:
        if factor < least or (kind in ("mu-hectare", "square-kilometre") and not unit.endswith(_AREAS)):
            continue
        for times in (factor, 1 / factor):
            if abs(found * times - meant) <= near * abs(meant):
                return message(f"measure.slip.{kind}")
    return None


def _kind(right: Amount, wrong: Amount) -> str:
    meant, found = point(right), point(wrong)
    if meant is None or found is None or meant == found or not meant or not found:
        return ""
    for kind, factor in _FACTORS:
        if kind in ("mu-hectare", "square-kilometre") and not wrong.unit.endswith(_AREAS):
            continue
        if found * factor == meant or found == meant * factor:
            return kind
    return _digit_slip(_digits(right), _digits(wrong))


def _digit_slip(right: str, wrong: str) -> str:
    if len(right) == len(wrong):
        swapped = (wrong[:at] + wrong[at : at + 2][::-1] + wrong[at + 2 :] for at in range(len(wrong)))
        if right in swapped:
            return "swapped"
        others = sum(one != other for one, other in zip(right, wrong, strict=True))
        return "one-digit" if others == 1 and len(right) > 1 else ""
    longer, shorter = (right, wrong) if len(right) > len(wrong) else (wrong, right)
    if len(longer) == len(shorter) + 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))):
        return "dropped" if longer is right else "added"
    return ""


def _digits(figure: Amount) -> str:
    return "".join(character for character in figure.text if character.isdigit() or character == ".")


def _other_year(right: Target, wrong: Target, facts: Facts) -> int | None:
    """Return another year of the same indicator for which the right side's plan has the figure that is wrong here."""
    if wrong.amount is None:
        return None
    for series in facts.matching.series:
        members = [target for target in series.targets if target.amount is not None]
        if right.id not in {target.id for target in members}:
            continue
        for target in members:
            same = target.amount is not None and point(target.amount) == point(wrong.amount)
            if same and target.doc == right.doc and target.due is not None and target.due != right.due:
                return target.due
    return None

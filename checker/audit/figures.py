"""Faults in figures: digits, powers and units, and the bound they are held by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from checker.audit.detection import Detection, detecting
from checker.audit.placing import of_target
from checker.audit.planting import FaultKind, Planting
from checker.audit.slips import printed, wrong_digits, wrong_powers, wrong_units
from checker.extract import amount_as_read
from checker.model import Bound, Document, Passage, Target

_POWERS = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}

_FIRM_BEFORE = re.compile(r"(?:不低于|不少于|不小于|至少|≥|>|不超过|不高于|≤|<)$")

_FIRM_AFTER = re.compile(r"以上|以内|以下")


def figures(
    target: Target, document: Document, passage: Passage, detection: Detection, random: Random
) -> Iterator[Planting]:
    """Plant wrong digits, powers and units, of each slip one that would be seen."""
    amount, span = target.amount, target.figure
    if amount is None or span is None or amount.value_max is not None:
        return
    taken = printed(passage.text[span[0] : span[1]])
    if taken is None:
        return
    digits, power = taken
    end = span[0] + len(digits)
    ordinary = _ordinary(target, document)
    # 万人 in a table's head multiplies what the cell prints.
    plain = Decimal(digits) * _POWERS.get(power, 1)
    scale = amount.value / plain if plain else Decimal(1)

    def of(text: str, power: str, unit: str) -> frozenset[str]:
        value = Decimal(text) * _POWERS.get(power, 1) * scale
        return detection.of_amount(target, amount_as_read(value, None, text + power, unit, amount.bound))

    seen: set[str] = set()
    for slip, wrong in wrong_digits(digits, random):
        if slip not in seen and (checks := of(wrong, power, amount.unit)):
            seen.add(slip)
            yield of_target(ordinary, slip, target, document, passage, (span[0], end), wrong, checks, detection)
    for wrong in wrong_powers(power):
        if checks := of(digits, wrong, amount.unit):
            slip = f"{power}-{wrong or 'none'}".replace("万", "wan").replace("亿", "yi")
            yield of_target("magnitude", slip, target, document, passage, (end, span[1]), wrong, checks, detection)
    if passage.text[span[1] : span[1] + len(amount.unit)] == amount.unit and amount.unit:
        for wrong in wrong_units(amount.unit):
            if checks := of(digits, power, wrong):
                after = (span[1], span[1] + len(amount.unit))
                slip = "incompatible" if checks & detecting("unit", "pairs", "above") else "mistaken"
                yield of_target("unit", slip, target, document, passage, after, wrong, checks, detection)


def _ordinary(target: Target, document: Document) -> FaultKind:
    """Return what a changed figure is called here: a row of an annex, a cell of a table, or a figure of the text."""
    if document.annex_of:
        return "annex"
    return "cell" if target.in_table else "figure"


def bounds(target: Target, document: Document, passage: Passage, detection: Detection) -> Iterator[Planting]:
    """Plant that a bound is left out, or loosened to 左右 or 约."""
    amount, span = target.amount, target.figure
    whole = amount is not None and amount.unit in ("%", "％") and amount.value == 100
    if amount is None or span is None or whole or amount.bound not in ("ge", "gt", "le", "lt"):
        return
    before = _FIRM_BEFORE.search(passage.text, 0, span[0])
    after = next(
        (
            found
            for found in _FIRM_AFTER.finditer(passage.text, span[1], span[1] + len(amount.unit) + 4)
            if passage.text[span[1] : found.start()].strip() in ("", amount.unit)
        ),
        None,
    )
    if (before is None) == (after is None):
        return
    ways: tuple[tuple[str, str, Bound], ...] = (
        ("dropped", "", "eq"),
        ("loosened", "左右" if after else "约", "approx"),
    )
    found = after or before
    assert found is not None
    for slip, new, bound in ways:
        if target.in_table and not after and new:
            continue
        if checks := detection.of_bound(target, bound):
            yield of_target("bound", slip, target, document, passage, found.span(), new, checks, detection)

"""How a target's figure is written in a report: as printed, and in its normal form."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.messages import message
from checker.model import Amount, Bound, Message, Target

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_SCALES = {Decimal(10) ** power: word for power, word in ((4, "万"), (8, "亿"), (12, "万亿"))}
SIGN: dict[Bound, str] = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "eq": "=", "range": "∈"}


def plain(value: Decimal) -> str:
    """Write a figure without exponent and without zeros that say nothing; thousands are parted by commas."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed(amount: Amount | None) -> str:
    """Write an amount as the document prints it: 4.6个, 60%—70%.

    A table gives 万 or 亿 in the column of units; it is put back between figure and unit, as in a sentence.
    """
    if amount is None:
        return ""
    figure = amount.text.replace(",", "")
    scale = ""
    if _PLAIN.fullmatch(figure) and amount.value_max is None and Decimal(figure):
        scale = _SCALES.get(amount.value / Decimal(figure), "")
    return f"{amount.text}{scale}{amount.unit_behind}"


def signed(amount: Amount) -> str:
    """Write an amount as printed with the sign of its bound: ≥ 67%, ≈ 1万个; a bare figure has no sign."""
    sign = "" if amount.bound in ("eq", "range") else f"{SIGN[amount.bound]} "
    return f"{sign}{printed(amount)}"


def normal(amount: Amount) -> str:
    """Write an amount with 万 and 亿 multiplied out and the sign of its bound: ≈ 10,000 个, 5–5.5 %."""
    if amount.value_max is not None:
        return f"{plain(amount.value)}–{plain(amount.value_max)} {amount.unit}".strip()
    return f"{SIGN[amount.bound]} {plain(amount.value)} {amount.unit}".strip()


def interval(amount: Amount) -> str:
    """Write what an amount allows in its canonical unit as an interval: [66.5, +∞) percent."""
    low = "−∞" if amount.low is None else plain(amount.low)
    high = "+∞" if amount.high is None else plain(amount.high)
    left = "(" if amount.low_open or amount.low is None else "["
    right = ")" if amount.high_open or amount.high is None else "]"
    return f"{left}{low}, {high}{right} {amount.canonical_unit}".strip()


def deadline(target: Target) -> Message:
    """Say by when a target is due, and whether that is only the plan's own end."""
    if target.due is not None and not target.due_stated and target.by is None and target.kind != "baseline":
        return message("report.targets.assumed-by", year=target.due)
    year = target.by if target.by is not None else target.due
    if target.period is not None:
        return message("report.targets.span", first=target.period[0], last=target.period[1])
    if year is not None:
        return message("report.targets.by", year=year)
    return message("report.targets.each-year" if target.kind == "annual" else "report.targets.no-due")


def normal_form(target: Target) -> Message:
    """Say a target in its normal form: figure with bound and unit, deadline; kind, scope and wording if unusual."""
    parts = [] if target.amount is None else [Message(zh=normal(target.amount), en=normal(target.amount))]
    parts.append(deadline(target))
    for room, word, usual in (
        ("kind", target.kind, "level"),
        ("scope", target.scope, "aggregate"),
        ("modality", target.modality, "firm"),
    ):
        if word != usual:
            parts.append(message(f"report.{room}.{word}"))
    return Message(zh=" · ".join(part.zh for part in parts), en=" · ".join(part.en for part in parts))

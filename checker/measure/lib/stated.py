"""How figures, times and places of targets are written in a message: as the plan says them, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from checker.language.units import unit_of
from checker.measure.lib.binding import SHARES
from checker.measure.lib.context import Context
from checker.messages import message
from checker.model import Amount, Message, Pair, Target

_SCALES = (("万", 10**4), ("亿", 10**8))
_RELATIVE = (*SHARES, "番", "倍")
_MOST_PLACES = 8
_POINTS = {"%": "个百分点", "％": "个百分点"}


def amount(figure: Amount | None) -> Message:
    """Return a figure with its bound and unit as a plan writes it: 67%以上, at least 67%."""
    if figure is None:
        return message("measure.stated.no-figure")
    return message(f"measure.stated.{figure.bound}", figure=written(figure), unit=figure.unit_behind)


def stated(target: Target) -> Message:
    """Return what a target asks for: its figure, with the verb where the figure is a change (下降13%)."""
    said = amount(target.amount)
    return message("measure.stated.change", change=word, figure=said) if (word := change_word(target)) else said


def change_word(target: Target) -> Message | str:
    """Return the verb of a change in front of its figure (下降, of a quantity 减少), "" where the figure is none."""
    if target.kind != "change" or target.amount is None or not target.features.change:
        return ""
    yearly = "-yearly" if target.features.yearly else ""
    if not target.features.falls and (target.quantity == "growth" or (yearly and target.amount.unit in SHARES)):
        return message(f"measure.stated.growth{yearly}")
    way = "fall" if target.features.falls else "rise"
    size = "" if target.amount.unit in _RELATIVE else "-quantity"
    return message(f"measure.stated.{way}{size}{yearly}")


def later(months: int) -> Message:
    """Return by how much a deadline is later: 2 years, 6 months, 2 years and 6 months."""
    years, rest = divmod(months, 12)
    key = "both" if years and rest else "years" if years else "months"
    return message(f"measure.later.{key}", years=years, months=rest)


def bare(figure: Amount | None) -> str:
    """Return a figure with its unit and no bound, for a sentence that says the bound itself."""
    if figure is None:
        return ""
    return written(figure) + figure.unit_behind


def written(figure: Amount) -> str:
    """Return a figure as written, with the 万 or 亿 its column's head adds to a bare cell."""
    try:
        printed = Decimal(figure.text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return figure.text
    for scale, size in _SCALES:
        if printed and figure.value == printed * size:
            return figure.text + scale
    return figure.text


def scaled(figure: Decimal, unit: str, places: int = 4) -> str:
    """Return a figure that was worked out, in 万 or 亿 where it is large; a difference of % is points."""
    for scale, size in reversed(_SCALES):
        if abs(figure) >= size:
            return f"{_telling(figure / size, places)}{scale}{unit}"
    return f"{_telling(figure, places)}{_POINTS.get(unit, unit)}"


def between(figure: Decimal, of: Amount, places: int = 4) -> str:
    """Return a figure that was worked out from others, such as a difference, in the unit they are printed in."""
    if of.unit in _POINTS or not of.canonical_unit or of.canonical_unit == of.unit:
        return _in_print(figure, of, places) if of.unit not in _POINTS else scaled(figure, of.unit, places)
    return _in_print(figure / unit_of(of.unit).factor, of, places)


def _in_print(figure: Decimal, of: Amount, places: int) -> str:
    """Return a figure in the 万 or 亿 that another is printed in, unless that makes it small."""
    for scale, size in _SCALES:
        if written(of).endswith(scale) and abs(figure) * 100 >= size:
            return f"{_telling(figure / size, places)}{scale}{of.unit}"
    return scaled(figure, of.unit, places)


def quoted(words: str) -> Message:
    """Return words of a plan in quotation marks, or that there are none."""
    return message("measure.stated.words", words=words) if words else message("measure.stated.nothing")


def name(target: Target) -> str:
    """Return the name of an indicator for a sentence that puts it in quotes of its own."""
    whole = target.indicator
    quoted = whole[:1] == "“" and whole[-1:] == "”" and "”" not in whole[1:-1]
    return whole[1:-1] if quoted else whole


def due(target: Target) -> Message:
    """Return the deadline in force of a target, said to be the plan's where the target itself states none."""
    if target.ongoing:
        return message("measure.stated.ongoing")
    if target.due is None:
        return message("measure.stated.no-time")
    return message("measure.stated.due" if target.due_stated else "measure.stated.due-of-plan", year=target.due)


def unit_in_words(figure: Amount) -> Message:
    """Return the unit of a figure in quotation marks, or that it has none."""
    return message("measure.stated.unit", unit=figure.unit) if figure.unit else message("measure.stated.no-unit")


def day(of: date) -> Message:
    """Return a day as one writes it."""
    return message("measure.day", year=of.year, month=of.month, day=of.day)


def plain(figure: Decimal, places: int = 2) -> str:
    """Return a figure rounded to so many places, without trailing zeros or exponent."""
    rounded = figure.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(part: Decimal, places: int = 1) -> str:
    """Return a part of one as a percentage: 0.0866 is 8.7%."""
    return f"{_telling(part * 100, places)}%"


def times(factor: Decimal) -> str:
    """Return a factor with as many places as it needs to be told from 1."""
    return _telling(factor, 2)


def _telling(figure: Decimal, places: int) -> str:
    """Return a figure with so many places, or with more where it would be rounded to nothing."""
    while figure and places < _MOST_PLACES and plain(figure, places) in ("0", "-0"):
        places += 1
    return plain(figure, places)


def pair_fields(pair: Pair, context: Context) -> dict[str, object]:
    """Return the fields every sentence about a pair may use."""
    upper, lower = pair.upper, pair.lower
    return {
        "indicator": name(lower),
        "upper_indicator": name(upper),
        "upper": stated(upper),
        "lower": stated(lower),
        "upper_due": due(upper),
        "lower_due": due(lower),
        "upper_region": context.region_name(upper.doc),
        "lower_region": context.region_name(lower.doc),
        "upper_title": context.title(upper.doc),
        "lower_title": context.title(lower.doc),
        "lower_short": context.short(lower.doc),
        "upper_clause": context.place(upper),
        "lower_clause": context.place(lower),
    }


def target_fields(target: Target, context: Context) -> dict[str, object]:
    """Return the fields every sentence about a single target may use."""
    return {
        "indicator": name(target),
        "figure": stated(target),
        "due": due(target),
        "region": context.region_name(target.doc),
        "title": context.title(target.doc),
        "short": context.short(target.doc),
        "clause": context.place(target),
    }

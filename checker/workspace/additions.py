"""The form that a target added by a person has in corrections.yaml, read and written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from typing import cast, get_args

from checker.language.typesetting import squash
from checker.language.units import unit_of
from checker.messages import message
from checker.model import Addition, Bound, Kind, Modality, Scope
from checker.workspace.lined import Entry

_KEYS = (
    "indicator", "value", "value_max", "unit", "bound", "kind", "by", "period", "scope", "modality", "region",
)  # fmt: skip
_NOUGHT = Decimal(0)
_POWERS = ("万", "亿")


def addition_of(entry: Entry) -> Addition:
    """Return what an entry with the key `added` adds; its words and its figure stand in the entry itself."""
    quote, figure, inner = entry.text("quote", None), entry.text("figure"), entry.inner("added").only(_KEYS)
    kind = cast("Kind", inner.one_of("kind", get_args(Kind), "level"))
    added = Addition(
        indicator=inner.text("indicator", None),
        kind=kind,
        by=inner.year("by") if inner.has("by") else None,
        period=inner.years("period"),
        scope=cast("Scope", inner.one_of("scope", get_args(Scope), "aggregate")),
        modality=cast("Modality", inner.one_of("modality", get_args(Modality), "firm")),
        region=inner.text("region"),
    )
    if kind == "state":
        _without(inner, ("value", "value_max", "unit", "bound"))
        _without(entry, ("figure",))
        return added
    if not inner.has("value"):
        raise inner.fault("value", message("workspace.found.nothing"), message("workspace.wanted.added-value"))
    if not figure or squash(figure) not in squash(quote):
        found = figure or message("workspace.found.nothing")
        raise entry.fault("figure", found, message("workspace.wanted.added-figure"))
    value, most = inner.number("value", _NOUGHT), None
    if inner.has("value_max"):
        most = inner.number("value_max", _NOUGHT)
        if most <= value:
            raise inner.fault("value_max", str(most), message("workspace.wanted.above", value=value))
    # A high end makes a range, and without one there is none.
    bounds = ("range",) if most is not None else tuple(one for one in get_args(Bound) if one != "range")
    bound = cast("Bound", inner.one_of("bound", bounds, "eq" if most is None else "range"))
    unit = inner.text("unit")
    if has_a_power(unit):
        raise inner.fault("unit", unit, message("workspace.wanted.bare-unit"))
    return replace(added, value=value, value_max=most, unit=unit, bound=bound)


def has_a_power(unit: str) -> bool:
    """Say whether a unit begins with 万 or 亿, which belong to the value."""
    return unit.startswith(_POWERS) and not unit_of(unit).dimension


def _without(entry: Entry, keys: Collection[str]) -> None:
    for key in keys:
        if entry.has(key):
            raise entry.fault(key, entry.text(key), message("workspace.wanted.no-value"))


def added_as_written(added: Addition) -> dict[str, object]:
    """Return the mapping that stands in the file for what was added; what goes without saying is left out."""
    plain = Addition(indicator="")
    values = {key: getattr(added, key) for key in _KEYS}
    for key, value in values.items():
        if isinstance(value, Decimal):
            values[key] = int(value) if value == value.to_integral_value() else str(value)
        if isinstance(value, tuple):
            values[key] = list(value)
    return {key: value for key, value in values.items() if getattr(added, key) != getattr(plain, key) or key == "kind"}

"""What a person puts right of a target that was misread: each field that was changed becomes a correction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import get_args

from checker.errors import InputError
from checker.language.numbers import read_number
from checker.messages import message
from checker.model import Bound, Extraction, Kind, Run, Target
from checker.workspace.correcting import mark_of
from checker.workspace.corrections import Correction, Value, meets

NO_TARGET = "none"
KINDS: tuple[str, ...] = (*get_args(Kind), NO_TARGET)
BOUNDS: tuple[str, ...] = get_args(Bound)
# The fields a person is shown by name; corrections.yaml may put others right too.
NAMED = ("indicator", "value", "value_max", "unit", "bound", "by", "period", "kind")
_FIGURES = ("value", "value_max")


def fields_of(target: Target) -> dict[str, str]:
    """Return the fields of a target that can be put right, as they are shown."""
    amount = target.amount
    found = {"indicator": target.indicator}
    if amount is not None:
        found |= {"value": _plain(amount.value), "value_max": _plain(amount.value_max)}
        found |= {"unit": amount.unit, "bound": amount.bound}
    found["by"] = str(target.by or "")
    if target.period:
        found |= {"from": str(target.period[0]), "to": str(target.period[1])}
    return found | {"kind": target.kind}


def seen_of(target: Target, known: Sequence[tuple[str, Correction]]) -> str:
    """Return a mark of what a person sees of a target: what was read, and what was put right."""
    return hashlib.sha256(repr((fields_of(target), known)).encode("utf-8")).hexdigest()[:12]


def corrections_of(run: Run, target: Target, form: Mapping[str, str], name: str, on: date) -> tuple[Correction, ...]:
    """Return a correction for each field that differs from what was read.

    Raises InputError where name or reason is missing, where a value means nothing or where nothing was changed, and
    where the words and the figure name another target too.
    """
    reason = " ".join(form.get("reason", "").split())
    for missing, given in (("name", name), ("text", reason)):
        if not given:
            raise InputError("", "", message("workspace.found.nothing"), message(f"desk.wanted.{missing}"))
    made = tuple(
        Correction(
            doc=target.doc,
            quote=target.quote.text,
            figure=target.amount.text if target.amount else "",
            field=field,
            value=value,
            reason=reason,
            name=name,
            date=on.isoformat(),
        )
        for field, value in _changes(target, form)
    )
    if not made:
        raise InputError("", "", message("desk.target.unchanged"), message("desk.wanted.change"))
    if any(sum(meets(one, other) for other in _targets(run, target.doc)) != 1 for one in made):
        raise InputError("", "", message("desk.target.several"), message("desk.wanted.file"))
    return made


def corrected(run: Run, corrections: tuple[Correction, ...]) -> dict[str, list[tuple[str, Correction]]]:
    """Return what was put right of each target, each with its mark: id of the target -> corrections."""
    found: dict[str, list[tuple[str, Correction]]] = {}
    for correction in corrections:
        for target in _targets(run, correction.doc):
            if meets(correction, target):
                found.setdefault(target.id, []).append((mark_of(correction), correction))
    return found


def _targets(run: Run, doc: str) -> tuple[Target, ...]:
    empty = Extraction(doc=doc, targets=(), figures=())
    return next((one for one in run.extractions if one.doc == doc), empty).targets


def _changes(target: Target, form: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    before = fields_of(target)
    typed = {name: " ".join(form.get(name, before[name]).split()) for name in before}
    changed = {name for name in before if typed[name] != before[name]}
    if typed["kind"] == NO_TARGET:
        # What is no target has no other field to put right.
        yield "kind", NO_TARGET
        return
    if "indicator" in changed:
        yield "indicator", _word(typed["indicator"], "indicator")
    for name in _FIGURES:
        if name in changed:
            yield name, None if name == "value_max" and not typed[name] else _figure(typed[name], name)
    if "unit" in changed:
        yield "unit", _word(typed["unit"], "unit")
    for name, known in (("bound", BOUNDS), ("kind", KINDS)):
        if name in changed:
            if typed[name] not in known:
                raise _wrong(name, typed[name], "choice")
            yield name, typed[name]
    if "by" in changed:
        yield "by", _year(typed["by"], "by") if typed["by"] else None
    if changed & {"from", "to"}:
        first, last = _year(typed["from"], "from"), _year(typed["to"], "to")
        if first > last:
            raise _wrong("to", typed["to"], "order")
        yield "period", (first, last)


def _word(typed: str, name: str) -> str:
    if not typed:
        raise _wrong(name, typed, "word")
    return typed


def _figure(typed: str, name: str) -> Decimal:
    number = read_number(typed)
    if number is None or number.value_max is not None or number.passed or number.share:
        raise _wrong(name, typed, "figure")
    return number.value


def _year(typed: str, name: str) -> int:
    if not (typed.isdecimal() and len(typed) == 4 and typed.startswith(("19", "20"))):
        raise _wrong(name, typed, "year")
    return int(typed)


def _wrong(name: str, typed: str, wanted: str) -> InputError:
    found = message("desk.target.found", field=message(f"desk.target.field.{name}"), typed=typed or "—")
    return InputError("", "", found, message(f"desk.wanted.{wanted}"))


def _plain(value: Decimal | None) -> str:
    if value is None:
        return ""
    whole = value == value.to_integral_value()
    return str(value.quantize(Decimal(1))) if whole else f"{value.normalize():f}"

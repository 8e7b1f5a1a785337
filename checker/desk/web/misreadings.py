"""What a person puts right of a target that was misread: each field that was changed becomes a correction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import get_args

from checker.desk.web.typed import figure_typed, reason_typed, word_typed, wrong, year_typed, years_typed
from checker.errors import InputError
from checker.messages import message
from checker.model import Bound, Extraction, Kind, Run, Target
from checker.workspace.adding import is_added_by
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
        found |= {"value": plain(amount.value), "value_max": plain(amount.value_max)}
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
    reason = reason_typed(form, name)
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
        for field, value in changes(target, form)
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
        mark = mark_of(correction)
        for target in _targets(run, correction.doc):
            if meets(correction, target) or is_added_by(mark, target):
                found.setdefault(target.id, []).append((mark, correction))
    return found


def _targets(run: Run, doc: str) -> tuple[Target, ...]:
    empty = Extraction(doc=doc, targets=(), figures=())
    return next((one for one in run.extractions if one.doc == doc), empty).targets


def changes(target: Target, form: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    """Yield the fields in which a form differs from a target, each with its new value; raises as `corrections_of`."""
    before = fields_of(target)
    typed = {name: " ".join(form.get(name, before[name]).split()) for name in before}
    changed = {name for name in before if typed[name] != before[name]}
    if typed["kind"] == NO_TARGET:
        # What is no target has no other field to put right.
        yield "kind", NO_TARGET
        return
    if "indicator" in changed:
        yield "indicator", word_typed(typed["indicator"], "indicator")
    for name in _FIGURES:
        if name in changed:
            yield name, None if name == "value_max" and not typed[name] else figure_typed(typed[name], name)
    if "unit" in changed:
        yield "unit", word_typed(typed["unit"], "unit")
    for name, known in (("bound", BOUNDS), ("kind", KINDS)):
        if name in changed:
            if typed[name] not in known:
                raise wrong(name, typed[name], "choice")
            yield name, typed[name]
    if "by" in changed:
        yield "by", year_typed(typed["by"], "by") if typed["by"] else None
    if changed & {"from", "to"}:
        yield "period", years_typed(typed["from"], typed["to"])


def plain(value: Decimal | None) -> str:
    """Return a value as it is typed, "" for none."""
    if value is None:
        return ""
    whole = value == value.to_integral_value()
    return str(value.quantize(Decimal(1))) if whole else f"{value.normalize():f}"

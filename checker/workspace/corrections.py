"""A person's corrections of what was extracted, each with its reason.

A correction names the document, the quote and the field it puts right, or the quote and the target that was not read
in it; it is applied after extraction and before anything is matched. One that meets no target, or several, is not
applied and is reported: the text has changed under it. Where a target is added is said in `adding`; words typed from a
picture come in before extraction, as said in `transcribing`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import get_args

from checker.messages import message
from checker.model import (
    Addition,
    Amount,
    Bound,
    Extraction,
    Figure,
    Kind,
    Message,
    Modality,
    Scope,
    Target,
    Transcription,
)
from checker.workspace.additions import addition_of
from checker.workspace.lined import Entry, entries

ADDED, TRANSCRIBED = "added", "transcribed"
KEYS = ("doc", "quote", "figure", "field", "value", ADDED, TRANSCRIBED, "reason", "name", "date")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "bound": get_args(Bound),
    "kind": (*get_args(Kind), "none"),
    "scope": get_args(Scope),
    "modality": get_args(Modality),
}
_OF_AN_AMOUNT = frozenset(("value", "value_max", "unit", "bound"))
_TEXTS = ("indicator", "time_text", "region", "note", "canonical")
_FIELDS = (*_WORDS, *_TEXTS, "value", "value_max", "unit", "by", "period")

Value = str | Decimal | int | tuple[int, int] | Addition | Transcription | None
# Builds an amount anew, with its interval, from value, high end, text, unit and bound.
Reckoner = Callable[[Decimal, Decimal | None, str, str, Bound], Amount]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says one field of one target is; `figure` picks one where the quote holds several.

    `value` is ready to be put in: a word, a figure, a year or a pair of years. The kind `none` says that it is no
    target; of the field `added` the value is a target that was not read, of `transcribed` the place of the picture in
    which the quote stands. `line` is where it stands in the file, 0 where it has not been written yet.
    """

    doc: str
    quote: str
    figure: str
    field: str
    value: Value
    reason: str
    line: int = 0
    name: str = ""
    date: str = ""


def load_corrections(file: Path, documents: Sequence[str]) -> tuple[Correction, ...]:
    """Read the corrections of a workspace; without the file there are none."""
    if not file.exists():
        return ()
    found: dict[tuple[str, ...], int] = {}
    read = []
    for entry in entries(file):
        correction = _correction(entry.only(KEYS), documents)
        read.append(correction)
        if correction.field in (ADDED, TRANSCRIBED):
            known = found.setdefault(named_by(correction), entry.line)
            if known != entry.line:
                twice = message(f"workspace.found.{correction.field}-twice", line=known)
                raise entry.fault(correction.field, twice, message(f"workspace.wanted.once-{correction.field}"))
    return tuple(read)


def named_by(correction: Correction) -> tuple[str, ...]:
    """Return what a correction is known by: its document, words, figure and field, and the indicator that is added."""
    added = (correction.value.indicator,) if isinstance(correction.value, Addition) else ()
    return correction.doc, squash(correction.quote), correction.figure, correction.field, *added


def _correction(entry: Entry, documents: Sequence[str]) -> Correction:
    doc = entry.text("doc", None)
    if doc not in documents:
        unknown = message("workspace.found.unknown-document", id=doc)
        raise entry.fault("doc", unknown, message("workspace.wanted.listed"))
    day = entry.day("date")
    own = next((key for key in (ADDED, TRANSCRIBED) if entry.has(key)), "")
    alone = {ADDED: ("field", "value", TRANSCRIBED), TRANSCRIBED: ("field", "value", "figure")}.get(own, ())
    for key in alone:
        if entry.has(key):
            raise entry.fault(key, key, message(f"workspace.wanted.{own}-alone"))
    field = own or entry.one_of("field", _FIELDS, "")
    return Correction(
        doc=doc,
        quote=entry.text("quote", None),
        figure=entry.text("figure"),
        field=field,
        value=_value(entry, field),
        reason=entry.text("reason", None),
        line=entry.line,
        name=entry.text("name"),
        date=day.isoformat() if day else "",
    )


def _value(entry: Entry, field: str) -> Value:
    if field == ADDED:
        return addition_of(entry)
    if field == TRANSCRIBED:
        return _transcription(entry.inner(TRANSCRIBED).only(("page", "behind")))
    if field in _WORDS:
        return entry.one_of("value", _WORDS[field], "")
    if field == "period":
        return entry.years("value")
    if field in {"value", "value_max", "by"} and entry.has("value"):
        return entry.year("value") if field == "by" else entry.number("value", Decimal(0))
    return None if field in {"value_max", "by"} else entry.text("value", None if field != "note" else "")


def _transcription(inner: Entry) -> Transcription:
    if inner.has("page") == inner.has("behind"):
        missing = message(f"workspace.found.{'both' if inner.has('page') else 'nothing'}")
        raise inner.fault("page", missing, message("workspace.wanted.page-or-behind"))
    if not inner.has("page"):
        return Transcription(behind=inner.text("behind", None))
    page = inner.number("page", Decimal(0))
    if page != page.to_integral_value() or page < 1:
        raise inner.fault("page", str(page), message("workspace.wanted.page"))
    return Transcription(page=int(page))


def correct(
    extraction: Extraction, corrections: Sequence[Correction], amount: Reckoner
) -> tuple[Extraction, tuple[tuple[Correction, Message], ...]]:
    """Apply the corrections of one document; also return those that could not be applied, each with why."""
    targets, figures = list(extraction.targets), list(extraction.figures)
    left: list[tuple[Correction, Message]] = []
    for correction in corrections:
        if correction.doc != extraction.doc or correction.field in (ADDED, TRANSCRIBED):
            continue
        met = [number for number, target in enumerate(targets) if meets(correction, target)]
        if len(met) != 1:
            left.append((correction, message(f"workspace.correction.{'several' if met else 'unused'}")))
            continue
        target = targets[met[0]]
        if correction.field == "kind" and correction.value == "none":
            del targets[met[0]]
            figures = [_dropped(figure) if figure.target == target.id else figure for figure in figures]
        else:
            targets[met[0]] = _applied(target, correction, amount)
    return replace(extraction, targets=tuple(targets), figures=tuple(figures)), tuple(left)


def left_out(correction: Correction, why: Message) -> Message:
    """Return what is said of a correction that could not be put in."""
    return message("workspace.correction.left", line=correction.line, doc=correction.doc, why=why)


def meets(correction: Correction, target: Target) -> bool:
    """Say whether a correction names a target that was read: by the words it stands in and the figure as written."""
    if target.by_hand or correction.field in (ADDED, TRANSCRIBED):
        return False
    if correction.field in _OF_AN_AMOUNT and target.amount is None:
        return False
    written, quote = squash(target.quote.text), squash(correction.quote)
    if quote not in written and written not in quote:
        return False
    return not correction.figure or (target.amount is not None and correction.figure == target.amount.text)


def _applied(target: Target, correction: Correction, amount: Reckoner) -> Target:
    if correction.field not in _OF_AN_AMOUNT or target.amount is None:
        changed = replace(target, **{correction.field: correction.value})  # type: ignore[arg-type]
        if correction.field not in {"by", "period"}:
            return changed
        # A deadline that a person takes away is no longer in force.
        due = changed.by or (changed.period[1] if changed.period else None)
        return replace(changed, due=due, due_stated=due is not None)
    stated = target.amount._replace(**{correction.field: correction.value})  # type: ignore[arg-type]
    return replace(target, amount=amount(stated.value, stated.value_max, stated.text, stated.unit, stated.bound))


def _dropped(figure: Figure) -> Figure:
    return figure._replace(state="out-of-scope", target="", reason="corrected")


def squash(text: str) -> str:
    """Return a text without its white space, which does not matter in a quote."""
    return re.sub(r"\s+", "", text)

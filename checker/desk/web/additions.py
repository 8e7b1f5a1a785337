"""What a person adds that was not read: its words, what the form for it begins with, and what is made of the form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast, get_args

from checker.desk.web.misreadings import changes, plain
from checker.desk.web.typed import figure_typed, reason_typed, word_typed, wrong, year_typed, years_typed
from checker.errors import InputError
from checker.language.sentences import sentence_around
from checker.language.wording import bound_after, bound_before, joined, modality
from checker.messages import message
from checker.model import Addition, Bound, Document, Extraction, Figure, Kind, Message, Modality, Run, Scope, Target
from checker.workspace.adding import Found, find_words, read_already
from checker.workspace.additions import has_a_power
from checker.workspace.corrections import ADDED, Correction

CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "bound": get_args(Bound),
    "scope": get_args(Scope),
    "modality": get_args(Modality),
}
_TYPED = ("figure", "indicator", "value", "value_max", "unit", "by", "from", "to")
_LIKELY = ("unread", "out-of-scope", "name", "baseline", "target")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_WORDED = re.compile(r"[^\W\d_]")


def words_marked(document: Document, passage: str, marked: str, at: str) -> tuple[str, str]:
    """Return the words that hold what was marked of a passage, and where a figure was marked alone, "" where none was.

    The words are those marked, of a bare figure its sentence. `at` is where a figure begins that was chosen instead.
    """
    text = next((one.text for one in document.passages if str(one.number) == passage), "")
    if not text or _WORDED.search(marked):
        return marked, at
    place = int(at) if at.isdecimal() else max(text.find(marked.strip()), 0)
    if place >= len(text):
        return marked, ""
    sentence = text[slice(*sentence_around(text, place))].strip()
    return text if isinstance(find_words(document, sentence), Message) else sentence, str(place)


def begun_with(run: Run, document: Document, found: Found, at: str = "") -> dict[str, str]:
    """Return what the form begins with: the figure that was not read, or the one `at` a place, as it seems to be meant.

    The name is left to the person, as are the years where the words name several or none.
    """
    from checker.extract.figures import find

    text, words = found.passage.text, found.passage.text[slice(*found.words)]
    years = set(_YEAR.findall(words))
    fields = dict.fromkeys(_TYPED, "") | {"by": years.pop() if len(years) == 1 else ""}
    fields |= {"kind": "level", "bound": "eq", "scope": "aggregate", "modality": "firm"}
    figure = _likeliest(_extraction(run, document.id), found, at)
    numeral = next((one for one in find(text) if figure and one.start < figure.end and figure.start < one.end), None)
    if numeral is None:
        return fields | {"kind": "level" if figure else "state"}
    behind = bound_after(text, numeral.end)
    bound = joined(bound_before(text[: numeral.start]), behind[0] if behind else None, passed=numeral.passed)
    before = text[sentence_around(text, numeral.start)[0] : numeral.start]
    fields |= {"figure": text[numeral.start : numeral.number_end], "value": plain(numeral.low), "unit": numeral.unit}
    fields |= {"value_max": plain(numeral.high), "bound": bound if numeral.high is None else "range"}
    return fields | {"modality": modality(before, before).modality}


def added_by(run: Run, document: Document, form: Mapping[str, str], name: str, on: date) -> Correction:
    """Return the correction that adds what a form says; raises InputError where that cannot be."""
    reason = reason_typed(form, name)
    quote, figure = form.get("quote", ""), "".join(form.get("figure", "").split())
    typed = {field: " ".join(form.get(field, "").split()) for field in (*_TYPED, *CHOICES)}
    added = _addition(typed)
    if added.kind != "state":
        word_typed(figure, "figure")
    found = find_words(document, quote, figure)
    if isinstance(found, Message):
        raise InputError("", "", found, message("desk.wanted.words"))
    if read_already(_extraction(run, document.id), found, added.indicator):
        raise InputError("", "", message("desk.add.read"), message("desk.wanted.unread"))
    return Correction(
        doc=document.id,
        quote=found.passage.text[slice(*found.words)],
        figure=figure,
        field=ADDED,
        value=added,
        reason=reason,
        name=name,
        date=on.isoformat(),
    )


def changed_by(old: Correction, target: Target, form: Mapping[str, str], name: str, on: date) -> Correction | None:
    """Return the addition as a form changes it, None where it is none any more; raises InputError as `added_by`."""
    reason, made = reason_typed(form, name), dict(changes(target, form))
    if not made:
        raise InputError("", "", message("desk.target.unchanged"), message("desk.wanted.change"))
    if made.get("kind") == "none" or not isinstance(old.value, Addition):
        return None
    fields: dict[str, Any] = {**made}
    added = replace(old.value, **fields)
    if (added.kind == "state") != (old.value.kind == "state"):
        # With the figure the words would be another's: it is taken back and added anew.
        raise wrong("kind", str(added.kind), "choice")
    if added.value is not None:
        ranged = added.value_max is not None
        added = replace(added, bound="range" if ranged else "eq" if added.bound == "range" else added.bound)
        _refuse_wrong(added)
    return replace(old, value=added, reason=reason, name=name, date=on.isoformat(), line=0)


def _addition(typed: Mapping[str, str]) -> Addition:
    for field, known in CHOICES.items():
        if typed[field] not in known:
            raise wrong(field, typed[field], "choice")
    added = Addition(
        indicator=word_typed(typed["indicator"], "indicator"),
        kind=cast("Kind", typed["kind"]),
        by=year_typed(typed["by"], "by") if typed["by"] else None,
        period=years_typed(typed["from"], typed["to"]) if typed["from"] or typed["to"] else None,
        scope=cast("Scope", typed["scope"]),
        modality=cast("Modality", typed["modality"]),
    )
    if added.kind == "state":
        for field in ("figure", "value", "value_max", "unit"):
            if typed[field]:
                raise wrong(field, typed[field], "no-figure")
        return added
    value, most = figure_typed(typed["value"], "value"), None
    if typed["value_max"]:
        most = figure_typed(typed["value_max"], "value_max")
    bound = "range" if most is not None else typed["bound"]
    added = replace(added, value=value, value_max=most, unit=typed["unit"], bound=cast("Bound", bound))
    _refuse_wrong(added)
    return added


def _refuse_wrong(added: Addition) -> None:
    if has_a_power(added.unit):
        raise wrong("unit", added.unit, "bare-unit")
    if added.bound == "range" and added.value_max is None:
        raise wrong("value_max", "", "figure")
    if added.value is not None and added.value_max is not None and added.value_max <= added.value:
        raise wrong("value_max", plain(added.value_max), "higher")


def _likeliest(extraction: Extraction, found: Found, at: str) -> Figure | None:
    """Return the figure of some words that most likely was not read as it should have been."""
    low, high = found.words
    held = [one for one in extraction.figures if one.passage == found.passage.number and low <= one.start < high]
    chosen = [one for one in held if str(one.start) == at]
    ranked = sorted((one for one in held if one.state in _LIKELY), key=lambda one: _LIKELY.index(one.state))
    return next(iter([*chosen, *ranked]), None)


def _extraction(run: Run, doc: str) -> Extraction:
    return next((one for one in run.extractions if one.doc == doc), Extraction(doc=doc, targets=(), figures=()))

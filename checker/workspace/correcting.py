"""Corrections written into corrections.yaml and taken back; what else stands in the file stays as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from checker.model import Addition, Transcription
from checker.workspace.additions import added_as_written
from checker.workspace.corrections import ADDED, KEYS, TRANSCRIBED, Correction, load_corrections, named_by, squash
from checker.workspace.editing import (
    alone,
    block,
    comment_start,
    end_of,
    nodes_of,
    text_of,
    values_of,
    whole_lines,
    write,
)

CORRECTIONS = "corrections.yaml"


def mark_of(correction: Correction) -> str:
    """Return a mark of what a correction is known by: its document, its words, its figure and its field."""
    return _mark(*named_by(correction))


def keep_corrections(
    file: Path, documents: Sequence[str], corrections: Sequence[Correction], instead: str = ""
) -> None:
    """Write corrections; a new word on the same field of the same target takes the place of the old one.

    `instead` is the mark of one that is taken out for them. Raises InputError for what the file may not say; then it
    stays as it is.
    """
    with alone(file.parent):
        load_corrections(file, documents)
        text = text_of(file)
        if instead and instead not in map(mark_of, corrections):
            text = _changed(text, file, instead, "")
        for correction in corrections:
            text = _changed(text, file, mark_of(correction), block(_written(correction)))
        write(file, text, _check(documents))


def withdraw_correction(file: Path, documents: Sequence[str], mark: str) -> bool:
    """Take a correction back with the comment above it; say whether there was one."""
    with alone(file.parent):
        text = text_of(file)
        kept = _changed(text, file, mark, "")
        if kept == text:
            return False
        write(file, kept, _check(documents))
        return True


def drop_corrections(file: Path, documents: Sequence[str], doc: str) -> None:
    """Take out all corrections of a document that is about to leave the list."""
    for correction in load_corrections(file, documents):
        if correction.doc == doc:
            withdraw_correction(file, documents, mark_of(correction))


def _check(documents: Sequence[str]) -> Callable[[Path], object]:
    return lambda file: load_corrections(file, documents)


def _changed(text: str, file: Path, mark: str, entry: str) -> str:
    """Return the text with an entry in the place of the one with this mark, else behind the last; "" takes it out."""
    nodes, lines = nodes_of(text, file), whole_lines(text)
    for node in nodes:
        if _mark(*_named_in(values_of(node))) == mark:
            start = node.start_mark.line if entry else comment_start(lines, node.start_mark.line)
            return "".join([*lines[:start], entry, *lines[end_of(lines, node) :]])
    if not entry:
        return text
    if not nodes:
        # The empty list [] makes room for the first entry.
        return "".join([*(line for line in lines if line.strip() != "[]"), entry])
    end = end_of(lines, nodes[-1])
    return "".join([*lines[:end], entry, *lines[end:]])


def _named_in(written: Mapping[str, object]) -> tuple[str, ...]:
    """Return what an entry is known by, as `named_by` does of a correction."""
    doc, quote, figure, field = (str(written.get(key, "")) for key in ("doc", "quote", "figure", "field"))
    added = written.get(ADDED)
    if isinstance(added, Mapping):
        return doc, squash(quote), figure, ADDED, str(added.get("indicator", ""))
    return doc, squash(quote), figure, TRANSCRIBED if TRANSCRIBED in written else field


def _mark(*named: str) -> str:
    return hashlib.sha256("\x1f".join(named).encode("utf-8")).hexdigest()[:12]


def _written(correction: Correction) -> dict[str, object]:
    values = {key: getattr(correction, key, None) for key in KEYS}
    value = correction.value
    if isinstance(value, Addition):
        values |= {"field": None, "value": None, ADDED: added_as_written(value)}
    if isinstance(value, Transcription):
        place = {"page": value.page} if value.page else {"behind": value.behind}
        values |= {"field": None, "value": None, TRANSCRIBED: place}
    if isinstance(value, Decimal):
        values["value"] = int(value) if value == value.to_integral_value() else str(value)
    if isinstance(value, tuple):
        values["value"] = list(value)
    if correction.date:
        values["date"] = date.fromisoformat(correction.date)
    # A note that was taken out is an empty text; a year that was taken out has no value at all.
    return {key: one for key, one in values.items() if one or (key == "value" and one is not None)}

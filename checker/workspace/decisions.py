"""The decisions of persons on findings and matches, each bound to a fingerprint."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

from checker.kept import NOTHING, Kept
from checker.messages import message
from checker.model import Answered, Decision, Verdict
from checker.workspace.editing import (
    alone,
    block,
    comment_start,
    drop,
    nodes_of,
    put,
    text_of,
    value_of,
    whole_lines,
    write,
)
from checker.workspace.lined import entries

# In the order in which they are written.
_KEYS = (
    "fingerprint", "subject", "verdict", "about", "names", "documents", "reason", "name", "date", "expires",
    "sentences", "answer", "answer_text", "answered_by", "answered",
)  # fmt: skip
_DAYS = ("date", "expires", "answered")
_CLOSING: tuple[Verdict, ...] = ("accept", "reject")


def load_decisions(file: Path, kept: Kept = NOTHING) -> tuple[Decision, ...]:
    """Read the decisions; a workspace without the file has none. A fingerprint is decided on once."""
    if not file.exists():
        return ()
    lines: dict[str, int] = {}
    found = []
    for entry in entries(file, kept=kept):
        entry.only(_KEYS)
        fingerprint = entry.text("fingerprint", None)
        if fingerprint in lines:
            twice = message("workspace.found.fingerprint-twice", fingerprint=fingerprint, line=lines[fingerprint])
            raise entry.fault("fingerprint", twice, message("workspace.wanted.unique"))
        lines[fingerprint] = entry.line
        days = {key: day.isoformat() for key in _DAYS if (day := entry.day(key))}
        subject = entry.one_of("subject", ("finding", "match"), "")
        verdict = entry.one_of("verdict", get_args(Verdict) if subject == "finding" else _CLOSING, "")
        found.append(
            Decision(
                fingerprint=fingerprint,
                verdict=cast("Verdict", verdict),
                subject=cast("Literal['finding', 'match']", subject),
                # What closes something says why.
                reason=entry.text("reason", None if verdict in _CLOSING else ""),
                name=entry.text("name"),
                about=entry.text("about"),
                names=entry.texts("names"),
                documents=entry.texts("documents"),
                sentences=entry.texts("sentences"),
                answer=cast("Answered", entry.one_of("answer", ("", *get_args(Answered)), "")),
                answer_text=entry.text("answer_text"),
                answered_by=entry.text("answered_by"),
                **days,
            )
        )
    return tuple(found)


def decide(file: Path, *decisions: Decision) -> None:
    """Write decisions into a file; a new word on the same fingerprint takes the place of the old one.

    The entries are kept in the order of their fingerprints, so that two persons who decide on different things change
    different lines. What else stands in the file stays as it is; a comment above an entry stays above it. Several
    programs that decide at once wait for each other.
    """
    with alone(file.parent):
        load_decisions(file)
        text = text_of(file)
        for decision in decisions:
            text = _with(text, decision, file)
        write(file, text, load_decisions)


def withdraw(file: Path, fingerprint: str) -> None:
    """Take the decision on a fingerprint back; where there is none the file stays as it is."""
    with alone(file.parent):
        text = text_of(file)
        kept = drop(text, file, "fingerprint", fingerprint)
        if kept != text:
            write(file, kept, load_decisions)


def _with(text: str, decision: Decision, file: Path) -> str:
    values, lines = _values(decision), whole_lines(text)
    for node in nodes_of(text, file):
        known = value_of(node, "fingerprint")
        if known == decision.fingerprint:
            break
        if known > decision.fingerprint:
            at = comment_start(lines, node.start_mark.line)
            return "".join([*lines[:at], block(values), *lines[at:]])
    return put(text, file, "fingerprint", values)


def _values(decision: Decision) -> dict[str, object]:
    values: dict[str, object] = {}
    for key in _KEYS:
        value = getattr(decision, key)
        if key in _DAYS and value:
            value = date.fromisoformat(value)
        if value:
            values[key] = list(value) if isinstance(value, tuple) else value
    return values

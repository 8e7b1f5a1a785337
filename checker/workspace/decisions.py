"""The decisions of persons on findings and matches, each bound to a fingerprint."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

import yaml

from checker.errors import InputError
from checker.messages import message
from checker.model import Answered, Decision, Message, Verdict
from checker.workspace.lined import entries

# In the order in which they are written.
_KEYS = (
    "fingerprint", "subject", "verdict", "about", "names", "documents", "reason", "name", "date", "expires",
    "sentences", "answer", "answer_text", "answered_by", "answered",
)  # fmt: skip
_DAYS = ("date", "expires", "answered")
_CLOSING: tuple[Verdict, ...] = ("accept", "reject")


def load_decisions(file: Path) -> tuple[Decision, ...]:
    """Read the decisions; a workspace without the file has none. A fingerprint is decided on once."""
    if not file.exists():
        return ()
    lines: dict[str, int] = {}
    found = []
    for entry in entries(file):
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
    different lines. What else stands in the file stays as it is; a comment above an entry stays above it.
    """
    load_decisions(file)
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    for decision in decisions:
        text = _with(text, decision, file)
    written = file.with_name(f"{file.name}.new")
    written.write_text(text, encoding="utf-8")
    load_decisions(written)
    written.replace(file)


def _with(text: str, decision: Decision, file: Path) -> str:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    entry = _entry(decision)
    if not isinstance(root, yaml.SequenceNode) or not root.value:
        if isinstance(root, yaml.SequenceNode):
            # The empty list [] makes room for the first entry.
            del lines[root.start_mark.line : root.end_mark.line + 1]
        return "".join([*lines, entry])
    if root.flow_style:
        found = message("decide.found.flow")
        raise InputError(file, message("workspace.at-line", line=root.start_mark.line + 1), found, _block())
    for node in root.value:
        known = _fingerprint(node)
        if known == decision.fingerprint:
            first, end = node.start_mark.line, _end(lines, node)
            return "".join([*lines[:first], entry, *lines[end:]])
        if known > decision.fingerprint:
            at = _above(lines, node.start_mark.line)
            return "".join([*lines[:at], entry, *lines[at:]])
    end = _end(lines, root.value[-1])
    return "".join([*lines[:end], entry, *lines[end:]])


def _block() -> Message:
    return message("decide.wanted.block")


def _entry(decision: Decision) -> str:
    values: dict[str, object] = {}
    for key in _KEYS:
        value = getattr(decision, key)
        if key in _DAYS and value:
            value = date.fromisoformat(value)
        if value:
            values[key] = list(value) if isinstance(value, tuple) else value
    return yaml.safe_dump([values], allow_unicode=True, sort_keys=False, width=10_000)


def _fingerprint(node: yaml.Node) -> str:
    return next((str(value.value) for key, value in node.value if key.value == "fingerprint"), "")


def _end(lines: Sequence[str], node: yaml.Node) -> int:
    """Return the line after an entry: the mark of a block's end may stand below blank lines and comments."""
    end: int = node.end_mark.line + (1 if node.end_mark.column else 0)
    while end > node.start_mark.line + 1 and not _says(lines[end - 1]):
        end -= 1
    return end


def _above(lines: Sequence[str], first: int) -> int:
    """Return where the comment of an entry begins; what heads the whole file is no comment of its first entry."""
    at = first
    while at > 0 and lines[at - 1].startswith("#"):
        at -= 1
    return first if at == 0 else at


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")

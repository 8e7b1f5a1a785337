"""The decisions of persons on findings and matches, each bound to a fingerprint."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

import yaml

from checker.messages import message
from checker.model import Decision
from checker.workspace.lined import entries

_KEYS = ("fingerprint", "verdict", "subject", "reason", "name", "date", "expires", "about", "names", "sentences")


def load_decisions(file: Path) -> tuple[Decision, ...]:
    """Read the decisions; a workspace without the file has none. A fingerprint is decided on once."""
    if not file.is_file():
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
        given, until = entry.day("date"), entry.day("expires")
        found.append(
            Decision(
                fingerprint=fingerprint,
                verdict=cast("Literal['accept', 'reject']", entry.one_of("verdict", ("accept", "reject"), "")),
                subject=cast("Literal['finding', 'match']", entry.one_of("subject", ("finding", "match"), "")),
                reason=entry.text("reason", None),
                name=entry.text("name"),
                date=given.isoformat() if given else "",
                expires=until.isoformat() if until else "",
                about=entry.text("about"),
                names=entry.texts("names"),
                sentences=entry.text("sentences"),
            )
        )
    return tuple(found)


def decide(file: Path, decision: Decision) -> None:
    """Write a decision into the file, in the place its fingerprint gives it and over an earlier one on the same.

    What else stands in the file, comments too, stays as it is, so that a decision is a change of a few lines.
    """
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    found = list(entries(file)) if text else []
    lines = text.splitlines(keepends=True)
    starts = [_first(lines, entry.line - 1) for entry in found]
    ends = [*starts[1:], len(lines)] if starts else []
    head = "".join(lines[: starts[0]] if starts else [line for line in lines if line.strip() != "[]"])
    blocks = {
        (entry.text("subject"), entry.text("fingerprint")): "".join(lines[start:end]).rstrip("\n") + "\n"
        for entry, start, end in zip(found, starts, ends, strict=True)
    }
    blocks[decision.subject, decision.fingerprint] = _written(decision)
    body = "\n".join(blocks[key] for key in sorted(blocks))
    file.write_text(f"{head.rstrip()}\n\n{body}" if head.strip() else body, encoding="utf-8")


def _first(lines: list[str], line: int) -> int:
    """Return where an entry begins: the comments that stand right above it are its own."""
    while line > 0 and lines[line - 1].startswith("#"):
        line -= 1
    return line


def _written(decision: Decision) -> str:
    values = {key: getattr(decision, key) for key in _KEYS}
    given = {key: value for key, value in values.items() if value}
    dumped = yaml.safe_dump([given], allow_unicode=True, sort_keys=False, default_flow_style=False, width=110)
    return str(dumped)

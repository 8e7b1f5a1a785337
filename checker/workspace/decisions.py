"""The decisions of persons on findings and matches, each bound to a fingerprint."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

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

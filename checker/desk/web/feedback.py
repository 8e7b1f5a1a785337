"""What persons say of findings: decisions as the command line keeps them, comments and whom they asked to look."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from checker.decide import about_finding
from checker.desk.deciding import DECISIONS, keep_in
from checker.errors import InputError
from checker.messages import message
from checker.model import Decision, Finding, Verdict
from checker.workspace.decisions import load_decisions, withdraw
from checker.workspace.notes import NOTES, Note, add_note, load_notes


class ConflictError(Exception):
    """Somebody else has decided on the finding since it was looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What was said of one finding: the decision in force and all notes, and a mark that changes with the decision."""

    decision: Decision | None = None
    notes: tuple[Note, ...] = ()
    seen: str = ""

    @property
    def assigned(self) -> str:
        """Who was last asked to look."""
        return next((note.to for note in reversed(self.notes) if note.kind == "assign"), "")


def load_feedback(folder: Path) -> dict[str, Feedback]:
    """Return what was said of each finding of which something was."""
    notes: dict[str, list[Note]] = {}
    for note in load_notes(folder / NOTES):
        notes.setdefault(note.fingerprint, []).append(note)
    decisions = {one.fingerprint: one for one in load_decisions(folder / DECISIONS)}
    return {
        fingerprint: Feedback(
            decision=decisions.get(fingerprint),
            notes=tuple(notes.get(fingerprint, ())),
            seen=mark_of_decision(decisions.get(fingerprint)),
        )
        for fingerprint in {**notes, **decisions}
    }


def save_feedback(folder: Path, finding: Finding, note: Note, seen: str) -> None:
    """Keep a note, and the decision it takes or withdraws.

    Raises InputError where something is missing, ConflictError where the decision in force is not the one `seen`.
    """
    refuse_incomplete(note)
    if note.kind not in ("comment", "assign"):
        file = folder / DECISIONS
        known = next((one for one in load_decisions(file) if one.fingerprint == finding.fingerprint), None)
        if mark_of_decision(known) != seen:
            raise ConflictError
        if note.kind == "undo":
            withdraw(file, finding.fingerprint)
        else:
            keep_in(folder, (known,) if known else (), (about_finding(_decision(note), finding),))
    add_note(folder / NOTES, note)


def refuse_incomplete(note: Note) -> None:
    """Raise InputError for a note that lacks a name, a reason or the person it is for."""
    # What closes a finding says why; what leaves it open need not.
    wanted = {"comment": note.text, "accept": note.text, "reject": note.text, "assign": note.to}
    missing = "to" if note.kind == "assign" else "text"
    missing = "name" if not note.name else "" if wanted.get(note.kind, note.name) else missing
    if missing:
        raise InputError("", "", message("workspace.found.nothing"), message(f"desk.wanted.{missing}"))


def _decision(note: Note) -> Decision:
    return Decision(
        fingerprint=note.fingerprint,
        verdict=cast("Verdict", note.kind),
        subject="finding",
        reason=note.text,
        name=note.name,
        date=date.today().isoformat(),
    )


def mark_of_decision(decision: Decision | None) -> str:
    """Return what changes with a decision, "" where there is none."""
    return hashlib.sha256(repr(decision).encode("utf-8")).hexdigest()[:12] if decision else ""

"""What persons wrote, in order: comments, who is to look, who took or withdrew a decision or a correction."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from checker.workspace.editing import alone, block, text_of, whole_lines, write
from checker.workspace.lined import entries

NOTES = "notes.yaml"
NoteKind = Literal["comment", "assign", "ask", "accept", "reject", "later", "undo", "correct"]
_KEYS = ("fingerprint", "kind", "text", "to", "name", "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing a person said of a finding, a match or (`correct`) a target.

    `text` is the comment or the reason, `to` who is to look, `at` when. `fingerprint` of a correction is its mark.
    """

    fingerprint: str
    kind: NoteKind
    name: str
    at: str
    text: str = ""
    to: str = ""


def load_notes(file: Path) -> tuple[Note, ...]:
    """Read the notes in the order in which they were written; without the file there are none."""
    if not file.is_file():
        return ()
    return tuple(
        Note(
            fingerprint=entry.text("fingerprint", None),
            kind=cast("NoteKind", entry.one_of("kind", get_args(NoteKind), "")),
            name=entry.text("name"),
            at=entry.text("at"),
            text=entry.text("text"),
            to=entry.text("to"),
        )
        for entry in (entry.only(_KEYS) for entry in entries(file))
    )


def add_note(file: Path, note: Note) -> None:
    """Write a note after the others."""
    values = {key: value for key in _KEYS if (value := asdict(note)[key])}
    with alone(file.parent):
        write(file, "".join([*whole_lines(text_of(file)), block(values)]), load_notes)

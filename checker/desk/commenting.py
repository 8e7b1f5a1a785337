"""The drafts that came as Word files, given back with the findings as comments."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from checker.messages import Language
from checker.model import Run, Severity
from checker.report.comments import commented as copied
from checker.workspace import Workspace
from checker.workspace.ours import COMMENTS


def commented(workspace: Workspace, run: Run, lang: Language, level: Severity | None = None) -> Mapping[str, bytes]:
    """Return a copy with comments of every draft under review that is a Word file, by the name the copy should have.

    The comments are those at a level or above it; without a level they are what the letter holds.
    """
    known = {document.id for document in run.documents}
    return {
        f"{listed.id}{COMMENTS}": copied(listed.file.read_bytes(), listed.id, run, lang, level)
        for listed in workspace.listed
        if listed.id in known and not listed.reference and _in_word(listed.file)
    }


def _in_word(file: Path) -> bool:
    if not is_zipfile(file):
        return False
    with ZipFile(file) as packed:
        return "word/document.xml" in packed.namelist()

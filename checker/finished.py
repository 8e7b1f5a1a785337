"""A whole run as it is kept, and all that it depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from checker.bounded import bounds
from checker.edition import JUDGING, edition
from checker.intake import Reading
from checker.kept import NOTHING, Kept, checksum_of
from checker.model import Message, Run
from checker.workspace import Workspace

# Up to so many documents, the whole is read sooner than its parts are put together.
FEW = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A run with what persons have decided put to it, and what was said of its documents beside it."""

    run: Run
    notes: tuple[Message, ...]


def kept_or(
    made: Callable[[], tuple[Run, Reading]], kept: Kept, workspace: Workspace, on: date | None
) -> tuple[Run, Reading]:
    """Return the run that is kept of the same, with its reading, else the one that is made now.

    One in which a document could not be read is not kept: that may be otherwise next time. Nor is one of many
    documents: all its parts are kept, and put together as soon as the whole would be read.
    """
    if kept is NOTHING or len(workspace.listed) > FEW:
        return made()
    made_of, named = made_of_all(workspace, on), _named(workspace)
    known = kept.get(Finished, *made_of, known=named)
    if known is not None:
        return known.run, Reading(documents=known.run.documents, extractions=known.run.extractions, notes=known.notes)
    run, reading = made()
    if not reading.unread and made_of == made_of_all(workspace, on):
        kept.put(Finished(run=run, notes=reading.notes), *made_of, known=named)
    return run, reading


def _named(workspace: Workspace) -> Mapping[str, object]:
    """Return what a run has of its workspace, by names; it is not kept with it."""
    return {
        **{f"region {one.code}": one for one in workspace.regions},
        **{f"indicator {one.id}": one for one in workspace.indicators},
    }


def made_of_all(workspace: Workspace, on: date | None) -> tuple[str, ...]:
    """Return all a run depends on: rules, pack, what is asked, each file with its content, what persons have said."""
    files = (f"{listed!r} {checksum_of(listed.file)}" for listed in workspace.listed)
    said = (workspace.decisions, workspace.corrections, workspace.stated, workspace.unlisted, bounds())
    pack = (workspace.pack.pack, workspace.remarks) if workspace.pack else (None, workspace.remarks)
    return (edition(JUDGING), workspace.edition, str(on), repr(said), repr(pack), *files)

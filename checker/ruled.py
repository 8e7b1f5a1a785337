"""By which rules a workspace is judged on a day: its own, or those of the rule pack that holds for its plans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.intake import AtWork, Progress, no_progress, read_documents
from checker.kept import NOTHING, Kept
from checker.messages import listed, message
from checker.model import COUNTRY, Message
from checker.workspace import Workspace, with_pack
from checker.workspace.choosing import around, choose, named, reviewed


def ruled(
    workspace: Workspace,
    on: date | None = None,
    progress: Progress = no_progress,
    worker: AtWork | None = None,
    kept: Kept = NOTHING,
    name: str = "",
) -> Workspace:
    """Return a workspace by the rules of its pack on a day (today, where none is given), or of the one with a `name`.

    One that has no packs to choose from, or whose pack is chosen, comes back as it is. Raises InputError where two
    packs cannot be told apart, no pack has the name, or the rules of the pack are not what they have to be.
    """
    if not workspace.packs and not name:
        return workspace
    day = on or date.today()
    places = places_of(workspace, progress, worker, kept) if workspace.packs else {}
    about = around(tuple(places.values()), workspace.regions)
    if name:
        choice = named(workspace.packs, name, about, day)
        return with_pack(workspace, choice.pack, choice.remarks)
    choice = choose(workspace.packs, about, day)
    return with_pack(workspace, choice.pack, (*_unplaced(workspace, places), *choice.remarks))


def places_of(
    workspace: Workspace, progress: Progress = no_progress, worker: AtWork | None = None, kept: Kept = NOTHING
) -> Mapping[str, str]:
    """Return the region of each plan under review by its id, "" where it is not known.

    Where the manifest says it of all of them no file is opened; else they are read, as any run reads them.
    """
    stated = {one.id: _place(one.facts.get("region"), one.facts.get("level")) for one in reviewed(workspace.listed)}
    if workspace.stated and all(stated.values()):
        return stated
    documents = read_documents(workspace, progress, worker, kept).documents
    return {one.id: _place(one.region, one.level) for one in reviewed(documents)}


def _place(region: object, level: object) -> str:
    """Return the code of a region; a national plan bears none and is the country's."""
    return COUNTRY if level == "national" else str(region or "")


def _unplaced(workspace: Workspace, places: Mapping[str, str]) -> tuple[Message, ...]:
    """Say of which plans the region is not known, where a pack of a region may be meant for them."""
    unknown = [doc for doc, place in places.items() if not place]
    regional = any(one.pack.region != COUNTRY for one in workspace.packs)
    return (message("pack.unplaced", docs=listed(unknown)),) if unknown and regional else ()

"""Holding a run to an edition of the rules, so that an earlier one can be repeated."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.messages import listed, message
from checker.model import Message
from checker.workspace import PackFile, Workspace, with_pack

_LEAST = 8
_SHOWN = 12


def held_to(wanted: str, workspace: Workspace, usual: Callable[[], Workspace]) -> Workspace:
    """Return a workspace by the rules of an edition, or of the report a file is: its own ones or those of a pack.

    `usual` gives it by the rules that hold today; they are taken where they are of that edition. Of others with the
    same rules, the pack that the report names goes first. Of the choice is said what the report says of it: the day
    plays no part. Raises InputError where no rules are those of the edition.
    """
    report: Mapping[str, Any] = _report(Path(wanted)) if Path(wanted).is_file() else {"edition": wanted}
    edition = str(report.get("edition") or "")
    if len(edition) < _LEAST:
        raise InputError(wanted, "", message("workspace.found.no-edition"), message("workspace.wanted.no-edition"))
    then = _pack_of(report)
    ways = list(_ways(workspace, usual))
    fits = [one for one in ways if one.edition.startswith(edition)]
    if fits:
        same = [one for one in fits if "rules" in report and _told(one.pack) == then]
        return replace((same or fits)[0], remarks=_remarks_of(report))
    of_then = next((one for one in ways if then and _told(one.pack) == then), None)
    if then and of_then is None:
        found = message("pack.found.gone", pack=_label(then))
    else:
        now = of_then or ways[0]
        others = [part for part, checksum in now.rules if _other(report, part, checksum)]
        parts = message("workspace.found.parts", parts=listed(others)) if others else ""
        found = message("workspace.found.edition", edition=now.edition[:_SHOWN], parts=parts)
    raise InputError(wanted, "", found, message("workspace.wanted.edition", edition=edition[:_SHOWN]))


def _ways(workspace: Workspace, usual: Callable[[], Workspace]) -> Iterator[Workspace]:
    """Yield a workspace by all rules it can be judged by: those of today, those of its packs, its own."""
    if workspace.packs:
        # What cannot be told apart today need not be: the edition says which is meant. A broken pack is met below.
        with suppress(InputError):
            yield usual()
    latest_first = sorted(workspace.packs, key=lambda one: one.pack.in_force, reverse=True)
    for pack in latest_first:
        yield with_pack(workspace, pack)
    yield replace(workspace, packs=())


def _other(report: Mapping[str, Any], part: str, checksum: str) -> bool:
    then = report.get("rules") or {}
    return bool(then) and then.get(part) != checksum


def _told(pack: PackFile | None) -> Sequence[str]:
    return (pack.pack.name, pack.pack.edition) if pack else ()


def _pack_of(report: Mapping[str, Any]) -> Sequence[str]:
    """Return the name and the edition of the pack that a report was made by; nothing where it was made by none."""
    pack = report.get("pack")
    return (str(pack.get("name")), str(pack.get("edition"))) if isinstance(pack, dict) else ()


def _remarks_of(report: Mapping[str, Any]) -> tuple[Message, ...]:
    """Return what a report says of how its pack was chosen, as it says it."""
    told = report.get("pack_remarks")
    said = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    return tuple(Message(zh=str(one.get("zh")), en=str(one.get("en"))) for one in said)


def _label(pack: Sequence[str]) -> Message:
    return message("report.pack.label", name=pack[0], edition=pack[1])


def _report(file: Path) -> Mapping[str, Any]:
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return report if isinstance(report, dict) else {}

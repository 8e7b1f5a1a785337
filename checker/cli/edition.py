"""Holding a run to an edition of the rules, so that an earlier one can be repeated."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.messages import listed, message
from checker.workspace import Workspace

_LEAST = 8
_SHOWN = 12


def hold_to(wanted: str, workspace: Workspace) -> None:
    """Raise InputError where the rules of a workspace are not those of an edition or of the report a file is."""
    report: Mapping[str, Any] = _report(Path(wanted)) if Path(wanted).is_file() else {"edition": wanted}
    edition = str(report.get("edition") or "")
    if len(edition) < _LEAST:
        raise InputError(wanted, "", message("workspace.found.no-edition"), message("workspace.wanted.no-edition"))
    if workspace.edition.startswith(edition):
        return
    then = report.get("rules") or {}
    others = [part for part, checksum in workspace.rules if then and then.get(part) != checksum]
    parts = message("workspace.found.parts", parts=listed(others)) if others else ""
    found = message("workspace.found.edition", edition=workspace.edition[:_SHOWN], parts=parts)
    raise InputError(wanted, "", found, message("workspace.wanted.edition", edition=edition[:_SHOWN]))


def _report(file: Path) -> Mapping[str, Any]:
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return report if isinstance(report, dict) else {}

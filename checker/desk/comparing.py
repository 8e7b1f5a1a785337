"""Comparing two runs: each kept as a JSON report, or made now from a workspace or from two versions of a plan."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from checker.decide import UNBOUND, Change, Changes, Snapshot, compare, is_known
from checker.errors import InputError
from checker.messages import message
from checker.model import Run
from checker.pipeline import NOTHING, Kept, Progress, render, run
from checker.workspace import Workspace, find, loose

_DRAFT = "draft"


def compared(old: Path, new: Path, above: tuple[Path, ...], progress: Progress, on: date | None = None) -> Changes:
    """Compare what two paths stand for."""
    return compare(*(taken(path, above, progress, on) for path in (old, new)))


def taken(path: Path, above: tuple[Path, ...], progress: Progress, on: date | None = None) -> Snapshot:
    """Take a path as a run: a report as it is kept, a workspace or a plan as it is found now."""
    if path.suffix == ".json" and path.is_file():
        return of_report(path)
    return of_workspace(find(path) if path.is_dir() else _draft(path, above), progress, on)


def of_workspace(workspace: Workspace, progress: Progress, on: date | None = None, kept: Kept = NOTHING) -> Snapshot:
    """Run a workspace and take what came out; a document that cannot be read ends it."""
    found, reading = run(workspace, progress, on, kept)
    if reading.unread:
        raise reading.unread[0]
    return Snapshot.of(json.loads(render(found, "json", "zh")))


def of_report(file: Path) -> Snapshot:
    """Take a JSON report."""
    try:
        return Snapshot.of(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        found = message("decide.found.report", fault=repr(error))
        raise InputError(file, "", found, message("decide.wanted.report")) from None


def _draft(file: Path, above: tuple[Path, ...]) -> Workspace:
    """Make a workspace of one version of a plan; both versions go by one name, so that they can be compared."""
    workspace = loose((file,), above)
    listed = tuple(replace(one, id=_DRAFT, role=_DRAFT) if one.file == file else one for one in workspace.listed)
    return replace(workspace, listed=listed)


def as_tree(changes: Changes) -> Mapping[str, Any]:
    """Return the changes as plain lists, dicts and strings."""
    return {
        "counts": {state.replace("-", "_"): count for state, count in changes.counts.items()},
        "rules_changed": changes.ruled,
        "complete": changes.complete,
        "changes": [
            {
                "state": change.state,
                "check": change.check,
                "fingerprint": change.fingerprint,
                "severity": change.finding["severity"] if change.finding else None,
                "message": change.finding["message"] if change.finding else None,
                "reason": change.reason,
                "gone": change.gone,
                "worse": change.worse,
                "altered": change.altered,
                "lost": change.lost,
            }
            for change in changes.changes
        ],
        "impacts": [
            {
                "target": impact.target,
                "before": _committed(impact.before),
                "after": _committed(impact.after),
                "touches": [{"doc": one["doc"], "target": one["id"], "quote": one["quote"]} for one in impact.touches],
            }
            for impact in changes.impacts
        ],
    }


_COMMITTED = ("doc", "indicator", "quote", "value", "value_max", "value_text", "unit", "bound", "due")


def _committed(target: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    if target is None:
        return None
    return {name: target[name] for name in _COMMITTED}


def failing(changes: Changes, levels: Sequence[str], explained: Collection[str] = ()) -> tuple[Change, ...]:
    """Return the findings of some severities that are new, worse than or not those that were known, or lost sight of.

    What is explained fails nothing; `explained` are the fingerprints that a person has decided on.
    """
    return tuple(change for change in changes.changes if _fails(change, levels, explained))


def _fails(change: Change, levels: Sequence[str], explained: Collection[str]) -> bool:
    if change.finding is None or not {change.finding["severity"], change.was} & set(levels):
        return False
    if change.lost:
        return change.fingerprint not in explained
    return change.worse or (change.state == "new" and change.finding["status"] in ("new", "known"))


def with_known(run: Run, earlier: Snapshot) -> Run:
    """Return a run in which what an earlier one found already is marked as known.

    What a decision explains that does not say what it was taken on, and is another than it was, is open again.
    """
    told = {one["fingerprint"]: one for one in json.loads(render(run, "json", "zh"))["findings"]}
    unbound = {finding.cause for finding in run.findings if finding.check == UNBOUND}
    findings = []
    for finding in run.findings:
        before = earlier.findings.get(finding.fingerprint)
        known = before is not None and is_known(before, told[finding.fingerprint])
        if finding.status == "new" and known:
            findings.append(replace(finding, status="known"))
        elif finding.fingerprint in unbound and before is not None and not known:
            findings.append(replace(finding, status="new", reason=""))
        else:
            findings.append(finding)
    return replace(run, findings=tuple(findings))

"""What a plan that changes does to the plans below it: both runs of the workspace compared, told by plan."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from checker.decide import Change, Changes, Impact, Snapshot, compare
from checker.desk.comparing import as_tree
from checker.errors import InputError
from checker.messages import message
from checker.model import Message
from checker.pipeline import NOTHING, Kept, Progress, render, ruled, run
from checker.workspace import Listed, Workspace

Turn = Literal["appeared", "gone", "no-longer-judged", "otherwise"]
TURNS: tuple[Turn, ...] = ("appeared", "gone", "no-longer-judged", "otherwise")
_TURN: Mapping[str, Turn] = {"new": "appeared", "fixed": "gone", "now-not-judged": "no-longer-judged"}
_BELOW = ("lower", "part", "later", "table", "target")


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A plan with what a change above does to its findings, and the changed targets that its own were matched with.

    Findings that are still there and rest on other sentences or figures than before are `otherwise`.
    """

    doc: str
    title: str
    changes: Mapping[Turn, tuple[Change, ...]]
    targets: tuple[Impact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """All that a change of one plan does.

    `plan` is the document that changed, `targets` its targets that did, `touched` the plans with something in them,
    that one first if it is among them, `untouched` the ids of the others. `unsettled` counts by check and reason what
    was within its range and cannot be judged any more. `notes` are what the reading of the new text has to say.
    """

    plan: str
    title: str
    targets: tuple[Impact, ...]
    touched: tuple[Touched, ...]
    untouched: tuple[str, ...]
    unsettled: tuple[tuple[str, str, int], ...]
    notes: tuple[Message, ...] = ()


def effect(
    old: Path, new: Path, workspace: Workspace, progress: Progress, on: date | None = None, kept: Kept = NOTHING
) -> Effect:
    """Return what it does to a workspace that the text of one of its documents is another; raises InputError.

    The document is the one whose file `old` is, or has the same content. What the manifest says of it
    holds for both, and so do the rules: those of the pack that holds for the workspace as it is.
    """
    workspace = ruled(workspace, on, progress, kept=kept)
    listed = _listed(old, workspace)
    before, _ = _taken(workspace, listed, old, progress, on, kept)
    after, notes = _taken(workspace, listed, new, progress, on, kept)
    changes = compare(Snapshot.of(before), Snapshot.of(after))
    titles = {str(one["id"]): str(one["title"]) for one in before["documents"]}
    found: dict[str, dict[Turn, list[Change]]] = {doc: {turn: [] for turn in TURNS} for doc in titles}
    unsettled: Counter[tuple[str, str]] = Counter()
    for change in changes.changes:
        turn = _turn(change)
        if turn and change.finding is None:
            unsettled[change.check, change.reason] += 1
        elif turn and change.finding is not None:
            found.setdefault(_asked(change.finding), {turn: [] for turn in TURNS})[turn].append(change)
    moved = tuple(one for one in changes.impacts if (one.after or one.before or {}).get("doc") == listed.id)
    touched = [
        Touched(
            doc=doc,
            title=titles.get(doc, doc),
            changes={turn: tuple(turns[turn]) for turn in TURNS},
            targets=tuple(one for one in moved if any(target["doc"] == doc for target in one.touches)),
        )
        for doc, turns in found.items()
    ]
    some = [one for one in touched if one.targets or any(one.changes.values())]
    return Effect(
        plan=listed.id,
        title=titles.get(listed.id, listed.id),
        targets=moved,
        touched=tuple(sorted(some, key=lambda one: (one.doc != listed.id, *_weight(one)))),
        untouched=tuple(doc for doc in titles if doc not in {one.doc for one in some}),
        unsettled=tuple((check, reason, count) for (check, reason), count in sorted(unsettled.items())),
        notes=notes,
    )


def _turn(change: Change) -> Turn | None:
    """Return what a change is to the plan it is about; None for what stays as it was.

    A finding whose subject is not there any more is none that is settled: it cannot be judged any more.
    """
    if change.state == "fixed" and change.gone:
        return "no-longer-judged"
    return _TURN.get(change.state) or ("otherwise" if change.altered or change.worse else None)


def _listed(old: Path, workspace: Workspace) -> Listed:
    """Return the document of a workspace that a file is a version of."""
    same = [one for one in workspace.listed if one.file.resolve() == old.resolve()]
    if not same and old.is_file():
        content = old.read_bytes()
        same = [one for one in workspace.listed if one.file.is_file() and one.file.read_bytes() == content]
    if not same:
        found = message("decide.found.no-version", root=workspace.root)
        raise InputError(old, "", found, message("decide.wanted.version"))
    return same[0]


def _taken(
    workspace: Workspace, listed: Listed, file: Path, progress: Progress, on: date | None, kept: Kept
) -> tuple[Mapping[str, Any], tuple[Message, ...]]:
    """Return the report of a workspace in which a document has the text of a file, and what its reading has to say."""
    instead = listed if file.resolve() == listed.file.resolve() else replace(listed, file=file, sha256="")
    held = tuple(instead if one is listed else one for one in workspace.listed)
    found, reading = run(replace(workspace, listed=held), progress, on, kept)
    if reading.unread:
        raise reading.unread[0]
    report: Mapping[str, Any] = json.loads(render(found, "json", "zh"))
    return report, tuple(reading.notes)


def _asked(finding: Mapping[str, Any]) -> str:
    """Return the document whose drafters a finding asks: where something was looked for, or the lower one it quotes."""
    evidence = finding["evidence"]
    below = [one["doc"] for one in evidence if one["role"] in _BELOW]
    first = [one["doc"] for one in evidence if one["primary"]]
    return str(finding.get("asked") or (below or first or [""])[0])


def _weight(touched: Touched) -> tuple[int, int]:
    """Return what orders the plans: those with most findings above notice first, then those with most at all."""
    findings = [change.finding for found in touched.changes.values() for change in found if change.finding]
    loud = sum(finding["severity"] != "notice" for finding in findings)
    return -loud, -len(findings)


def as_json(effect: Effect) -> Mapping[str, Any]:
    """Return an effect as plain lists, dicts and strings."""
    return {
        "plan": effect.plan,
        "title": effect.title,
        "targets": _impacts(effect.targets),
        "touched": [
            {
                "doc": one.doc,
                "title": one.title,
                **{turn.replace("-", "_"): _changes(one.changes[turn]) for turn in TURNS},
                "targets": [impact.target for impact in one.targets],
            }
            for one in effect.touched
        ],
        "untouched": list(effect.untouched),
        "no_longer_judged": [
            {"check": check, "reason": reason, "count": count} for check, reason, count in effect.unsettled
        ],
        "notes": [{"zh": note.zh, "en": note.en} for note in effect.notes],
    }


def _changes(changes: Iterable[Change]) -> Any:
    return as_tree(Changes(changes=tuple(changes), impacts=()))["changes"]


def _impacts(impacts: Iterable[Impact]) -> Any:
    return as_tree(Changes(changes=(), impacts=tuple(impacts)))["impacts"]

"""Taking decisions: each is held against the run it is about, so that none is kept on what is not there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from checker.decide import about_finding, about_match, couple, targets_of
from checker.errors import InputError
from checker.messages import message
from checker.model import Decision
from checker.pipeline import Progress, judge_matches, match_targets, read_all
from checker.workspace import Workspace
from checker.workspace.decisions import decide

DECISIONS = "decisions.yaml"


def informed(
    workspace: Workspace, decisions: Sequence[Decision], progress: Progress, on: date
) -> tuple[tuple[Decision, ...], tuple[InputError, ...]]:
    """Return the decisions with what they are about, and an error for each that is about nothing there is."""
    reading = read_all(workspace, progress)
    if reading.unread:
        raise reading.unread[0]
    targets = targets_of(reading.extractions)
    findings = {}
    if any(decision.subject == "finding" for decision in decisions):
        matching = match_targets(workspace, reading, progress, on)
        found, _ = judge_matches(workspace, reading, matching, progress)
        findings = {finding.fingerprint: finding for finding in found}
    complete, unknown = [], []
    for decision in decisions:
        both = couple(decision.fingerprint, targets)
        if decision.subject == "match" and both is not None:
            complete.append(about_match(decision, *both))
        elif decision.subject == "finding" and decision.fingerprint in findings:
            complete.append(about_finding(decision, findings[decision.fingerprint]))
        else:
            known = findings if decision.subject == "finding" else ()
            unknown.append(_unknown(decision, list(known)))
    return tuple(complete), tuple(unknown)


def _unknown(decision: Decision, known: list[str]) -> InputError:
    near = get_close_matches(decision.fingerprint, known, n=1, cutoff=0.7)
    hint = message("decide.found.near", near=near[0]) if near else ""
    found = message("decide.found.unknown", fingerprint=decision.fingerprint, near=hint)
    return InputError("", "", found, message(f"decide.wanted.{decision.subject}"))


def keep(workspace: Workspace, decisions: Sequence[Decision]) -> None:
    """Write decisions into the workspace's file."""
    decide(workspace.root / DECISIONS, *decisions)

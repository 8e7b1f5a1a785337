"""Taking decisions: each is held against the run it is about, so that none is kept on what is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from checker.decide import Sources, about_finding, about_match, couple, match_of, with_basis
from checker.desk.gating import checked_out
from checker.errors import InputError
from checker.messages import message
from checker.model import Decision, Finding
from checker.pipeline import Progress, Reading, judge_matches, match_targets, read_all
from checker.workspace import Workspace, find
from checker.workspace.decisions import decide

DECISIONS = "decisions.yaml"


def informed(
    workspace: Workspace, decisions: Sequence[Decision], progress: Progress, on: date, base: str = ""
) -> tuple[tuple[Decision, ...], tuple[InputError, ...]]:
    """Return the decisions with what they are about, and an error for each that is about nothing there is.

    With a base a decision may also be about a finding that the workspace had at that revision and has no more.
    """
    reading = _read(workspace, progress)
    sources = Sources.of(reading.documents, reading.extractions)
    findings: dict[str, Finding] = {}
    if any(decision.subject == "finding" for decision in decisions):
        findings = _findings(workspace, reading, progress, on)
        if base:
            with checked_out(workspace.root, base) as folder:
                before = find(folder)
                findings = _findings(before, _read(before, progress), progress, on) | findings
    matches = [one for one in workspace.decisions if one.subject == "match"]
    taken = {match_of(*both): one.fingerprint for one in matches if (both := couple(one, sources))}
    complete, unknown = [], []
    for decision in decisions:
        both = couple(decision, sources)
        if decision.subject == "match" and both is not None:
            # A word taken when a document had another name gives way to the new one.
            named = replace(decision, fingerprint=taken.get(match_of(*both), decision.fingerprint))
            complete.append(about_match(named, *both, sources))
        elif decision.subject == "finding" and decision.fingerprint in findings:
            complete.append(about_finding(decision, findings[decision.fingerprint]))
        else:
            known = findings if decision.subject == "finding" else ()
            unknown.append(_unknown(decision, list(known)))
    return tuple(complete), tuple(unknown)


def _read(workspace: Workspace, progress: Progress) -> Reading:
    """Return what is read; a document that cannot be read ends it."""
    reading = read_all(workspace, progress)
    if reading.unread:
        raise reading.unread[0]
    return reading


def _findings(workspace: Workspace, reading: Reading, progress: Progress, on: date) -> dict[str, Finding]:
    found, _ = judge_matches(workspace, reading, match_targets(workspace, reading, progress, on), progress)
    sources = Sources.of(reading.documents, reading.extractions)
    return {finding.fingerprint: with_basis(finding, sources) for finding in found}


def _unknown(decision: Decision, known: list[str]) -> InputError:
    near = get_close_matches(decision.fingerprint, known, n=1, cutoff=0.7)
    hint = message("decide.found.near", near=near[0]) if near else ""
    found = message("decide.found.unknown", fingerprint=decision.fingerprint, near=hint)
    return InputError("", "", found, message(f"decide.wanted.{decision.subject}"))


def keep(workspace: Workspace, decisions: Sequence[Decision]) -> None:
    """Write decisions into the workspace's file."""
    decide(workspace.root / DECISIONS, *decisions)

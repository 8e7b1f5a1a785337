"""Taking decisions: each is held against the run it is about, so that none is kept on what is not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from checker.decide import (
    Answer,
    Left,
    Sources,
    about_finding,
    about_match,
    couple,
    match_of,
    read_marks,
    stands,
    with_basis,
)
from checker.desk.gating import checked_out
from checker.errors import InputError
from checker.messages import message
from checker.model import Decision, Finding
from checker.pipeline import Progress, Reading, judge_matches, match_targets, read_all, ruled
from checker.workspace import Workspace, find
from checker.workspace.decisions import decide

DECISIONS = "decisions.yaml"


def marked(
    files: Sequence[Path], reason: str, name: str, day: date, expires: date | None
) -> tuple[tuple[Decision, ...], tuple[Left, ...]]:
    """Return the decisions that a reviewer marked in workbooks and files of the page, and what could not be used.

    Of two files the later has the last word.
    """
    taken: dict[str, Decision] = {}
    left: list[Left] = []
    for file in files:
        marks, unused = read_marks(file, reason)
        left += unused
        for mark in marks:
            closing = mark.verdict in ("accept", "reject")
            taken[mark.fingerprint] = Decision(
                fingerprint=mark.fingerprint,
                verdict=mark.verdict,
                subject="finding",
                reason=mark.reason,
                name=name,
                date=day.isoformat(),
                expires=expires.isoformat() if expires and closing else "",
            )
    return tuple(taken.values()), tuple(left)


def informed(
    workspace: Workspace, decisions: Sequence[Decision], progress: Progress, on: date, base: str = ""
) -> tuple[tuple[Decision, ...], tuple[InputError, ...]]:
    """Return the decisions with what they are about, and an error for each that is about nothing there is.

    With a base a decision may also be about a finding that the workspace had at that revision and has no more.
    """
    workspace = ruled(workspace, on, progress)
    reading = _read(workspace, progress)
    sources = Sources.of(reading.documents, reading.extractions)
    findings: dict[str, Finding] = {}
    if any(decision.subject == "finding" for decision in decisions):
        findings = _findings(workspace, reading, progress, on)
        if base:
            with checked_out(workspace.root, base) as folder:
                before = ruled(find(folder), on, progress)
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


def answered(
    workspace: Workspace, answers: Sequence[Answer], by: str, progress: Progress, on: date
) -> tuple[tuple[Decision, ...], tuple[Answer, ...]]:
    """Return the decisions with what the drafters answered to them, and the answers to what is no longer found.

    An answer closes nothing and reopens nothing: what was decided and still stands is kept as it is. A finding on
    which nobody decided was asked about in the letter, so that is what is written down.
    """
    workspace = ruled(workspace, on, progress)
    findings = _findings(workspace, _read(workspace, progress), progress, on)
    return answers_to(findings, workspace.decisions, answers, by, on)


def answers_to(
    findings: Mapping[str, Finding], decisions: Sequence[Decision], answers: Sequence[Answer], by: str, on: date
) -> tuple[tuple[Decision, ...], tuple[Answer, ...]]:
    """Return what `answered` returns, of findings with what they rest on, by fingerprint."""
    before = {decision.fingerprint: decision for decision in decisions}
    complete, gone = [], []
    for answer in answers:
        finding = findings.get(answer.fingerprint)
        if finding is None:
            gone.append(answer)
            continue
        kept = before.get(answer.fingerprint)
        if kept is None or not stands(kept, finding, on):
            asked = Decision(
                fingerprint=answer.fingerprint, verdict="ask", subject="finding", reason="", date=on.isoformat()
            )
            kept = about_finding(asked, finding)
        complete.append(
            replace(
                kept,
                answer=answer.adopted,
                answer_text=answer.text,
                answered_by=by or answer.by,
                answered=answer.on or on.isoformat(),
            )
        )
    return tuple(complete), tuple(gone)


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
    """Write decisions into the workspace's file; what the drafters answered on the same sentences stays."""
    keep_in(workspace.root, workspace.decisions, decisions)


def keep_in(folder: Path, known: Sequence[Decision], decisions: Sequence[Decision]) -> None:
    """Write decisions beside those known into a workspace's folder; what the drafters answered stays."""
    before = {decision.fingerprint: decision for decision in known}
    decide(
        folder / DECISIONS,
        *(_with_answer(decision, before.get(decision.fingerprint)) for decision in decisions),
    )


def _with_answer(decision: Decision, before: Decision | None) -> Decision:
    if before is None or decision.answer or before.sentences != decision.sentences:
        return decision
    return replace(
        decision,
        answer=before.answer,
        answer_text=before.answer_text,
        answered_by=before.answered_by,
        answered=before.answered,
    )


def changed(workspace: Workspace, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that say something else than the workspace does already, on the sentences as they stand."""
    before = {decision.fingerprint: decision for decision in workspace.decisions}

    def said(decision: Decision | None) -> tuple[object, ...]:
        return (decision.verdict, decision.reason, decision.sentences) if decision else ()

    return tuple(decision for decision in decisions if said(decision) != said(before.get(decision.fingerprint)))

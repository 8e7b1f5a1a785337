"""Which decisions stand: those taken on sentences that are still there, and whose day has not come.

A decision that no longer stands is not dropped quietly: the finding is open again, and a finding of its own says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from checker.decide.subject import couple, mark, mark_of, targets_of
from checker.messages import message
from checker.model import Decision, Evidence, Extraction, Finding, Severity, Target

State = Literal["stands", "expired", "unused", "overtaken"]
_SEVERITY: dict[State, Severity] = {"expired": "warning", "overtaken": "warning", "unused": "notice"}
_LENGTH = 16


def in_force(
    decisions: Sequence[Decision], extractions: Sequence[Extraction], on: date | None = None
) -> tuple[Decision, ...]:
    """Return the decisions on matches that count on a day; without a day nothing has expired.

    The word on a pair whose targets are gone is kept: its names still stand for one another.
    """
    targets = targets_of(extractions)
    return tuple(
        decision
        for decision in decisions
        if decision.subject == "match"
        if _state_of_match(decision, couple(decision.fingerprint, targets), on) in ("stands", "unused")
        if not _expired(decision, on)
    )


def settle(
    findings: Sequence[Finding],
    decisions: Sequence[Decision],
    extractions: Sequence[Extraction],
    on: date | None = None,
) -> tuple[Finding, ...]:
    """Return the findings with the decisions that stand put to them, and after them one for each that does not."""
    said = {decision.fingerprint: decision for decision in decisions if decision.subject == "finding"}
    settled = []
    for finding in findings:
        decision = said.get(finding.fingerprint)
        stands = decision is not None and _state_of_finding(decision, finding, on) == "stands"
        settled.append(replace(finding, status="accepted", reason=decision.reason) if decision and stands else finding)
    return (*settled, *_fallen(findings, decisions, extractions, on))


def _fallen(
    findings: Sequence[Finding], decisions: Sequence[Decision], extractions: Sequence[Extraction], on: date | None
) -> Iterator[Finding]:
    known = {finding.fingerprint: finding for finding in findings}
    targets = targets_of(extractions)
    names = {target.indicator for target in targets.values()}
    for decision in sorted(decisions, key=lambda one: one.fingerprint):
        evidence: tuple[Evidence, ...] = ()
        indicator = ""
        if decision.subject == "finding":
            finding = known.get(decision.fingerprint)
            state = _state_of_finding(decision, finding, on)
            if finding is not None:
                evidence, indicator = finding.evidence, finding.indicator
        else:
            both = couple(decision.fingerprint, targets)
            state = _state_of_match(decision, both, on)
            if both is not None:
                evidence, indicator = _quoted(*both), both[1].indicator
            elif state == "unused" and decision.verdict == "accept" and {*decision.names} <= names and decision.names:
                state = "expired" if _expired(decision, on) else "stands"
        if state != "stands":
            yield _finding(decision, state, evidence, indicator)


def _state_of_finding(decision: Decision, finding: Finding | None, on: date | None) -> State:
    if finding is None:
        return "unused"
    return _state(decision, mark_of(finding), on)


def _state_of_match(decision: Decision, both: tuple[Target, Target] | None, on: date | None) -> State:
    if both is None:
        return "unused"
    return _state(decision, mark(target.quote.text for target in both), on)


def _state(decision: Decision, sentences: str, on: date | None) -> State:
    """Say whether a decision stands; one written by hand, without the mark of its sentences, is never overtaken."""
    if decision.sentences and decision.sentences != sentences:
        return "overtaken"
    return "expired" if _expired(decision, on) else "stands"


def _expired(decision: Decision, on: date | None) -> bool:
    return bool(decision.expires) and on is not None and date.fromisoformat(decision.expires) <= on


def _quoted(upper: Target, lower: Target) -> tuple[Evidence, ...]:
    def quoted(target: Target, role: Literal["upper", "lower"]) -> Evidence:
        return Evidence(role=role, quote=target.quote, target=target.id, primary=role == "lower")

    return quoted(lower, "lower"), quoted(upper, "upper")


def _finding(decision: Decision, state: State, evidence: tuple[Evidence, ...], indicator: str) -> Finding:
    check = f"decision-{state}"
    fields = {
        "fingerprint": decision.fingerprint,
        "subject": message(f"decide.subject.{decision.subject}"),
        "verdict": message(f"decide.verdict.{decision.verdict}"),
        "about": decision.about or decision.fingerprint,
        "reason": decision.reason,
        "name": decision.name or message("decide.nobody"),
        "date": decision.date or message("decide.no-date"),
        "expires": decision.expires,
    }
    own = hashlib.sha256("\x1f".join((check, decision.fingerprint)).encode("utf-8")).hexdigest()[:_LENGTH]
    return Finding(
        check=check,
        severity=_SEVERITY[state],
        confidence="high",
        status="new",
        fingerprint=own,
        message=message(f"check.{check}.message", **fields),
        working=message(f"check.{check}.working", **fields),
        suggestion=message(f"check.{check}.suggestion", **fields),
        evidence=evidence,
        measured=state,
        indicator=indicator,
        cause=decision.fingerprint if evidence and decision.subject == "finding" else "",
    )

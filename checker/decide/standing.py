"""Which decisions stand: those taken on sentences that are still there, and whose day has not come.

A decision that no longer stands is not dropped quietly: the finding is open again, and a finding of its own says so.
One that does not say what it was taken on stands, whatever the sentences say today, and that is said too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from checker.decide.basis import Sources, basis_of_match, with_basis, words
from checker.decide.subject import couple, match_of
from checker.messages import message
from checker.model import Basis, Decision, Document, Evidence, Extraction, Finding, Severity, Target

State = Literal["stands", "unbound", "expired", "unused", "overtaken"]
_SEVERITY: dict[State, Severity] = {
    "unbound": "warning",
    "expired": "warning",
    "overtaken": "warning",
    "unused": "notice",
}
_LENGTH = 16


def in_force(
    decisions: Sequence[Decision],
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    on: date | None = None,
) -> tuple[Decision, ...]:
    """Return the decisions on matches that count on a day, by today's names; without a day nothing has expired.

    The word on a pair whose targets are gone is kept: its names still stand for one another.
    """
    sources = Sources.of(documents, extractions)
    kept = []
    for decision in decisions:
        if decision.subject != "match" or expired(decision, on):
            continue
        both = couple(decision, sources)
        if _state_of_match(decision, both, sources, on) in ("stands", "unbound", "unused"):
            kept.append(replace(decision, fingerprint=match_of(*both)) if both else decision)
    return tuple(kept)


def settle(
    findings: Sequence[Finding],
    decisions: Sequence[Decision],
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    on: date | None = None,
) -> tuple[Finding, ...]:
    """Return the findings with what they rest on and the decisions that stand, then one for each that does not.

    Those that have what they rest on keep it.
    """
    if not decisions and all(finding.basis for finding in findings):
        return tuple(findings)
    sources = Sources.of(documents, extractions)
    said = {decision.fingerprint: decision for decision in decisions if decision.subject == "finding"}
    settled = []
    for finding in (one if one.basis else with_basis(one, sources) for one in findings):
        decision = said.get(finding.fingerprint)
        settled.append(_put_to(finding, decision) if decision and stands(decision, finding, on) else finding)
    return (*settled, *_fallen(settled, decisions, sources, on))


def stands(decision: Decision, finding: Finding, on: date | None = None) -> bool:
    """Say whether a decision on a finding counts on a day."""
    return _state_of_finding(decision, finding, on) in ("stands", "unbound")


def _put_to(finding: Finding, decision: Decision) -> Finding:
    """Return a finding with the word on it; one that is asked about or left undecided stays open."""
    if not decision.closes:
        return replace(finding, decision=decision)
    return replace(finding, status="accepted", reason=decision.reason, decision=decision)


def _fallen(
    findings: Sequence[Finding], decisions: Sequence[Decision], sources: Sources, on: date | None
) -> Iterator[Finding]:
    known = {finding.fingerprint: finding for finding in findings}
    names = {target.indicator for target in sources.targets.values()}
    for decision in sorted(decisions, key=lambda one: one.fingerprint):
        evidence: tuple[Evidence, ...] = ()
        indicator = ""
        now: tuple[str, ...] = ()
        if decision.subject == "finding":
            finding = known.get(decision.fingerprint)
            state = _state_of_finding(decision, finding, on)
            if finding is not None:
                evidence, indicator, now = finding.evidence, finding.indicator, words(finding.basis)
        else:
            both = couple(decision, sources)
            state = _state_of_match(decision, both, sources, on)
            if both is not None:
                evidence, indicator = _quoted(*both), both[1].indicator
                now = words(basis_of_match(*both, sources))
            elif state == "unused" and decision.verdict == "accept" and {*decision.names} <= names and decision.names:
                state = "expired" if expired(decision, on) else "stands"
        # A word that closes nothing hides nothing, whatever the sentences come to say.
        if state != "stands" and (state != "unbound" or decision.closes):
            yield _finding(decision, state, evidence, indicator, now)


def _state_of_finding(decision: Decision, finding: Finding | None, on: date | None) -> State:
    if finding is None:
        return "unused"
    return _state(decision, finding.basis, on)


def _state_of_match(decision: Decision, both: tuple[Target, Target] | None, sources: Sources, on: date | None) -> State:
    if both is None:
        return "unused"
    return _state(decision, basis_of_match(*both, sources), on)


def _state(decision: Decision, basis: Sequence[Basis], on: date | None) -> State:
    """Say whether a decision stands; one written by hand, without its sentences, is never overtaken."""
    if decision.sentences and decision.sentences != words(basis):
        return "overtaken"
    if expired(decision, on):
        return "expired"
    return "stands" if decision.sentences else "unbound"


def expired(decision: Decision, on: date | None) -> bool:
    """Say whether the day of a decision has come; without a day none has."""
    return bool(decision.expires) and on is not None and date.fromisoformat(decision.expires) <= on


def _quoted(upper: Target, lower: Target) -> tuple[Evidence, ...]:
    def quoted(target: Target, role: Literal["upper", "lower"]) -> Evidence:
        return Evidence(role=role, quote=target.quote, target=target.id, primary=role == "lower")

    return quoted(lower, "lower"), quoted(upper, "upper")


def _quoted_words(said: Sequence[str], other: Sequence[str]) -> str:
    """Return what of some sentences is not in the other ones."""
    return "；".join(f"“{one}”" for one in said if one not in other) or "—"


def _finding(
    decision: Decision, state: State, evidence: tuple[Evidence, ...], indicator: str, now: tuple[str, ...]
) -> Finding:
    check = f"decision-{state}"
    fields = {
        "fingerprint": decision.fingerprint,
        "subject": message(f"decide.subject.{decision.subject}"),
        "verdict": message(f"decide.verdict.{decision.verdict}"),
        "verb": decision.verdict,
        "about": decision.about or decision.fingerprint,
        "reason": decision.reason,
        "name": decision.name or message("decide.nobody"),
        "date": decision.date or message("decide.no-date"),
        "expires": decision.expires,
        "before": _quoted_words(decision.sentences, now),
        "now": _quoted_words(now, decision.sentences),
    }
    own = hashlib.sha256("\x1f".join((check, decision.fingerprint)).encode("utf-8")).hexdigest()[:_LENGTH]
    return Finding(
        check=check,
        # A match without its sentences hides no figure.
        severity="notice" if (state, decision.subject) == ("unbound", "match") else _SEVERITY[state],
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

"""In which order findings are shown: heaviest first, and those that follow from another folded under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Confidence, Evidence, Finding, Severity, Status

SEVERITY_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "notice": 2}
CONFIDENCE_RANK: dict[Confidence, int] = {"high": 0, "medium": 1, "low": 2}
STATUS_RANK: dict[Status, int] = {"new": 0, "known": 1, "accepted": 2, "resolved": 3}


@dataclass(frozen=True, slots=True)
class Folded:
    """A finding with its number in this report and the findings that follow from it."""

    number: int
    finding: Finding
    follows: tuple[Folded, ...] = ()


def primary(finding: Finding) -> Evidence | None:
    """Return the evidence a finding is pinned to: the one marked primary, or the first."""
    return next((item for item in finding.evidence if item.primary), finding.evidence[0] if finding.evidence else None)


def heaviest_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings by severity, confidence and weight; those already explained or resolved come after open ones."""

    def key(finding: Finding) -> tuple[object, ...]:
        main = primary(finding)
        place = (main.quote.doc, main.quote.passage, main.quote.start) if main else ("", 0, 0)
        closed = finding.status in ("accepted", "resolved")
        return (
            closed,
            SEVERITY_RANK[finding.severity],
            CONFIDENCE_RANK[finding.confidence],
            -finding.weight,
            STATUS_RANK[finding.status],
            *place,
            finding.check,
            finding.fingerprint,
        )

    return tuple(sorted(findings, key=key))


def fold(findings: Sequence[Finding]) -> tuple[Folded, ...]:
    """Return findings heaviest first, each follow-on under its cause; a cause that is not in the run folds nothing.

    A chain of causes ends under its head, and a ring of causes is cut where it is entered, so that no finding is lost.
    """
    ordered = heaviest_first(findings)
    rank = {id(finding): at for at, finding in enumerate(ordered)}
    first: dict[str, Finding] = {}
    for finding in ordered:
        first.setdefault(finding.fingerprint, finding)

    def head(finding: Finding) -> Finding:
        path = [finding]
        while (cause := first.get(path[-1].cause)) is not None:
            if any(cause is step for step in path):
                return min(path, key=lambda step: rank[id(step)])
            path.append(cause)
        return path[-1]

    below: dict[int, list[Finding]] = {}
    heads: list[Finding] = []
    for finding in ordered:
        top = head(finding)
        if top is finding:
            heads.append(finding)
        else:
            below.setdefault(id(top), []).append(finding)
    out: list[Folded] = []
    number = 0
    for finding in heads:
        number += 1
        own = number
        follows = []
        for follower in below.get(id(finding), ()):
            number += 1
            follows.append(Folded(number, follower))
        out.append(Folded(own, finding, tuple(follows)))
    return tuple(out)


def flat(folded: Sequence[Folded]) -> tuple[Folded, ...]:
    """Return every finding of a folded list with its number, in the order shown."""
    return tuple(item for top in folded for item in (top, *top.follows))

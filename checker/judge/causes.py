"""What follows from what: of several findings on one figure, the one that would settle the others.

The provincial plan is held fixed. A figure a document gives twice, one that cannot be, or a sum a table gets wrong
comes first: what is found by comparing that figure with other plans follows from it. A part of a total that is out of
all proportion comes before the total it upsets. An older plan that needs revision comes before what no longer fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.model import Finding

# The document contradicts itself or the possible: these need no other plan to be believed.
_AT_HOME = ("impossible-value", "text-against-table", "annex-mismatch", "table-arithmetic", "text-fault")
# Held against another plan by its figure.
_COMPARED = (
    "below-upper",
    "below-average",
    "above-upper",
    "disproportionate-share",
    "regression",
    "target-equals-base",
    "slower-pace",
    "faster-pace",
    "pace-arithmetic",
    "copied-average",
    "incompatible-units",
)
_TOTALS = ("exceeds-total", "short-of-total", "implied-remainder", "infeasible-mean")
_PARTS = ("disproportionate-share", "below-average", "below-upper")
_GRAVE = ("error", "warning")


def with_causes(findings: Sequence[Finding], led_by: Mapping[str, str]) -> list[Finding]:
    """Return the findings with their causes filled in; `led_by` are causes the rows themselves name, by fingerprint.

    A cause is named only where there is one: two parts that are both out of proportion explain nothing by themselves.
    """
    known = {finding.fingerprint for finding in findings}
    at_home, parts = _by_target(findings, _AT_HOME), _by_target(findings, _PARTS)
    done: list[Finding] = []
    for finding in findings:
        cause = ""
        if finding.check in _COMPARED:
            own = next((one.target for one in finding.evidence if one.primary and one.target), "")
            cause = _single(at_home[own]) if own else ""
        elif finding.check in _TOTALS:
            cause = _single([one for place in finding.evidence if place.role == "part" for one in parts[place.target]])
        if not cause and led_by.get(finding.fingerprint) in known:
            cause = led_by[finding.fingerprint]
        done.append(replace(finding, cause=cause) if cause and cause != finding.fingerprint else finding)
    return done


def _by_target(findings: Sequence[Finding], checks: Sequence[str]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.check in checks and finding.severity in _GRAVE:
            for place in finding.evidence:
                if place.target and place.role not in ("upper", "earlier"):
                    found[place.target].append(finding)
    return found


def _single(candidates: Sequence[Finding]) -> str:
    """Return the one finding among the gravest, "" where several are equally grave."""
    if not candidates:
        return ""
    gravest = min(_GRAVE.index(one.severity) for one in candidates)
    names = {one.fingerprint for one in candidates if _GRAVE.index(one.severity) == gravest}
    return names.pop() if len(names) == 1 else ""

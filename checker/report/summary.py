"""The counts of a run, made once: every format prints these and no other."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from checker.model import FigureState, Finding, Run, Severity, Status
from checker.report import omitted

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
STATUSES: tuple[Status, ...] = get_args(Status)
STATES: tuple[FigureState, ...] = get_args(FigureState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How much was read, matched, judged and found.

    `states` counts the figures of the ledger by state, `omitted` those in what was not read of the files, `uncounted`
    the places not read at which nobody can count any, `by_hand` the targets that persons have added, `found` the
    findings by severity and status. `not_judged` of `reasons` is split over the keys of the reasons, most frequent
    first. A *vacuous* run judged nothing at all.
    """

    documents: int
    states: Mapping[FigureState, int]
    omitted: int
    uncounted: int
    targets: int
    baselines: int
    by_hand: int
    certain: int
    proposed: int
    judged: int
    not_judged: int
    reasons: tuple[tuple[str, int], ...]
    found: Mapping[tuple[Severity, Status], int]

    @property
    def figures(self) -> int:
        """All figures of the ledger, and those that were not read."""
        return sum(self.states.values()) + self.omitted

    @property
    def unread(self) -> int:
        """Figures near an indicator word that could not be read."""
        return self.states["unread"]

    @property
    def note_on_targets(self) -> str:
        """The key of what is said of the targets: how many are baselines, and added by hand where any is."""
        return "targets-note-by-hand" if self.by_hand else "targets-note"

    @property
    def read(self) -> int:
        """Figures whose state is known."""
        return self.figures - self.unread - self.omitted

    @property
    def pairs(self) -> int:
        """Certain and proposed pairs together."""
        return self.certain + self.proposed

    @property
    def findings(self) -> int:
        """Findings of every severity and status."""
        return sum(self.found.values())

    @property
    def vacuous(self) -> bool:
        """Whether nothing was judged, which is no pass: no row of any check, or no target that one could be about."""
        return self.judged == 0 or self.targets == 0

    def by_severity(self, severity: Severity) -> int:
        """Findings of one severity, whatever their status."""
        return sum(self.found[severity, status] for status in STATUSES)

    def by_status(self, status: Status) -> int:
        """Findings of one status, whatever their severity."""
        return sum(self.found[severity, status] for severity in SEVERITIES)


def summarise(run: Run) -> Summary:
    """Count one run."""
    states = Counter(figure.state for extraction in run.extractions for figure in extraction.figures)
    omissions = [omission for document in run.documents for omission in document.omissions]
    targets = [target for extraction in run.extractions for target in extraction.targets]
    found = Counter((finding.severity, finding.status) for finding in run.findings)
    reasons: Counter[str] = Counter()
    for tally in run.tallies:
        reasons.update(dict(tally.reasons))
    certain = sum(pair.certainty == "certain" for pair in run.pairs)
    return Summary(
        documents=len(run.documents),
        states={state: states[state] for state in STATES},
        omitted=omitted.figures(omissions),
        uncounted=omitted.uncounted(omissions),
        targets=len(targets),
        baselines=sum(target.kind == "baseline" for target in targets),
        by_hand=sum(target.by_hand for target in targets),
        certain=certain,
        proposed=len(run.pairs) - certain,
        judged=sum(tally.within + tally.outside for tally in run.tallies),
        not_judged=sum(tally.not_judged for tally in run.tallies),
        reasons=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        found={(severity, status): found[severity, status] for severity in SEVERITIES for status in STATUSES},
    )


def fails(finding: Finding, fail_on: str) -> bool:
    """Say whether a finding is at or above the level that fails a run; what is known or explained fails none."""
    levels = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return finding.status == "new" and finding.severity in levels


def inputs_hash(run: Run) -> str:
    """Return one hash over the checksums of all documents, in their order, and the edition of the rules."""
    parts = [*(f"{document.id} {document.sha256}" for document in run.documents), run.edition]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()

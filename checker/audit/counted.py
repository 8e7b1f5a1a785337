"""The audit as figures: what was planted, found and named, and what harmless edits raised."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from checker.audit.outcomes import Kept, Outcome
from checker.audit.precision import grave, judges, new_findings
from checker.errors import InputError
from checker.model import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The whole audit: every planting and harmless edit with its outcome, and what there was to choose from.

    `read` are the targets of the documents under review, `targets` those of them with a counterpart. `unchanged` are
    the findings of the run without any change, `pairs` its pairs of figures and `differing` how many of them are not
    printed alike.
    """

    seed: int
    outcomes: tuple[Outcome, ...]
    kept: tuple[Kept, ...]
    read: int
    targets: int
    without_fault: int
    unchanged: tuple[Finding, ...]
    pairs: int
    differing: int
    unread: tuple[InputError, ...] = ()

    def counts(self) -> dict[str, Any]:
        """Return the figures of the audit, as the JSON format prints them."""
        planted = len(self.outcomes)
        missed = sum(not outcome.there for outcome in self.outcomes)
        strays = [outcome for outcome in self.outcomes if outcome.strays]
        return {
            "planted": planted,
            "found": planted - missed,
            "named": sum(outcome.named for outcome in self.outcomes),
            "stray": sum(len(outcome.strays) for outcome in self.outcomes),
            "clean": planted - len(strays),
            "set_aside": sum(bool(one.said) and not one.there for one in self.outcomes),
            "seed": self.seed,
            "targets": {
                "read": self.read,
                "with_counterpart": self.targets,
                "without_visible_fault": self.without_fault,
            },
            "unchanged": {
                **{level: sum(one.severity == level for one in self.unchanged) for level in get_args(Severity)},
                "pairs": self.pairs,
                "differing": self.differing,
            },
            "judges": judges(self.outcomes, self.kept),
            "new_findings": new_findings(self.outcomes, self.kept),
            "by_slip": _table((f"{one.planting.kind}/{one.planting.slip}", one) for one in self.outcomes),
            "by_edit": _by_edit(self.kept),
            "by_document": _table((one.planting.doc, one) for one in self.outcomes),
            "by_check": self._by_check(),
            "plantings": [_record(outcome) for outcome in self.outcomes],
            "edits": [_kept_record(kept) for kept in self.kept],
        }

    def _by_check(self) -> dict[str, dict[str, int]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for outcome in self.outcomes:
            new = {finding.check for finding in outcome.there}
            # Of a statement taken over any one of the checks may name it: due is the one that did.
            one_of_many = outcome.planting.kind in ("copied", "reworded")
            for check in outcome.planting.due & new if one_of_many else outcome.planting.due:
                found[check]["expected"] += 1
                found[check]["named"] += check in new
            for stray in outcome.strays:
                found[stray.check]["stray"] += 1
        keys = ("expected", "named", "stray")
        return {check: {key: found[check][key] for key in keys} for check in sorted(found)}


def _table(named: Iterable[tuple[str, Outcome]]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name, outcome in named:
        found[name]["planted"] += 1
        found[name]["found"] += bool(outcome.there)
        found[name]["named"] += outcome.named
        found[name]["stray"] += len(outcome.strays)
    keys = ("planted", "found", "named", "stray")
    return {name: {key: found[name][key] for key in keys} for name in sorted(found)}


def _by_edit(kept: Sequence[Kept]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in kept:
        found[one.edit.kind]["copies"] += 1
        found[one.edit.kind]["raised"] += bool(one.raised)
        found[one.edit.kind]["grave"] += bool(grave(one.raised))
        found[one.edit.kind]["gone"] += bool(one.gone)
    keys = ("copies", "raised", "grave", "gone")
    return {name: {key: found[name][key] for key in keys} for name in sorted(found)}


def _record(outcome: Outcome) -> dict[str, Any]:
    planting = outcome.planting
    return {
        "kind": planting.kind,
        "slip": planting.slip,
        "document": planting.doc,
        "clause": planting.clause,
        "old": planting.old,
        "new": planting.new,
        "checks": sorted(planting.checks),
        "named": outcome.named,
        "new_findings": sorted({finding.check for finding in outcome.there}),
        "said": list(outcome.said),
        "strays": [f"{stray.check}: {stray.message.zh}" for stray in outcome.strays],
    }


def _kept_record(kept: Kept) -> dict[str, Any]:
    return {
        "kind": kept.edit.kind,
        "document": kept.edit.doc,
        "clause": kept.edit.clause,
        "old": kept.edit.old,
        "new": kept.edit.new,
        "raised": [f"{one.check}: {one.message.zh}" for one in kept.raised],
        "gone": [f"{one.check}: {one.message.zh}" for one in kept.gone],
    }

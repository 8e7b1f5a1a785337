"""What became of the plantings: which were found, which were named, and what appeared where nothing was planted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.audit.planting import Planting
from checker.model import Document, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One planting with what was new in the run that had it: the findings at its places, and the strays."""

    planting: Planting
    there: tuple[Finding, ...]
    strays: tuple[Finding, ...]

    @property
    def named(self) -> bool:
        """Say whether a check that may rightly name the fault did."""
        return any(finding.check in self.planting.checks for finding in self.there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The whole audit: every planting with its outcome, and how many targets there were to choose from."""

    seed: int
    outcomes: tuple[Outcome, ...]
    targets: int
    without_fault: int
    left_out: tuple[str, ...]

    def counts(self) -> dict[str, Any]:
        """Return the figures of the audit, as the JSON format prints them."""
        planted = len(self.outcomes)
        places = planted * self.targets
        missed = sum(not outcome.there for outcome in self.outcomes)
        strays = [outcome for outcome in self.outcomes if outcome.strays]
        return {
            "planted": planted,
            "found": planted - missed,
            "named": sum(outcome.named for outcome in self.outcomes),
            "stray": sum(len(outcome.strays) for outcome in self.outcomes),
            "clean": planted - len(strays),
            "seed": self.seed,
            "targets": {"with_counterpart": self.targets, "without_visible_fault": self.without_fault},
            "left_out": list(self.left_out),
            "flag_nothing": {
                "found": 0,
                "right_places": _part(places - planted, places),
                "ours": _part(places - missed - sum(len(outcome.strays) for outcome in strays), places),
            },
            "by_slip": _table((f"{one.planting.kind}/{one.planting.slip}", one) for one in self.outcomes),
            "by_document": _table((one.planting.doc, one) for one in self.outcomes),
            "by_check": self._by_check(),
            "plantings": [_record(outcome) for outcome in self.outcomes],
        }

    def _by_check(self) -> dict[str, dict[str, int]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for outcome in self.outcomes:
            new = {finding.check for finding in outcome.there}
            for check in outcome.planting.due:
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


def _part(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


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
        "strays": [f"{stray.check}: {stray.message.zh}" for stray in outcome.strays],
    }


def outcome_of(
    planting: Planting,
    before: Sequence[Finding],
    after: Sequence[Finding],
    documents: Mapping[str, Document],
) -> Outcome:
    """Compare a run with the one without the fault: what is new at the planted places, and what is new elsewhere."""
    known = Counter(_face(finding) for finding in before)
    same_words = {_words(finding) for finding in before}
    fresh = []
    for finding in after:
        face = _face(finding)
        if known[face]:
            known[face] -= 1
        elif _words(finding) not in same_words:
            fresh.append(finding)
    places = _moved(planting, documents[planting.doc])
    there = tuple(finding for finding in fresh if _concerns(finding, places))
    # A finding that was there before and now counts otherwise (2 targets to revise, not 3) is no stray one.
    named_before = {(finding.check, finding.fingerprint) for finding in before}
    strays = (one for one in fresh if one not in there and (one.check, one.fingerprint) not in named_before)
    return Outcome(planting=planting, there=there, strays=tuple(strays))


def _face(finding: Finding) -> tuple[str, ...]:
    return finding.check, finding.fingerprint, finding.severity, finding.measured


def _words(finding: Finding) -> tuple[str, ...]:
    """A finding by what it quotes and says; where only its number among its like has changed it is the same one."""
    quotes = sorted(f"{one.quote.doc}:{one.quote.text}" for one in finding.evidence)
    return finding.check, finding.severity, finding.measured, finding.message.zh, *quotes


def _moved(planting: Planting, document: Document) -> set[tuple[str, int]]:
    """Return the places a planting concerns as they are numbered after it."""
    shift = len(planting.new) - (planting.end - planting.start)
    places: set[tuple[str, int]] = set()
    for place in planting.around:
        if place.doc != planting.doc:
            places.add((place.doc, place.passage))
            continue
        at = place.at if place.at <= planting.start else place.at + shift
        holding = [passage.number for passage in document.passages if passage.origin and passage.origin[0] <= at]
        places.add((place.doc, max(holding, default=0)))
    return places


def _concerns(finding: Finding, places: set[tuple[str, int]]) -> bool:
    return any((one.quote.doc, one.quote.passage) in places for one in finding.evidence)

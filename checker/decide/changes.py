"""What changed between two runs: which findings still hold, are new or fixed, and what is or is not judged now.

A run is taken as its JSON report tells it, so that one kept from last year compares with one of today. A check that
is not judged any more is none that is fixed. A figure that changed in a plan above is shown with the plans below it
that were matched with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["new", "still-held", "fixed", "now-not-judged", "newly-judged", "still-not-judged"]
STATES: tuple[State, ...] = ("new", "still-held", "fixed", "now-not-judged", "newly-judged", "still-not-judged")


_GRAVER = ("notice", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One run as its report tells it: findings, what held, what was not judged and why, targets and their pairs.

    `complete` says whether the report names what held and what was not judged; a report of an earlier edition does not.
    """

    findings: Mapping[str, Mapping[str, Any]]
    held: Mapping[str, str]
    unjudged: Mapping[str, tuple[str, str]]
    targets: Mapping[str, Mapping[str, Any]]
    pairs: Sequence[tuple[str, str]]
    edition: str = ""
    complete: bool = True

    @classmethod
    def of(cls, report: Mapping[str, Any]) -> Snapshot:
        """Take a JSON report; raises KeyError or TypeError where it is none."""
        tallies = report["tallies"]
        return cls(
            findings={str(finding["fingerprint"]): finding for finding in report["findings"]},
            held={print_: tally["check"] for tally in tallies for print_ in tally.get("held", ())},
            unjudged={
                print_: (tally["check"], reason)
                for tally in tallies
                for print_, reason in tally.get("unjudged", {}).items()
            },
            targets={str(target["id"]): _flat(target) for target in report["targets"]},
            pairs=tuple((pair["upper"], pair["lower"]) for pair in report["pairs"] if pair["relation"] == "above"),
            edition=str(report["edition"]),
            complete=all("held" in tally for tally in tallies),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One subject of one check and what became of it; `finding` is the newer run's, or the older's where it is gone.

    `gone` marks a finding whose subject is not in the newer run at all: nobody can say whether it was put right. A
    finding that was explained and is open again is new; `worse` marks one that is graver than it was, `altered` one
    whose figures are others.
    """

    state: State
    check: str
    fingerprint: str
    finding: Mapping[str, Any] | None = None
    reason: str = ""
    gone: bool = False
    worse: bool = False
    altered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """A target whose figure, bound or year changed (or that came or went), and the targets below matched with it."""

    target: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    touches: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that changed from one run to another; `ruled` says whether the rules themselves did."""

    changes: tuple[Change, ...]
    impacts: tuple[Impact, ...]
    ruled: bool = False
    complete: bool = True
    counts: Mapping[State, int] = field(default_factory=dict)

    def of(self, state: State) -> tuple[Change, ...]:
        """Return the changes of one state."""
        return tuple(change for change in self.changes if change.state == state)


def compare(old: Snapshot, new: Snapshot) -> Changes:
    """Compare two runs."""
    changes = tuple(sorted(_changes(old, new), key=lambda one: (STATES.index(one.state), one.check, one.fingerprint)))
    return Changes(
        changes=changes,
        impacts=tuple(_impacts(old, new)),
        ruled=old.edition != new.edition,
        complete=old.complete and new.complete,
        counts={state: sum(change.state == state for change in changes) for state in STATES},
    )


def _changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    for print_, finding in new.findings.items():
        before = old.findings.get(print_)
        if before is None or (_open(finding) and not _open(before)):
            yield Change(state="new", check=finding["check"], fingerprint=print_, finding=finding)
            continue
        yield Change(
            state="still-held",
            check=finding["check"],
            fingerprint=print_,
            finding=finding,
            worse=_GRAVER.index(finding["severity"]) > _GRAVER.index(before["severity"]),
            altered=finding["working"] != before["working"],
        )
    for print_, finding in old.findings.items():
        if print_ in new.findings:
            continue
        if print_ in new.unjudged:
            check, reason = new.unjudged[print_]
            yield Change(state="now-not-judged", check=check, fingerprint=print_, finding=finding, reason=reason)
        else:
            gone = new.complete and print_ not in new.held
            yield Change(state="fixed", check=finding["check"], fingerprint=print_, finding=finding, gone=gone)
    for print_, (check, reason) in new.unjudged.items():
        if print_ in old.held:
            yield Change(state="now-not-judged", check=check, fingerprint=print_, reason=reason)
        elif print_ in old.unjudged:
            yield Change(state="still-not-judged", check=check, fingerprint=print_, reason=reason)
    for print_, check in new.held.items():
        if print_ in old.unjudged:
            yield Change(state="newly-judged", check=check, fingerprint=print_)


def _impacts(old: Snapshot, new: Snapshot) -> Iterator[Impact]:
    below: dict[str, dict[str, None]] = {}
    for upper, lower in (*new.pairs, *old.pairs):
        below.setdefault(upper, {})[lower] = None
    for name in sorted({*old.targets, *new.targets}):
        before, after = old.targets.get(name), new.targets.get(name)
        if _said(before) == _said(after):
            continue
        touched = (new.targets.get(lower) or old.targets.get(lower) for lower in below.get(name, ()))
        yield Impact(target=name, before=before, after=after, touches=tuple(one for one in touched if one is not None))


def _open(finding: Mapping[str, Any]) -> bool:
    return finding["status"] in ("new", "known")


def _said(target: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
    """Return what a target commits to: figure, bound, unit and year."""
    if target is None:
        return None
    return tuple(target[part] for part in ("value", "value_max", "unit", "bound", "due"))


def _flat(target: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a target under today's names: a report of the first form has its figure under `amount`."""
    if "amount" not in target:
        return target
    amount = target["amount"] or {}
    figure = {part: amount.get(part) for part in ("value", "value_max", "bound")}
    return {**target, **figure, "unit": amount.get("unit", ""), "value_text": amount.get("text", "")}

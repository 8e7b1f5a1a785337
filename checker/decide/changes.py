"""What changed between two runs: which findings still hold, are new or fixed, and what is or is not judged now.

A run is taken as its JSON report tells it, so that one kept from last year compares with one of today; documents are
known by their roles. A check that is not judged any more is none that is fixed. A figure that changed in a plan above
is shown with the plans below it that were matched with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from checker.decide.known import UNBOUND, is_known, rests_on_the_same
from checker.model.alignment import ASKED_AFTER, READ_BY_SENTENCE

State = Literal["new", "still-held", "fixed", "now-not-judged", "newly-judged", "still-not-judged"]
STATES: tuple[State, ...] = ("new", "still-held", "fixed", "now-not-judged", "newly-judged", "still-not-judged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One run as its report tells it: findings, what held, what was not judged and why, targets and their pairs.

    `documents` are the roles of the documents, `matters` counts what held by its matter; `unbound` are the findings
    that a decision explains which does not say what it was taken on. `complete` says whether the report names what
    held and what was not judged; a report of an earlier edition does not.
    """

    findings: Mapping[str, Mapping[str, Any]]
    held: Mapping[str, str]
    unjudged: Mapping[str, tuple[str, str]]
    targets: Mapping[str, Mapping[str, Any]]
    pairs: Sequence[tuple[str, str]]
    documents: Mapping[str, str] = field(default_factory=dict)
    matters: Mapping[str, int] = field(default_factory=dict)
    unbound: frozenset[str] = frozenset()
    edition: str = ""
    complete: bool = True

    @classmethod
    def of(cls, report: Mapping[str, Any]) -> Snapshot:
        """Take a JSON report; raises KeyError or TypeError where it is none."""
        tallies = report["tallies"]
        roles = {str(document["id"]): str(document.get("role") or document["id"]) for document in report["documents"]}
        shared = {str(target["id"]) for target in report["targets"] if _is_shared(target)}
        matters: Counter[str] = Counter()
        for tally in tallies:
            matters.update(tally.get("matters", {}))

        def by_role(target: str) -> str:
            doc, _, own = target.rpartition("/")
            return f"{roles.get(doc, doc)}/{own}"

        return cls(
            findings={str(finding["fingerprint"]): finding for finding in report["findings"]},
            held={print_: tally["check"] for tally in tallies for print_ in tally.get("held", ())},
            unjudged={
                print_: (tally["check"], reason)
                for tally in tallies
                for print_, reason in tally.get("unjudged", {}).items()
            },
            targets={
                by_role(str(target["id"])): _flat(target) for target in report["targets"] if target["id"] not in shared
            },
            pairs=tuple(
                (by_role(pair["upper"]), by_role(pair["lower"]))
                for pair in report["pairs"]
                if pair["relation"] == "above" and pair["upper"] not in shared
            ),
            documents=roles,
            matters=matters,
            unbound=frozenset(one["cause"] for one in report["findings"] if one["check"] == UNBOUND),
            edition=str(report["edition"]),
            complete=all("held" in tally for tally in tallies),
        )


def _is_shared(target: Mapping[str, Any]) -> bool:
    """Say whether a target of a report stands there because of another plan: for its sentence, or for its region."""
    return not (ASKED_AFTER | {READ_BY_SENTENCE}).isdisjoint(target.get("derivation", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One subject of one check and what became of it; `finding` is the newer run's, or the older's where it is gone.

    `was` is how grave one that is still there was before. `gone` marks a finding whose subject is not in the newer run
    at all: nobody can say whether it was put right. A finding that was explained and is open again is new; `altered`
    marks one that rests on something else than it did, `worse` one of these that is graver, further from what is
    permitted, or cannot be told to be the one that was known. `lost` marks one that was open and that no run can say to
    be put right: it is not judged any more, or its subject is gone while its document is still there and nothing else
    of the same matter is within the range now.
    """

    state: State
    check: str
    fingerprint: str
    finding: Mapping[str, Any] | None = None
    was: str = ""
    reason: str = ""
    gone: bool = False
    worse: bool = False
    altered: bool = False
    lost: bool = False


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
            was=before["severity"],
            worse=not is_known(before, finding) and (_open(finding) or print_ in new.unbound),
            altered=not rests_on_the_same(before, finding),
        )
    missed = _missed(old, new)
    for print_, finding in old.findings.items():
        if print_ in new.findings:
            continue
        if print_ in new.unjudged:
            check, reason = new.unjudged[print_]
            yield Change(
                state="now-not-judged",
                check=check,
                fingerprint=print_,
                finding=finding,
                reason=reason,
                lost=_open(finding),
            )
        else:
            gone = new.complete and print_ not in new.held
            lost = (
                gone and _open(finding) and finding.get("matter") in missed and _documents_are_there(finding, old, new)
            )
            yield Change(
                state="fixed", check=finding["check"], fingerprint=print_, finding=finding, gone=gone, lost=lost
            )
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
        yield Impact(
            target=str((after or before or {})["id"]),
            before=before,
            after=after,
            touches=tuple(one for one in touched if one is not None),
        )


def _missed(old: Snapshot, new: Snapshot) -> frozenset[str]:
    """Return the matters of which less is within the range now than was, with what should have been put right.

    A target whose year or scope was put right is another subject of the same matter, and within the range now.
    """
    gone = (one for print_, one in old.findings.items() if print_ not in new.findings and _open(one))
    wanted = Counter(str(one["matter"]) for one in gone if one.get("matter"))
    explained = Counter(one.get("matter") for one in new.findings.values() if one["status"] == "accepted")
    return frozenset(
        matter
        for matter, count in wanted.items()
        if new.matters.get(matter, 0) + explained[matter] < old.matters.get(matter, 0) + count
    )


def _documents_are_there(finding: Mapping[str, Any], old: Snapshot, new: Snapshot) -> bool:
    """Say whether every document that a finding quotes is still under review, whatever it is called."""
    here = set(new.documents.values())
    return all(old.documents.get(item["doc"], item["doc"]) in here for item in finding.get("evidence", ()))


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

"""What became of a copy: what the run with the fault or the harmless edit in it says that the run without does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.audit.baseline import Differing, places_of
from checker.audit.harmless import Harmless
from checker.audit.planting import Planting
from checker.model import Document, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One planting with what was new in the run that had it: the findings at its places, and the strays.

    `said` are the sentences that the reading added: a figure that cannot stand so is not judged, and that is said.
    `differs` says that a plain comparison of figures would have flagged the place, `differs_elsewhere` how many other
    pairs.
    """

    planting: Planting
    there: tuple[Finding, ...]
    strays: tuple[Finding, ...]
    said: tuple[str, ...] = ()
    differs: bool = False
    differs_elsewhere: int = 0

    @property
    def named(self) -> bool:
        """Say whether a check that may rightly name the fault did."""
        return any(finding.check in self.planting.checks for finding in self.there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One harmless edit with the findings it raised and made go, and how many figures came to be printed apart."""

    edit: Harmless
    raised: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    differs: int = 0


def kept_of(edit: Harmless, before: Sequence[Finding], after: Sequence[Finding], differing: Differing) -> Kept:
    """Compare a run with the one without the edit; `differing` are the figures that came to be printed apart."""
    return Kept(edit=edit, raised=_fresh(before, after), gone=_fresh(after, before), differs=differing.total())


def outcome_of(
    planting: Planting,
    before: Sequence[Finding],
    after: Sequence[Finding],
    documents: tuple[Document, Document],
    differing: Differing,
) -> Outcome:
    """Compare a run with the one without the fault: what is new at the planted places, and what is new elsewhere.

    `documents` are the planted one without it and with it, `differing` the pairs whose figures came to be printed
    apart.
    """
    fresh = _fresh(before, after)
    without, with_it = documents
    places = _moved(planting, len(with_it.passages) - len(without.passages))
    there = tuple(finding for finding in fresh if _concerns(finding, places))
    # A finding that was there before and now counts otherwise (2 targets to revise, not 3) is no stray one.
    named_before = {(finding.check, finding.fingerprint) for finding in before}
    strays = (one for one in fresh if one not in there and (one.check, one.fingerprint) not in named_before)
    at_place = sum(count for pair, count in differing.items() if places & set(places_of(pair)))
    return Outcome(
        planting=planting,
        there=there,
        strays=tuple(strays),
        said=tuple(warning.zh for warning in with_it.warnings if warning not in without.warnings),
        differs=at_place > 0,
        differs_elsewhere=differing.total() - at_place,
    )


def _fresh(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings of a run that another one has not."""
    known = Counter(_face(finding) for finding in before)
    same_words = {_words(finding) for finding in before}
    fresh = []
    for finding in after:
        face = _face(finding)
        if known[face]:
            known[face] -= 1
        elif _words(finding) not in same_words:
            fresh.append(finding)
    return tuple(fresh)


def _face(finding: Finding) -> tuple[str, ...]:
    return finding.check, finding.fingerprint, finding.severity, finding.measured


def _words(finding: Finding) -> tuple[str, ...]:
    """A finding by what it quotes and says; where only its number among its like has changed it is the same one."""
    quotes = sorted(f"{one.quote.doc}:{one.quote.text}" for one in finding.evidence)
    return finding.check, finding.severity, finding.measured, finding.message.zh, *quotes


def _moved(planting: Planting, more: int) -> set[tuple[str, int]]:
    """Return the places a planting concerns as they are numbered where it left so many more passages, or fewer."""
    return {
        (place.doc, place.passage + (more if place.doc == planting.doc and place.passage > planting.passage else 0))
        for place in planting.around
    }


def _concerns(finding: Finding, places: set[tuple[str, int]]) -> bool:
    return any((one.quote.doc, one.quote.passage) in places for one in finding.evidence)

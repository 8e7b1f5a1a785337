"""What a decision is about: the finding or the match it names, in words, and the sentences it was taken on.

The fingerprint says *which* finding is meant and holds no figure; the mark of the sentences says *what stood there*
when a person looked at it. Space is left out of the mark: a text typeset anew says the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.model import Decision, Extraction, Finding, Target

_LENGTH = 16
_BETWEEN = "~"


def mark(sentences: Iterable[str]) -> str:
    """Return the mark of some sentences, whatever their order."""
    said = sorted({"".join(sentence.split()) for sentence in sentences})
    return hashlib.sha256("\x1f".join(said).encode("utf-8")).hexdigest()[:_LENGTH]


def mark_of(finding: Finding) -> str:
    """Return the mark of the sentences a finding quotes."""
    return mark(item.quote.text for item in finding.evidence)


def targets_of(extractions: Sequence[Extraction]) -> Mapping[str, Target]:
    """Return the targets by id."""
    return {target.id: target for extraction in extractions for target in extraction.targets}


def couple(fingerprint: str, targets: Mapping[str, Target]) -> tuple[Target, Target] | None:
    """Return the two targets a match's fingerprint names, None where one of them is not there."""
    upper, _, lower = fingerprint.partition(_BETWEEN)
    return (targets[upper], targets[lower]) if upper in targets and lower in targets else None


def names_a_match(fingerprint: str) -> bool:
    """Say whether a fingerprint has the form of a match's."""
    return _BETWEEN in fingerprint


def about_finding(decision: Decision, finding: Finding) -> Decision:
    """Return the decision with what it was taken on: the check, the indicator, the clauses and their sentences."""
    places = dict.fromkeys(f"{item.quote.doc} {item.quote.clause}".strip() for item in finding.evidence)
    about = " ".join(part for part in (finding.check, finding.indicator) if part)
    return replace(decision, about=f"{about} ({', '.join(places)})" if places else about, sentences=mark_of(finding))


def about_match(decision: Decision, upper: Target, lower: Target) -> Decision:
    """Return the decision with the names of the two indicators and the mark of their sentences."""
    places = ", ".join(f"{target.doc} {target.clause}".strip() for target in (upper, lower))
    return replace(
        decision,
        about=places,
        names=(upper.indicator, lower.indicator),
        sentences=mark((upper.quote.text, lower.quote.text)),
    )

"""What a decision is about: the finding or the match it names, in words, and what it was taken on.

The fingerprint says *which* finding is meant and holds no figure; the sentences say *what stood there* when a person
looked at it.
"""

from __future__ import annotations

from dataclasses import replace

from checker.decide.basis import Sources, basis_of_match, words
from checker.model import Decision, Finding, Target

_BETWEEN = "~"
_OF = "/"


def couple(decision: Decision, sources: Sources) -> tuple[Target, Target] | None:
    """Return the two targets a decision on a match names, None where one of them is not there.

    A document that has since been given another name is found by its role.
    """
    named = decision.fingerprint.partition(_BETWEEN)[::2]
    found = []
    for name, role in zip(named, (*decision.documents, "", "")[:2], strict=True):
        doc, _, own = name.rpartition(_OF)
        target = sources.targets.get(f"{sources.roles.get(role, doc)}{_OF}{own}") or sources.targets.get(name)
        if target is None:
            return None
        found.append(target)
    return found[0], found[1]


def match_of(upper: Target, lower: Target) -> str:
    """Return the fingerprint of a match as the documents are called now."""
    return f"{upper.id}{_BETWEEN}{lower.id}"


def names_a_match(fingerprint: str) -> bool:
    """Say whether a fingerprint has the form of a match's."""
    return _BETWEEN in fingerprint


def about_finding(decision: Decision, finding: Finding) -> Decision:
    """Return the decision with what it was taken on: the check, the indicator, the clauses and their sentences."""
    places = dict.fromkeys(f"{item.quote.doc} {item.quote.clause}".strip() for item in finding.evidence)
    about = " ".join(part for part in (finding.check, finding.indicator) if part)
    about = f"{about} ({', '.join(places)})" if places else about
    return replace(decision, about=about, sentences=words(finding.basis))


def about_match(decision: Decision, upper: Target, lower: Target, sources: Sources) -> Decision:
    """Return the decision with the names of the two indicators, the roles of their documents and their sentences."""
    places = ", ".join(f"{target.doc} {target.clause}".strip() for target in (upper, lower))
    roles = {doc: role for role, doc in sources.roles.items()}
    return replace(
        decision,
        about=places,
        names=(upper.indicator, lower.indicator),
        documents=(roles[upper.doc], roles[lower.doc]),
        sentences=words(basis_of_match(upper, lower, sources)),
    )

"""The documents of one relationship side by side: pairs, what found no counterpart, and sentences that say the same.

It depends on these documents alone: no other document of a run changes what is found between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.match.aligned import aligned_pairs, aligned_sentences, statements_alike
from checker.match.annexes import twins_of, without_twins
from checker.match.broken import with_broken
from checker.match.clauseslost import with_losses
from checker.match.concerning import Concerns
from checker.match.likeness import Likeness
from checker.match.opentasks import tasks_left_open
from checker.match.pairing import Decided, Meeting, Nearest, meet
from checker.match.relations import Relationship
from checker.match.tasksnamed import tasks_naming
from checker.match.yearlyreports import with_late_reports
from checker.model import Document, Matched, Pair, Relation, SentencePair, Target, Unmatched


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What matches are made of: documents, their targets as identified, what persons have said, whom things concern."""

    documents: Mapping[str, Document]
    targets: Mapping[str, Sequence[Target]]
    decided: Decided
    concerns: Concerns

    def concerned(self, upper: str, lower: str) -> Callable[[Target], bool | None]:
        """Return what says whether a target of an upper document concerns a lower one; None where nobody can know."""
        return lambda target: self.concerns.concerns(target, self.documents[upper], self.documents[lower])[0]


def between(relationship: Relationship, given: Given, twins: Sequence[Pair]) -> Matched:
    """Return what the documents of a relationship have in common; `twins` are what a plan and its annex both say."""
    relation, documents, targets = relationship.relation, given.documents, given.targets
    sentences = aligned_sentences(relationship, documents)
    names = (one.base_name for doc in (*relationship.upper, *relationship.lower) for one in targets.get(doc, ()))
    likeness = Likeness(names)
    pairs: list[Pair] = []
    meetings: list[tuple[str, str, Meeting]] = []
    for upper in relationship.upper:
        for lower in relationship.lower:
            if upper in targets and lower in targets:
                concerned = given.concerned(upper, lower)
                meeting = meet(targets[upper], targets[lower], relation, likeness, given.decided, concerned)
                meetings.append((upper, lower, meeting))
                pairs.extend(meeting.pairs)
    pairs.extend(_shown(relation, sentences, meetings, pairs, twins, given, likeness))
    kept = without_twins(pairs, twins)
    unmatched: list[Unmatched] = []
    answered = {pair.upper.id for pair in pairs if pair.lower.kind != "baseline"} | twins_of(pairs, twins)
    parented = {pair.lower.id for pair in pairs}
    for target, nearest, doc in _left(meetings, "upper", answered, twins):
        plan = documents[relationship.lower[0]]
        concern, why = given.concerns.concerns(target, documents[target.doc], plan)
        unmatched.append(_unmatched(target, "upper", relation, plan, nearest, concern, why, doc))
    for target, nearest, doc in _left(meetings, "lower", parented, twins):
        plan = documents[relationship.upper[0]]
        unmatched.append(_unmatched(target, "lower", relation, plan, nearest, True, "", doc))
    sentences = _with_losses(relationship, sentences, given)
    unmatched += _tasks(relationship, sentences, given)
    return Matched(pairs=tuple(kept), unmatched=tuple(unmatched), sentences=tuple(sentences))


def _tasks(relationship: Relationship, sentences: Sequence[SentencePair], given: Given) -> Iterator[Unmatched]:
    """Yield what higher plans ask and no sentence of the lower one takes up: by its name, or where it goes along."""
    if relationship.relation != "above":
        return
    lower = given.documents[relationship.lower[0]]
    for doc in relationship.upper:
        upper, targets = given.documents[doc], given.targets.get(doc, ())
        for target in tasks_naming(upper, lower, given.concerns.naming(lower, upper), sentences, targets):
            yield _unmatched(target, "upper", relationship.relation, lower, None, True, "", lower.id)
        for target in tasks_left_open(upper, lower, given.concerns.asking(lower, upper), sentences, targets):
            yield _unmatched(target, "upper", relationship.relation, lower, None, True, "", lower.id)


def _with_losses(relationship: Relationship, sentences: Sequence[SentencePair], given: Given) -> list[SentencePair]:
    """Return the sentences of a relationship with what they lost below among their differences."""
    if relationship.relation != "above":
        return list(sentences)
    found: list[SentencePair] = []
    for upper in relationship.upper:
        for lower in relationship.lower:
            here = [one for one in sentences if (one.upper.doc, one.lower.doc) == (upper, lower)]
            above, below = given.documents[upper], given.documents[lower]
            concerned, told = given.concerns.asking(below, above), given.targets.get(upper, ())
            found += with_losses(
                above, below, concerned, with_late_reports(above, below, with_broken(above, below, here)), told
            )
    return found


def _shown(
    relation: Relation,
    sentences: Sequence[SentencePair],
    meetings: Sequence[tuple[str, str, Meeting]],
    pairs: Sequence[Pair],
    twins: Sequence[Pair],
    given: Given,
    likeness: Likeness,
) -> list[Pair]:
    """Return the pairs that sentences show, of targets that no name brought together for certain."""
    answered = {pair.upper.id for pair in pairs if pair.lower.kind != "baseline"} | twins_of(pairs, twins)
    parented = {pair.lower.id for pair in pairs if pair.certainty == "certain"}
    proposed = {pair.lower.id for pair in pairs}
    found: list[Pair] = []
    for upper, lower, _ in meetings:
        of_both = [one for one in sentences if (one.upper.doc, one.lower.doc) == (upper, lower)]
        left = [target for target in given.targets[upper] if target.id not in answered]
        free = [target for target in given.targets[lower] if target.id not in parented]
        concerned = given.concerned(upper, lower)
        shown = list(aligned_pairs(of_both, left, free, likeness, given.decided, concerned, proposed))
        taken = {one for pair in shown for one in (pair.upper.id, pair.lower.id)} | proposed
        above, below = ([one for one in side if one.id not in taken] for side in (left, free))
        found += [*shown, *statements_alike(above, below, relation, likeness, given.decided, concerned)]
    return found


def _left(
    meetings: Iterable[tuple[str, str, Meeting]], side: str, matched: set[str], twins: Sequence[Pair]
) -> list[tuple[Target, Nearest | None, str]]:
    """Return what no document of the other side answered, with the nearest of all candidates, each thing once."""
    best: dict[str, tuple[Target, Nearest | None, str]] = {}
    for upper, lower, meeting in meetings:
        for target, nearest in meeting.left_upper if side == "upper" else meeting.left_lower:
            if target.id in matched:
                continue
            known = best.get(target.id)
            if known is None or (known[1] is None and nearest is not None):
                best[target.id] = (target, nearest, lower if side == "upper" else upper)
    for twin in twins:
        if twin.upper.id in best and twin.lower.id in best:
            del best[twin.lower.id]
    return list(best.values())


def _unmatched(
    target: Target,
    side: str,
    relation: Relation,
    other: Document,
    nearest: Nearest | None,
    concern: bool | None,
    why: str,
    doc: str,
) -> Unmatched:
    if other.excerpt and concern:
        concern, why = None, "match.why.excerpt"
    return Unmatched(
        id=f"{target.id}~{other.id}",
        target=target,
        side="upper" if side == "upper" else "lower",
        relation=relation,
        other_doc=nearest.target.doc if nearest else doc,
        nearest=nearest.target if nearest else None,
        steps=nearest.steps if nearest else (),
        concerns=concern,
        why_not=why or f"match.why.{nearest.why_not if nearest else 'no-candidate'}",
    )

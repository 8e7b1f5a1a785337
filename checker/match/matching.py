"""All documents together: pairs, totals with their parts, series, and what found no counterpart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.match.annexes import Twins
from checker.match.between import Given, between
from checker.match.concerning import Concerns
from checker.match.identifying import identifying
from checker.match.learning import learnt
from checker.match.lines import groups, series
from checker.match.names import catalogue
from checker.match.pairing import Decided
from checker.match.relations import Relationship, relationships
from checker.match.within import within
from checker.model import Decision, Document, Extraction, Indicator, Matched, Matching, Pair, Region, Target


@dataclass(frozen=True, slots=True)
class Task:
    """A relationship to be matched, of a document with itself too, and what its plans and their annexes both say."""

    relationship: Relationship
    twins: tuple[Pair, ...] = ()


def given_of(
    documents: Mapping[str, Document],
    targets: Mapping[str, Sequence[Target]],
    indicators: Sequence[Indicator],
    regions: Sequence[Region],
    decisions: Sequence[Decision],
) -> Given:
    """Return what some of the documents of a run are matched by: it is the same as with all of them at hand."""
    concerns = Concerns(regions, catalogue(learnt(indicators, decisions)))
    return Given(documents=documents, targets=targets, decided=Decided(decisions), concerns=concerns)


# Returns what each of some tasks comes to, in their order: no task depends on another one of the same call.
Doing = Callable[[Given, Sequence[Task]], Iterable[Matched]]


def done(given: Given, tasks: Sequence[Task]) -> Iterator[Matched]:
    """Yield what each of some tasks comes to."""
    for task in tasks:
        if task.relationship.relation == "within":
            (document,) = task.relationship.upper
            yield Matched(pairs=tuple(within(given.targets[document], given.decided)))
        else:
            yield between(task.relationship, given, task.twins)


def match(
    documents: Sequence[Document],
    extractions: Mapping[str, Extraction],
    indicators: Sequence[Indicator],
    regions: Sequence[Region],
    decisions: Sequence[Decision] = (),
    do: Doing = done,
) -> Matching:
    """Find the targets that speak of the same thing, in every pair of documents that have to do with each other.

    `do` is what matches the documents of a relationship: elsewhere, or by what is known of the same from before.
    """
    known = {document.id: document for document in documents}
    indicators = learnt(indicators, decisions)
    entries = catalogue(indicators)
    concerns = Concerns(regions, entries)
    identify = identifying(indicators, regions)
    targets = {
        document.id: identify(extractions[document.id], document).targets
        for document in documents
        if document.id in extractions
    }
    given = Given(documents=known, targets=targets, decided=Decided(decisions), concerns=concerns)
    related = relationships(documents)
    answers: dict[Relationship, Matched] = {}
    in_annexes = Twins()
    for batch in ([Relationship((doc,), (doc,), "within") for doc in targets], *_batches(related)):
        tasks = [Task(one, tuple(in_annexes.among((*one.upper, *one.lower)))) for one in batch]
        for task, matched in zip(tasks, do(given, tasks), strict=True):
            answers[task.relationship] = matched
            in_annexes.add(matched.pairs)
    order = {one: at for at, one in enumerate(related)}
    first = sorted(answers, key=lambda one: (one.relation != "within", one.relation != "annex", order.get(one, 0)))
    found = [answers[one] for one in first]
    pairs = [pair for matched in found for pair in matched.pairs]
    everything = [target for of_one in targets.values() for target in of_one]
    return Matching(
        pairs=tuple(pairs),
        groups=groups(pairs, known, concerns, entries),
        series=series(everything, pairs, known),
        unmatched=tuple(left for matched in found for left in matched.unmatched),
        sentences=tuple(sentence for matched in found for sentence in matched.sentences),
    )


def _batches(related: Sequence[Relationship]) -> list[list[Relationship]]:
    """Return the relationships in the order in which they can be matched.

    Annexes first: whether a plan and its annex say the same decides which of them the plans below are held against.
    The annexes of one plan one after the other, those of different plans at once.
    """
    annexes: dict[str, list[Relationship]] = defaultdict(list)
    for one in related:
        if one.relation == "annex":
            annexes[one.upper[0]].append(one)
    most = max(map(len, annexes.values()), default=0)
    rounds = [[of_one[number] for of_one in annexes.values() if number < len(of_one)] for number in range(most)]
    return [*rounds, [one for one in related if one.relation != "annex"]]

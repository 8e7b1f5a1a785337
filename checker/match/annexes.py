"""What a plan and its annex both say: answered once, held against the plans below once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.match.statements import same_statement
from checker.model import Pair


class Twins:
    """The pairs of a plan with its annexes, by the documents they are of, in the order in which they were found."""

    def __init__(self) -> None:
        self._of: dict[str, list[tuple[int, Pair]]] = defaultdict(list)
        self._count = 0

    def add(self, pairs: Iterable[Pair]) -> None:
        """Add those of some pairs that are of a plan and its annex."""
        for pair in pairs:
            if pair.relation == "annex":
                self._of[pair.upper.doc].append((self._count, pair))
                self._count += 1

    def among(self, documents: Sequence[str]) -> list[Pair]:
        """Return the pairs whose plan is one of these documents: no other says twice what these say."""
        found = (one for document in dict.fromkeys(documents) for one in self._of.get(document, ()))
        return [pair for _, pair in sorted(found, key=lambda one: one[0])]


def twins_of(pairs: Sequence[Pair], twins: Sequence[Pair]) -> set[str]:
    """Return the statements of a plan or its annex whose twin was answered."""
    answered = {pair.upper.id for pair in pairs}
    return {twin.upper.id for twin in twins if twin.lower.id in answered} | {
        twin.lower.id for twin in twins if twin.upper.id in answered
    }


def without_twins(pairs: Sequence[Pair], twins: Sequence[Pair]) -> list[Pair]:
    """Where a plan and its annex say the same and both were matched, keep the one with a date, else the plan's."""
    said = {(pair.upper.id, pair.lower.id) for pair in pairs}
    dropped: set[tuple[str, str]] = set()
    for twin in twins:
        plan, annex = twin.upper, twin.lower
        if not same_statement(plan, annex):
            continue
        loser = plan if annex.due_stated and not plan.due_stated else annex
        for pair in pairs:
            to_lower = {(plan.id, pair.lower.id), (annex.id, pair.lower.id)}
            to_upper = {(pair.upper.id, plan.id), (pair.upper.id, annex.id)}
            dropped |= {one for couple in (to_lower, to_upper) if couple <= said for one in couple if loser.id in one}
    kept = [pair for pair in pairs if (pair.upper.id, pair.lower.id) not in dropped]
    judged = {pair.id for pair in kept}
    return [pair for pair in kept if not pair.repeats or pair.repeats in judged]

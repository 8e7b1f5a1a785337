"""Two documents side by side: which statements of the one speak of the same indicator as which of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.match.assigning import assign
from checker.match.candidates import candidates
from checker.match.comparing import Comparison, compare, form
from checker.match.likeness import Likeness
from checker.match.statements import BETWEEN_IDS, Statements, gathered, members, pair_id
from checker.model import Decision, Pair, Relation, Step, Target

_CERTAIN, _SAME_NAME = 100.0, 50.0
_ALMOST_SAME = 0.85
_NEAR = 0.45
"""From this likeness on a name is shown as the nearest one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The candidate that came nearest, and why it is none."""

    target: Target
    steps: tuple[Step, ...]
    why_not: str


@dataclass(slots=True, kw_only=True)
class Meeting:
    """What came of setting two documents side by side."""

    pairs: list[Pair]
    left_upper: list[tuple[Target, Nearest | None]]
    left_lower: list[tuple[Target, Nearest | None]]


class Decided:
    """What persons have said of matches, by the id of the pair."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        said = {decision.fingerprint: decision.verdict for decision in decisions if decision.subject == "match"}
        self._said: Mapping[str, str] = said
        self._accepted: dict[str, set[str]] = defaultdict(set)
        for couple in (couple for couple, verdict in said.items() if verdict == "accept"):
            upper, *ids = couple.split(BETWEEN_IDS)
            for at in range(len(ids)):  # the id of a target may hold the sign too
                self._accepted[BETWEEN_IDS.join((upper, *ids[:at]))].add(BETWEEN_IDS.join(ids[at:]))

    def __eq__(self, other: object) -> bool:
        """Say whether the same has been said."""
        return isinstance(other, Decided) and self._said == other._said

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._said.items())))

    @property
    def none(self) -> bool:
        """Say whether nobody has said anything."""
        return not self._said

    def rejects(self, upper: Target, lower: Target) -> bool:
        """Say whether a person said that these two are not of one indicator."""
        return self._said.get(pair_id(upper, lower)) == "reject"

    def accepts(self, upper: Target, lower: Target) -> bool:
        """Say whether a person said that these two are of one indicator."""
        return self._said.get(pair_id(upper, lower)) == "accept"

    def accepted(self, above: Sequence[Statements], below: Sequence[Statements]) -> set[tuple[int, int]]:
        """Return which statements hold two targets that a person said are of one indicator, by their places."""
        if not self._accepted:
            return set()
        said = ((at, lower) for at, other in enumerate(below) for lower in (*other.commitments, *other.baselines))
        lowers = {lower.id: at for at, lower in said}
        return {
            (left, lowers[lower])
            for left, one in enumerate(above)
            for upper in one.commitments
            for lower in self._accepted.get(upper.id, ())
            if lower in lowers
        }


def meet(
    uppers: Sequence[Target],
    lowers: Sequence[Target],
    relation: Relation,
    likeness: Likeness,
    decided: Decided,
    concerned: Callable[[Target], bool | None],
) -> Meeting:
    """Pair the targets of two documents, and keep what found no counterpart with its nearest candidate."""
    concern = tuple(concerned(target) for target in uppers)
    return _met(tuple(uppers), tuple(lowers), relation, likeness, decided, concern)


# Where one document of several is changed again and again, as in an audit, the others need not meet anew.
@lru_cache(maxsize=16)
def _met(
    uppers: tuple[Target, ...],
    lowers: tuple[Target, ...],
    relation: Relation,
    likeness: Likeness,
    decided: Decided,
    concern: tuple[bool | None, ...],
) -> Meeting:
    by_id = {target.id: said for target, said in zip(uppers, concern, strict=True)}

    def concerned(target: Target) -> bool | None:
        return by_id[target.id]

    above, below = gathered(uppers, likeness), gathered(lowers, likeness)
    compared = {
        (left, right): _decided(above[left], below[right], _compared(above[left], below[right], likeness), decided)
        for left, right in sorted(_worth_comparing(above, below, likeness) | decided.accepted(above, below))
    }
    heard = {left for left, one in enumerate(above) if any(concerned(upper) is not False for upper in one.commitments)}
    matched = _matched(heard, below, compared)
    couples = [*matched.items(), *_also_answered(matched, heard, compared)]
    pairs = [
        pair
        for left, right in couples
        for pair in members(above[left], below[right], compared[left, right], relation, concerned)
    ]
    answered = {left for left, right in couples if below[right].commitments}
    parented = set(matched.values())
    near_left: dict[int, list[tuple[int, Comparison]]] = defaultdict(list)
    near_right: dict[int, list[tuple[int, Comparison]]] = defaultdict(list)
    for (left, right), comparison in compared.items():
        near_left[left].append((right, comparison))
        near_right[right].append((left, comparison))
    return Meeting(
        pairs=pairs,
        left_upper=[
            (upper, nearest)
            for left, one in enumerate(above)
            if one.commitments and left not in answered
            for nearest in (_nearest(below, near_left[left], upper=True),)
            for upper in one.years
        ],
        left_lower=[
            (other.first, _nearest(above, near_right[right], upper=False))
            for right, other in enumerate(below)
            if other.commitments and right not in parented
        ],
    )


def _worth_comparing(
    above: Sequence[Statements], below: Sequence[Statements], likeness: Likeness
) -> set[tuple[int, int]]:
    """Return the couples that may come to anything: any two of their names are at least near."""
    uppers, lowers = ([(at, name) for at, one in enumerate(side) for name in one.names] for side in (above, below))
    found = candidates([name for _, name in uppers], [name for _, name in lowers], likeness, _NEAR)
    return {(uppers[left][0], lowers[right][0]) for left, right in found}


def _compared(one: Statements, other: Statements, likeness: Likeness) -> Comparison:
    """Compare two indicators by all the names they go by; the best comparison counts."""
    tried = [compare(upper, lower, likeness) for upper in one.names for lower in other.names]
    return max(tried, key=lambda found: _weight(found) if found.certainty else found.rank - _CERTAIN)


def _matched(
    heard: set[int], below: Sequence[Statements], compared: Mapping[tuple[int, int], Comparison]
) -> dict[int, int]:
    """Assign one to one; a commitment answers before an actual of a past year does."""
    matched: dict[int, int] = {}
    for with_baselines in (False, True):
        taken = set(matched.values())
        weights = {
            (left, right): _weight(comparison)
            for (left, right), comparison in compared.items()
            if comparison.certainty and left in heard and left not in matched and right not in taken
            if below[right].commitments or (with_baselines and _actual(below[right], comparison))
        }
        matched |= assign(weights)
    return matched


def _also_answered(
    matched: Mapping[int, int], heard: set[int], compared: Mapping[tuple[int, int], Comparison]
) -> list[tuple[int, int]]:
    """Return what else a statement answers: what is told above once more under its name, or less generally.

    A row of the upper table that the lower text and row answer under one name, where the upper text took them. And
    每个镇（街道）至少一处 answers a target for 街道 and one for 乡镇, though only one of them can be assigned to it.
    """
    taken = set(matched.values())
    return [
        (left, right)
        for (left, right), comparison in compared.items()
        if left in heard and left not in matched and right in taken
        if (comparison.certainty == "certain" and comparison.same_name)
        or (
            comparison.certainty == "proposed"
            and comparison.rank >= _ALMOST_SAME
            and comparison.differences
            and not any(word for _, _, word in comparison.differences)
        )
    ]


def _actual(statements: Statements, comparison: Comparison) -> bool:
    """Say whether what is known of past years is the same thing; a lead over others is none."""
    return comparison.same_name and form(statements.first) != "change"


def _weight(comparison: Comparison) -> float:
    tier = _CERTAIN if comparison.certainty == "certain" else _SAME_NAME if comparison.same_name else 0.0
    return tier + comparison.rank - 0.2 * len(comparison.differences)


def _decided(one: Statements, other: Statements, comparison: Comparison, decided: Decided) -> Comparison:
    """Let a person's word stand above the comparison."""
    if decided.none:
        return comparison
    couples = [(upper, lower) for upper in one.commitments for lower in (*other.commitments, *other.baselines)]
    if any(decided.accepts(upper, lower) for upper, lower in couples):
        said = Step(name="match.step.accepted", outcome="for")
        return replace(comparison, certainty="certain", steps=(said, *comparison.steps), rank=comparison.rank + 1)
    if any(decided.rejects(upper, lower) for upper, lower in couples):
        said = Step(name="match.step.rejected", outcome="against")
        return replace(comparison, certainty=None, steps=(said, *comparison.steps), why_not="rejected")
    return comparison


def _nearest(others: Sequence[Statements], near: Sequence[tuple[int, Comparison]], *, upper: bool) -> Nearest | None:
    """Return the nearest of the others by these comparisons, the first of several; None where none is near enough."""
    at, comparison = max(near, key=lambda one: one[1].rank, default=(0, None))
    if comparison is None or comparison.rank < _NEAR:
        return None
    candidate = others[at]
    only_past = upper and not candidate.commitments
    why_not = "baseline-only" if only_past else comparison.why_not or "taken"
    return Nearest(target=candidate.first, steps=comparison.steps, why_not=why_not)

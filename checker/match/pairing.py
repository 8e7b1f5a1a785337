"""Two documents side by side: which statements of the one speak of the same indicator as which of the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.match.assigning import assign
from checker.match.comparing import Comparison, compare, form
from checker.match.likeness import Likeness
from checker.match.statements import Statements, gathered, members, pair_id
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
    compared: dict[tuple[int, int], Comparison] = {}
    for left, one in enumerate(above):
        for right, other in enumerate(below):
            compared[left, right] = _decided(one, other, _compared(one, other, likeness), decided)
    heard = {left for left, one in enumerate(above) if any(concerned(upper) is not False for upper in one.commitments)}
    matched = _matched(heard, below, compared)
    couples = [*matched.items(), *_more_general(matched, heard, compared)]
    pairs = [
        pair
        for left, right in couples
        for pair in members(above[left], below[right], compared[left, right], relation, concerned)
    ]
    answered = {left for left, right in couples if below[right].commitments}
    parented = set(matched.values())
    return Meeting(
        pairs=pairs,
        left_upper=[
            (one.first, _nearest(left, below, compared, upper=True))
            for left, one in enumerate(above)
            if one.commitments and left not in answered
        ],
        left_lower=[
            (other.first, _nearest(right, above, compared, upper=False))
            for right, other in enumerate(below)
            if other.commitments and right not in parented
        ],
    )


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
        weights = {
            (left, right): _weight(comparison)
            for (left, right), comparison in compared.items()
            if comparison.certainty and left in heard and left not in matched and right not in matched.values()
            if below[right].commitments or (with_baselines and _actual(below[right], comparison))
        }
        matched |= assign(weights)
    return matched


def _more_general(
    matched: Mapping[int, int], heard: set[int], compared: Mapping[tuple[int, int], Comparison]
) -> list[tuple[int, int]]:
    """Return what else a statement answers that is more general than several of those above it.

    每个镇（街道）至少一处 answers a target for 街道 and one for 乡镇, though only one of them can be assigned to it.
    """
    taken = set(matched.values())
    return [
        (left, right)
        for (left, right), comparison in compared.items()
        if comparison.certainty == "proposed" and comparison.rank >= _ALMOST_SAME
        if left in heard and left not in matched and right in taken
        if comparison.differences and not any(word for _, _, word in comparison.differences)
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


def _nearest(
    index: int,
    others: Sequence[Statements],
    compared: Mapping[tuple[int, int], Comparison],
    *,
    upper: bool,
) -> Nearest | None:
    best: tuple[float, int] | None = None
    for other in range(len(others)):
        comparison = compared[(index, other) if upper else (other, index)]
        if comparison.rank >= _NEAR and (best is None or comparison.rank > best[0]):
            best = comparison.rank, other
    if best is None:
        return None
    comparison = compared[(index, best[1]) if upper else (best[1], index)]
    candidate = others[best[1]]
    only_past = upper and not candidate.commitments
    why_not = "baseline-only" if only_past else comparison.why_not or "taken"
    return Nearest(target=candidate.first, steps=comparison.steps, why_not=why_not)

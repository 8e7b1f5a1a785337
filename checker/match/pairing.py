"""Two documents side by side: which statements of the one speak of the same indicator as which of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from checker.match.assigning import assign
from checker.match.comparing import Comparison, compare, form, key
from checker.match.likeness import Likeness
from checker.model import Decision, Pair, Relation, Step, Target

_CERTAIN, _SAME_NAME = 100.0, 50.0
_NEAR = 0.45
"""From this likeness on a name is shown as the nearest one."""


@dataclass(slots=True)
class Statements:
    """All that one document says of one indicator: the commitments, and what was so in past years."""

    commitments: list[Target] = field(default_factory=list)
    baselines: list[Target] = field(default_factory=list)

    @property
    def first(self) -> Target:
        """Return the statement that stands for all of them."""
        return (self.commitments or self.baselines)[0]


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


def pair_id(upper: Target, lower: Target) -> str:
    """Return the name of a pair; it changes only when one of the two targets does."""
    return f"{upper.id}~{lower.id}"


def gathered(targets: Iterable[Target]) -> list[Statements]:
    """Gather the targets of one document by indicator, in the order in which they stand."""
    found: dict[object, Statements] = {}
    for target in targets:
        statements = found.setdefault(key(target), Statements())
        (statements.baselines if target.kind == "baseline" else statements.commitments).append(target)
    return list(found.values())


def meet(
    uppers: Sequence[Target],
    lowers: Sequence[Target],
    relation: Relation,
    likeness: Likeness,
    decided: Decided,
    concerned: Callable[[Target], bool | None],
) -> Meeting:
    """Pair the targets of two documents, and keep what found no counterpart with its nearest candidate."""
    above, below = gathered(uppers), gathered(lowers)
    compared: dict[tuple[int, int], Comparison] = {}
    for left, one in enumerate(above):
        for right, other in enumerate(below):
            compared[left, right] = _decided(one, other, compare(one.first, other.first, likeness), decided)
    pairs: list[Pair] = []
    matched: dict[int, int] = {}
    # A commitment answers before an actual of a past year does.
    for with_baselines in (False, True):
        open_left = [left for left, one in enumerate(above) if left not in matched and one.commitments]
        open_right = [
            right
            for right, other in enumerate(below)
            if right not in matched.values() and (with_baselines or other.commitments)
        ]
        weights = {
            (left, right): _weight(compared[left, right])
            for left in open_left
            for right in open_right
            if compared[left, right].certainty and (below[right].commitments or compared[left, right].same_name)
        }
        for left, right in assign(weights).items():
            matched[left] = right
            pairs.extend(_members(above[left], below[right], compared[left, right], relation, concerned))
    answered = {left for left, right in matched.items() if below[right].commitments}
    parented = set(matched.values())
    return Meeting(
        pairs=pairs,
        left_upper=[
            (one.first, _nearest(left, below, compared, matched, upper=True))
            for left, one in enumerate(above)
            if one.commitments and left not in answered
        ],
        left_lower=[
            (other.first, _nearest(right, above, compared, matched, upper=False))
            for right, other in enumerate(below)
            if other.commitments and right not in parented
        ],
    )


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


def _members(
    one: Statements,
    other: Statements,
    comparison: Comparison,
    relation: Relation,
    concerned: Callable[[Target], bool | None],
) -> list[Pair]:
    """Pair the statements of two indicators found to be one, by their years."""
    pairs: list[Pair] = []
    candidates = _distinct(other.commitments) or other.baselines[-1:]
    for upper in _distinct(one.commitments):
        if concerned(upper) is False:
            continue
        for lower in _of_year(upper, _of_region(upper, candidates)):
            steps, certainty = list(comparison.steps), comparison.certainty
            if lower.kind == "baseline":
                steps.append(Step(name="match.step.baseline-only", outcome="against"))
                certainty = "proposed"
            if upper.kind != lower.kind and lower.kind != "baseline" and form(upper) == form(lower):
                values = (("upper", str(upper.kind)), ("lower", str(lower.kind)))
                steps.append(Step(name="match.step.kinds-differ", outcome="neutral", values=values))
            if upper.due and lower.due:
                name = "same-year" if upper.due == lower.due else "other-year"
                years = (("upper", str(upper.due)), ("lower", str(lower.due)))
                outcome: Literal["for", "neutral"] = "for" if name == "same-year" else "neutral"
                steps.append(Step(name=f"match.step.{name}", outcome=outcome, values=years))
            pairs.append(
                Pair(
                    id=pair_id(upper, lower),
                    upper=upper,
                    lower=lower,
                    relation=relation,
                    certainty=certainty or "proposed",
                    steps=tuple(steps),
                    differences=comparison.differences,
                    rank=round(min(comparison.rank, 1.0), 4),
                )
            )
    return pairs


def same_statement(one: Target, other: Target) -> bool:
    """Say whether two statements say the same of the same: text and table, plan and annex."""
    figures = [
        (target.amount.value, target.amount.value_max, target.amount.unit) if target.amount else None
        for target in (one, other)
    ]
    return (one.region, one.scope) == (other.region, other.scope) and figures[0] == figures[1]


def _distinct(targets: Sequence[Target]) -> list[Target]:
    """Leave out what only says again, of the same year, what an earlier statement said."""
    kept: list[Target] = []
    for target in targets:
        if not any(target.due == known.due and same_statement(target, known) for known in kept):
            kept.append(target)
    return kept


def _of_region(upper: Target, lowers: Sequence[Target]) -> Sequence[Target]:
    """Prefer what speaks of the same region, where two plans of one region are compared."""
    return [lower for lower in lowers if lower.region == upper.region] or lowers


def _of_year(upper: Target, lowers: Sequence[Target]) -> list[Target]:
    """Return what answers a statement of this year: what is of the same year, else the next after, else the last."""
    alike = [lower for lower in lowers if lower.kind == upper.kind] or list(lowers)
    years = sorted({lower.due for lower in alike if lower.due is not None})
    if not years:
        return alike
    wanted = upper.due if upper.due is not None else years[0]
    later = [year for year in years if year >= wanted]
    chosen = later[0] if later else years[-1]
    return [lower for lower in alike if lower.due in {chosen, None}]


def _nearest(
    index: int,
    others: Sequence[Statements],
    compared: Mapping[tuple[int, int], Comparison],
    matched: Mapping[int, int],
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

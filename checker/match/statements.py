"""What one document says of one indicator, and how the statements of two documents are paired by their years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from checker.match.comparing import Comparison, form, key
from checker.model import Pair, Relation, Step, Target


@dataclass(slots=True)
class Statements:
    """All that one document says of one indicator: the commitments, and what was so in past years."""

    commitments: list[Target] = field(default_factory=list)
    baselines: list[Target] = field(default_factory=list)

    @property
    def first(self) -> Target:
        """Return the statement that stands for all of them."""
        return (self.commitments or self.baselines)[0]


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


def members(
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

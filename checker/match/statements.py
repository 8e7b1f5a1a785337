"""What one document says of one indicator, and how the statements of two documents are paired by their years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from checker.match.comparing import Comparison, form, key
from checker.match.likeness import Likeness
from checker.match.mentions import twins
from checker.model import Pair, Relation, Step, Target

BETWEEN_IDS = "~"


@dataclass(slots=True)
class Statements:
    """All that one document says of one indicator: the commitments, and what was so in past years.

    `others` stand for the other names under which the same is said, in a table beside the text.
    """

    commitments: list[Target] = field(default_factory=list)
    baselines: list[Target] = field(default_factory=list)
    others: list[Target] = field(default_factory=list)

    @property
    def first(self) -> Target:
        """Return the statement that stands for all of them."""
        return (self.commitments or self.baselines)[0]

    @property
    def years(self) -> tuple[Target, ...]:
        """Return the first commitment for each year it is to be reached by, in the order in which they stand."""
        first: dict[int | None, Target] = {}
        for one in self.commitments:
            first.setdefault(one.due, one)
        return tuple(first.values())

    @property
    def names(self) -> tuple[Target, ...]:
        """Return one statement for each name under which the indicator goes."""
        return (self.first, *self.others)


def pair_id(upper: Target, lower: Target) -> str:
    """Return the name of a pair; it changes only when one of the two targets does."""
    return f"{upper.id}{BETWEEN_IDS}{lower.id}"


def gathered(targets: Sequence[Target], likeness: Likeness) -> list[Statements]:
    """Gather the targets of one document by indicator, in the order in which they stand."""
    leader: dict[object, object] = {}

    def root(name: object) -> object:
        while leader.get(name, name) != name:
            name = leader[name]
        return name

    for text, row in twins(targets, likeness):
        leader[root(key(row))] = root(key(text))
    found: dict[object, Statements] = {}
    seen: set[object] = set()
    for target in targets:
        # the beds of one house are no figure of the region's beds
        alone = (target.features.institution, target.features.part_of_sum)
        statements = found.setdefault((root(key(target)), alone), Statements())
        named = (key(target), alone)
        if statements.commitments and target.kind != "baseline" and named not in seen:
            statements.others.append(target)
        seen.add(named)
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
    uppers = _distinct(one.commitments)
    of_years = {upper.due for upper in uppers}
    for upper in uppers:
        if concerned(upper) is False:
            continue
        for lower in _of_year(upper, _of_region(upper, candidates)):
            if _answers_another_year(upper, lower, of_years):
                continue
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
    return [*pairs, *_mentioned_again(pairs, one, other)]


def _answers_another_year(upper: Target, lower: Target, years: set[int | None]) -> bool:
    """Say whether a lower statement stops before the year of the upper one, and another upper one is of its own year.

    A plan to 2025 that answers the 20% of 2025 is not held to the 25% of 2030.
    """
    return upper.due is not None and lower.due is not None and lower.due < upper.due and lower.due in years


def _mentioned_again(pairs: Sequence[Pair], one: Statements, other: Statements) -> Iterator[Pair]:
    """Yield the pairs of the other mentions of two targets: row to row, sentence to sentence where both have one."""
    made = {(pair.upper.id, pair.lower.id) for pair in pairs}
    for pair in pairs:
        uppers, lowers = _mentions(pair.upper, one.commitments), _mentions(pair.lower, other.commitments)
        for upper in uppers:
            alike = [lower for lower in lowers if lower.in_table == upper.in_table] or lowers
            for lower in alike:
                if (upper.id, lower.id) not in made:
                    made.add((upper.id, lower.id))
                    yield replace(pair, id=pair_id(upper, lower), upper=upper, lower=lower, repeats=pair.id)


def _mentions(target: Target, of_one: Sequence[Target]) -> list[Target]:
    return [other for other in of_one if other.due == target.due and same_statement(other, target)] or [target]


def same_statement(one: Target, other: Target) -> bool:
    """Say whether two statements say the same of the same: text and table, plan and annex.

    A row does not say that its share is one of what is counted.
    """
    scopes = {one.scope, other.scope}
    row_and_text = one.in_table != other.in_table and scopes <= {"aggregate", "share"}
    return one.region == other.region and (len(scopes) == 1 or row_and_text) and same_figure(one, other)


def same_figure(one: Target, other: Target) -> bool:
    """Say whether two statements have one figure, whatever the bound, or both none."""
    figures = [
        (target.amount.value, target.amount.value_max, target.amount.dimension or target.amount.unit)
        if target.amount
        else None
        for target in (one, other)
    ]
    return figures[0] == figures[1]


def _distinct(targets: Sequence[Target]) -> list[Target]:
    """Leave out what only says again, of the same year, what an earlier statement said."""
    kept: list[Target] = []
    for target in sorted(targets, key=lambda one: one.in_table):
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

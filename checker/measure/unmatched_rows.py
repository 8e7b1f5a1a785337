"""The rows of the frame `unmatched`: whether each target has a counterpart in the plan where one was looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from checker.measure.binding import aggregation
from checker.measure.facts import Facts
from checker.measure.rows import Cell, Role, Row, evidence
from checker.measure.target_rows import target_row
from checker.model import Relation, Target, Unmatched

_BY_AGGREGATION = {"each": 1.4, "mean": 1.1, "sum": 0.7, "none": 0.5, "unknown": 0.5}


@dataclass(frozen=True, slots=True)
class Sought:
    """A target and what was found for it: `missing` is None where it has its counterpart."""

    target: Target
    side: Literal["upper", "lower"]
    relation: Relation
    missing: Unmatched | None


def unmatched_rows(facts: Facts) -> Iterator[Row]:
    """Yield a row for each target without a counterpart, then for each that has one.

    The latter are what was answered: without them a plan that answers everything would look as if nothing had been
    checked.
    """
    for unmatched in facts.matching.unmatched:
        yield _missing(unmatched, facts)
    for pair in facts.matching.pairs:
        if pair.relation == "within" or pair.repeats:
            continue
        for target, other, side in ((pair.upper, pair.lower, "upper"), (pair.lower, pair.upper, "lower")):
            found = Sought(target, "upper" if side == "upper" else "lower", pair.relation, None)
            row = target_row(target, facts, _columns(found, facts))
            yield replace(row, id=f"{target.id}={other.id}", subject=found, relation=pair.relation)


def _columns(sought: Sought, facts: Facts) -> dict[str, Cell]:
    return {
        "relation": sought.relation,
        "side": sought.side,
        "kind": sought.target.kind,
        "aggregation": aggregation(sought.target, facts),
        "figure": sought.target.amount is not None,
        "dated": sought.target.due_stated,
    }


def _missing(unmatched: Unmatched, facts: Facts) -> Row:
    target, other = unmatched.target, unmatched.other_doc
    sought = Sought(target, unmatched.side, unmatched.relation, unmatched)
    row = target_row(target, facts, _columns(sought, facts))
    role: Role = unmatched.side
    if unmatched.relation == "earlier":
        role = "earlier" if unmatched.side == "upper" else "later"
    places = [replace(row.evidence[0], role=role)]
    if unmatched.nearest is not None:
        places.append(evidence(unmatched.nearest, "related", facts.region_name(unmatched.nearest.doc)))
    return replace(
        row,
        id=unmatched.id,
        subject=sought,
        evidence=tuple(places),
        identity=(*row.identity, other),
        fields={**row.fields, "other_title": facts.title(other), "other_region": facts.region_name(other)},
        weight=_weight(unmatched, facts),
        relation=unmatched.relation,
        confidence="medium" if unmatched.nearest is not None else "high",
    )


def _weight(unmatched: Unmatched, facts: Facts) -> float:
    """Rank what each region must reach before means, sums, and states without a figure."""
    target = unmatched.target
    known = facts.indicator(target)
    binding = 1.3 if target.nature == "约束性" or target.scope == "each" else 1.0
    side = 0.6 if unmatched.side == "lower" else 1.0
    return _BY_AGGREGATION[aggregation(target, facts)] * binding * side * (known.weight if known else 0.9)

"""The rows of the frame `unmatched`: whether each target has a counterpart in the plan where one was looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from checker.measure.lib.binding import aggregation
from checker.measure.lib.compare import same_figure
from checker.measure.lib.context import Context
from checker.measure.lib.rows.row import Cell, FrameRow, Role, evidence
from checker.measure.lib.rows.targets import target_row
from checker.model import Relation, Target, Unmatched

_TABLE = 5  # targets in tables from which on a plan has a table of indicators
_BY_AGGREGATION = {"each": 1.4, "mean": 1.1, "sum": 0.7, "none": 0.5, "unknown": 0.5}


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A target and what was found for it: `missing` is None where it has its counterpart.

    Where the steps of one indicator (to 2025, to 2030) are all missing, `before` is the first of them, and that has the
    `later` ones.
    """

    target: Target
    side: Literal["upper", "lower"]
    relation: Relation
    missing: Unmatched | None
    before: Counterpart | None = None
    later: tuple[Target, ...] = ()


def unmatched_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each target without a counterpart, then for each that has one.

    The latter are what was answered: without them a plan that answers everything would look as if nothing had been
    checked.
    """
    for counterpart in _by_indicator(context.matching.unmatched):
        yield _missing(counterpart, context)
    for pair in context.matching.pairs:
        if pair.relation == "within" or pair.repeats:
            continue
        for target, other, side in ((pair.upper, pair.lower, "upper"), (pair.lower, pair.upper, "lower")):
            found = Counterpart(target, "upper" if side == "upper" else "lower", pair.relation, None)
            row = _toward(target_row(target, context, _columns(found, context)), other.doc, context)
            yield replace(row, id=f"{target.id}={other.id}", subject=found, relation=pair.relation)


def _toward(row: FrameRow, doc: str, context: Context) -> FrameRow:
    """Return the row of a target as one for which a counterpart was looked for in a document."""
    role = context.role(doc)
    return replace(row, identity=(*row.identity, role), matter=(*row.matter, role))


def _columns(counterpart: Counterpart, context: Context) -> dict[str, Cell]:
    return {
        "relation": counterpart.relation,
        "side": counterpart.side,
        "kind": counterpart.target.kind,
        "aggregation": aggregation(counterpart.target, context),
        "figure": counterpart.target.amount is not None,
        "dated": counterpart.target.due_stated,
        "weighty": _weighty(counterpart.target, context) and not _half_answered(counterpart.missing),
    }


def _half_answered(missing: Unmatched | None) -> bool:
    """Say whether the lower plan knows the indicator, though with figures of the past only or for another target."""
    return missing is not None and missing.why_not in ("match.why.baseline-only", "match.why.taken")


def _weighty(target: Target, context: Context) -> bool:
    """Say whether a target is one of its plan's indicators: in its table, binding, or set for each region.

    A plan without a table of indicators says all of them in its text.
    """
    if target.in_table or target.nature == "约束性" or target.scope in ("each", "named"):
        return True
    listed = [other for other in context.extractions[target.doc].targets if other.in_table and other.kind != "baseline"]
    return len(listed) < _TABLE or any(
        pair.relation == "within"
        and target.id in (pair.upper.id, pair.lower.id)
        and pair.upper.in_table != pair.lower.in_table
        for pair in context.lookups.pairs_with(target, target.doc)
    )


def _by_indicator(all_of_them: Sequence[Unmatched]) -> Iterator[Counterpart]:
    """Yield what is missing, in order, the steps of one indicator knowing of one another."""
    series: dict[object, list[Unmatched]] = defaultdict(list)
    for one in all_of_them:
        series[_indicator(one)].append(one)
    for one in all_of_them:
        first, *later = series[_indicator(one)]
        if one is first:
            yield Counterpart(one.target, one.side, one.relation, one, later=tuple(step.target for step in later))
        else:
            before = Counterpart(first.target, first.side, first.relation, first)
            yield Counterpart(one.target, one.side, one.relation, one, before=before)


def _indicator(one: Unmatched) -> object:
    target = one.target
    return one.side, one.relation, target.doc, one.other_doc, target.base_name, target.qualifiers, target.kind


def _missing(counterpart: Counterpart, context: Context) -> FrameRow:
    unmatched = counterpart.missing
    assert unmatched is not None
    target, other = unmatched.target, unmatched.other_doc
    row = _toward(target_row(target, context, _columns(counterpart, context)), other, context)
    role: Role = unmatched.side
    if unmatched.relation == "earlier":
        role = "earlier" if unmatched.side == "upper" else "later"
    places = [replace(row.evidence[0], role=role)]
    also = (*counterpart.later, *_told_again(target, context))
    places += [evidence(one, role, context.region_name(one.doc)) for one in also]
    if unmatched.nearest is not None:
        places.append(evidence(unmatched.nearest, "related", context.region_name(unmatched.nearest.doc)))
    return replace(
        row,
        id=unmatched.id,
        subject=counterpart,
        evidence=tuple(places),
        fields={
            **row.fields,
            "figure": row.fields["figure"] if target.amount is not None else "",
            "other_title": context.title(other),
            "other_short": context.short(other),
            "other_region": context.region_name(other),
        },
        weight=_weight(unmatched, context),
        relation=unmatched.relation,
        asked=other if unmatched.side == "upper" else "",
        confidence="medium" if unmatched.nearest is not None else "high",
        **_later(unmatched, context),
    )


def _told_again(target: Target, context: Context) -> tuple[Target, ...]:
    """Return where else its plan says the same of a target: in its table, in its text."""
    pairs = context.lookups.pairs_with(target, target.doc)
    others = (pair.upper if pair.lower.id == target.id else pair.lower for pair in pairs if pair.relation == "within")
    return tuple(other for other in others if other.kind != "baseline" and _one_figure(other, target))


def _one_figure(one: Target, other: Target) -> bool:
    return (one.amount is None) == (other.amount is None) and (
        one.amount is None or other.amount is None or same_figure(one.amount, other.amount)
    )


def _later(unmatched: Unmatched, context: Context) -> dict[str, Any]:
    """Return how an older plan is spoken of that could not know the newer one above it: it needs a revision, once."""
    target, other = unmatched.target.doc, unmatched.other_doc
    upper, lower = (target, other) if unmatched.side == "upper" else (other, target)
    if unmatched.relation != "above" or context.order_of(upper, lower) != "precedes":
        return {}
    return {"at_most": "notice", "led_by": context.revision(upper, lower)}


def _weight(unmatched: Unmatched, context: Context) -> float:
    """Rank what each region must reach before means, sums, and states without a figure."""
    target = unmatched.target
    known = context.indicator(target)
    binding = 1.3 if target.nature == "约束性" or target.scope == "each" else 1.0
    side = 0.6 if unmatched.side == "lower" else 1.0
    return _BY_AGGREGATION[aggregation(target, context)] * binding * side * (known.weight if known else 0.9)

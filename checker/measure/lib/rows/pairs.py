"""The rows of the frames `pairs` and `mentions`: two targets of one indicator, in two documents or in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from checker.measure.lib.binding import aggregation, binding
from checker.measure.lib.commitment import is_complete
from checker.measure.lib.context import Context
from checker.measure.lib.levels import levels_of
from checker.measure.lib.rows.row import Cell, FrameRow, Role, evidence, identity, matter
from checker.measure.lib.severity import carried_over, is_taken_over, severest_of_pair
from checker.measure.lib.stated import pair_fields
from checker.model import Confidence, Evidence, Pair, Target

# What binds each region outweighs a mean, a mean a share of a sum: a city that misses the first breaks the plan above
# it.
_WEIGHTS = {"each": 1.5, "mean": 1.2, "count": 1.0, "sum": 1.0, "none": 0.8}
_BINDING = 1.3  # a binding indicator (约束性) is what a plan is assessed by


def pair_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each pair of two documents."""
    for pair in context.matching.pairs:
        if pair.relation != "within" and not pair.repeats:
            yield _row(pair, context)


def mention_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each pair inside one document."""
    for pair in context.matching.pairs:
        if pair.relation == "within":
            yield _row(pair, context)


def _roles(pair: Pair) -> tuple[Role, Role]:
    """Return the parts the upper and the lower target of a pair play."""
    if pair.relation == "within":
        return _place(pair.upper), _place(pair.lower)
    return ("earlier", "later") if pair.relation == "earlier" else ("upper", "lower")


def _place(target: Target) -> Role:
    return "table" if target.in_table else "text"


def _row(pair: Pair, context: Context) -> FrameRow:
    binds = binding(pair, context)
    known = context.indicator(pair.upper)
    columns: dict[str, Cell] = {
        "relation": pair.relation,
        "certainty": pair.certainty,
        "binds": binds,
        "aggregation": aggregation(pair.upper, context),
        "kind": pair.upper.kind,
        "order": context.order(pair),
        "complete": is_complete(pair.upper),
        "figures": int(pair.upper.amount is not None) + int(pair.lower.amount is not None),
        "indicator": pair.lower.indicator,
        "same_figure": _one_figure(pair),
        "national": context.documents[pair.upper.doc].level == "national",
        "own_words": not pair.lower.wording_text or pair.lower.wording_text in pair.lower.quote.text,
    }
    return FrameRow(
        id=pair.id,
        subject=pair,
        evidence=pair_evidence(pair, context),
        identity=_identity(pair, context),
        matter=(matter(pair.lower, context), matter(pair.upper, context)),
        columns=columns,
        fields=pair_fields(pair, context),
        indicator=pair.lower.indicator,
        weight=_WEIGHTS[binds]
        * (known.weight if known else 1.0)
        * (1.0 if pair.certainty == "certain" else 0.8)
        * (_BINDING if "约束性" in (pair.upper.nature, pair.lower.nature) else 1.0),
        confidence=pair_confidence(pair, context),
        relation=pair.relation,
        **_chained(pair, context),
    )


def _chained(pair: Pair, context: Context) -> dict[str, Any]:
    """Return how a pair is spoken of beside others of its chain, and one of a plan older than the one above it."""
    found: dict[str, Any] = {"at_most": severest_of_pair(pair, context)}
    if pair.relation != "above":
        return found
    nearer = context.chain.nearer.get(pair.id)
    found |= {"nearer": _identity(nearer, context) if nearer is not None else (), "levels": levels_of(pair, context)}
    if context.order(pair) == "precedes":
        # What an older plan could not know is told once, by the revision it needs.
        found |= {"led_by": context.revision(pair.upper.doc, pair.lower.doc), "at_most": "notice"}
    return found


def _identity(pair: Pair, context: Context) -> tuple[str, ...]:
    return identity(pair.lower, context), identity(pair.upper, context)


def _one_figure(pair: Pair) -> bool:
    """Say whether two targets print one figure, whatever the bound."""
    one, other = pair.upper.amount, pair.lower.amount
    if one is None or other is None:
        return one is other
    return (one.value, one.value_max, one.dimension) == (other.value, other.value_max, other.dimension)


def pair_evidence(pair: Pair, context: Context) -> tuple[Evidence, ...]:
    """Return both quotes of a pair, the lower one first: it is the one that would be changed."""
    roles = _roles(pair)
    return (
        evidence(pair.lower, roles[1], context.region_name(pair.lower.doc), primary=True),
        evidence(pair.upper, roles[0], context.region_name(pair.upper.doc)),
    )


def differing(pair: Pair, context: Context, upper: str, lower: str) -> tuple[Evidence, ...]:
    """Return both quotes of a pair with the words marked in which they differ.

    Where a row of a table gives the time in another cell, the quote reaches from the one cell to the other.
    """
    below, above = pair_evidence(pair, context)
    return _marked(below, pair.lower, lower, context), _marked(above, pair.upper, upper, context)


def _marked(found: Evidence, target: Target, words: str, context: Context) -> Evidence:
    quote = found.quote
    at = quote.text.find(words) if words else -1
    if at < 0 and words and target.by_from == "row":
        row = context.documents[target.doc].passages[quote.passage].text
        cell = row.find(words, quote.end)
        if cell >= 0:
            quote = quote._replace(end=cell + len(words), text=row[quote.start : cell + len(words)])
            at = cell - quote.start
    return replace(found, quote=quote, figure=(at, at + len(words)) if at >= 0 else None)


def pair_confidence(pair: Pair, context: Context) -> Confidence:
    """Say how sure a finding on a pair can be: a proposed match has not been seen by a person.

    Where the one sentence was taken over from the other, what it speaks of is hardly another thing.
    """
    if pair.certainty == "proposed":
        return "medium" if is_taken_over(pair, context) else "low"
    unsure = (one for one in (pair.upper, pair.lower) if one.approximate_reading)
    return "medium" if any(carried_over(one, context) for one in unsure) else "high"

"""A level is to be held in one place and still to be reached in another.

巩固成效, 稳定在 and 保持 say that something has been reached. Where the same plan, its annex or the plan before has it
still to be reached by a year to come, one of the two is out of date, and nobody knows what is left to be done.
"""

from __future__ import annotations

from checker.language.indicatornames import without_extent
from checker.measure.lib.commitment import is_full
from checker.measure.lib.comparability import unlike
from checker.measure.lib.compare import comparable, same_figure
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.documents import place
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.stated import due
from checker.model import Document, Pair, Target


@measure("pairs", relations=("earlier", "annex"))
def held_later(pair: Pair, context: Context) -> Measurement:
    """Return whether what a plan holds, the plan before (or the other of plan and annex) has yet to reach."""
    if pair.relation == "annex" and pair.upper.features.held_figure:
        return _held_against(pair, pair.upper, pair.lower, context)
    return _held_against(pair, pair.lower, pair.upper, context)


@measure("mentions")
def held_elsewhere(pair: Pair, context: Context) -> Measurement:
    """Return whether what one place of a document holds, another has yet to reach: open or already."""
    first, second = (pair.upper, pair.lower) if pair.upper.features.held_figure else (pair.lower, pair.upper)
    return _held_against(pair, first, second, context)


@measure("targets")
def consolidated(target: Target, context: Context) -> Measurement:
    """Return whether a state still to be completed is one whose success the same document consolidates."""
    document = context.documents[target.doc]
    if target.kind != "state" or not is_full(target) or target.features.consolidated or not _to_come(target, document):
        return NOT_CONCERNED
    consolidated = context.particulars(target.doc).consolidations
    if not consolidated:
        return NOT_CONCERNED
    name = without_extent(target.indicator)
    for one in consolidated:
        if one.what == name or (one.counted and target.features.cleared):
            where = place(document, document.passages[one.passage], one.start, one.end)
            return measured(
                "already",
                variant="state",
                evidence=(evidence(target, "target", context.region_name(target.doc), primary=True), where),
                held=where.quote.text,
            )
    return measured("open")


def _held_against(pair: Pair, held: Target, other: Target, context: Context) -> Measurement:
    if not held.features.held_figure or other.features.held_figure or held.amount is None or other.amount is None:
        return NOT_CONCERNED
    if {held.kind, other.kind} != {"level"} or not _to_come(other, context.documents[held.doc]):
        return NOT_CONCERNED
    if reason := unlike(pair) or comparable(held, other):
        return not_judged(reason)
    same = same_figure(held.amount, other.amount)
    return measured("already" if same else "open", held=held.quote.text, other_due=due(other))


def _to_come(target: Target, document: Document) -> bool:
    """Say whether the year a target states lies after the issue of a document that already holds it."""
    return target.due_stated and target.due is not None and bool(document.issued and target.due >= document.issued.year)

"""An upper target has no answer in the lower plan.

A lower plan need not repeat every sentence, but a figure the upper plan sets for each region or as a rate is one a
reader will look for. Targets that do not concern the region (berths inland, cities named otherwise) are left out.
Where the lower plan promises what it will be assigned (完成省下达目标), it answers by reference. Of a plan that goes
along the upper one, the tasks of which it says nothing are told too, all those of a paragraph at once.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from checker.language.indicatornames import spelt_alike, without_course
from checker.language.sentences import names, names_with_figure
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.rows.unmatched import Counterpart
from checker.measure.lib.taken import answer, weakened
from checker.model import Document, Evidence, Quote, Target
from checker.model.alignment import READ_BY_PARAGRAPH, READ_BY_REGION

_SHORTEST_STATE = 6
_NAMED = 3  # tasks of a paragraph that a message names
_SHORTEST = 4  # characters of a name that tell one thing from another


@measure("unmatched", relations=("above",), detects=("answer",))
def unanswered(counterpart: Counterpart, context: Context) -> Measurement:
    """Return whether an upper target is answered, or what is not: figure or state.

    `referred` is answered by what will be assigned, `weakened` by a sentence that asks for less, of which other checks
    speak; where a plan stands in between, `passed-on` says that this one
    answers it and is asked in its place, `held-back` that it does not.
    """
    if counterpart.side != "upper" or counterpart.target.kind == "baseline":
        return NOT_CONCERNED
    if counterpart.missing is None:
        return measured("answered")
    if counterpart.missing.concerns is False:
        return NOT_CONCERNED
    if through := passed_on(counterpart.target, counterpart.missing.other_doc, context):
        return measured(through)
    if context.documents[counterpart.missing.other_doc].excerpt:
        return not_judged("excerpt")
    if counterpart.missing.concerns is None:
        return not_judged("concern-unknown")
    if any(_refers(counterpart.target, other) for other in context.extractions[counterpart.missing.other_doc].targets):
        return measured("referred")
    if counterpart.target.amount is None and weakened(counterpart.target, counterpart.missing.other_doc, context):
        return measured("weakened")
    if _said(counterpart.target, context.documents[counterpart.missing.other_doc], context):
        return measured("answered")
    below, quote = answer(counterpart.target, counterpart.missing.other_doc, context)
    if below in ("same", "assigned"):
        return measured("answered" if below == "same" else "referred")
    if quote is not None and below == "without-figure":
        return measured("figure", variant=below, evidence=_both(counterpart.target, quote, context), words=quote.text)
    if counterpart.before is not None and unanswered(counterpart.before, context).value in ("figure", "state"):
        return NOT_CONCERNED  # one indicator is told once, with all its years
    if READ_BY_REGION in counterpart.target.derivation:
        return measured("state", variant="task")
    if READ_BY_PARAGRAPH in counterpart.target.derivation:
        return _left_open(counterpart, context)
    return measured("figure" if counterpart.target.amount is not None else "state")


def passed_on(upper: Target, lower_doc: str, context: Context) -> str:
    """Return what a plan in between does with an upper target: passed-on, held-back, "" where none stands there.

    What binds each region by itself is asked of every level.
    """
    between = context.between(upper.doc, lower_doc)
    if not between or upper.scope in ("each", "named") or context.named(upper):
        return ""
    answered = any(
        pair.upper.id == upper.id and pair.lower.kind != "baseline"
        for plan in between
        for doc in (plan, *context.annexes.get(plan, ()))
        for pair in context.lookups.pairs_with(upper, doc)
    )
    return "passed-on" if answered else "held-back"


def _left_open(counterpart: Counterpart, context: Context) -> Measurement:
    """Return what is said of the tasks of one paragraph that the lower plan is silent of, all of them told at once."""
    told = (counterpart.target, *counterpart.later)
    words = "；".join(one.indicator for one in told[:_NAMED]) + ("……" if len(told) > _NAMED else "")
    where = context.place(counterpart.target)
    variant = "tasks" if len(told) > 1 else "open-task"
    return measured("state", variant=variant, count=len(told), words=words, clause=where)


def _both(upper: Target, below: Quote, context: Context) -> tuple[Evidence, ...]:
    """Return an upper target and the clause below that says it without its figure."""
    region = context.region_name(below.doc)
    return (
        evidence(upper, "upper", context.region_name(upper.doc), primary=True),
        Evidence(role="related", quote=below, region=region),
    )


def _refers(upper: Target, lower: Target) -> bool:
    """Say whether a target without a figure says of the upper one's indicator that what is assigned will be met."""
    if lower.amount is not None or not lower.features.assigned or _stops_before(lower, upper):
        return False
    if upper.entry and upper.entry == lower.entry:
        return True
    name = without_course(spelt_alike(upper.indicator))
    return len(name) >= _SHORTEST and name in spelt_alike(lower.quote.text)


def _stops_before(lower: Target, upper: Target) -> bool:
    """Say whether a promise to meet what is assigned is for an earlier year than the upper target's."""
    return lower.features.assigned and lower.due is not None and upper.due is not None and lower.due < upper.due


def _said(upper: Target, lower: Document, context: Context) -> bool:
    """Say whether a sentence of the lower plan holds the name of the upper target, and its figure where it has one."""
    name = without_course(spelt_alike(upper.indicator))
    if len(name) < (_SHORTEST if upper.amount is not None else _SHORTEST_STATE):
        return False
    figure = upper.amount.text if upper.amount is not None else ""
    promised = {one.quote.passage for one in context.extractions[lower.id].targets if _stops_before(one, upper)}
    assigned = context.particulars(lower.id).assigned - promised
    return any(
        (passage.number in assigned and names(passage.text, name)) or names_with_figure(passage.text, name, figure)
        for passage in lower.passages
    )

"""One document states one indicator for one year twice, and not alike.

A plan's text and its table are written by different hands. Two figures are an error whichever is meant; two bounds
(78.5%以上, >78.5) or two names leave open which is to be assessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from checker.language.indicatornames import without_region
from checker.language.places import table_in_words
from checker.language.tablenotes import says_how_meant
from checker.measure.lib.asprinted import holds_the_other, is_rounded, of_two_figures, says_the_other, times_apart
from checker.measure.lib.besiderow import row_said, table_of, text_and_row, two_columns, way_apart
from checker.measure.lib.commitment import FIRM, step, wording
from checker.measure.lib.comparability import unlike
from checker.measure.lib.compare import comparable, demand, same_figure, turned
from checker.measure.lib.context import Context
from checker.measure.lib.direction import common_direction
from checker.measure.lib.measurement import NOT_CONCERNED, Ground, Measurement, measure, measured, not_judged
from checker.measure.lib.onething import (
    aimed_at,
    all_together,
    by_its_name,
    is_change,
    of_two_things,
    one_name,
    part_and_whole,
    shared_out,
)
from checker.measure.lib.several import differ, has_several_figures, of_several_things, place_of_each, places
from checker.measure.lib.slips import pair_slip
from checker.measure.lib.span import span
from checker.measure.lib.standing import adds_to, passage_of, stands
from checker.measure.lib.stated import pair_fields
from checker.messages import message
from checker.model import Message, Pair, Target, ToldOfWorks

_SEVERAL_ROWS, _POWERS = 3, 9  # noughts by which an order of magnitude is taken for another, and one more
_GRAVEST = ("figure", "turned", "loose", "rounding", "name", "bound", "wording", "same")


@measure("mentions", ground="itself", detects=("difference", "bound"))
def text_against_table(pair: Pair, context: Context) -> Measurement:
    """Return how the mentions agree, with the year that both are of."""
    found = _agreement(pair, context)
    if found.value == "bound" and not pair.others:
        found = _in_its_table(pair, found, context)
    if found.state != "measured":
        return found
    if pair.certainty == "proposed" and not pair.others:
        found = _asked(pair, found)
    ground: Ground = "itself" if pair.upper.due_stated and pair.lower.due_stated else "inferred"
    return replace(found, ground=ground, fields={**found.fields, "when": _when(pair)})


@measure("tables", ground="itself")
def works_against_table(told: object, _context: Context) -> Measurement:
    """Return whether what a sentence says of works stands so in the table that lists them: same, or what differs.

    money: of all of them; number: of the rows; lead: who leads one; absent: a work is in the sentence alone.
    """
    if not isinstance(told, ToldOfWorks) or told.matter == "deadline":
        return NOT_CONCERNED
    if abs(told.value - told.listed) <= told.reach:
        return measured("same")
    times = _tenfold(told) if told.matter == "money" else 0
    return measured(told.matter, variant="works-tenfold" if times else f"works-{told.matter}", times=times)


def _tenfold(told: ToldOfWorks) -> int:
    """Return how many times one figure is the other where that is ten, a hundred ..., else 0."""
    low, high = sorted((told.value, told.listed))
    for power in range(1, _POWERS):
        times = int(10**power)
        if low and abs(low * times - high) <= told.reach * (times if low == told.value else 1):
            return times
    return 0


def _when(pair: Pair) -> Message:
    """Return of which year both are, and whether one of them does not say so itself; nothing where they have none."""
    said = pair.upper.due_stated and pair.lower.due_stated
    if pair.upper.due is None or pair.upper.due != pair.lower.due:
        return Message(zh="", en="")
    past = "baseline" in (pair.upper.kind, pair.lower.kind)
    key = "both-due" if said or past else "both-due-of-plan"
    return message(f"measure.stated.{key}", year=pair.upper.due)


def _asked(pair: Pair, found: Measurement) -> Measurement:
    """Return what a proposed match comes to as a question: with both names, where these are not one."""
    one_name_only = without_region(pair.upper.indicator) == without_region(pair.lower.indicator)
    if found.variant not in ("", "loose", "bound", "wording") or found.value == "same" or one_name_only:
        return found
    kind = found.variant if found.variant in ("bound", "wording") else ""
    return replace(found, variant=f"{kind}-proposed" if kind else "proposed")


def _in_its_table(pair: Pair, found: Measurement, context: Context) -> Measurement:
    """Return one answer for a table of which several rows leave out, or put in, the bound that the text has."""
    text, row = text_and_row(pair)
    if not row.in_table:
        return found
    passage = passage_of(row, context).row
    if passage is not None and says_how_meant((passage.caption, *passage.headers), passage.notes):
        return measured("same")
    couples = sorted(_alike_in_table(text, row, context), key=lambda one: (*_place(one[1]), *_place(one[0])))
    if len({one.quote.passage for _, one in couples}) < _SEVERAL_ROWS:
        return found
    if (couples[0][0].id, couples[0][1].id) != (text.id, row.id):
        return NOT_CONCERNED  # told with the first row
    first: dict[int, tuple[Target, Target]] = {}
    for couple in couples:
        first.setdefault(couple[1].quote.passage, couple)
    said = [row_said(one, beside, context) for one, beside in first.values()]
    return measured(
        "bound",
        variant="bound-table",
        evidence=place_of_each([one for couple in first.values() for one in reversed(couple)], context),
        table=Message(zh=table_in_words(row.clause), en=table_of(row)),
        count=len(first),
        rows=Message(zh="；".join(one.zh for one in said), en="; ".join(one.en for one in said)),
    )


def _alike_in_table(text: Target, row: Target, context: Context) -> Sequence[tuple[Target, Target]]:
    """Return the sentences and rows of one table that differ by the bound alone, and in the same way."""
    way = way_apart(text, row)
    return [
        (one, beside)
        for other in context.extractions[row.doc].targets
        if other.in_table and table_of(other) == table_of(row)
        for pair in context.lookups.pairs_with(other, row.doc)
        if pair.relation == "within" and not pair.others
        for one, beside in (text_and_row(pair),)
        if beside.id == other.id and way_apart(one, beside) == way and _of_two(pair, context).value == "bound"
    ]


def _agreement(pair: Pair, context: Context) -> Measurement:
    """Return how the mentions agree: same, name, bound, wording, rounding, loose, turned or figure.

    loose: the figures differ, but they may be of different things: one of the names was put together from other words
    than its own, or works, periods or parts may differ though no name tells them apart.
    """
    return _of_several(pair, context) if pair.others else _of_two(pair, context)


def _of_several(pair: Pair, context: Context) -> Measurement:
    """Return how more than two mentions agree, of which figures differ: the gravest that two of them come to."""
    several = has_several_figures(pair.told)
    if several and of_several_things(pair.told, context):
        return not_judged("several-figures")
    couples = [replace(pair, upper=one, lower=other, others=()) for one, other in combinations(pair.told, 2)]
    said = [(couple, _of_two(couple, context)) for couple in couples if differ(couple.upper, couple.lower)]
    gravest = min((one for _, one in said), key=_gravity)
    if gravest.state != "measured":
        return gravest
    if several and not pair.upper.entry and gravest.value == "loose":
        return not_judged("several-figures")
    return _told([(couple, one) for couple, one in said if one.value == gravest.value], pair, context)


def _gravity(said: Measurement) -> int:
    """Return where an answer stands among the answers, the gravest first."""
    return _GRAVEST.index(said.value) if said.value in _GRAVEST else len(_GRAVEST) + (said.state != "not-judged")


def _told(said: Sequence[tuple[Pair, Measurement]], pair: Pair, context: Context) -> Measurement:
    """Return what couples of one pair come to alike as one answer, with all their places."""
    first, one = said[0]
    if len(said) == 1:
        fields = {**pair_fields(first, context), **one.fields}
        return replace(one, fields=fields, evidence=place_of_each((first.lower, first.upper), context))
    couples = [{couple.upper.id, couple.lower.id} for couple, _ in said]
    told = sorted((target for target in pair.told if target.id in set.union(*couples)), key=_place)
    blamed = [target for target in told if target.id in set.intersection(*couples)] if one.value == "figure" else ()
    return measured(
        str(one.value),
        variant="several",
        certain=any(each.certain for _, each in said),
        slip=next((each.slip for _, each in said if each.slip), None),
        blames=tuple(blamed),
        evidence=place_of_each(told, context),
        places=places(told, context),
        count=len(told),
    )


def _place(target: Target) -> tuple[int, int]:
    return target.quote.passage, target.quote.start


def _of_two(pair: Pair, context: Context) -> Measurement:
    """Return how two mentions agree."""
    upper, lower = pair.upper, pair.lower
    if upper.amount is None or lower.amount is None:
        return NOT_CONCERNED
    if pair.relation != "within" and (upper.region, upper.scope) != (lower.region, lower.scope):
        return NOT_CONCERNED  # within one plan the match has seen that both are of one place
    both_past = upper.kind == lower.kind == "baseline"
    times = times_apart(upper.amount, lower.amount) if pair.relation == "within" else 0
    if upper.due != lower.due and not (times and both_past and None in (upper.due, lower.due)):
        return NOT_CONCERNED
    if times and upper.in_table != lower.in_table:
        return measured("figure", variant="tenfold", times=times, blames=(upper, lower))
    if (upper.kind == "baseline") != (lower.kind == "baseline"):
        return _expected(upper, lower)
    if {upper.kind, lower.kind} <= {"increment", "annual"} and (
        span(upper, context) != span(lower, context)
        or shared_out(upper, lower, context)
        or shared_out(lower, upper, context)
    ):
        return NOT_CONCERNED
    if any(one.features.sets_out and not (both_past and one.period) for one in (upper, lower)):
        return NOT_CONCERNED
    if is_change(upper) or is_change(lower) or aimed_at(upper, context) != aimed_at(lower, context):
        return NOT_CONCERNED
    if part_and_whole(upper, lower) or part_and_whole(lower, upper) or two_columns(upper, lower):
        return NOT_CONCERNED
    # 改造面积 3000 in a table is read as a level, 完成改造3000万平方米以上 in the text as what is added
    noted = upper.in_table != lower.in_table and same_figure(upper.amount, lower.amount)
    if not noted and (adds_to(upper, lower) or adds_to(lower, upper)):
        return NOT_CONCERNED
    noted = noted or stands(upper, lower, context) or stands(lower, upper, context)
    if reason := "" if both_past else comparable(upper, lower, stock_with_flow=noted):
        return not_judged(reason)
    if unlike(pair):
        return measured("name", variant="name") if same_figure(upper.amount, lower.amount) else not_judged(unlike(pair))
    if not same_figure(upper.amount, lower.amount):
        if both_past and (is_rounded(upper.amount, lower.amount) or is_rounded(lower.amount, upper.amount)):
            return measured("same")  # 189 and 189.1 of a past year
        way = common_direction(upper, lower, context)
        ends = [demand(amount, way) for amount in (upper.amount, lower.amount)] if way else [None, None]
        meet = ends[0] is not None and ends[1] is not None and ends[0].low < ends[1].high and ends[1].low < ends[0].high
        loose = both_past and holds_the_other(upper.amount, lower.amount)
        agree = (meet or loose) and (both_past or not of_two_figures(upper.amount, lower.amount))
        if loose and says_the_other(upper.amount, lower.amount, meet=meet):
            return measured("same")
        if not agree and pair.certainty != "certain" and _only_counted(upper, lower):
            return not_judged("definition-differs")  # 建筑面积 may be of anything
        if not agree and (pair.certainty != "certain" or of_two_things(upper, lower, context)):
            return measured("loose", variant="loose")
        if not agree and not (by_its_name(upper, lower) and one_name(upper, lower)):
            return measured("loose", variant="loose")
        if agree:
            return measured("rounding", certain=not meet)
        found = pair_slip(upper, lower, context, agree="both")
        return measured("figure", certain=not meet, slip=found, blames=(upper, lower))
    if both_past:
        return measured("same")  # 1.7万余个 and 1.7 of a past year are one actual, rounded
    if pair.differences:
        return measured("name", variant="name")
    if pair.certainty == "certain" and turned(upper.amount, lower.amount):
        return measured("turned", variant="turned", blames=(upper, lower))
    if {upper.scope, lower.scope} == {"each", "aggregate"} and all_together(upper, context):
        return measured("same")  # 达到73%，各市均不低于73%: the row is that of all
    if upper.amount.bound != lower.amount.bound:
        return measured("bound", variant="bound")
    if abs(min(step(upper), FIRM) - min(step(lower), FIRM)) > 1 and "baseline" not in (upper.kind, lower.kind):
        return measured("wording", variant="wording", upper_words=wording(upper), lower_words=wording(lower))
    return measured("same")


def _expected(upper: Target, lower: Target) -> Measurement:
    """Return how a figure that the situation expects for a year agrees with the aim for it, where both print one."""
    if upper.amount is None or lower.amount is None or not same_figure(upper.amount, lower.amount):
        return NOT_CONCERNED
    if upper.amount.bound == lower.amount.bound:
        return measured("same")
    return measured("bound", variant="bound")


def _only_counted(upper: Target, lower: Target) -> bool:
    """Say whether one of two names tells what is counted and not of what, and the other one does."""
    return upper.features.bare != lower.features.bare

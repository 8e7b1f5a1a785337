"""One document states one indicator for one year twice, and not alike.

A plan's text and its table are written by different hands. Two figures are an error whichever is meant; two bounds
(78.5%以上, >78.5) or two names leave open which is to be assessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from checker.language.indicatornames import without_region
from checker.language.sections import role_of
from checker.measure.lib.commitment import FIRM, step, wording
from checker.measure.lib.comparability import unlike
from checker.measure.lib.compare import comparable, demand, point, same_figure, turned
from checker.measure.lib.context import Context
from checker.measure.lib.direction import common_direction
from checker.measure.lib.measurement import NOT_CONCERNED, Ground, Measurement, measure, measured, not_judged
from checker.measure.lib.several import differ, has_several_figures, of_several_things, place_of_each, places
from checker.measure.lib.slips import pair_slip
from checker.measure.lib.span import span
from checker.measure.lib.standing import adds_to, passage_of, stands
from checker.measure.lib.stated import pair_fields
from checker.messages import message
from checker.model import Amount, Message, Pair, Target

_ADDED = ("flow", "cumulative", "annual")
_GRAVEST = ("figure", "turned", "loose", "rounding", "name", "bound", "wording", "same")
_WORD = 2  # characters
_SEVERAL_YEARS = 3  # steps of a row that names one for every year


@measure("mentions", ground="itself", detects=("difference", "bound"))
def text_against_table(pair: Pair, context: Context) -> Measurement:
    """Return how the mentions agree, with the year that both are of."""
    found = _agreement(pair, context)
    if found.state != "measured":
        return found
    ground: Ground = "itself" if pair.upper.due_stated and pair.lower.due_stated else "inferred"
    return replace(found, ground=ground, fields={**found.fields, "when": _when(pair)})


def _when(pair: Pair) -> Message:
    """Return of which year both are, and whether one of them does not say so itself; nothing where they have none."""
    said = pair.upper.due_stated and pair.lower.due_stated
    if pair.upper.due is None or pair.upper.due != pair.lower.due:
        return Message(zh="", en="")
    past = "baseline" in (pair.upper.kind, pair.lower.kind)
    key = "both-due" if said or past else "both-due-of-plan"
    return message(f"measure.stated.{key}", year=pair.upper.due)


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
    if upper.region != lower.region or upper.scope != lower.scope:
        return NOT_CONCERNED
    if (upper.kind == "baseline") != (lower.kind == "baseline") or upper.due != lower.due:
        return NOT_CONCERNED
    if {upper.kind, lower.kind} <= {"increment", "annual"} and (
        span(upper, context) != span(lower, context)
        or _shared_out(upper, lower, context)
        or _shared_out(lower, upper, context)
    ):
        return NOT_CONCERNED
    if _is_change(upper) or _is_change(lower) or _aimed_at(upper, context) != _aimed_at(lower, context):
        return NOT_CONCERNED
    if _part_and_whole(upper, lower) or _part_and_whole(lower, upper):
        return NOT_CONCERNED
    both_past = upper.kind == lower.kind == "baseline"
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
        way = common_direction(upper, lower, context)
        ends = [demand(amount, way) for amount in (upper.amount, lower.amount)] if way else [None, None]
        meet = ends[0] is not None and ends[1] is not None and ends[0].low < ends[1].high and ends[1].low < ends[0].high
        loose = both_past and _holds_the_other(upper.amount, lower.amount)
        agree = meet or loose
        if loose and _says_the_other(upper.amount, lower.amount, meet=meet):
            return measured("same")
        if not agree and (pair.certainty != "certain" or _of_two_things(upper, lower, context)):
            return measured("loose")
        if not agree and not (upper.features.spelt_out and lower.features.spelt_out and _one_name(upper, lower)):
            return measured("loose")
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
    if upper.amount.bound != lower.amount.bound:
        return measured("bound", variant="bound")
    if abs(min(step(upper), FIRM) - min(step(lower), FIRM)) > 1 and "baseline" not in (upper.kind, lower.kind):
        return measured("wording", variant="wording", upper_words=wording(upper), lower_words=wording(lower))
    return measured("same")


def _one_name(upper: Target, lower: Target) -> bool:
    """Say whether the names count one thing: a part of it (城市, 农房) or works of another kind make another figure."""
    one, other = without_region(upper.indicator), without_region(lower.indicator)
    if one == other:
        return True
    return "baseline" not in (upper.kind, lower.kind) and not _with_a_part_inside(*sorted((one, other), key=len))


def _part_and_whole(part: Target, whole: Target) -> bool:
    """Say whether a figure is that of a part, by its name, and is less than the one of the whole."""
    names = (without_region(whole.indicator), without_region(part.indicator))
    if not len(names[0]) < len(names[1]) or not _with_a_part_inside(*names):
        return False
    figures = [point(one.amount) if one.amount else None for one in (part, whole)]
    return figures[0] is not None and figures[1] is not None and figures[0] < figures[1]


def _with_a_part_inside(shorter: str, longer: str) -> bool:
    """Say whether a name is another one with a word inside that says which part is meant: 既有|居住|建筑改造面积."""
    begins = next(
        (at for at, (one, other) in enumerate(zip(shorter, longer, strict=False)) if one != other), len(shorter)
    )
    inside = len(longer) - len(shorter)
    return _WORD <= begins < len(shorter) and inside >= _WORD and longer.endswith(shorter[begins:])


def _holds_the_other(upper: Amount, lower: Amount) -> bool:
    """Say whether two figures of one past year may be one actual: 500万以上 and 515.3万, 约500万 and 490万."""
    if "approx" in (upper.bound, lower.bound):
        return True
    lows = [amount.low for amount in (upper, lower) if amount.low is not None]
    highs = [amount.high for amount in (upper, lower) if amount.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _says_the_other(upper: Amount, lower: Amount, *, meet: bool) -> bool:
    """Say whether one of two figures of the past is exact and the other tells of it roughly: 约8% and 7.96%."""
    bounds = (upper.bound, lower.bound)
    return bounds.count("eq") == 1 and (meet or "approx" not in bounds)


def _of_two_things(upper: Target, lower: Target, context: Context) -> bool:
    """Say whether two figures of one name may be of other works, periods or parts, though nothing names them so.

    Works without a year outside a table; what was added in the past (in a year, in five); a yearly rate beside a
    level; a part (其中压采地下水1.51亿立方米) beside the whole; a year's step of a series beside the sum; a name
    that says only what is counted (建筑面积); what two paragraphs of one section add, each for its own area or work.
    """
    both = (upper, lower)
    dated = any(one.due_stated or one.in_table or one.kind == "baseline" for one in both)
    flows = all(one.kind == "baseline" for one in both) and any(one.quantity in _ADDED for one in both)
    return (
        not dated
        or flows
        or upper.features.of_which != lower.features.of_which
        or any(one.features.bare for one in both)
        or _of_a_series(upper, context) != _of_a_series(lower, context)
        or _of_two_works(upper, lower, context)
    )


def _of_two_works(upper: Target, lower: Target, context: Context) -> bool:
    """Say whether two sentences of one section each add something: no section tells its sum twice, no paragraph."""
    if upper.in_table or lower.in_table or upper.kind != "increment" or lower.kind != "increment":
        return False
    above, below = (passage_of(one, context) for one in (upper, lower))
    return above.number == below.number or (bool(above.headings) and above.headings == below.headings)


def _of_a_series(target: Target, context: Context) -> bool:
    """Say whether a step up stands in a row that names one for every year."""
    if target.kind != "increment" or not target.in_table:
        return False
    row = [
        other.by
        for other in context.extractions[target.doc].targets
        if other.kind == "increment" and other.quote.passage == target.quote.passage
    ]
    return len({year for year in row if year is not None}) >= _SEVERAL_YEARS


def _aimed_at(target: Target, context: Context) -> bool:
    """Say whether a figure of the past is what an earlier plan aimed at, and not what was reached."""
    if target.kind != "baseline":
        return False
    passage = passage_of(target, context)
    if passage.row is not None:
        return False  # the columns of a table say themselves what was aimed at
    roles = map(role_of, reversed(passage.headings))
    return next((role for role in roles if role in ("aims", "retrospect")), "") == "aims"


def _is_change(target: Target) -> bool:
    """Say whether a figure is what something grew or fell by, though it is read as a level."""
    return target.kind in ("level", "baseline") and target.features.changed_since


def _shared_out(whole: Target, part: Target, context: Context) -> bool:
    """Say whether one mention is a part of the other: a row that shares 18 schools out as 6, 9 and 3."""
    row = [
        point(other.amount)
        for other in context.extractions[part.doc].targets
        if other.quote.passage == part.quote.passage and other.kind == part.kind and other.amount is not None
        if other.indicator == part.indicator
    ]
    figures = [figure for figure in row if figure is not None]
    return len(figures) > 1 and whole.amount is not None and sum(figures) == point(whole.amount)

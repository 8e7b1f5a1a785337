"""Whether two figures of one name in one document are of one thing: a part, several works, a row of years."""

from __future__ import annotations

from checker.language.indicatornames import without_region
from checker.language.sections import role_of
from checker.measure.lib.compare import point
from checker.measure.lib.context import Context
from checker.measure.lib.standing import passage_of
from checker.model import Target

_ADDED = ("flow", "cumulative", "annual")
_WORD = 2  # characters
_SEVERAL_YEARS = 3  # steps of a row that names one for every year


def one_name(upper: Target, lower: Target) -> bool:
    """Say whether the names count one thing: a part of it (城市, 农房) or works of another kind make another figure."""
    one, other = without_region(upper.indicator), without_region(lower.indicator)
    if one == other:
        return True
    return "baseline" not in (upper.kind, lower.kind) and not _with_a_part_inside(*sorted((one, other), key=len))


def all_together(told: Target, context: Context) -> bool:
    """Say whether the text of a document tells an indicator of a year for the whole region, not only for each."""
    return any(
        one.scope in ("aggregate", "share")
        and not one.in_table
        and (one.canonical, one.due) == (told.canonical, told.due)
        for one in context.extractions[told.doc].targets
        if one.amount is not None and one.kind != "baseline"
    )


def part_and_whole(part: Target, whole: Target) -> bool:
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


def of_two_things(upper: Target, lower: Target, context: Context) -> bool:
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


def aimed_at(target: Target, context: Context) -> bool:
    """Say whether a figure of the past is what an earlier plan aimed at, and not what was reached."""
    if target.kind != "baseline":
        return False
    passage = passage_of(target, context)
    if passage.row is not None:
        return False  # the columns of a table say themselves what was aimed at
    if any(
        one.kind == "level" and one.indicator == target.indicator and one.quote.passage == target.quote.passage
        for one in context.extractions[target.doc].targets
    ):
        return False  # 由1.6万辆增加到2.3万辆: from where the plan begins
    roles = map(role_of, reversed(passage.headings))
    return next((role for role in roles if role in ("aims", "retrospect")), "") == "aims"


def is_change(target: Target) -> bool:
    """Say whether a figure is what something grew or fell by, though it is read as a level."""
    return target.kind in ("level", "baseline") and target.features.changed_since


def shared_out(whole: Target, part: Target, context: Context) -> bool:
    """Say whether one mention is a part of the other: a row that shares 18 schools out as 6, 9 and 3."""
    row = [
        point(other.amount)
        for other in context.extractions[part.doc].targets
        if other.quote.passage == part.quote.passage and other.kind == part.kind and other.amount is not None
        if other.indicator == part.indicator
    ]
    figures = [figure for figure in row if figure is not None]
    return len(figures) > 1 and whole.amount is not None and sum(figures) == point(whole.amount)


def by_its_name(upper: Target, lower: Target) -> bool:
    """Say whether both go by a name that stands where they do, or that row and column of two tables put together."""
    in_tables = upper.in_table and lower.in_table and " " not in upper.indicator + lower.indicator
    return in_tables or (upper.features.spelt_out and lower.features.spelt_out)

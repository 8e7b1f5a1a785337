"""The change a year: of one stretch of a series against the one before, and as a plan states it."""

from __future__ import annotations

from decimal import Decimal

from checker.language.indicatornames import without_pace
from checker.measure.lib.compare import point, shortfall
from checker.measure.lib.context import Context
from checker.measure.lib.direction import Way, direction
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measured, not_judged
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.rows.series import Stretch, pace
from checker.measure.lib.stated import between, percent, times
from checker.messages import message
from checker.model import Evidence, Message, Target


def pace_against(stretch: Stretch, context: Context) -> Measurement:
    """Return the pace of a stretch against the one before, or against a pace that was stated."""
    now = pace(stretch.earlier, stretch.later)
    if now is None or stretch.later.kind == "baseline":
        return NOT_CONCERNED
    before, source = _before(stretch, context)
    if before is None or source is None:
        return not_judged("no-stretch-before")
    way = direction(stretch.later, context)
    if way == "target":
        return not_judged("two-sided")
    amount = stretch.later.amount
    assert amount is not None
    sign = 1 if way == "higher" else -1
    if before * sign <= 0:
        return not_judged("no-stretch-before")
    places: tuple[Evidence, ...] = (
        evidence(stretch.later, "later", context.region_name(stretch.later.doc), primary=True),
        evidence(stretch.earlier, "earlier", context.region_name(stretch.earlier.doc)),
        evidence(source, "related", context.region_name(source.doc)),
    )
    ratio = now / before
    turns = ratio < 0
    if turns and _goes_back(stretch, way):
        return NOT_CONCERNED
    alone = stretch.earlier.doc != stretch.later.doc
    return measured(
        ratio,
        variant="turns" if turns else "",
        evidence=places,
        blames=(stretch.later,) if alone else (stretch.earlier, stretch.later),
        now=between(abs(now), amount, _places(now, before)),
        before=between(abs(before), amount, _places(now, before)),
        moves=_moves(now),
        moved=_moves(before),
        ratio=times(ratio),
        part=percent(ratio, 0),
    )


def _moves(change: Decimal) -> Message:
    return message(f"measure.side.moves-{'up' if change > 0 else 'down' if change < 0 else 'not'}")


def _goes_back(stretch: Stretch, way: Way) -> bool:
    """Say whether a document sets a figure that is behind its own before it, which is said by itself (regression)."""
    earlier, later = stretch.earlier, stretch.later
    if earlier.doc != later.doc or earlier.amount is None or later.amount is None:
        return False
    if of_a_period(earlier) and of_a_period(later):
        return False
    found = shortfall(earlier.amount, later.amount, way)
    return found is not None and found.relative > 0


def of_a_period(target: Target) -> bool:
    """Say whether a figure is what was dealt with in a period (减排量, 治理面积), not where a thing stands."""
    relative = target.quantity in ("share", "points", "growth", "index", "ratio")
    return target.features.lowering and target.amount is not None and not relative


def _places(*paces: Decimal) -> int:
    """Return how many decimal places both paces need, so that the smaller keeps two digits that tell."""
    return max(1, 1 - min((one.adjusted() for one in paces if one), default=0))


def sums_against(stretch: Stretch, context: Context) -> Measurement:
    """Return what is to be done in a period over what was done in the one before, of as many years."""
    earlier, later = stretch.earlier, stretch.later
    done, planned = (point(one.amount) if one.amount is not None else None for one in (earlier, later))
    if not done or planned is None:
        return not_judged("no-figure")
    cut = later.features.lowering and later.amount is not None and later.amount.dimension == "mass"
    if cut or direction(later, context) != "higher" or earlier.features.of_which != later.features.of_which:
        return not_judged("sums-of-periods")  # emissions to be cut are set from above, and grow less with what is left
    return measured(planned / done, variant="sums", ratio=times(planned / done), part=percent(planned / done, 0))


def _before(stretch: Stretch, context: Context) -> tuple[Decimal | None, Target | None]:
    """Return the pace before a stretch and the target that shows it: the figure before, or a change that was stated."""
    if stretch.before is not None:
        found = pace(stretch.before, stretch.earlier)
        if found is not None:
            return found, stretch.before
    for target in context.extractions[stretch.earlier.doc].targets:
        stated = stated_pace(target, stretch.earlier)
        if stated is not None:
            return stated, target
    return None, None


def stated_pace(change: Target, level: Target) -> Decimal | None:
    """Return the change a year a plan states for the indicator of a level: 年均提高1个百分点, 较2015年缩小0.19."""
    if change.amount is None or level.amount is None or change.id == level.id:
        return None
    if change.kind not in ("change", "baseline") or not _speaks_of(change, level):
        return None
    size = point(change.amount)
    if size is None:
        return None
    size = -abs(size) if change.features.falls else size
    if change.amount.unit in ("%", "％"):
        return None  # a rate of growth is no change in points, nor in what the level counts
    if change.features.yearly:
        return size
    since = change.base_year or change.features.compared_year
    until = level.due
    if change.kind == "baseline":  # 较2015年缩小0.19 is told of the year the actual figure beside it is of
        until = change.due or (level.due if level.kind == "baseline" else None)
    if since is not None and until is not None and until > since:
        return size / (until - since)
    return None


def _speaks_of(change: Target, level: Target) -> bool:
    if change.kind == "baseline" and not change.features.compared:
        return False
    if change.entry and change.entry == level.entry and change.kind == "change":
        return True
    names = [without_pace(target.indicator) for target in (change, level)]
    return names[0] == names[1] or (len(names[1]) >= 4 and names[1] in names[0])

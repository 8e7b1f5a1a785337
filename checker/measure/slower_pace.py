"""A figure is to move more slowly than it did, or was to, in the stretch before.

A plan names the end, and rarely the pace. Set against the years before, the same words can hide half the effort.
"""

from __future__ import annotations

import re
from decimal import Decimal

from checker.measure.compare import point
from checker.measure.direction import direction
from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured, not_judged
from checker.measure.rows import evidence
from checker.measure.series_rows import Stretch, pace
from checker.measure.stated import plain, times
from checker.model import Evidence, Target

_YEARLY = re.compile(r"年均|每年|平均每年")


@measure("series")
def slower_pace(stretch: Stretch, facts: Facts) -> Reading:
    """Read the change a year of this stretch over that of the one before; below 1 is slower."""
    return pace_reading(stretch, facts)


def pace_reading(stretch: Stretch, facts: Facts) -> Reading:
    """Read the pace of a stretch against the one before, or against a pace that was stated."""
    now = pace(stretch.earlier, stretch.later)
    if now is None or stretch.later.kind == "baseline":
        return NOT_CONCERNED
    before, source = _before(stretch, facts)
    if before is None or source is None:
        return not_judged("no-stretch-before")
    way = direction(stretch.later, facts)
    if way == "target":
        return not_judged("two-sided")
    sign = 1 if way == "higher" else -1
    if before * sign <= 0:
        return not_judged("no-stretch-before")
    places: tuple[Evidence, ...] = (
        evidence(stretch.later, "later", facts.region_name(stretch.later.doc), primary=True),
        evidence(stretch.earlier, "earlier", facts.region_name(stretch.earlier.doc)),
        evidence(source, "related", facts.region_name(source.doc)),
    )
    ratio = now / before
    return measured(ratio, evidence=places, now=plain(abs(now), 3), before=plain(abs(before), 3), ratio=times(ratio))


def _before(stretch: Stretch, facts: Facts) -> tuple[Decimal | None, Target | None]:
    """Return the pace before a stretch and the target that shows it: the figure before, or a change that was stated."""
    if stretch.before is not None:
        found = pace(stretch.before, stretch.earlier)
        if found is not None:
            return found, stretch.before
    for target in facts.extractions[stretch.earlier.doc].targets:
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
    falling = re.search(r"缩小|降低|下降|减少", change.quote.text)
    size = -abs(size) if falling else size
    if change.amount.unit in ("%", "％") and level.amount.unit in ("%", "％", ""):
        return None  # a rate of growth is no change in points
    if _YEARLY.search(change.quote.text) or _YEARLY.search(change.indicator):
        return size
    since = change.base_year or _since(change.quote.text)
    until = level.due
    if change.kind == "baseline":  # 较2015年缩小0.19 is told of the year the actual figure beside it is of
        until = change.due or (level.due if level.kind == "baseline" else None)
    if since is not None and until is not None and until > since:
        return size / (until - since)
    return None


def _since(text: str) -> int | None:
    found = re.search(r"(?:较|比|在)(20\d\d)年", re.sub(r"\s", "", text))
    return int(found[1]) if found else None


def _speaks_of(change: Target, level: Target) -> bool:
    if change.kind == "baseline" and not re.search(r"较|比|在.{0,6}基础上", change.quote.text):
        return False
    if change.entry and change.entry == level.entry and change.kind == "change":
        return True
    names = [
        re.sub(r"年均|每年|平均|提高|增速|增长|增加|人均|幅度|缩小", "", target.indicator) for target in (change, level)
    ]
    return names[0] == names[1] or (len(names[1]) >= 4 and names[1] in names[0])

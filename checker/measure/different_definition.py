"""Two plans use one name for things that are counted differently.

A grade (省级, 市级), a threshold (超10亿级, 超100亿级), the people counted (常住, 户籍) or a word left out
(城市轨道交通, 轨道交通) changes what the figure means. Figures are not set against each other where the things they
count differ.
"""

from __future__ import annotations

from checker.language.indicatornames import of_levels
from checker.language.shares import share_of
from checker.measure.lib.binding import SHARES, binding
from checker.measure.lib.comparability import SPLITTING
from checker.measure.lib.compare import same_amount
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.rows.sentences import Taken
from checker.measure.lib.stated import quoted
from checker.measure.lib.taken import differs
from checker.measure.lib.wholes import WHOLE
from checker.messages import catalogue, message
from checker.model import DifferenceKind, Pair

_ADDED_OR_ALL = ("新增", "总数")
# Differences that go with a threshold of places: how large they are, and whose people count (常住人口100万以上城市).
_OF_PLACES = ("threshold", "residence")
_PLACES = ("城市", "城镇", "城区", "县城", "县", "镇", "地区")
_WORDS: tuple[DifferenceKind, ...] = ("grade", "route", "measured", "word-gone", "name-part")


@measure("pairs", relations=("above", "earlier"), detects=("scope",), beside=True)
def different_definition(pair: Pair, context: Context) -> Measurement:
    """Return whether the definitions are the same, worded differently (phrase) or different in kind (split).

    What is to be added above and is all there is below, with one figure, is different in kind.
    """
    if "baseline" in (pair.upper.kind, pair.lower.kind):
        return NOT_CONCERNED
    differences = [*(one for one in pair.differences if one[0] != "object"), *_stages(pair), *_wholes(pair)]
    differences = [one for one in differences if one[0] != "grade" or not _each_of_its_own(pair)]
    if any(_says_which_places(pair, *one) for one in differences):
        differences = [one for one in differences if one[0] not in _OF_PLACES]
    if _total_for_increment(pair, context):
        differences = [("added", *_ADDED_OR_ALL), *differences]
    if not differences:
        return measured("same")
    split = next((d for d in differences if d[0] in SPLITTING or d[1:] == _ADDED_OR_ALL), None)
    kind, upper, lower = split or differences[0]
    return measured(
        "split" if split else "phrase",
        what=message(key if (key := f"measure.difference.{kind}") in catalogue("zh") else "measure.difference.other"),
        upper_word=quoted(upper),
        lower_word=quoted(lower),
    )


@measure("sentences", relations=("above", "annex"))
def different_threshold(taken: Taken, context: Context) -> Measurement:
    """Return whether a sentence taken over means the same things (same), or what of them differs.

    threshold (the line is drawn elsewhere), defined (a term means less, or another share), word (a word that says
    which things are meant is gone: 强制责任保险, something else is measured of them, one of two things in a name is
    gone: 化肥农药利用率, 化肥利用率, or another end of a line or another class stands in it: 甲至丙公路, 四车道).
    """
    words: dict[DifferenceKind, str] = dict.fromkeys(_WORDS, "word")
    return differs(taken, context, {"threshold": "threshold", "defined": "defined", "meaning": "defined", **words})


def _total_for_increment(pair: Pair, context: Context) -> bool:
    """Say whether the lower plan reaches in all what it was to add: 新增3600个 for the city, 达到3600个 in its plan."""
    upper, lower = pair.upper, pair.lower
    if upper.amount is None or (upper.kind, lower.kind) != ("increment", "level"):
        return False
    alike = same_amount(upper.amount, lower.amount)
    return alike and upper.amount.unit not in SHARES and binding(pair, context) == "each"


def _stages(pair: Pair) -> list[tuple[str, str, str]]:
    """Return where one name counts works begun or under way and the other does not."""
    upper, lower = pair.upper.features.stage, pair.lower.features.stage
    return [("stage", upper, lower)] if upper != lower else []


def _wholes(pair: Pair) -> list[tuple[str, str, str]]:
    """Return where two shares are of different wholes (民用建筑, 建筑); all of the one is all of the other."""
    upper, lower = share_of(pair.upper.indicator), share_of(pair.lower.indicator)
    if upper is None or lower is None or upper.whole == lower.whole or _all(pair):
        return []
    return [("whole", upper.whole, lower.whole)]


def _each_of_its_own(pair: Pair) -> bool:
    """Say whether the levels named are those whose the thing is: the province's money above, 市县两级's below."""
    return any(of_levels(target.indicator) for target in (pair.upper, pair.lower))


def _says_which_places(pair: Pair, kind: str, upper: str, lower: str) -> bool:
    """Say whether a threshold above says which places are meant: 100万以上城市, of which the lower plan is for one."""
    if kind != "threshold" or lower:
        return False
    return any(f"{upper}{place}" in pair.upper.indicator for place in _PLACES)


def _all(pair: Pair) -> bool:
    return all(target.amount is not None and target.amount.value == WHOLE for target in (pair.upper, pair.lower))

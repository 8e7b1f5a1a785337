"""In which direction a figure is more demanding: more of it, less of it, or neither.

The catalogue decides where it knows the indicator. Elsewhere the words of the name decide, then the bound: a plan
that says 不超过 holds the figure down, a plan that says 不低于 pushes it up. What nothing speaks of is read as "more
is more".
"""

from __future__ import annotations

import re
from typing import Literal

from checker.measure.lib.context import Context
from checker.model import Target

Way = Literal["higher", "lower", "target"]

# What a plan wants less of. A name may hold such a word and still count the good of it (减排量, 降低率), hence
# _TURNED.
_LESS = re.compile(
    r"PM\s*2\.?5|PM\s*10|浓度|能耗|能源消耗|碳排放|二氧化碳排放|排放总量|排放强度|水耗|用水量|用水总量|耗水|物耗|收入比|收入之比|"
    r"差距|恩格尔|失业率|死亡率|发生率|发病率|患病率|辍学率|漏损率|空置率|负债率|债务率|杠杆率|基尼|"
    r"事故|违法|违规|案件|成本|办理时间|办理时限|办结时限|等候时间|通行时间|延误|拥堵|入河排污|黑臭水体|棚户区|危房|"
    r"劣[ⅤVＶ五]类|化肥施用|化肥使用|农药使用|一次性|填埋|缺口|逾期|不良率|不良贷款|费用率|开发强度|建设用地规模|建设用地总规模"
)
_TURNED = re.compile(
    r"降低|下降|减少|削减|缩小|压减|节约|治理|整治|改造|消除|化解|处理|处置|达标|利用|回收|优良|改善|修复|降幅|减排|查处|办结率|破案|结案|调解"
)

# How many places keep to it: the more the better, whatever it is.
_COUNTS_PLACES = re.compile(
    r"(?:城市|县|区|市|乡镇|社区|村|园区|企业|断面|站点|点位)(?:的?个数|数量|数|占比|比例|比重)?$"
)

# A level that is brought down to its figure.
_BROUGHT_DOWN = re.compile(r"(?:下降|降低|减少|压减|压降|缩小|控制|降)(?:到|至|在)")


def direction(target: Target, context: Context) -> Way:
    """Say whether a higher, a lower or a met figure is the more demanding one."""
    known = context.indicator(target)
    # A change by which something is lowered (单位GDP能耗降低13.5%) is more demanding the higher it is, whatever the
    # catalogue says of the level itself.
    lowering = bool(_TURNED.search(target.indicator))
    if known and known.direction != "unknown" and not (target.kind == "change" and known.direction == "lower"):
        return known.direction
    if known and target.kind == "change":
        return "higher" if lowering or "降" in target.quote.text else "lower"
    bound = target.amount.bound if target.amount else "eq"
    if bound in ("le", "lt"):
        return "lower"
    if target.kind == "level" and _BROUGHT_DOWN.search(target.quote.text) and not lowering:
        return "lower"
    if _LESS.search(target.indicator) and not lowering and not _COUNTS_PLACES.search(target.indicator):
        return "higher" if target.kind == "change" and re.search(r"降|减|缩", target.quote.text) else "lower"
    return "higher"


def common_direction(upper: Target, lower: Target, context: Context) -> Way | None:
    """Return the direction two statements of one indicator share, None where they pull in opposite ones."""
    ways = {direction(upper, context), direction(lower, context)}
    if len(ways) == 1:
        return ways.pop()
    # 城乡居民收入比 <2.5 holds the figure down where the other side's bare figure leaves the direction open.
    if all(t.amount and t.amount.bound in ("eq", "approx", "range") for t in (upper, lower)) and any(
        _BROUGHT_DOWN.search(t.quote.text) for t in (upper, lower)
    ):
        return "lower"
    open_sided = [t for t in (upper, lower) if t.amount and t.amount.bound in ("eq", "approx", "range")]
    closed = [t for t in (upper, lower) if t not in open_sided]
    if len(closed) == 1 and open_sided:
        return direction(closed[0], context)
    return None

"""The noun at the end of a name: that of a measure (…率, …面积), of a ratio, or one too general to stand alone (总数)."""

from __future__ import annotations

import re

from checker.language.lexicon import compiled

GENERIC = compiled("^(?:其中)?(?:<general>)$")
ONLY_GROWS = ("经济",)  # no measure by itself: 经济增长5%左右
HEAD = compiled("(?:<head>)$")
_EXTRA = compiled("(?:<extra>)$")
_RATE = compiled("(?:<rate>)$")
# Of a measure they say of what it is (服务用房面积); of a ratio the new ones are its base (新建建筑绿色建材应用比例).
_OF_A_MEASURE = re.compile(r"(?:服务|保障|接收|生产|供应|供给|采购|安置|受理|种植|养殖)")
_PER_UNIT = re.compile(r"(?:[煤水电油能气物]耗|能效|强度|浓度)$")
_BASE_OF_A_RATIO = re.compile(r"(?:新建|新增|改建|扩建|改扩建|新改建|新开工|在建)")


def has_head(name: str) -> bool:
    """Say whether a name ends in the noun of a measure (…率, …比例, …时间), not in the thing measured."""
    return bool(HEAD.search(name.rstrip("）)")) or _EXTRA.search(name))


def is_rate(name: str) -> bool:
    """Say whether a name is that of a rate, a share or another ratio by its head."""
    return bool(_RATE.search(name.rstrip("）)")))


def tells_of_what(verbs: str, name: str) -> bool:
    """Say whether the verb before a measure or a ratio belongs to its name: 服务用房面积, 新建建筑绿色建材应用比例."""
    if _OF_A_MEASURE.fullmatch(verbs):
        return has_head(name)
    return bool(_BASE_OF_A_RATIO.fullmatch(verbs)) and (is_rate(name) or _PER_UNIT.search(name) is not None)

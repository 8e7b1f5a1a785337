"""The noun at the end of a name: that of a measure (…率, …面积), of a ratio, or one too general to stand alone (总数)."""

from __future__ import annotations

from checker.language.lexicon import compiled

GENERIC = compiled("^(?:其中)?<general>$")
ONLY_GROWS = ("经济",)  # no measure by itself: 经济增长5%左右
HEAD = compiled("<head>$")
_EXTRA = compiled("<extra>$")
_RATE = compiled("<rate>$")
# Of a measure they say of what it is (服务用房面积); of a ratio the new ones are its base (新建建筑绿色建材应用比例).
_OF_A_MEASURE = compiled(r"<names.measured-doing>")
_PER_UNIT = compiled(r"<names.per-unit>$")
_BASE_OF_A_RATIO = compiled(r"<names.new-ones>")


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

"""Whom an upper figure binds: each region below, their mean, their sum, or so many units."""

from __future__ import annotations

import re
from typing import Literal

from checker.measure.lib.context import Context
from checker.model import Pair, Target

Binding = Literal["each", "mean", "sum", "count", "none"]

_SHARES = ("%", "％", "‰", "个百分点", "百分点", "千分点")
_MEAN = re.compile(
    r"人均|户均|亩均|地均|均[^衡等匀]|每[一二三四五六七八九十百千万亿\d]*[人户名口亩万千百]|[千万]人|百户|平均|率$|率（|比重|占比|比例|之比|收入比|指数|浓度|密度|"
    r"强度|年限|寿命|增速|增长率|覆盖面|水平$|单位[^个]{0,8}(?:能耗|能源|水耗|用水|排放|面积|产值)"
)
_PER_HEAD = re.compile(r"人均|户均|亩均|地均|平均|每[一二三四五六七八九十百千万亿\d]*[人户名口亩]|[千万]人|百户")
_A_TIME = re.compile(r"[/／](?:年|月|日|天|小时|时|a|d|h)$")
_FOR_EACH = re.compile(r"每(?:吨|公里|千米|千瓦|立方米|平方米|平方公里|公顷|头|张|台|辆|件|标准|单位|个|座|家)")
_COUNTED_KINDS = ("level", "increment", "annual")


def aggregation(target: Target, context: Context) -> Literal["each", "mean", "sum", "none", "unknown"]:
    """Say how parts make the figure of the whole: by the catalogue's word, else what name and unit tell."""
    known = context.indicator(target)
    if known and known.aggregation != "unknown":
        return known.aggregation
    if target.amount is None:
        return "unknown"
    if target.kind == "change" or target.quantity in ("share", "points", "growth", "index", "ratio"):
        return "mean"
    if target.amount.unit in _SHARES or _MEAN.search(target.indicator) or not target.amount.unit:
        return "mean"
    if ("/" in target.amount.unit and not _A_TIME.search(target.amount.unit)) or _FOR_EACH.search(target.indicator):
        return "mean"
    return "sum" if target.kind in _COUNTED_KINDS else "unknown"


def per_head(target: Target) -> bool:
    """Say whether a figure is a mean for each person, household or unit of land, or calls itself a mean."""
    return bool(_PER_HEAD.search(target.indicator))


def binding(pair: Pair, context: Context) -> Binding:
    """Say whom the upper target of a pair binds, seen from the lower plan."""
    upper = pair.upper
    region = context.region_of(pair.lower)
    named = context.named(upper)
    if named and region is not None:
        return "each" if region.code in named or region.parent in named else "none"
    if upper.scope == "each":
        return "each"
    if upper.scope == "named":
        return "none"
    if upper.scope == "count":
        return "count"
    if upper.scope == "share":
        return "mean"
    found = aggregation(upper, context)
    if found == "unknown":
        found = aggregation(pair.lower, context)
    return "none" if found == "unknown" else found


def also_whole(pair: Pair, context: Context) -> bool:
    """Say whether the lower plan answers the same target for the whole of its region as well."""
    return any(
        other.upper.id == pair.upper.id
        and other.lower.doc == pair.lower.doc
        and other.lower.scope in ("aggregate", "each")
        for other in context.matching.pairs
        if other.id != pair.id and other.relation == pair.relation
    )

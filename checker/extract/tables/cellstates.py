"""Cells of a table of figures that hold no figure but a state that can be checked: 完成国家下达任务, 基本消除, 不降低."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.model import Modality

_BRACKETS = "[]〔〕【】（） "
_SET_BY = r"<bodies.sets-a-task>"
_SET = r"<doing.sets-a-task>"
_STATES = (
    # 完成省级分解任务, 国家下达指标: what another authority has set
    rf"<cells.meets>[\u4e00-\u9fff]{{0,4}}?{_SET_BY}[\u4e00-\u9fff]{{0,10}}"
    rf"<cells.what-is-set>[\u4e00-\u9fff]{{0,2}}",
    rf"{_SET_BY}级?(?:有关部门|上)?{_SET}[\u4e00-\u9fff]{{0,4}}<cells.task>值?",
    # 城市建成区基本消除
    r"(?P<who>[\u4e00-\u9fff]{0,12}?)(?:(?:全面|全部|基本|动态|彻底|总体)(?:实现|完成|达到)?"
    r"<cells.comes-about>|(?:实现)?(?:全覆盖|清零)|达标)",
    # 面积不减少、功能不降低
    r"(?:[\u4e00-\u9fff]{0,6}不<cells.does-not>[，、；]?)+",
    r"(?:实现|保持)?零<cells.none-of>|只[增减]不[减增]",
    r"[与和同][\u4e00-\u9fff]{2,14}?(?:基本|保持)?<cells.keeps-pace>",
    r"(?:稳定)?<cells.reaches-a-class>?在?(?:[ⅠⅡⅢⅣⅤ]|I{1,3}|IV|V)类(?:水质?|标准)?(?:及?以上)?",
)
_STATE = compiled(rf"(?P<will>确保|力争|争取|努力)?(?:{'|'.join(_STATES)})")
# 保持稳定: to be checked of what is measured, of nothing else
_STEADY = re.compile(r"(?:总体|基本)?保持(?:总体|基本)?稳定|(?:总体|基本)稳定|稳中(?:向好|趋好|有[升降])")
_MEASURED = compiled("<measured>(?:（[^（）]*）)?$")
_WATER_CLASS = compiled(r"(?:稳定)?<cells.reaches-a-class>?在?(?:[ⅠⅡⅢⅣⅤ]|I{1,3}|IV|V)类?(?:水质?|标准)?(?:及?以上)?")
_RATIO = re.compile(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+")


@dataclass(frozen=True, slots=True)
class CellState:
    """A state as its cell words it, who is to reach it, and how firmly it is meant."""

    words: str
    who: str
    modality: Modality


def water_class(cell: str) -> bool:
    """Say whether a cell holds a class of water quality and nothing else: Ⅲ, 达到Ⅲ类."""
    return _WATER_CLASS.fullmatch(re.sub(r"\s+", "", plain(cell)).strip(_BRACKETS)) is not None


def state_in(cell: str, name: str) -> CellState | None:
    """Return the state that a cell of aims holds, None where it holds a figure, nothing, or what cannot be checked.

    A ratio (1:8) of what the name calls one is none of the amounts that compare, but can be checked; so can a class of
    what the name calls the quality of water, and that what is measured stays as it is.
    """
    words = re.sub(r"\s+", "", plain(cell)).strip(_BRACKETS)
    if _RATIO.fullmatch(words) and "比" in name:
        return CellState(words, "", "firm")
    if _STEADY.fullmatch(words):
        return CellState(words, "", "firm") if _MEASURED.search(name) else None
    if "水质" in name and _WATER_CLASS.fullmatch(words):
        return CellState(words, "", "firm")
    found = _STATE.fullmatch(words)
    if found is None:
        return None
    strive = found["will"] in ("力争", "争取", "努力")
    return CellState(words, found["who"] or "", "strive" if strive else "basic" if "基本" in words else "firm")

"""The name of a share, taken apart: 甲占乙的比例 and 乙中甲的比例 are both the share of 甲 in 乙."""

from __future__ import annotations

import re
from typing import NamedTuple

_RATIO = "(?:占比|比重|比例|比率)"
_SHARE_OF = re.compile(rf"^(?P<part>.{{2,}}?)占(?!比|有|用|地|补)(?P<whole>.{{2,}}?)的?(?:总量|总数|面积)?的?{_RATIO}$")
_SHARE_IN = re.compile(
    rf"^(?P<whole>.{{2,}}?)(?<![集高初其])中(?![心小型央水医草学药华高等])(?P<part>.{{2,}}?)的?(?:面积)?{_RATIO}$"
)
# 用电量及占终端能源消费比重: two measures of one thing under one name, told apart by their units.
_AMOUNT_AND_SHARE = re.compile(rf"^(?P<amount>.{{2,}}?)(?:及|和|与)其?(?P<share>(?:占.{{2,}}?)?的?{_RATIO})$")
_NOT = "非"
_DENIED = re.compile(rf"{_NOT}(?P<matter>[^{_NOT}]{{2}})")
_OF_ITS_WHOLE = re.compile(rf"^(?P<part>[^占]{{2,}}?)的?{_RATIO}$")
_BARE_SHARE = re.compile(rf"^(?P<part>[^占]{{2,}}?(?:量|总量))的?{_RATIO}$")
_AMOUNT = re.compile(
    r"^(?:全社会|全[省市区县国])?(?:用(?P<used>[\u4e00-\u9fff]{1,3})|(?P<matter>.+?)(?P<use>消费|使用|利用|生产|供应)?)(?:总?量|消费)$"
)
_ENDING = re.compile(r"(?<=.)(?:力|能)$")


class PartOfAWhole(NamedTuple):
    """The whole, and the part whose share in it is meant."""

    whole: str
    part: str


def share_of(name: str) -> PartOfAWhole | None:
    """Return whole and part of a share; None where the name does not say both."""
    found = _SHARE_OF.match(name) or _SHARE_IN.match(name)
    return PartOfAWhole(found["whole"], found["part"]) if found else None


def of_amount_or_share(name: str, *, share: bool) -> str:
    """Return what a line of a row named 甲及占乙比重 (or 甲及比重) is of: the share 甲占乙比重, or the amount 甲.

    Any other name is returned as it is.
    """
    found = _AMOUNT_AND_SHARE.match(name)
    if found is None:
        return name
    return found["amount"] + (found["share"] if share else "")


def of_one_share(one: str, other: str) -> bool:
    """Say whether two names are of the share of one matter in one whole, one of them by its amount.

    电力占终端能源消费比重 and 全社会用电量占终端能源消费比重; a row says 天然气消费量比重 and leaves the whole to its table.
    """
    parts = [share_of(name) or _without_whole(name) for name in (one, other)]
    first, second = parts
    if first is None or second is None or not (first.whole or second.whole):
        return False
    (matter, use), (beside, use_beside) = _amount(first.part), _amount(second.part)
    if not matter or matter != beside:
        return False
    if first.whole and second.whole:
        return first.whole == second.whole
    return (use_beside in first.whole if first.whole else use in second.whole) and bool(use or use_beside)


def of_others(name: str) -> bool:
    """Say whether a share may be of all that another one is not of: only 非集中供热占比 and the like may."""
    return _NOT in name


def of_all_others(one: str, other: str) -> bool:
    """Say whether one share is of all that another one is not of, in the same whole: 非集中供热占比, 集中供热占比."""
    if not of_others(one):
        return False
    first, second = (share_of(name) or _in_its_whole(name) for name in (one, other))
    if first is None or second is None or first.whole != second.whole:
        return False
    return first.part.count(_NOT) == 1 and first.part.replace(_NOT, "") == second.part


def denied(one: str, other: str) -> str:
    """Return what one of two names says 非 of and the other says: 常规 of 非常规水源 and 常规水源; "" where nothing is."""
    for mine, theirs in ((one, other), (other, one)):
        for found in _DENIED.finditer(mine) if _NOT in mine else ():
            matter = found["matter"]
            bare = mine.replace(_NOT + matter, "")
            if matter in theirs and matter not in bare and _NOT + matter not in theirs:
                return matter
    return ""


def _in_its_whole(name: str) -> PartOfAWhole | None:
    found = _OF_ITS_WHOLE.match(name)
    return PartOfAWhole("", found["part"]) if found else None


def _without_whole(name: str) -> PartOfAWhole | None:
    found = _BARE_SHARE.match(name)
    return PartOfAWhole("", found["part"]) if found else None


def _amount(part: str) -> tuple[str, str]:
    """Return what an amount is of, and what is done with it: 天然气消费量 is of 天然气 and 消费."""
    found = _AMOUNT.match(part)
    if found is None:
        return _ENDING.sub("", part), ""
    return _ENDING.sub("", found["used"] or found["matter"] or ""), found["use"] or ("消费" if "用" in part else "")

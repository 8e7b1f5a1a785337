"""Shares of units that reach something: 80%以上的县级机关建成节约型机关, 城市建成区50%以上的面积达到要求.

GUIDE.md (tests/gold): the name is who reaches and what; the scope is `share` where units are counted, `aggregate` where an
extent is (面积, 资金).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.extract.naming import nameends, names
from checker.language.lexicon import compiled

_OF = re.compile(r"的?[\u4e00-\u9fa5A-Za-z“（]{2}")
_RESULT = compiled(
    r"(?:全部|均|都|基本)?(?:(?P<kept>(?<=[\u4e00-\u9fa5）])(?:达到|纳入|符合|满足))|建成(?!区)|<doing.attains>)"
)
_REACHED = compiled(r"[\u4e00-\u9fa5）]<doing.reaches-a-standard>")
_MORE_SHARES = re.compile(
    r"[、和及与以]{1,2}(?:\d[\d.]*%[^，。；%]{1,40}[、和及与以]{1,2}){0,6}\d[\d.]*%(?:以上|左右)?(?P<last>的?[^，。；%]+)$"
)
_OPENS = compiled(r"<doing.makes-them>$")
_ONLY_A_REGION = compiled(r"^<doing.moves-them>*(?:全[省市县区]|全域|各[市县区]|[全我本][省市县区])?$")
_ALSO = re.compile(
    r"(各[市县区州][^，]{0,4}|全部[市县]|[市县]?主城区|市本级|市级|(?<=推动|确保|支持|引导|实现)[^，。；\d]{2,30}?)(?:和|以?及|与)$"
)
_EXTENT = re.compile(r"面积|资金|空间|用地|降雨|收入|雨水|能力|产能|耕地|水量|电量|支出|产值")


@dataclass(frozen=True, slots=True)
class UnitShare:
    """A share as read: its name, whether units are counted, who else reaches the same whole (各市), that state's name, what is reached."""

    name: str
    of_units: bool
    also: str
    state: str
    result: str


def share(left: str, right: str) -> UnitShare | None:
    """Read the words beside a percentage as who reaches what; None where they do not say so."""
    if not _OF.match(right):
        return None
    base, also = names.opened(left), _ALSO.search(left)
    opening = (
        not base or bool(_ONLY_A_REGION.match(base)) or names.only_verbs(base) or bool(also or _OPENS.search(left))
    )
    if not opening and not (right.startswith("的") and _REACHED.search(right)):
        return None
    whole = nameends.thing(right) if opening else base + nameends.thing(right)
    result = _RESULT.search(whole)
    who = whole[: result.start()] if result else whole
    name = nameends.close(who + whole[result.end() :]) if result and who and not result["kept"] else whole
    return UnitShare(
        name=name,
        of_units=not _EXTENT.search((who or whole)[:10]),
        also=also[1] if also else "",
        state=nameends.close(name.removeprefix(who)),
        result=name.removeprefix(who) if result else "",
    )


def shared_result(right: str, rest: str) -> str:
    """Return what 95%的甲、90%的乙和70%的丙达到标准 says of the first, in whose words `right` no verb stands; `rest` follows them."""
    found = None if _RESULT.search(right) else _MORE_SHARES.match(rest)
    last = share("", found["last"]) if found else None
    return last.result if last else ""

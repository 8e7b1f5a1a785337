"""Features of the words that touch a figure: a lead over others, a change, two bounds, a bound that follows a list."""

from __future__ import annotations

import re
from typing import Any

from checker.extract.features.said import Said
from checker.language.institutions import institution_before, of_houses_before
from checker.language.lexicon import compiled
from checker.language.sums import work_of_a_part
from checker.model import Passage

_AROUND = {"全省": "province", "全国": "national", "全市": "city"}
_LEAD = re.compile(r"(高于|高出|超过|低于)(全省|全国|全市)(?:的?平均)?(?:水平|数|值)?[^，。；\d]{0,3}$")
_CHANGE = compiled(r"(<doing.rise-or-fall>|扩大|缩小|压减)(?:了|约|近|超过|幅度达到?)?$")
_SETS_OUT = re.compile(r"(?:由|从)(?:约|近|不足|不到)?$")
_FALLING = ("缩小", "降低", "下降", "减少", "压减")

_FIGURE = r"\d[\d.,]*[^，。；、\d]{0,8}"
_TWO_BOUNDS = compiled(
    rf"<counts.bounded>[^，。；、]{{0,3}}{_FIGURE}左右|(?:约|近|大约)\s*{_FIGURE}以上"
    rf"|(?:不超过|低于|控制在)[^，。；、]{{0,3}}{_FIGURE}以上"
)
_ALL = re.compile(r"100\s*[%％]")
_THEN_BOUNDED = re.compile(r"\s*(?:%|％)?\s*[、和及]\s*\d[\d.]*\s*[%％]?(?:以上|以下|左右)")
_CLAUSE_END = re.compile(r"[，。；,;]")
_COST = r"<works.estimated>(?:<works.cost>)"
_BUDGET = compiled(rf"(?:{_COST}(?:约|近|为|达)?|{_COST}[^。；]{{0,24}}其中[^。；]*)$")
_BEHIND = 12  # characters behind the quote in which the next figure of a list stands


def around_figure(target: Said, passage: Passage, before: str) -> dict[str, Any]:
    """Return the features of the words around a figure; `before` are those before it, white space off."""
    lead, change = _LEAD.search(before), _CHANGE.search(before)
    said: dict[str, Any] = {"falls": change[1] in _FALLING} if change else {}  # the verb of this figure, not of another
    return said | {
        "lead": lead[1] if lead else "",
        "lead_over": _AROUND[lead[2]] if lead else "",
        "change": change[1] if change else "",
        "two_bounds": _two_bounds(target),
        "listed_whole": _listed_whole(target, passage),
        "sets_out": _SETS_OUT.search(before) is not None,
        "institution": _institution(target, passage),
        "part_of_sum": work_of_a_part(passage.text, target.figure[0]) if target.figure and not target.in_table else "",
        "budget": _money(target) and _BUDGET.search(passage.text[: target.figure[0]]) is not None
        if target.figure and not target.in_table
        else False,
        "of_houses": target.figure is not None
        and not target.in_table
        and of_houses_before(passage.text, target.figure[0]),
    }


def _institution(target: Said, passage: Passage) -> str:
    if target.figure is None or target.in_table or target.amount is None or target.amount.unit in ("%", "％"):
        return ""
    return institution_before(passage.text, target.figure[0])


def _money(target: Said) -> bool:
    return target.amount is not None and target.amount.dimension == "money"


def _two_bounds(target: Said) -> str:
    text = target.quote.text
    found = _TWO_BOUNDS.search(text) if target.amount is not None else None
    if found is None or target.amount is None:
        return ""
    return found[0] if found.start() <= text.find(target.amount.text) <= found.end() else ""


def _listed_whole(target: Said, passage: Passage) -> bool:
    if target.amount is None or target.amount.unit not in ("%", "％") or target.amount.value != 100:
        return False
    text = target.quote.text + _CLAUSE_END.split(passage.text[target.quote.end : target.quote.end + _BEHIND])[0]
    return any(_THEN_BOUNDED.match(text, found.end()) for found in _ALL.finditer(text))

"""What a term means above and below: 重点人群指甲、乙、丙 that became 重点人群指甲且乙."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from checker.language.characters import plain
from checker.language.shares import share_of
from checker.match.listed import near
from checker.model import DifferenceKind

_DEFINED = re.compile(
    r"(?:注?[:：]|[（(]?[\d一二三四五六七八九十]{1,2}[)）.．、])*(?:本[\u4e00-\u9fff]{2,4}所称的?)?[“]?(?P<term>[\u4e00-\u9fff（）]{2,24})[”]?[，,]?(?:是指|指)(?![标导数挥定引南出令示派明向])(?P<means>[^，。；]{4,})"
)
_FURTHER = re.compile(r"(?:并且|同时|且)(?=[\u4e00-\u9fff])")
_JOINED_KIND = re.compile(r"[、和及与或][\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{2,8}[、和及与或]")
_WHOSE = re.compile(r"我?[全本我各][国省市州区县盟旗]|(?:报告|统计|规划)?期[内末]|当年|年末|该?地区")
_FEW = 2  # items of which one lost can be told

Places = tuple[tuple[int, int], tuple[int, int]]


def term_of(text: str) -> str:
    """Return the term of which a sentence says what it means, "" for any other sentence."""
    found = _DEFINED.match(plain(text).strip())
    return found["term"] if found is not None else ""


def other_meaning(above: str, below: str) -> tuple[DifferenceKind, Places] | None:
    """Return where two clauses say what one term means, and how it differs below; None where it means the same."""
    if (less := narrowed(above, below)) is not None:
        return "defined", less
    other = of_another_share(above, below)
    return None if other is None else ("meaning", other)


def narrowed(above: str, below: str) -> Places | None:
    """Return where two clauses say what one term means, where it means less below: a kind is gone, or a condition came.

    What is only told in another order, or with more kinds, means no less.
    """
    one, other = plain(above), plain(below)
    mine, theirs = _DEFINED.search(one), _DEFINED.search(other)
    if mine is None or theirs is None or mine["term"] != theirs["term"] or mine["means"] == theirs["means"]:
        return None
    items, kept = _items(mine["means"]), _items(theirs["means"])
    lost = [item for item in items if not any(near(item, beside) for beside in kept)]
    if _only_loses_kinds(mine["means"], theirs["means"]):
        return mine.span("means"), theirs.span("means")
    condition = _FURTHER.search(theirs["means"]) is not None and _FURTHER.search(mine["means"]) is None
    if not condition and not (len(items) > _FEW and lost and len(lost) < len(items)):
        return None
    return mine.span("means"), theirs.span("means")


def of_another_share(above: str, below: str) -> Places | None:
    """Return where two clauses say what one term means, where it is another share below: of another whole or part.

    甲占乙的比重 became 甲占丙的比重; whose (全省, 全市) the whole is makes no other.
    """
    mine, theirs = _DEFINED.search(plain(above)), _DEFINED.search(plain(below))
    if mine is None or theirs is None or mine["term"] != theirs["term"]:
        return None
    one, other = (share_of(_WHOSE.sub("", found["means"])) for found in (mine, theirs))
    return None if one is None or other is None or one == other else (mine.span("means"), theirs.span("means"))


def _only_loses_kinds(above: str, below: str) -> bool:
    """Say whether a meaning is the other one without one of two kinds, wherever they stand: 甲和乙中……占甲和乙."""
    found = SequenceMatcher(None, above, below, autojunk=False).get_opcodes()
    codes = [code for code in found if code[0] != "equal"]
    return bool(codes) and all(
        name == "delete" and any(_JOINED_KIND.fullmatch(one) for one in _shifted(above, start, end))
        for name, start, end, _, _ in codes
    )


def _shifted(text: str, start: int, end: int) -> Iterator[str]:
    """Yield each run whose loss leaves the same: 县道和乡道 without 道和乡 is 县道, as it is without 和乡道."""
    while start and text[start - 1] == text[end - 1]:
        start, end = start - 1, end - 1
    yield text[start:end]
    while end < len(text) and text[start] == text[end]:
        start, end = start + 1, end + 1
        yield text[start:end]


def _items(text: str) -> list[str]:
    return [item for item in re.split(r"[、及或和]|以及", text) if item]

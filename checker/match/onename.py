"""What stands within the name of one thing and makes it another: where a line ends, how many lanes, which class.

Each function looks at one run of words that were exchanged between two clauses that say the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language import lexicon
from checker.language.masking import FIGURE, PLACE, TIME
from checker.match.wordruns import Run, Token, text_of
from checker.model import DifferenceKind

_TO = ("至", "到")
_LONGEST_PLACE = 4
_NUMERALS = "一二三四五六七八九十"
_UNITS, _BEYOND = (
    ("米", "吨", "岁", "户", "人", "年", "亩", "家", "个", "座", "处", "所"),
    ("及", "或", "（）", "以上", "以下", "以内"),
)
_NOT_UNDER = ("不", "低于", "少于", "超过", "高于")
_LEVELS = "省市县区乡镇村旗州级"
_ROMAN = str.maketrans(dict(zip("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", _NUMERALS, strict=True)) | {"双": "二", "两": "二"})
_CLASS = re.compile(rf"([{_NUMERALS}]+)(车道|级|类|星|等|股道)?")
_OF_CLASS = re.compile(r"车道|级|类水|星级|等级|股道")


def of_name_parts(run: Run) -> DifferenceKind | None:
    """Say whether the same name has another end of its line (route), or another class or number in it (grade)."""
    if len(run.upper) != 1 or len(run.lower) != 1 or not run.before:
        return None
    if _line(run):
        return "route"
    if run.before[-1].key in (PLACE, "单位") or run.before[-1].key[-1] in _LEVELS:
        return None  # 省、市、县三级 became 市、县两级
    mine, theirs = (_CLASS.fullmatch(text_of(side).translate(_ROMAN)) for side in (run.upper, run.lower))
    if mine is None or theirs is None or mine[1] == theirs[1] or mine[2] != theirs[2]:
        return None
    return "grade" if mine[2] or (run.behind and _OF_CLASS.match(text_of(run.behind))) else None


def drawn(said: Sequence[Token], at: int) -> tuple[int, int]:
    """Return where the line is drawn of which a figure is the number: 不低于30平方米, 65周岁及以上."""
    first, last = at, at
    while first and said[first - 1].key in (*_NOT_UNDER, *lexicon.words("bound", "passed")):
        first -= 1
    if at + 1 < len(said) and (_place(said[at + 1]) or said[at + 1].key in _UNITS):
        last += 1
    while last + 1 < len(said) and said[last + 1].key in _BEYOND:
        last += 1
    return said[first].start, said[last].end


def _line(run: Run) -> bool:
    if not (_place(run.upper[0]) and _place(run.lower[0])):
        return False
    ends = len(run.before) > 1 and run.before[-1].key in _TO and _place(run.before[-2])
    begins = len(run.behind) > 1 and run.behind[0].key in _TO and _place(run.behind[1])
    return ends or begins


def _place(token: Token) -> bool:
    """Say whether a word may be the name of a place beside 至: no sign, no figure, short."""
    return token.key not in (TIME, FIGURE, PLACE) and token.key.isalpha() and 1 < len(token.key) <= _LONGEST_PLACE

"""Titles and numbers of documents as they are compared: one spelling, and what is still the same title."""

from __future__ import annotations

import re
import unicodedata

_OPENING, _CLOSING = re.compile(r"[〔﹝\[【［(（]"), re.compile(r"[〕﹞\]】］)）]")
_MARKS = re.compile(r"[\s“”\"'《》〈〉]|[—–\-－~～]+")
_ADDITION = re.compile(r"\([^()]*\)$|的(?=[^的]{2,4}$)")
# What tells one draft of a plan from the next: (征求意见稿), 送审稿, V2.
_DRAFT = re.compile(
    r"\([^()]*(?:稿|草案)[^()]*\)|(?:公开)?(?:征求意见|送审|报批|审议|讨论|评审|论证|汇报|公示|发布|印发|修改|修订|初|定|终)稿$"
    r"|草案$|[\W_]*v\d+(?:\.\d+)*$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\((20\d\d)年?(20\d\d)年?[,，)]")
_ISSUERS = ("政府", "厅", "局", "委员会", "办公厅")
# What kind of paper it is, at the end of its title.
_KIND = re.compile(
    r"(?:技术|实施|管理)?(?:标准|规范|规程|指南|导则|指引|办法|规定|条例|细则|规划|方案|计划|意见|纲要|目录|清单|政策)$"
)
# A number or a level in the other place makes another plan, and no misprint: “十三五”规划, 济南市 and 济南县.
_TELLING = re.compile(r"[\d一二三四五六七八九十省市县区州盟旗镇乡]")
_SHORTEST_MISPRINT = 8  # characters


def plain_title(text: str) -> str:
    """Return a title or a number for comparison: no spaces, no marks, half width, one kind of bracket and dash."""
    text = unicodedata.normalize("NFKC", text)
    return _MARKS.sub("", _CLOSING.sub(")", _OPENING.sub("(", text)))


def bare_title(title: str) -> str:
    """Return a plain title without the years in brackets at its end and without 的 before the last word."""
    return _ADDITION.sub("", title)


def other_years(cited: str, real: str) -> bool:
    """Say whether a plain title names other years than the real one, some of which are the same: (20212023), (20222024).

    Editions of a plan follow one another; years that lie wholly before are those of the one before it.
    """
    mine, theirs = _YEARS.search(cited), _YEARS.search(real)
    if mine is None or theirs is None or mine.groups() == theirs.groups():
        return False
    return int(mine[1]) <= int(theirs[2]) and int(theirs[1]) <= int(mine[2])


def title_of_any_draft(title: str) -> str:
    """Return a title for comparison without what tells one draft of the plan from the next."""
    return _DRAFT.sub("", plain_title(title))


def same_title(cited: str, real: str) -> bool:
    """Say whether two plain titles are one, the issuer before 关于 left out in one of them or not."""
    one, other = sorted((bare_title(cited), bare_title(real)), key=len)
    return one == other or (other.endswith(one) and other[: -len(one)].endswith(_ISSUERS))


def is_misprint(cited: str, real: str) -> bool:
    """Say whether a title is another one with one character wrong, too much or left out."""
    if cited == real or min(len(cited), len(real)) < _SHORTEST_MISPRINT or abs(len(cited) - len(real)) > 1:
        return False
    start = next((at for at, (one, other) in enumerate(zip(cited, real, strict=False)) if one != other), None)
    at = min(len(cited), len(real)) if start is None else start
    same = next(
        tail for tail in range(min(len(cited), len(real)) - at, -1, -1) if not tail or cited[-tail:] == real[-tail:]
    )
    wrong = cited[at : len(cited) - same], real[at : len(real) - same]
    return max(map(len, wrong)) == 1 and not _TELLING.search("".join(wrong))


def of_another_kind(cited: str, real: str) -> bool:
    """Say whether two plain titles are one but for the kind of paper at their end: 某某选型标准, 某某选型指南."""
    mine, theirs = (bare_title(title) for title in (cited, real))
    one, other = _KIND.search(mine), _KIND.search(theirs)
    if one is None or other is None or one[0] == other[0]:
        return False
    return mine[: one.start()] == theirs[: other.start()] and one.start() >= _SHORTEST_MISPRINT

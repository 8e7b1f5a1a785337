"""What is shared out among places: the work or the thing named once before figures of which only the places are told."""

from __future__ import annotations

import re
from bisect import bisect_right

from checker.extract.draft import Draft
from checker.extract.naming import nameends, names, nouns
from checker.extract.parts import places_alone
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token
from checker.language.lexicon import compiled
from checker.language.numbering import opening
from checker.language.words import tagged

_CLAUSE_BEFORE = re.compile(
    r"(?:\A|[。；：])(?P<work>[^，。；：\d]{3,20})[，：](?:[^。；：，\d]*\d[^。；：，]*，)*(?:其中，)?$"
)
_LAST_CLAUSE = re.compile(r"(?:\A|[，；])(?P<work>[^，；：]{3,60})[，：](?:其中，)?$")
_PRINCIPLE = compiled("<heed>|<work-towards>")  # 坚持租购并举: no work that places share
_TENDED = compiled("^(?:<manner>|<gradual>|<all>)*<tend>")
_CARRIED_OUT = compiled("^(?:<manner>|<gradual>|<all>)*(?:<make>|<work>|<abolish>|<end>)")
_MADE_SOMEWHERE = compiled(
    r"^在?[^，。；、]{0,12}?\d+[个座处家条](?!项目)[\u4e00-\u9fa5]{1,8}?(?=(?P<work>(?:<make>|<work>).{3,}))"
)
_UNDERTAKING = compiled(r"(?P<work>[\u4e00-\u9fa5A-Za-z“”、（）]{3,24}?)(?:重点|示范|试点|专项)?(?:<undertaking>)$")
_THING_LAST = re.compile(
    r"(?P<list>(?:[、和][\u4e00-\u9fa5]{2,9}[市县区州盟旗]\d{1,6}[\u4e00-\u9fa5]){1,40})(?!以|左右|等)(?P<thing>[\u4e00-\u9fa5A-Za-z]{2,24})$"
)
_NOT_A_THING = re.compile(r"^(?:左右|以上|以内|、|和|及|与|，|等|$)")
_BRACKETS = re.compile(r"（[^（）]*）")
_FARTHEST = 240  # characters back to the work that the places share
_SHORTEST, _LONGEST = 3, 24  # characters of its name
_ALLOTTED = "work-shared-out"
_IN_NO_WORK = ("%", "‰", "百分点", "个百分点", "元")


def allotted(text: Text, sentence: Span, token: Token, name: str, right: str, last: Draft | None) -> str:
    """Return what a figure of which only places are told shares with others: 淘汰老旧车辆，甲市500台以上货车、乙市|200台.

    It is taken from the nearest that names it: the thing behind the last figure of the list; the clause before, where
    something is carried out there; what is made in counted places; the last clause of the sentence before, where something
    is carried out there; the work that the paragraph or its heading is named by; then a clause that only tends something.
    A whole in the same unit, in the same sentence, goes before all but the first two. The thing behind the figure belongs
    to the name; "" where the words before the figure are more than places, or nothing names a work.
    """
    if not places_alone(name):
        return ""
    if shared := _thing_of_the_last(text, token):
        return shared
    thing = "" if _NOT_A_THING.match(right) else nameends.thing(right)
    alike = last is not None and last.unit == token.reading.unit
    clause = _clause_before(text, sentence, token)
    if clause and not _TENDED.match(clause):
        return _work_of(clause) + thing if _work_of(clause) else ""
    free = not alike or (last is not None and _ALLOTTED in last.derivation)
    if not free or (token.reading.unit in _IN_NO_WORK and not clause):
        return _work_of(clause) + thing if clause and _work_of(clause) else ""
    work = _made_somewhere(text, sentence, token) or told_before(text, sentence) or _work_of(clause)
    return work + thing if work else ""


def told_before(text: Text, sentence: Span) -> str:
    """Return the work that the sentence before carries out, or that the paragraph or its heading is named by, else ""."""
    at = bisect_right(text.sentences, sentence.start, key=lambda one: one.end)
    if at:
        clause = re.split(r"[，；：]", text.without_times(*text.sentences[at - 1]))[-1]
        if _CARRIED_OUT.match(names.opened(clause)) and (work := _work_of(clause)):
            return work
        first = text.text[slice(*text.sentences[0])]
        if found := _UNDERTAKING.fullmatch(first, opening(first)):
            return found["work"]
    found = _UNDERTAKING.fullmatch(text.heading[opening(text.heading) :].rstrip("。"))
    return found["work"] if found else ""


def _thing_of_the_last(text: Text, token: Token) -> str:
    """Return the thing that stands behind the last figure of a list of places: 甲市|3家、乙市2家水泥企业改造; else ""."""
    found = _THING_LAST.match(text.masked, token.end, token.segment.end)
    units = re.findall(r"\d([\u4e00-\u9fa5])", found["list"]) if found else []
    alike = found is not None and all(unit == token.reading.unit for unit in units)
    return nameends.thing(found["thing"]) if found is not None and alike else ""


def _clause_before(text: Text, sentence: Span, token: Token) -> str:
    """Return the clause without figures that stands before the list of places, "" where there is none."""
    start = max(sentence.start, token.segment.start - _FARTHEST)
    found = _CLAUSE_BEFORE.search(text.masked[start : token.segment.start])
    return found["work"] if found else ""


def _work_of(clause: str) -> str:
    """Return what a clause works on: 淘汰老旧车辆, 实施庭院改厕 -> 庭院改厕; "" where it is no work or a measure."""
    if not clause:
        return ""
    work, carried_out = names.subject(clause)[0], _CARRIED_OUT.match(clause) is not None
    shortest = _SHORTEST - 1 if carried_out else _SHORTEST  # 新建公园：甲市|3个
    if not shortest <= len(work) <= _LONGEST or not (carried_out or tagged(clause)[0].acts):
        return ""
    if _PRINCIPLE.match(work) or nouns.has_head(work):
        return ""
    return work if not re.search(r"\d", work) else ""


def _made_somewhere(text: Text, sentence: Span, token: Token) -> str:
    """Return what is made in so many places that are counted: 在12个村新建公厕，其中甲镇|3个 -> 公厕."""
    start = max(sentence.start, token.segment.start - _FARTHEST)
    said = _BRACKETS.sub("", text.without_times(start, token.segment.start).lstrip("，"))
    found = _LAST_CLAUSE.search(said)
    made = _MADE_SOMEWHERE.match(names.opened(found["work"])) if found else None
    return names.subject(made["work"])[0] if made else ""

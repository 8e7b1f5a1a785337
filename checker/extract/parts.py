"""Figures that share out a thing named once before them: a work done in several places, a whole with its parts in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from checker.extract.draft import Draft
from checker.extract.naming import nameends, names, nouns
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token
from checker.language.lexicon import compiled
from checker.language.regions import NO_DISTRICT, places_at
from checker.language.words import tagged

_PLACES = re.compile(
    rf"(?:其中)?(?:[\u4e00-\u9fa5]{{2,5}}[、和及])*[\u4e00-\u9fa5]{{2,5}}(?:等)?(?:\d{{1,2}}|[二三四五六七八九十两]{{1,2}})?个?(?:(?<![城超])市|(?<![{NO_DISTRICT}建城社园校景库小牧山灌片林])区|[县州盟旗])(?:分别|均|要)*"
)
_WORK_BEFORE = re.compile(r"(?:\A|[。；：])(?P<work>[^，。；：\d]{3,20})，(?:[^。；：，\d]*\d[^。；：，]*，)*$")
_PRINCIPLE = compiled("<heed>|<work-towards>")  # 坚持租购并举: no work that places share
_MOST_PARTS = 40  # figures in one bracket, so that a hostile list stays linear
_FARTHEST = 240  # characters back to the work that the places share
_NOT_A_THING = re.compile(r"^(?:左右|以上|以内|、|和|及|与|，|$)")
_OTHER_TIME = re.compile(r"^(?:原|现|上年|同比|较|比|已|累计|合|约|即|按|折)|每")
_FIGURE_BEFORE = re.compile(r"\d[万亿]?(?P<unit>[^\d万亿，。；（）、]{1,6}?)(?:以上|左右|以内)?$")
_GRADE = re.compile(r"[\u4e00-\u9fa5]{1,4}[级型类]")
_OF_THE_WHOLE = re.compile(r"^(?:其中|含|包括|包含)+")


def places_alone(name: str) -> str:
    """Return the places that make up the whole of a name (海东、北山、南川3市), "" where it is more than places."""
    bare = name.removeprefix("其中")
    return bare if _PLACES.fullmatch(name) or (bare and places_at(bare, "") == len(bare)) else ""


def shared_out(text: Text, sentence: Span, token: Token, name: str, right: str) -> str:
    """Return the work that a clause names for the figures of several places: 淘汰老旧车辆，甲市500台以上货车、乙市200台.

    The thing behind the figure belongs to the name; "" where the words before the figure are more than places, or no work.
    """
    if not places_alone(name):
        return ""
    start = max(sentence.start, token.segment.start - _FARTHEST)
    found = _WORK_BEFORE.search(text.masked[start : token.segment.start])
    work = names.subject(found["work"])[0] if found else ""
    words = tagged(found["work"]) if found else ()
    if len(work) < 3 or not words[0].acts or _PRINCIPLE.match(work) or nouns.has_head(work):
        return ""
    return work + ("" if _NOT_A_THING.match(right) else nameends.thing(right))


def is_a_part(text: Text, token: Token, left: str) -> bool:
    """Say whether a figure in brackets is a part of the figure of the same unit before them: 示范林15万亩（新造2万亩）."""
    bracket = text.bracket_around(token.start, token.start)
    if bracket is None or not token.reading.unit or len(left) < 2 or _OTHER_TIME.match(left):
        return False
    return _unit_before(text, bracket) == token.reading.unit


def is_converted(text: Text, token: Token) -> bool:
    """Say whether a figure stands alone in brackets behind one of another unit: 50公顷（约750亩）."""
    bracket = text.bracket_around(token.start, token.start)
    if bracket is None or token.start != bracket.start + 1 or token.end != bracket.end - 1 or not token.reading.unit:
        return False
    return _unit_before(text, bracket) not in ("", token.reading.unit)


def _unit_before(text: Text, bracket: Span) -> str:
    found = _FIGURE_BEFORE.search(text.text[max(0, bracket.start - 16) : bracket.start])
    return found["unit"] if found else ""


def part_of(text: Text, token: Token, name: str, drafts: Sequence[Draft]) -> str:
    """Return the name of such a part, with that of the whole before it; "" where the figure is none."""
    bracket = text.bracket_around(token.start, token.start)
    if not name or bracket is None or not is_a_part(text, token, name):
        return ""
    whole = next((draft for draft in reversed(drafts[-_MOST_PARTS:]) if draft.end <= bracket.start), None)
    if whole is None or whole.unit != token.reading.unit:
        return ""
    own = _OF_THE_WHOLE.sub("", name)
    if _GRADE.fullmatch(own):
        return own + whole.indicator
    if nouns.has_head(own) and nouns.has_head(whole.indicator):
        if _is_complete(own, whole.indicator):
            return own
        return thing_measured(whole.indicator) + own
    return own if own.startswith(whole.indicator[:2]) else whole.indicator + own


def _is_complete(own: str, whole: str) -> bool:
    """其中森林年固碳量 of 林草年固碳量: a part with a thing of its own before the measure that both end in lacks nothing."""
    shared = _shared(own[::-1], whole[::-1])
    return nouns.has_head(shared[::-1]) and any(
        len(word.text) > 1 and not word.acts and not word.modifies for word in tagged(own[: len(own) - len(shared)])
    )


def _shared(one: str, other: str) -> str:
    """Return what two texts both begin with."""
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def thing_measured(last: str) -> str:
    """油菜播种面积30万亩、产量15万吨: the second measure is of the thing that the first one measures."""
    words = tagged(last)
    head = words[-1].text
    if len(words) < 2 or not nouns.HEAD.search(head) or nouns.is_rate(last):
        return last
    at = len(words) - 2
    if at > 0 and words[at - 1].verb and not words[at].acts:
        at -= 1  # 接待游客规模: the verb and its object say what is counted of the thing
    while at > 0 and words[at].acts:
        at -= 1
    thing = last[: words[at].end]
    return thing if len(thing) > 1 and not words[at].acts else last

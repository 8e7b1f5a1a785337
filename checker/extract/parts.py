"""Parts: the places that a name is made of, the region it begins or ends with, a whole with its parts in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from checker.extract.draft import Draft
from checker.extract.naming import nouns
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token
from checker.language.lexicon import compiled
from checker.language.regions import NO_DISTRICT, names_in, places_at, region_at
from checker.language.words import edges, tagged

_PLACES = re.compile(
    rf"(?:其中)?(?:[\u4e00-\u9fa5]{{2,5}}[、和及])*[\u4e00-\u9fa5]{{2,5}}(?:等)?(?:\d{{1,2}}|[二三四五六七八九十两]{{1,2}})?个?(?:(?<![城超])市|(?<![{NO_DISTRICT}建城社园校景库小牧山灌片林])区|[县州盟旗])(?:分别|均|要)*"
)
_MOST_PARTS = 40  # figures in one bracket, so that a hostile list stays linear
_OTHER_TIME = compiled(r"^<names.no-part>|每")
_FIGURE_BEFORE = re.compile(r"\d[万亿]?(?P<unit>[^\d万亿，。；（）、]{1,6}?)(?:以上|左右|以内)?$")
_SOME_PART = re.compile(
    r"[\u4e00-\u9fa5]{2,12}(?:境内|(?:公园|流域|园区|库区|保护区|建成区)范围内)"
)  # 其中清江公园范围内|70个
_SUFFIXES = "市县州盟旗"  # of a region that no list names
_PIECES = re.compile(r"([、和及])")
_ROUTE = re.compile(r"[、和及与至到—～\-]|境内|[以之]?[内外间]")
_LEADS_ON = re.compile(r"[在对由从为向于和与及、到至]$")
_SHORTEST_CITY, _SHORTEST_THING = 2, 4  # characters
_GRADE = re.compile(r"[\u4e00-\u9fa5]{1,4}[级型类]")
_OF_ALL = re.compile(r"总(?=[\u4e00-\u9fa5]{1,2}$)")  # 年用水总量, 占地总面积
_LISTS = re.compile(r"[、和与及]")
_OF_THE_WHOLE = re.compile(r"^(?:其中|含|包括|包含)+")


def places_alone(name: str) -> str:
    """Return the places that make up the whole of a name (海东、北山、南川3市), "" where it is more than places."""
    bare = name.removeprefix("其中")
    told = _PLACES.fullmatch(name) or _SOME_PART.fullmatch(bare) or (bare and places_at(bare, "") == len(bare))
    return bare if told or innermost(bare) != bare else ""


def innermost(places: str) -> str:
    """Return places without the cities that stand before their own counties: 宜昌当阳市 -> 当阳市."""
    return "".join(_without_city(one) for one in _PIECES.split(places))


def _without_city(place: str) -> str:
    county = next(reversed(names_in(place)), None)
    if county is None or county[1] != len(place) or county[0] < _SHORTEST_CITY:
        return place
    city = place[: county[0]]
    return place[county[0] :] if any(names_in(one) == [(0, len(one))] for one in (city, f"{city}市")) else place


def region_first(text: str, around: str) -> tuple[str, str]:
    """Return the region that a phrase begins with and the rest: 甲市石化行业 -> 甲市, 石化行业; the region is "" where none is.

    `around` is the region of the plan, which is no part of itself.
    """
    at, found = 0, ""
    while not (found and _ROUTE.match(text, at)) and (here := region_at(text, at)):
        if here[0][-1] not in _SUFFIXES and not names_in(here[0]):
            break
        found, at = here
    if not found or found == around or _ROUTE.match(text, at):
        return "", text
    return found, text[at:].removeprefix("的")


def place_last(name: str) -> tuple[str, str]:
    """Return a thing and the region that stands behind it (老旧厂房甲市|30处), the region "" where none stands there."""
    found = next(reversed(names_in(name)), None)
    if found is None or found[1] != len(name) or found[0] < _SHORTEST_THING or _LEADS_ON.search(name[: found[0]]):
        return name, ""
    return name[: found[0]], name[found[0] :]


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
    """其中林地年用水量 of 林草年用水总量: a part with a thing of its own before the measure that both end in lacks nothing."""
    whole = _OF_ALL.sub("", whole)
    at = len(own) - len(_shared(own[::-1], whole[::-1]))
    at = min(edge for edge in edges(own) if edge >= at)  # 园地|年用水量, though 菜地年用水量 ends in 地年用水量 too
    thing = own[:at]
    if not nouns.has_head(own[at:]):
        return False
    if _LISTS.search(whole) and (thing in whole if thing else _LISTS.fullmatch(whole[-len(own) - 1 : -len(own)])):
        return True
    return any(len(word.text) > 1 and not word.acts and not word.modifies for word in tagged(thing))


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

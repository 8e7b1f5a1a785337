"""A figure with the name and the verb that were found for it: the context of grammar/kinds.toml and grammar/scopes.toml."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from checker.extract.context import asked_once
from checker.extract.lexicon import EACH, JOINT
from checker.extract.naming.nouns import has_head, is_rate
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token
from checker.language.grammar import rules
from checker.language.lexicon import compiled
from checker.language.regions import places_at, region_at
from checker.language.units import unit_of
from checker.language.words import tagged
from checker.model import Kind, Scope

UNIT_NAMES = {"百分点": "个百分点", "个点": "个百分点", "人口": "人"}
_RATIOS = ("%", "‰", "倍", "番")
_EXTENTS = ("length", "length**2")
_COUNTED = frozenset(("thing", "person", "household", "animal", "visit", "plant", "bed", "parking", "berth"))
_AMOUNTS = frozenset(("mass", "money", "energy", "standard_coal", "volume", "length**3", "power"))
_RIGHT_BEFORE = 10  # characters in which a verb of work stands right before a verb of change
_SHORTEST = 3
_LONGEST_PLACE = 6  # characters

_ADDS = re.compile(r"新增|净增|增加")
_WORK_SECOND = compiled(r"<names.worked-on>")
_HANDED_OVER = compiled(r"<names.handed-over>$")
_EVERYONE = re.compile(r"均|各|都")
_PLACES = compiled(
    r"^(?:(?:[\u4e00-\u9fa5]{1,6}?(?:<places.division>|镇)、)+[\u4e00-\u9fa5]{1,6}?(?:新区|高新区|开发区|<places.division>|镇)等?|"
    r"<core>(?=[^率面人]))"
)
_HEAD_OF_AN_ITEM = compiled(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[—·●■◆★\s-]+)?"
    r"(?P<work>[^，。；：、\d]{4,36}?(?:项目|工程|提档升级|示范带|廊道|<make>|<work>))："
)
_SECTION_OF_A_RIVER = re.compile(r"（(?P<place>[\u4e00-\u9fa5]{2,6}段)）")
_QUALITY_LAST = compiled(r"<names.quality>$")  # 森林质量提升2万亩: no quality rises by so much land
_MADE = compiled(r"(?:^|、)<make>")  # 新建城区、新建居住区: what is built is no place
_COUNTED_REGIONS = compiled(r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:<prefecture>|<places.place>)")
_MAY_GO_ON = re.compile(r"各|每|所有|作为")
_OTHER_SUBJECT = re.compile(r"全[国省市县区州盟旗]|[省市县区州]级|本[省市县区州]")
_DIGIT = re.compile(r"\d")
_EACH_OF = re.compile(r"^每(?:一)?[座处个所家条栋间]")


class Predication:
    """What a sentence says of one figure.

    `indicator` is its name, `verb` the verb found for it and `verb_class` what it does (reach, change, compare, make,
    make-reach, work, list, or ""); `left` is the segment before the figure, `left_end` its last ten characters, `head` the
    same without times and joints at its front. `annual` says that a rhythm governs it, `period` that a span is stated.
    `region` is the plan's. `dimension` is what the unit measures; `ratio`: it is a share, a multiple or a doubling; `counted`: it counts things or
    beings; `countable`: it counts these, or measures a length or an area.
    """

    def __init__(
        self,
        text: Text,
        sentence: Span,
        token: Token,
        name: str,
        verb_class: str,
        verb: str,
        *,
        annual: bool,
        period: bool,
        region: str = "",
    ) -> None:
        self._region = region
        self._text, self._sentence, self._token = text, sentence, token
        self.indicator, self.verb_class, self.verb = name, verb_class, verb
        self.annual, self.period = annual, period
        self.left = text.text[token.segment.start : token.start]
        self.unit = UNIT_NAMES.get(token.reading.unit, token.reading.unit)
        self.value: Decimal = token.reading.low
        self.dimension, self.ratio = unit_of(self.unit).dimension, self.unit in _RATIOS
        self.counted = self.dimension in _COUNTED
        self.countable = self.counted or self.dimension in _EXTENTS

    @property
    def countable_or_mass(self) -> bool:
        """Say whether the figure counts things or people, or measures an extent, a mass, an energy or money."""
        return self.countable or self.dimension in _AMOUNTS

    @property
    def left_end(self) -> str:
        """Return the words right before the figure."""
        return self.left[-_RIGHT_BEFORE:]

    @property
    def rate(self) -> bool:
        """Say whether the name is that of a rate or another ratio."""
        return is_rate(self.indicator)

    @property
    def measure(self) -> bool:
        """Say whether the name ends in the noun of a measure."""
        return has_head(self.indicator)

    @property
    def bound_before(self) -> bool:
        """Say whether a bound word stands before the number."""
        return self._token.start != self._token.reading.start

    @property
    def adds(self) -> bool:
        """Say whether the verb adds to a number."""
        return _ADDS.search(self.verb) is not None

    @property
    def done(self) -> bool:
        """Say whether the name begins or ends with what is done: 规范提升农村供水厂站, 安置房交付."""
        words = tagged(self.indicator)
        if len(words) > 2 and _WORK_SECOND.fullmatch(words[1].text):
            return True
        begins = len(words) > 1 and words[0].verb and len(words[0].text) > 1
        return not has_head(self.indicator) and (begins or bool(_HANDED_OVER.search(self.indicator)))

    @asked_once
    def head(self) -> str:
        """Return the clause before the figure without times and joints at its front."""
        return JOINT.sub("", self._text.without_times(self._token.segment.start, self._token.start))

    @property
    def each(self) -> bool:
        """Say whether the clause opens with each of several regions or bodies."""
        return bool(EACH.match(self.head) or EACH.match(JOINT.sub("", self.left)))

    @asked_once
    def _subject_that_goes_on(self) -> str:
        """Return the subject that a clause before names and this one goes on with, "" where there is none.

        各市 with a figure of its own, or a place of which 作为 says what it is; a clause after it with another subject, and ；, ends it.
        """
        before = self._text.without_times(self._sentence.start, self._token.start)
        if not _MAY_GO_ON.search(before):
            return ""
        subject = ""
        for clauses in before.split("，"):
            _, ended, piece = clauses.rpartition("；")
            subject = "" if ended else subject
            opening = JOINT.sub("", piece).removeprefix("其中")
            end = places_at(opening, self._region) or (region_at(opening) or ("", 0))[1]
            if each := EACH.match(opening):
                subject = each[0] if _DIGIT.search(opening) else ""
            elif end and opening.startswith("作为", end):
                subject = opening[:end]
            elif end or piece.startswith("其中") or _OTHER_SUBJECT.match(opening):
                subject = ""
        return "" if subject == self._region else subject

    @property
    def each_goes_on(self) -> bool:
        """Say whether a clause before says how much each must reach, and none after it names another subject."""
        return EACH.match(self._subject_that_goes_on) is not None

    @property
    def place_spoken_of(self) -> str:
        """Return the place that a clause before says something of, "" where none does or another subject follows."""
        return "" if self.each_goes_on else self._subject_that_goes_on

    @property
    def goes_on_of_a_place(self) -> bool:
        """Say whether a clause before says what a place is, and this one goes on to speak of it."""
        return bool(self.place_spoken_of)

    @asked_once
    def place_of_the_item(self) -> str:
        """Return the place in the name of the work that the passage is headed by (甲县湿地公园建设：), "" where none is."""
        head = _HEAD_OF_AN_ITEM.match(self._text.text)
        if head is None or head.end() > self._token.segment.start:
            return ""
        if section := _SECTION_OF_A_RIVER.search(head["work"]):
            return section["place"]
        end = places_at(head["work"], self._region) or (region_at(head["work"]) or ("", 0))[1]
        place = head["work"][:end]
        return place if end < len(head["work"]) and not _MADE.search(place) and place != self._region else ""

    @property
    def item_of_a_place(self) -> bool:
        """Say whether the passage is headed by a work in a named place."""
        return bool(self.place_of_the_item)

    @property
    def everyone(self) -> bool:
        """Say whether 均, 都 or 各 stands before the figure in its segment."""
        return _EVERYONE.search(self.left) is not None

    @asked_once
    def places(self) -> str:
        """Return the places that the clause opens with, "" where it names none."""
        head = self.head.removeprefix("在")
        found = _PLACES.match(head)
        if found and (made := _MADE.search(found[0])):
            head, found = head[made.end() :] if not made.start() else "", None  # 实施|甲市、乙市的工程
        named = found[0] if found else head[: places_at(head, self._region)]
        if not named and head != self.head and (one := region_at(head)) and len(one[0]) <= _LONGEST_PLACE:
            named = one[0]  # 在东湖县建成
        return "" if named == self._region else named

    @property
    def names_places(self) -> bool:
        """Say whether the clause opens with places."""
        return bool(self.places)

    @property
    def several_places(self) -> bool:
        """Say whether the clause opens with a list of places."""
        return "、" in self.places

    @property
    def counted_regions(self) -> str:
        """Return the count of regions that the clause opens with, "" where it opens otherwise."""
        found = _COUNTED_REGIONS.match(self.head)
        return found[0] if found else ""

    @asked_once
    def places_before(self) -> str:
        """Return the places that a clause before opens with in the same sentence, "" where none does."""
        before = self._text.without_times(self._sentence.start, self._token.segment.start)
        named = (_PLACES.match(JOINT.sub("", piece)) for piece in re.split(r"[，；：]", before))
        return next((found[0] for found in named if found), "")

    @property
    def places_named_before(self) -> bool:
        """Say whether a clause before opens with places."""
        return bool(self.places_before)


def kind_of(said: Predication) -> tuple[Kind, str]:
    """Return the kind of a figure and the name of the rule that says so."""
    rule = rules("kinds").deciding(said)
    return cast("Kind", rule.gives["kind"]), rule.name


def scope_of(said: Predication) -> tuple[Scope, str, str]:
    """Return whom a figure speaks of, the named part of the region where one is named, and the name of the rule."""
    rule = rules("scopes").deciding(said)
    where = rule.gives.get("region")
    return cast("Scope", rule.gives["scope"]), str(getattr(said, where)) if where else "", rule.name


def raised(token: Token, name: str, verb_class: str, verb: str) -> tuple[str, str]:
    """Return name and class of verb, those of work where 提升 is done on so much (低效林地优化提升20万亩), no rise by so much."""
    extent = token.dimension in _EXTENTS or token.dimension in _COUNTED
    bare = not has_head(name) or _QUALITY_LAST.search(name) is not None
    worked = verb_class == "change" and verb.endswith("提升") and extent and len(name) > 2 and bare
    return (name + verb, "work") if worked else (name, verb_class)


def of_each(name: str) -> str:
    """Return the name of what each must reach without the words for each: 每座泵站占地面积 -> 泵站占地面积."""
    rest = _EACH_OF.sub("", name)
    return rest if len(rest) >= _SHORTEST else name

"""Whether a target of a higher plan concerns a region below it at all; None is: cannot be said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from checker.language.areas import names_a_zone, provinces_spoken_of
from checker.language.lexicon import compiled
from checker.language.regions import short_names
from checker.language.runs import Names
from checker.language.sentences import names as speaks_of
from checker.language.sentences import sentence_around
from checker.language.words import edges
from checker.match.names import Catalogue, qualifiers
from checker.model import Document, Region, Target

_COASTAL = compiled(r"<concerns.sea>|(?<!内陆)(?<!内河)港口")
_OWN_COAST = 5  # times that a plan speaks of the sea where it has a coast
_INLAND_WATER = compiled(r"<concerns.inland-water>")
_METRO = re.compile(r"轨道交通|地铁")
# What crosses provinces is of no one of them.
_NATIONAL = compiled(r"^国家<concerns.of-the-state>|<concerns.across>")
# 甲乙丙区域加快……, 北部片区在……: what the clause says is of that area.
_OF_AN_AREA = compiled(r"^([\u4e00-\u9fa5“”]{2,8}?)<places.area>(?!性|间|内)")
_OFFICE_ABOVE = compiled(r"^<bodies.above>[\u4e00-\u9fa5、]{0,24}?(?:<bodies.office>|办|部门|政府)<bodies.office-does>")
_OF_THE_NATION = re.compile(r"中央(?!企业)|国务院|国家重[大点](?!战略|工程)")
_ALL_OF_THEM = re.compile(r"各[地市州县区省]|全[省市区国]|其[他余]")
_THE_OTHERS = re.compile(r"[\s，、；]*其[他余]")
_BETWEEN_PLACES = re.compile(r"[、，；和与及（）]")
_COUNT_OF_CITIES = compiled(r"(?:<prefecture>|市级城市|州市|市州)的?(?:个数|数量|数)$")
_SOME_PLACES = compiled(r"^(?:部分|\d+|[一二三四五六七八九十]+)个?(?:<places.division>|地区|城市)$")


class Asking(Protocol):
    """Says whether what a text asks can be a lower plan's matter; `before` is its sentence up to it."""

    def __call__(self, text: str, before: str = "") -> bool:
        """Return whether it can."""
        ...


class Concerns:
    """Whom the targets of higher plans concern, by what they say and by what is known of the regions."""

    def __init__(self, regions: Sequence[Region], catalogue: Catalogue) -> None:
        self._regions: Mapping[str, Region] = {region.code: region for region in regions}
        self._catalogue = catalogue
        self._named_in: dict[str, frozenset[str]] = {}
        self._children: dict[str, list[str]] = defaultdict(list)
        self._codes: dict[str, list[str]] = defaultdict(list)
        for region in self._regions.values():
            self._children[region.parent].append(region.code)
            self._codes[region.name].append(region.code)
        self._names = Names(self._codes)

    def children(self, code: str) -> tuple[str, ...]:
        """Return the regions next below one."""
        return tuple(self._children.get(code, ()))

    def above(self, code: str) -> set[str]:
        """Return a region and all it lies in."""
        found: set[str] = set()
        while code and code not in found:
            found.add(code)
            code = self._regions[code].parent if code in self._regions else ""
        return found

    def named_in(self, text: str) -> frozenset[str]:
        """Return the regions a text names."""
        if text not in self._named_in:
            names = self._names.in_text(text)
            self._named_in[text] = frozenset(code for name in names for code in self._codes[name])
        return self._named_in[text]

    def _listed_in(self, places: str) -> frozenset[str]:
        """Return the regions of a list of places: each stands first in its part of the list or right behind another.

        A name may hold what else parts a list (和平区, 平和县).
        """
        codes: set[str] = set()
        inside, at = sorted(self._names.in_text(places), key=len, reverse=True), 0
        while at < len(places):
            if name := next((name for name in inside if places.startswith(name, at)), ""):
                codes.update(self._codes[name])
                at += len(name)
            else:
                between = _BETWEEN_PLACES.search(places, at)
                at = between.end() if between else len(places)
        return frozenset(codes)

    def naming(self, lower: Document, upper: Document) -> Callable[[str], bool]:
        """Return what says whether a text of an upper plan names the region of a lower one or a part of it.

        A short name counts where a word begins, unless it is the upper region's too (吉林 is a province and a city).
        """
        own = [name for name in sorted(short_names(lower.region_name)) if name not in upper.region_name]

        def names(text: str) -> bool:
            if any(lower.region in self.above(code) for code in self.named_in(text)):
                return True
            return any(found.start() in edges(text) for name in own for found in re.finditer(re.escape(name), text))

        return names

    def asking(self, lower: Document, upper: Document) -> Asking:
        """Return what says whether a text of an upper plan that names no region of the lower one may concern it.

        What names other regions beside it, asks for a coast or a metro that it has not, or is of the nation, does not;
        nor what goes on with other regions that its sentence, up to it, opens with.
        """
        named, own = self.naming(lower, upper), self.above(lower.region)
        beside = {short for code in self.children(upper.region) if code not in own for short in self._shorts(code)}
        of_areas = upper.level == "national"

        def concerned(text: str, before: str = "") -> bool:
            if self._of_others(before, upper, lower):
                return False
            if named(text) or (self.named_in(text) - self.above(upper.region)):
                return False
            if any(found.start() in edges(text) for name in beside for found in re.finditer(re.escape(name), text)):
                return False
            areas = provinces_spoken_of(text) if of_areas else ()
            if areas and not any(self._regions[code].name.startswith(areas) for code in own if code in self._regions):
                return False
            return self._text_concerns(text, upper, lower)

        return concerned

    def _shorts(self, code: str) -> frozenset[str]:
        return frozenset(short_names(self._regions[code].name)) if code in self._regions else frozenset()

    def _text_concerns(self, text: str, upper: Document, lower: Document) -> bool:
        """Say whether what a clause asks can be a lower plan's matter, by whom and by what it speaks of."""
        if _OFFICE_ABOVE.match(text):
            return False
        area = _OF_AN_AREA.match(text)
        if area and area[1] not in lower.source:
            return False
        if _of_the_coast(text) and not self._by_the_sea(lower):
            return False
        if _METRO.search(text) and not _METRO.search(lower.source):
            return False
        return not (upper.level == "national" and (_NATIONAL.search(text) or _OF_THE_NATION.search(text)))

    def placed(self, target: Target, document: Document) -> Target:
        """Return the target with the codes of the regions it speaks of, where it names some of them.

        Of a plan whose region is known these are regions inside it: 市主城区 names no 城区 of another province.
        """
        if target.concerns:
            return target
        codes = self._listed_in(target.region) - {document.region}
        if document.region:
            codes = frozenset(code for code in codes if document.region in self.above(code))
        return replace(target, concerns=tuple(sorted(codes))) if codes else target

    def concerns(self, target: Target, upper: Document, lower: Document) -> tuple[bool | None, str]:
        """Say whether a target of one plan concerns the region of another, and why not."""
        if not lower.region or lower.region == upper.region:
            return True, ""
        if target.scope == "each" and self._named_before_the_others(target, upper, lower):
            return False, "match.why.other-regions"
        own = self.above(lower.region) - self.above(upper.region)
        spoken_of = set(target.concerns) - {upper.region}
        if spoken_of:
            return (True, "") if spoken_of & own else (False, "match.why.other-regions")
        if _SOME_PLACES.match(target.region):
            return None, "match.why.unnamed-regions"
        if target.scope == "named" and names_a_zone(target.region) and target.region != upper.region_name:
            inside = target.region == lower.region_name or self.naming(lower, upper)(target.region)
            return (True, "") if inside else (False, "match.why.other-regions")
        of_areas = provinces_spoken_of(target.region) or provinces_spoken_of(target.indicator)
        if upper.level == "national" and of_areas:
            names = [self._regions[code].name for code in self.above(lower.region) if code in self._regions]
            inside = any(name.startswith(of_areas) for name in names)
            return (True, "") if inside else (False, "match.why.other-regions")
        if target.scope != "each" and self._of_others(_before(target, upper), upper, lower):
            return False, "match.why.other-regions"
        return self._by_subject(target, upper, lower)

    def _named_before_the_others(self, target: Target, upper: Document, lower: Document) -> bool:
        """Say whether a target is of 其他设区市, and its sentence names the lower plan's region before them."""
        if not _THE_OTHERS.match(target.quote.text):
            return False
        return self.naming(lower, upper)(_before(target, upper))

    def _of_others(self, before: str, upper: Document, lower: Document) -> bool:
        """Say whether a sentence, up to a clause of it, opens with other regions, of which it goes on: 甲市率先……."""
        head = before.lstrip("，；。 ").split("，", 1)[0]
        listed = self.named_in(head) - self.above(upper.region)
        opens = any(head.startswith(self._regions[code].name) for code in listed)
        if not opens or _ALL_OF_THEM.search(before):
            return False
        own = self.above(lower.region) - self.above(upper.region)
        return not any(own & self.above(code) or lower.region in self.above(code) for code in listed)

    def _by_the_sea(self, lower: Document) -> bool | None:
        """Say whether the region of a plan has a coast: by the records, by its province, by what the plan speaks of."""
        region = self._regions.get(lower.region)
        if region is not None and region.coastal is not None:
            return region.coastal
        if any(self._regions[code].coastal is False for code in self.above(lower.region) if code in self._regions):
            return False
        return True if len(_COASTAL.findall(lower.source)) >= _OWN_COAST else None

    def _by_subject(self, target: Target, upper: Document, lower: Document) -> tuple[bool | None, str]:
        known = self._catalogue.by_id.get(target.canonical)
        applies = known.applies_to if known else ()
        coastal = "coastal" in applies or _of_the_coast(target.indicator)
        # a port on a river: what the lower plan itself speaks of by this name concerns it
        coastal = coastal and not speaks_of(lower.source, target.indicator)
        if coastal and not (by_sea := self._by_the_sea(lower)):
            return (by_sea, "match.why.coast-unknown" if by_sea is None else "match.why.inland")
        if ("metro" in applies or _METRO.search(target.indicator)) and not _METRO.search(lower.source):
            return None, "match.why.metro-unknown"
        if upper.level == "national" and _NATIONAL.search(target.indicator):
            return False, "match.why.network"
        if _COUNT_OF_CITIES.search(target.indicator) and lower.level == "city":
            return False, "match.why.national"
        below = len(self.children(upper.region))
        few = target.amount is not None and below and target.amount.value < below
        if few and ("grade", "国家级") in qualifiers(target.indicator):
            return False, "match.why.national"
        return True, ""


def _before(target: Target, document: Document) -> str:
    """Return what stands before a target in its sentence."""
    number, at = target.quote.passage, target.quote.start
    place = bisect_left(document.passages, number, key=lambda one: one.number)
    text = document.passages[place].text if place < len(document.passages) else ""
    return text[sentence_around(text, at)[0] : at]


def _of_the_coast(text: str) -> bool:
    return _COASTAL.search(text) is not None and not _INLAND_WATER.search(text)

"""The name of an indicator, taken apart: what is counted, and the qualifiers that say which of it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.language.characters import plain
from checker.language.indicatornames import without_course
from checker.language.shares import share_of
from checker.match.words import words
from checker.model import OF_THE_NAME, Document, Indicator, Kind, Target

_MARKS = re.compile(r"[\s“”\"'‘’《》〈〉「」【】\[\]·*∗※★☆△▲#]")
_JOINS = re.compile(r"[(){}、,，;；:：—–\-/]|的")
_PLACE = re.compile(r"[一-鿿]{2,4}?[市州县区](?=[^、和及].)")
_SHORT = 4  # characters of a name that tell one thing from another
_HIDDEN = 0xE000  # private use: a protected compound is one such character while the qualifiers are taken off

# What may be left out of a name when it is looked up in the catalogue, mildest first.
_LEFT_OUT: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({"work", "added"}),
    frozenset({"work", "added", "stage", "star", "threshold"}),
    frozenset({"work", "added", "stage", "star", "threshold", "grade"}),
    frozenset({"work", "added", "stage", "star", "threshold", "grade", "settlement"}),
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A name without its qualifiers, and the qualifiers in the order in which they stand."""

    base: str
    qualifiers: tuple[tuple[str, str], ...]


@lru_cache(maxsize=65536)
def normal(text: str, places: tuple[str, ...] = ()) -> str:
    """Return a name in one spelling: no quotes, no region, no time, no verb of making, one word for one thing."""
    name = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    for place in places:
        name = name.replace(place, "")
    name = words().setting.sub("", name)
    for old, new in words().synonyms:
        name = name.replace(old, new)
    name = _share(name)
    # 及 and 和 stay, they are part of 在建及运营
    name = _JOINS.sub("", words().filler.sub("", name))
    while (shorter := words().making.sub("", name)) != name:
        name = shorter
    return words().counting.sub("", words().reached.sub("", name))


def _share(name: str) -> str:
    """Return the name of a share in one order: of the whole, the part: 甲占乙的比例 and 乙中甲的比例 are 乙甲占比."""
    name = re.sub("面积占比$", "占比", name)
    share = share_of(name)
    return f"{share.whole}{share.part}占比" if share else name


@lru_cache(maxsize=65536)
def apart(name: str, kinds: frozenset[str] | None = None) -> Parts:
    """Take the qualifiers (of these kinds, or all) off a normal name."""
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found.group())
        return chr(_HIDDEN + len(hidden) - 1)

    rest = words().protected.sub(hide, name)
    taken: list[tuple[int, str, str]] = []
    for kind in words().kinds:
        if kinds is not None and kind.name not in kinds:
            continue

        def take(found: re.Match[str], label: str = kind.name) -> str:
            word = found.group()
            if len(found.string) - len(word) < 2:  # a name is more than its qualifier
                return word
            taken.append((found.start(), label, _plain(label, word)))
            return ""

        rest = kind.pattern.sub(take, rest)
    for index, word in enumerate(hidden):
        rest = rest.replace(chr(_HIDDEN + index), word)
    rest = re.sub(r"^(?:及|和|与)|(?:及|和|与)$", "", rest)
    return Parts(rest, tuple(sorted((label, word) for _, label, word in taken)))


def _plain(label: str, word: str) -> str:
    if label == "grade":
        word = {"全国": "国家级", "国家": "国家级", "省": "省级", "市": "市级", "全国级": "国家级"}.get(word, word)
    return word.replace("及以上", "以上").replace("及以下", "以下")


class Catalogue:
    """The indicators by every name they go by."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self.by_id: Mapping[str, Indicator] = {indicator.id: indicator for indicator in indicators}
        self._names: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {}
        self._changes: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {}
        self._akin: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for indicator in indicators:
            for other in indicator.akin:
                self._akin[indicator.id] += (other,)
                self._akin[other] += (indicator.id,)
            for name in (indicator.name, *indicator.aliases):
                known = normal(name)
                self._names.setdefault(known, (indicator.id, apart(known).qualifiers))
                if indicator.kinds == ("change",):
                    self._changes.setdefault(normal(without_course(known)), (indicator.id, apart(known).qualifiers))

    def look_up(self, name: str, kind: Kind | None = None) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return the id a normal name stands for and the qualifiers that are part of that name, or nothing.

        A change is known by what changes: 单位GDP能耗 that falls by 13% is the entry 单位GDP能耗降低.
        """
        for left_out in _LEFT_OUT:
            known = self._names.get(apart(name, left_out).base if left_out else name)
            if known:
                return known
        return self._changes.get(without_course(name), ("", ())) if kind == "change" else ("", ())

    def akin(self, entry: str) -> tuple[str, ...]:
        """Return the entries that state the matter of an entry in another way, whichever of them says so."""
        return self._akin.get(entry, ())

    def own_qualifiers(self, entry: str) -> tuple[tuple[str, str], ...]:
        """Return the qualifiers in the name of an entry, none for an id that is no entry's."""
        known = self.by_id.get(entry)
        return apart(normal(known.name)).qualifiers if known else ()


@lru_cache(maxsize=8)
def catalogue(indicators: tuple[Indicator, ...]) -> Catalogue:
    """Return the catalogue of these indicators, built once."""
    return Catalogue(indicators)


# What a name may say or leave to its unit: 改造面积 in 平方米 is 改造 in 平方米.
_MEASURES = {"面积": "length**2"}


def _without_measure(name: str, dimension: str) -> str:
    for word, of_unit in _MEASURES.items():
        if dimension == of_unit and name.endswith(word) and not name.endswith(f"建筑{word}") and len(name) > _SHORT:
            return name.removesuffix(word)
    return name


def places_of(document: Document) -> tuple[str, ...]:
    """Return the names a document calls its own region by."""
    name = document.region_name
    return (name,) if name else ()


def _listed_place(target: Target) -> tuple[str, ...]:
    """Return the place that opens a name, where it is the last of a list of places: 甲市、乙市城镇化率."""
    found = _PLACE.match(target.indicator)
    if found is None or not any(mark in target.quote.text for mark in (f"{found[0]}、", f"、{found[0]}")):
        return ()
    return (found[0],)


@lru_cache(maxsize=65536)
def qualifiers(indicator: str) -> tuple[tuple[str, str], ...]:
    """Return all qualifiers of a name, those included that the catalogue's own name has."""
    return apart(normal(indicator)).qualifiers


def _named_parts(target: Target) -> tuple[str, ...]:
    """Return the list of places that opens a name: 甲市、乙市充电桩; one part alone (市主城区) stays in it."""
    return (target.region,) if "、" in target.region and target.indicator.startswith(target.region) else ()


def named(target: Target, document: Document, entries: Catalogue) -> Target:
    """Return the target with its base name, qualifiers and canonical id filled in.

    Qualifiers that belong to the catalogue's own name of the indicator (每千人口 in 每千人口托位数) are not listed:
    what is listed is what this plan adds to it. An entry that a person's correction names is kept. Where there is no
    entry the id is the whole name in its normal spelling, qualifiers and all: nobody has said which of them matter.
    """
    name = normal(target.indicator, (*_named_parts(target), *places_of(document), *_listed_place(target)))
    parts = apart(name)
    found, own = entries.look_up(name, target.kind)
    if target.entry and target.entry != found:
        found, own = target.entry, entries.own_qualifiers(target.entry)
    if target.amount is not None:
        parts = replace(parts, base=_without_measure(parts.base, target.amount.dimension))
    left = list(parts.qualifiers)
    for qualifier in own:
        if qualifier in left:
            left.remove(qualifier)
    bare = name or "".join(sign for sign in plain(target.indicator) if sign.isalnum())  # 三亚市 in a plan of its own
    known = (parts.base, tuple(left), entries.akin(found), found or f"{OF_THE_NAME}{bare}" * bool(bare))
    if known == (target.base_name, target.qualifiers, target.akin, target.canonical):
        return target  # one that was identified before is no second one
    base, qualifiers_, akin, canonical = known
    return replace(target, base_name=base, qualifiers=qualifiers_, akin=akin, canonical=canonical)

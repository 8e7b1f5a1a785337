"""Readers of grammar/frames.toml that find a named region beside the thing: before the figure, before brackets, behind a list."""

from __future__ import annotations

import re

from checker.extract.context.figureinclause import FigureInClause, Frame
from checker.extract.naming import names, nouns
from checker.extract.parts import innermost, place_last, places_alone, region_first

_FIRST_WORK = re.compile(r"^([^、]{2,}?(?:项目|工程))、.*$")  # 3个公园建设项目、云河治理项目
_OF_THE_LIST = frozenset(("region-figure-thing", "counted-in-the-brackets"))
_NEXT = re.compile(r"[、，；](?P<place>[\u4e00-\u9fa5]{2,10})\d")


def thing_before_the_brackets(figure: FigureInClause) -> list[Frame]:
    """淘汰甲市柴油机组（城区|3台35兆瓦以下）: the thing before the brackets, with where and how large."""
    found = figure.bracketed
    if found is None:
        return []
    frame = Frame(name=found.name, verb_class="work", start=found.start, end=found.end)
    return [frame._replace(scope="named", region=found.region) if found.region else frame]


def thing_of_a_region(figure: FigureInClause) -> list[Frame]:
    """完成甲市|13家水泥企业改造, 完成甲市石化行业|14项治理项目: whose they are, and the thing behind the figure."""
    whose, verbs = names.lead(names.opened(figure.left))
    region, rest = region_first(whose, figure.region)
    last = figure.last if figure.listed else None
    goes_on = last is not None and (last.indicator == figure.thing or not _OF_THE_LIST.isdisjoint(last.derivation))
    if not region or not (verbs or goes_on) or nouns.has_head(rest) or names.kept_work(rest):
        return []
    thing = _FIRST_WORK.sub(r"\1", figure.thing)
    frame = figure.frame(rest + thing, "make" if verbs else "list", verbs)
    return [frame._replace(scope="named", region=innermost(region))]


def thing_before_its_region(figure: FigureInClause, name: str) -> tuple[str, str]:
    """Return the thing of 封存老旧厂房甲市|30处、乙市12处 and the region behind it, "" where no list of regions begins there."""
    following = _NEXT.match(figure.text.text, figure.token.end)
    thing, region = place_last(name) if following and places_alone(following["place"]) else (name, "")
    return (thing, region) if region and region != figure.region and not places_alone(thing) else (name, "")

"""Readers of grammar/frames.toml for what is provided per so many heads, or at a share."""

from __future__ import annotations

import re

from checker.extract.context.figureinclause import FigureInClause, Frame
from checker.extract.naming import names

_PER_BASE = re.compile(r"(?P<who>.*?)(?:按照?)?(?P<base>每[十百千万\d]+(?:常住)?(?:人口?|户|名))(?:[^，。；\d]{0,6})$")
_PER_BASE_BY = re.compile(r"按照?每")
_AT_A_SHARE = re.compile(r"(?:的(?P<of>比例|标准|规模|要求))?(?P<does>[^，。；\d]{3,})")


def provision_per_base(figure: FigureInClause) -> list[Frame]:
    """居住区按每百户|30平方米配建养老服务用房: whose, the base, and the thing without the verb."""
    found = _PER_BASE.match(names.opened(figure.left))
    thing, verbs = names.lead(names.opened(figure.thing.partition("的标准")[0]))
    standard = "的标准" in figure.thing
    if found is None or not thing or (not verbs and not standard and _PER_BASE_BY.search(figure.left)):
        return []
    name = found["who"] + found["base"] + thing
    return [Frame(name=name, verb_class="reach", start=figure.beside.start, end=figure.end_of_thing)]


def provided_at_a_share(figure: FigureInClause) -> list[Frame]:
    """新建电站按照|15%配置储能装置: who provides what, or of what the share is."""
    found = _AT_A_SHARE.match(figure.right)
    who = names.opened(figure.left.rstrip("按照"))
    if found is None:
        return []
    name = who + found["does"] if who else names.lead(found["does"])[0] + (found["of"] or "")
    return [Frame(name=name, verb_class="reach", start=figure.beside.start, end=figure.end_of_thing)]

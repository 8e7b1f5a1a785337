"""The name of a figure for so many people, taken apart: 每千人口托位数 is of 托位, for each 1000 of 人口."""

from __future__ import annotations

import re
from typing import NamedTuple

_HEADS = {"百": 100, "千": 1000, "万": 10**4, "十万": 10**5}
_PER_PEOPLE = re.compile(
    r"^每?(?P<heads>十万|[百千万])名?(?P<people>常住人口|户籍人口|人口|人(?!口))(?P<thing>[^每]{2,})$"
)
_HAVING = re.compile(r"^(?:平均)?(?:拥有|占有|配备|配置)?的?")
_NUMBER = re.compile(r"(?:拥有|保有)?(?:总数量?|总量|数量|数)$|(?:拥有|保有)量$")
_EXTENT = re.compile(r"^(?:全[省市县区州]|累计)+")
_PEOPLE = re.compile(r"^(?:年末|期末)?(?P<people>常住|户籍)?总?人口(?:总数|总量|规模|数量|数)?$")


class PerPeople(NamedTuple):
    """So many heads, of which people (常住, 户籍, "" where it is not said), and the thing that is counted."""

    heads: int
    people: str
    thing: str


def per_people(name: str) -> PerPeople | None:
    """Return what a name counts for each so many people; None where it counts nothing so."""
    found = _PER_PEOPLE.match(name)
    if found is None:
        return None
    thing = thing_counted(_HAVING.sub("", found["thing"], count=1))
    return (
        PerPeople(_HEADS[found["heads"]], found["people"].removesuffix("口").removesuffix("人"), thing)
        if len(thing) > 1
        else None
    )


def thing_counted(name: str) -> str:
    """Return what a name counts, without the words that only say that it is a number: 托位总数 is of 托位."""
    return _NUMBER.sub("", _EXTENT.sub("", name))


def people_counted(name: str) -> str | None:
    """Return which people a name of a population counts (常住, 户籍, "" for no word of it); None for other names."""
    found = _PEOPLE.match(_EXTENT.sub("", name))
    return None if found is None else found["people"] or ""

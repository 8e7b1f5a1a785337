"""How often a thing is done: 每季度至少1次, 每两年一轮, 按月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker.language.characters import plain
from checker.language.numbers import read_number
from checker.language.rewording import sayings

_NUMERAL = "[一二两三四五六七八九十]|[1-9]"


@dataclass(frozen=True, slots=True)
class HowOften:
    """How many times a year something is done, with where the stretch (每季度) and the count (1次) stand.

    Without a count it is done once in each stretch, and `count` is None.
    """

    stretch: tuple[int, int]
    count: tuple[int, int] | None
    a_year: Decimal


@cache
def _words() -> tuple[dict[str, Decimal], re.Pattern[str], re.Pattern[str]]:
    data = sayings()["often"]
    a_year = {word: Decimal(times) for word, times in data["a_year"].items()}
    names = "|".join(sorted(a_year, key=len, reverse=True))
    stretch = re.compile(rf"(?:{data['lead']})(?P<several>{_NUMERAL})?个?(?P<stretch>{names})(?![均龄级])")
    return a_year, stretch, re.compile(rf"(?<![第人\d])(?P<figure>{_NUMERAL}|1\d)(?:{data['times']})(?![级性产以])")


def how_often(text: str) -> HowOften | None:
    """Return how often something is done by a clause; None where it does not say, or says it twice.

    What is counted has to be times: of 每年新增600张 nobody says that it is done so often.
    """
    a_year, stretches, counts = _words()
    said = plain(text)
    found, told = list(stretches.finditer(said)), list(counts.finditer(said))
    if len(found) != 1 or len(told) > 1:
        return None
    several = read_number(found[0]["several"]) if found[0]["several"] else None
    rate = a_year[found[0]["stretch"]] / (several.value if several is not None else 1)
    if not told:
        behind = said[found[0].end() :]
        return None if any(one.isdigit() for one in behind) else HowOften(found[0].span(), None, rate)
    times = read_number(told[0]["figure"])
    if times is None or told[0].start() < found[0].end():
        return None
    return HowOften(found[0].span(), told[0].span(), rate * times.value)

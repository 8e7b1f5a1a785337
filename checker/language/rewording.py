"""What a sentence loses or gains when it is taken over from another plan: the words of rewording.toml by their class."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Sense = Literal["done", "advanced", "open"]
SENSES: tuple[Sense, ...] = ("done", "advanced", "open")


@dataclass(frozen=True, slots=True)
class Words:
    """The classes of words; `sense` holds the verbs, `level` the steps from the state (0) down to the towns (4)."""

    sense: dict[str, Sense]
    whole: tuple[str, ...]
    thorough: tuple[str, ...]
    leeway: tuple[str, ...]
    gradual: tuple[str, ...]
    course: tuple[str, ...]
    part: tuple[str, ...]
    level: dict[str, int]
    bodies: re.Pattern[str]
    assigned: re.Pattern[str]


@cache
def words() -> Words:
    """Return the classes of words."""
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath("rewording.toml").read_text(encoding="utf-8"))
    level = {word: step for step, line in enumerate(data["levels"]["words"]) for word in line}
    names = "|".join(sorted(map(re.escape, level), key=len, reverse=True))
    return Words(
        sense={word: sense for sense in SENSES for word in data["verbs"][sense]},
        whole=tuple(data["extent"]["whole"]),
        thorough=tuple(data["extent"]["thorough"]),
        leeway=tuple(data["extent"]["leeway"]),
        gradual=tuple(data["extent"]["gradual"]),
        course=tuple(data["extent"]["course"]),
        part=tuple(data["part"]["words"]),
        level=level,
        bodies=re.compile(rf"(?P<level>{names})(?:(?P<money>{data['levels']['money']})|{data['levels']['bodies']})"),
        assigned=re.compile(data["assigned"]["pattern"]),
    )


@dataclass(frozen=True, slots=True)
class Duty:
    """Who pays or does something, by the words (省级财政) and their level; `pays` says that it is about money."""

    start: int
    end: int
    level: int
    pays: bool


def duties(text: str) -> list[Duty]:
    """Return who pays or does what by a text."""
    return [
        Duty(found.start(), found.end(), words().level[found["level"]], found["money"] is not None)
        for found in words().bodies.finditer(text)
    ]


def assigned(text: str) -> bool:
    """Say whether a text answers with whatever is set above (完成省下达的目标)."""
    return words().assigned.search(text) is not None

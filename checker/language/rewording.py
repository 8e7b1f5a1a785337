"""What a sentence loses or gains when it is taken over from another plan: the senses of its words, and who has a duty."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from checker.language import lexicon

Promise = Literal["carried-out", "worked-on", "left-open"]
PROMISES: tuple[Promise, ...] = ("carried-out", "worked-on", "left-open")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the lexicon by what they promise, and by how much of a thing they mean (lexicon/extents.toml)."""

    promise: dict[str, Promise]
    all_of_it: tuple[str, ...]
    thorough: tuple[str, ...]
    leeway: tuple[str, ...]
    on_condition: tuple[str, ...]
    by_steps: tuple[str, ...]
    going_on: tuple[str, ...]
    part_of_it: tuple[str, ...]
    narrows: tuple[str, ...]
    degree: tuple[str, ...]
    gradual: tuple[str, ...]
    strict: tuple[str, ...]
    moderate: tuple[str, ...]


@cache
def words() -> Words:
    """Return the classes of words."""
    return Words(
        promise={word: promise for promise in PROMISES for word in lexicon.words(promise)},
        all_of_it=lexicon.words("all-of-it"),
        thorough=lexicon.words("thorough"),
        leeway=lexicon.words("leeway"),
        on_condition=lexicon.words("on-condition"),
        by_steps=lexicon.words("by-steps"),
        going_on=lexicon.words("going-on"),
        part_of_it=lexicon.words("part-of-it"),
        narrows=lexicon.words("narrows"),
        degree=lexicon.words("degree"),
        gradual=lexicon.words("gradual"),
        strict=lexicon.words("strict"),
        moderate=lexicon.words("moderate"),
    )


@dataclass(frozen=True, slots=True)
class _Duties:
    """The words of rewording.toml.

    `level` holds the steps from the state (0) down to the towns (4), `standing` those from the whole world (0) down to
    fewer and fewer among whom one is to be foremost.
    """

    level: dict[str, int]
    names: re.Pattern[str]
    bodies: re.Pattern[str]
    chosen: re.Pattern[str]
    bearer: re.Pattern[str]
    state: re.Pattern[str]
    assigned: re.Pattern[str]
    standing: dict[str, int]


@cache
def sayings() -> dict[str, Any]:
    """Return the tables of rewording.toml: how plans say who does what, how often, on which conditions."""
    found: dict[str, Any] = tomllib.loads(files(__package__).joinpath("rewording.toml").read_text(encoding="utf-8"))
    return found


@cache
def _duties() -> _Duties:
    data = sayings()
    said = data["levels"]
    level = {word: step for step, line in enumerate(said["words"]) for word in line}
    names = "|".join(sorted(map(re.escape, level), key=len, reverse=True))
    several = rf"(?:{names})(?:(?:{said['among']})(?:{names}))+(?:{said['steps']})?"
    levels = rf"(?P<levels>{several}|{names})"
    doing = rf"(?<=由)(?:{several}|{names})(?=(?:{said['does']}))"
    return _Duties(
        level=level,
        names=re.compile(names),
        bodies=re.compile(rf"{levels}(?:(?P<money>{said['money']})|{said['bodies']})|{doing}"),
        chosen=re.compile(rf"(?P<which>{said['which']})(?P<level>{names})域?(?![场民政长政级内中])"),
        bearer=re.compile(rf"\s*([\u4e00-\u9fff、]{{2,16}}?)(?:要|应|应当)?(?={said['bears']}).*(?:责任|职责)"),
        state=re.compile(said["state"]),
        assigned=re.compile(data["assigned"]["pattern"]),
        standing={word: step for step, line in enumerate(data["standing"]["words"]) for word in line},
    )


@dataclass(frozen=True, slots=True)
class Duty:
    """Who pays or does something, by the words (省级财政) and their level; `pays` says that it is about money.

    Of several told together (省、市财政) the level is that of the highest.
    """

    start: int
    end: int
    level: int
    pays: bool


def duties(text: str) -> list[Duty]:
    """Return who pays or does what by a text."""
    known = _duties()
    return [
        Duty(
            found.start(),
            found.end(),
            min(known.level[name] for name in known.names.findall(found["levels"] or found[0])),
            found["money"] is not None,
        )
        for found in known.bodies.finditer(text)
    ]


class Bearer(NamedTuple):
    """Who bears a duty by the head of a clause; `governs` says that it is a body of the state."""

    start: int
    end: int
    governs: bool


def bearer(text: str) -> Bearer | None:
    """Return who bears a duty (责任, 职责) by the words before the verb; None where a clause is of nobody's."""
    found = _duties().bearer.match(text)
    return None if found is None else Bearer(*found.span(1), _duties().state.search(found[1]) is not None)


def governs(body: str) -> bool:
    """Say whether a body is one of the state by its name."""
    return _duties().state.search(body) is not None


def levels() -> dict[str, int]:
    """Return the words for the levels of the state, from the nation (0) down to the towns (4)."""
    return _duties().level


def level_of(body: str) -> int | None:
    """Return the level of a body by the word with which its name begins (省水利厅), as of a duty; None for no such."""
    found = _duties().names.match(body)
    return None if found is None else _duties().level[found[0]]


def without_levels(body: str, places: frozenset[str]) -> str:
    """Return the name of a body without its places and levels: 市疾控 -> 疾控."""
    for place in places:
        body = body.replace(place, "")
    return _duties().names.sub("", body)


def one_trade(one: str, other: str) -> bool:
    """Say whether two names of bodies without their levels may be of one trade: 卫健 and 卫生健康, 林业 and 自然资源.

    What shares a character may be another name of it; some trades are another body's lower down.
    """
    merged = sayings()["body"]["merged"]
    return bool(set(one) & set(other)) or any(
        any(word in one for word in line) and any(word in other for word in line) for line in merged
    )


class Chosen(NamedTuple):
    """Places of a level of which some are meant: 有条件的市; `which` are the words that say so, `level` as of a duty."""

    start: int
    end: int
    which: str
    level: int


def chosen(text: str) -> list[Chosen]:
    """Return the places of a level of which a text means some, or between which something is done (跨市域)."""
    return [
        Chosen(found.start("level"), found.end("level"), found["which"], _duties().level[found["level"]])
        for found in _duties().chosen.finditer(text)
    ]


def standing(word: str) -> int | None:
    """Return among whom one is to be foremost, 0 for the whole world and more for fewer; None for other words."""
    return _duties().standing.get(word)


def manner(word: str) -> bool:
    """Say whether a word tells how something is gone about, or says nothing of its own (工作, 相关)."""
    return word in {*lexicon.words("manner"), *lexicon.words("gradual"), *lexicon.words("says-nothing")}


def assigned(text: str) -> bool:
    """Say whether a text answers with whatever is set above (完成省下达的目标)."""
    return _duties().assigned.search(text) is not None

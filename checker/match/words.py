"""The word lists of words.toml, read once and made into patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of qualifier: how to find its words, and what it means that two names differ in them."""

    name: str
    pattern: re.Pattern[str]
    contradict: str
    one_sided: str
    one_sided_change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All word lists by which names are taken apart and compared."""

    synonyms: tuple[tuple[str, str], ...]
    protected: re.Pattern[str]
    setting: re.Pattern[str]
    making: re.Pattern[str]
    counting: re.Pattern[str]
    reached: re.Pattern[str]
    filler: re.Pattern[str]
    full: re.Pattern[str]
    contrasts: tuple[tuple[str, ...], ...]
    kinds: tuple[Kind, ...]
    settlements: dict[str, frozenset[str]]


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _not_in(words_kept: list[str]) -> str:
    """Say that the last character, were it taken, does not belong to one of these words."""
    return "".join(f"(?<!{re.escape(word[:-1])})" for word in words_kept)


@cache
def words() -> Words:
    """Return the word lists of this room."""
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return Words(
        synonyms=tuple(sorted(((old, new) for old, new in data["synonyms"]), key=lambda pair: -len(pair[0]))),
        protected=re.compile(_any(data["protected"])),
        setting=re.compile("|".join(data["setting"])),
        making=re.compile(f"^(?!{_any(data['making_kept'])})(?:{_any(data['making'])})(?=..)"),
        counting=re.compile(f"(?<=..){_not_in(data['counting_kept'])}(?:{_any(data['counting'])})$"),
        reached=re.compile(f"(?<=..)(?:{_any(data['reached'])})$"),
        filler=re.compile(_any(data["filler"])),
        full=re.compile(f"(?:{_any(data['full'])})$"),
        contrasts=tuple(tuple(line) for line in data["contrasts"]),
        kinds=tuple(
            Kind(
                name=kind["name"],
                pattern=re.compile(kind["pattern"]),
                contradict=kind["contradict"],
                one_sided=kind["one_sided"],
                one_sided_change=kind.get("one_sided_change", kind["one_sided"]),
            )
            for kind in data["kind"]
        ),
        settlements={word: frozenset(parts) for word, parts in data["settlements"].items()},
    )

"""The words of words.toml: which features a text has, by where they are looked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from checker.errors import InputError
from checker.language.lexicon import compiled

Where = Literal["quote", "name", "before", "quote and name", "unit and name"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one feature: where they are looked for, and the words that undo them there."""

    feature: str
    where: Where
    words: re.Pattern[str]
    unless: re.Pattern[str] | None

    def are_in(self, text: str) -> bool:
        """Say whether a text has the feature."""
        return self.words.search(text) is not None and (self.unless is None or not self.unless.search(text))


@cache
def all_words() -> tuple[Words, ...]:
    """Return the words of every feature that words alone decide; InputError where a place is unknown."""
    written = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    found = []
    for feature, said in written.items():
        if said["in"] not in get_args(Where):
            raise InputError("words.toml", feature, said["in"], ", ".join(get_args(Where)))
        unless = compiled("|".join(said["unless"])) if "unless" in said else None
        found.append(Words(feature, said["in"], compiled("|".join(said["words"])), unless))
    return tuple(found)


@cache
def _by_place() -> Mapping[Where, Sequence[Words]]:
    """Return the words of the features by where they are looked for."""
    return {where: [one for one in all_words() if one.where == where] for where in get_args(Where)}


def features_in(texts: Mapping[Where, Sequence[str]]) -> dict[str, Any]:
    """Return such features that the texts in which they are looked for have, each as true."""
    found: dict[str, Any] = {}
    for where, looked_for in _by_place().items():
        for text in texts[where]:
            for one in looked_for:
                if one.words.search(text) and one.are_in(text):
                    found[one.feature] = True
    return found


def word_list(feature: str) -> Words:
    """Return the words of one feature."""
    return next(one for one in all_words() if one.feature == feature)

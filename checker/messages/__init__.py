"""Every sentence the tool says, in Chinese and in English, kept in zh/*.toml and en/*.toml beside this file.

A key is a dotted path into the file (`check.below-upper.message`); a sentence may hold `{fields}` that are filled.
Both files have the same keys with the same fields; a test holds them to it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from checker.model import Message

Language = Literal["zh", "en"]

_HERE = Path(__file__).parent
_SHOWN = 10  # places named in a list of many


@cache
def catalogue(lang: Language) -> dict[str, str]:
    """Return all sentences of one language, keyed by dotted path."""
    found: dict[str, str] = {}
    for file in sorted((_HERE / lang).glob("*.toml")):
        found.update(chapter(lang, file.stem))
    return found


@cache
def chapter(lang: Language, name: str) -> dict[str, str]:
    """Return the sentences of one file; the command line reads only its own, so that `--help` starts fast."""
    found: dict[str, str] = {}
    _flatten(tomllib.loads((_HERE / lang / f"{name}.toml").read_text(encoding="utf-8")), "", found)
    return found


def _flatten(tree: dict[str, Any], prefix: str, found: dict[str, str]) -> None:
    for key, value in tree.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", found)
        else:
            found[prefix + key] = str(value)


def say(key: str, lang: Language, /, **fields: object) -> str:
    """Return one sentence in one language with its fields filled; raises KeyError for an unknown key."""
    return catalogue(lang)[key].format(**fields)


def listed(places: Sequence[str]) -> str:
    """Return places as a list; of many only the first and how many they are."""
    shown = "、".join(places[:_SHOWN])
    return f"{shown}…（{len(places)}）" if len(places) > _SHOWN else shown


def message(key: str, /, **fields: object) -> Message:
    """Return one sentence in both languages; a field that is a `Message` is filled in the language of the sentence."""
    from checker.model import Message

    def fill(lang: Language) -> str:
        said = {name: getattr(value, lang) if isinstance(value, Message) else value for name, value in fields.items()}
        return say(key, lang, **said)

    return Message(zh=fill("zh"), en=fill("en"))

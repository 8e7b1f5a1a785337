"""Every sentence the tool says, in Chinese and in English, kept in zh/*.toml and en/*.toml beside this file.

A key is a dotted path into the file (`check.below-upper.message`); a sentence may hold `{fields}` that are filled.
Both files have the same keys with the same fields; a test holds them to it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from checker.model import Message

Language = Literal["zh", "en"]

_HERE = Path(__file__).parent
_COUNTED = re.compile(r"(?<![\w.])(?P<count>\d+) [A-Za-z' ]*(?P<end>\((?:s|es)\))")
_LISTED = re.compile(r"(?P<end>\((?:s|es)\))(?P<places> ?\S*)")
_SHOWN = 10  # places named in a list of many
# What opens and what closes a quotation or a title, and how the marks inside it are then written: “…‘…’…”, 《…〈…〉…》.
_INSIDE = {
    "“": ("”", str.maketrans("“”‘’", "‘’“”")),
    "《": ("》", str.maketrans("《》", "〈〉")),
}


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


def _template(key: str, lang: Language) -> str:
    """Return the sentence of a key; of the file that is called by its first word alone where it stands there."""
    name, _, _ = key.partition(".")
    return (chapter(lang, name).get(key) if name in _chapters() else None) or catalogue(lang)[key]


@cache
def _chapters() -> frozenset[str]:
    return frozenset(file.stem for file in (_HERE / "zh").glob("*.toml"))


def say(key: str, lang: Language, /, **fields: object) -> str:
    """Return one sentence in one language with its fields filled; raises KeyError for an unknown key.

    A field that stands in quotation marks has its own ones turned to those of the inside.
    """
    template, inside = _prepared(key, lang)
    quoted = {alias: str(fields[name]).translate(table) for alias, (name, table) in inside.items()}
    said = template.format(**fields, **quoted)
    return counted(said) if "s)" in template else said


@cache
def _prepared(key: str, lang: Language) -> tuple[str, Mapping[str, tuple[str, Mapping[int, int]]]]:
    """Return a sentence whose fields in quotation marks have names of their own, with what these are filled by."""
    parts: list[str] = []
    inside: dict[str, tuple[str, Mapping[int, int]]] = {}
    opened = ""
    for literal, name, form, _ in Formatter().parse(_template(key, lang)):
        for character in literal:
            if not opened and character in _INSIDE:
                opened = character
            elif opened and character == _INSIDE[opened][0]:
                opened = ""
        parts.append(literal.replace("{", "{{").replace("}", "}}"))
        if name is None:
            continue
        alias = f"{name}_in_{len(inside)}" if opened else name
        if opened:
            inside[alias] = (name, _INSIDE[opened][1])
        parts.append(f"{{{alias}:{form}}}" if form else f"{{{alias}}}")
    return "".join(parts), inside


def counted(text: str) -> str:
    """Return an English sentence with its `(s)` settled: by the number before it, else by what is listed behind it."""
    while found := _COUNTED.search(text):
        end = "" if found["count"] == "1" else found["end"][1:-1]
        text = f"{text[: found.start('end')]}{end}{text[found.end() :]}"
    return _LISTED.sub(_of_the_list, text)


def _of_the_list(found: re.Match[str]) -> str:
    return ("" if found["places"].strip().isalnum() else found["end"][1:-1]) + found["places"]


def inside_quotes(text: str) -> str:
    """Return a text as it stands between quotation marks: its own ones are those of the inside."""
    return text.translate(_INSIDE["“"][1])


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

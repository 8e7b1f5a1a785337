"""The words that single readers look for, as data: kinds of papers and bodies, what headings and columns are called.

Each file of this folder is one kind of word, and is read when a class of it is first asked for. A class is a list of words
that stand in one place of a construction, with a comment that says what they mean; it takes in other classes of its file
by name (`with`). The table `apart` lists classes of which none may have a word of another, and the loader refuses one
that has. Modules name a class by `<kind.class>` in an expression (lexicon.compiled) and say in which order and how far
apart words stand; the words themselves stand here. Unlike those of the lexicon they have no sense in the grammar.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

from checker.errors import InputError

_KEYS = "words, with"


def kinds() -> tuple[str, ...]:
    """Return the kinds of words, each a file of this folder."""
    names = (one.name for one in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def classes(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words of each class of a kind.

    Raises InputError for a word that stands twice in one class or in two that are to be apart, a key that is none, a
    class that is not there, and a class without words.
    """
    file = f"{kind}.toml"
    table = dict(_table(kind))
    apart: Mapping[str, str] = table.pop("apart", {})
    found = {name: _words(file, table, name) for name in table}
    for group, names in apart.items():
        if lost := next((name for name in names.split() if name not in found), None):
            raise InputError(file, f"apart.{group}", lost, "a class of this file")
        for one, other in combinations(names.split(), 2):
            if both := next((word for word in found[one] if word in found[other]), None):
                raise InputError(file, other, f"{both} ({one})", "each word in one class")
    return found


def _words(file: str, table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the words of a class, those of the classes that it takes in behind its own."""
    entry = table[name]
    if unknown := entry.keys() - {"words", "with"}:
        raise InputError(file, name, ", ".join(sorted(unknown)), _KEYS)
    found = entry.get("words", "").split()
    for other in entry.get("with", "").split():
        if other not in table or other == name:
            raise InputError(file, name, other, "another class of this file")
        found += _words(file, table, other)
    if twice := next((word for at, word in enumerate(found) if word in found[:at]), None):
        raise InputError(file, name, twice, "each word once")
    if not found:
        raise InputError(file, name, "", "words")
    return tuple(found)


def words(named: str) -> tuple[str, ...]:
    """Return the words of a class by its name with that of its kind (papers.plan); KeyError for a class there is not."""
    kind, _, name = named.partition(".")
    return classes(kind)[name]


def _table(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(files(__name__).joinpath(f"{kind}.toml").read_text(encoding="utf-8"))
    return found

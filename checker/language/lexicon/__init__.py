"""The words of plan Chinese that carry grammar, as data: verbs, nouns, measures, modifiers, and what bounds and joins.

Each file of this folder is one kind of word. In a file every word stands once, in the class whose grammar it has; the loader
refuses a word in two classes of one kind. What a sentence can say with words of several classes is a further sense of
theirs: the table `also` of a file gives it, and the loader refuses there a word that has no class in that file. Patterns
name words by `<sense>`, never by listing them; `<kind.class>` names a class of checker/language/vocabulary.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from checker.errors import InputError
from checker.language import vocabulary

Kind = Literal["verbs", "nouns", "measures", "modifiers", "extents", "bounds", "joints", "regions"]
KINDS: tuple[Kind, ...] = ("verbs", "nouns", "measures", "modifiers", "extents", "bounds", "joints", "regions")
_KEYS = "words, senses, reached_by, strength, reach, ended_by, bound, rule"
_NO_CLASSES = ("guards", "also")
_NAMED = re.compile(r"(?<!P)<([a-z][a-z-]*(?:\.[a-z][a-z-]*)?)>")


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words of one grammar: their `senses`, how firmly they commit, and how far to the right they govern.

    `bound` is the side of a figure that they allow, `rule` the name that a target keeps of what they say.
    """

    name: str
    senses: tuple[str, ...]
    words: tuple[str, ...]
    reached_by: tuple[str, ...] = ()
    strength: int = 0
    reach: str = ""
    ended_by: tuple[str, ...] = ()
    bound: str = ""
    rule: str = ""


@cache
def classes(kind: Kind) -> tuple[WordClass, ...]:
    """Return the classes of one kind of word; InputError where a word stands in two of them or a key is unknown."""
    file = f"{kind}.toml"
    found: list[WordClass] = []
    seen: dict[str, str] = {}
    for name, entry in _table(kind).items():
        if name in _NO_CLASSES:
            continue
        entry = dict(entry)
        try:
            one = WordClass(
                name=name,
                senses=tuple(entry.pop("senses", (name,))),
                words=tuple(entry.pop("words").split()),
                reached_by=tuple(entry.pop("reached_by", "").split()),
                ended_by=tuple(entry.pop("ended_by", "").split()),
                **entry,
            )
        except (KeyError, TypeError) as error:
            raise InputError(file, name, str(error), _KEYS) from error
        for word in one.words:
            if word in seen:
                raise InputError(file, name, f"{word} ({seen[word]})", "each word in one class")
            seen[word] = name
        found.append(one)
    for sense, listed in _table(kind).get("also", {}).items():
        if lost := next((word for word in listed.split() if word not in seen), None):
            raise InputError(file, f"also.{sense}", lost, "a word that has a class in this file")
    return tuple(found)


@cache
def words(*senses: str) -> tuple[str, ...]:
    """Return the words that have one of the senses, the longest first; KeyError for a sense that no word has."""
    found: dict[str, None] = {}
    for sense in senses:
        having = dict.fromkeys(word for kind in KINDS for one in classes(kind) for word in _having(one, sense))
        having.update(
            dict.fromkeys(word for kind in KINDS for word in _table(kind).get("also", {}).get(sense, "").split())
        )
        if not having:
            raise KeyError(sense)
        found.update(having)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def _having(one: WordClass, sense: str) -> Iterable[str]:
    if sense in one.senses or sense == one.name:
        yield from one.words
    if (sense == "reach" and not one.bound) or (sense == "hold" and sense in one.senses):
        yield from (word + end for word in one.words for end in one.reached_by)


@cache
def any_of(*senses: str) -> str:
    """Return an expression, without a group around it, for the words that have one of the senses, the longest first.

    Words that begin alike stand together (建(?:设|成|)), so that a character is looked at once.
    """
    return _alternatives([(word, _guard_of(word, senses)) for word in words(*senses)])


def alternatives(listed: Iterable[str]) -> str:
    """Return an expression, as `any_of`, for words of any kind, the longest first."""
    return _alternatives([(word, "") for word in sorted(listed, key=len, reverse=True)])


def _alternatives(endings: Sequence[tuple[str, str]]) -> str:
    by_first: dict[str, list[tuple[str, str]]] = {}
    for ending, guard in endings:
        by_first.setdefault(ending[:1], []).append((ending[1:], guard))
    return "|".join(_of_one_beginning(first, rest) for first, rest in by_first.items())


def _of_one_beginning(first: str, rest: Sequence[tuple[str, str]]) -> str:
    if len(rest) == 1:
        return re.escape(first + rest[0][0]) + rest[0][1]
    return f"{re.escape(first)}(?:{_alternatives(rest)})"


def expanded(pattern: str) -> str:
    """Return an expression in which each `<sense>` stands for the words that have it, `<kind.class>` for those of a class."""
    return _NAMED.sub(lambda named: f"(?:{_of_class(named[1]) if '.' in named[1] else any_of(named[1])})", pattern)


@cache
def _of_class(named: str) -> str:
    return alternatives(vocabulary.words(named))


def compiled(pattern: str) -> re.Pattern[str]:
    """Return the compiled form of an expression with `<sense>` in it; re.error where it is none."""
    return re.compile(expanded(pattern))


def _guard_of(word: str, senses: tuple[str, ...]) -> str:
    """Return the expression of what must not, or has to, stand beside a word, asked behind it."""
    found = ""
    for sense in ("", *senses):
        guard = _guards(sense).get(word)
        if guard:
            # behind the word, so that the expression begins with a character that can be looked for
            behind = "".join(f"(?<!{other}{re.escape(word)})" for other in guard.get("not_after", "").split())
            ahead = "|".join(guard.get("not_before", "").split())
            wanted = "|".join(guard.get("before", "").split())
            found += behind + (f"(?!{ahead})" if ahead else "") + (f"(?={wanted})" if wanted else "")
    return found


@cache
def _guards(sense: str) -> Mapping[str, Mapping[str, str]]:
    """Return the guards of words, those that hold in every sense for ""."""
    found: dict[str, Mapping[str, str]] = {}
    for kind in KINDS:
        for key, guard in _table(kind).get("guards", {}).items():
            of_a_sense = all(isinstance(value, dict) for value in guard.values())
            if of_a_sense and key == sense:
                found.update(guard)
            elif not of_a_sense and not sense:
                found[key] = guard
    return found


@cache
def _table(kind: Kind) -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath(f"{kind}.toml").read_text(encoding="utf-8"))

"""Reads the rules of a .toml file and says which of them holds first in a context.

A condition is one key of a rule: the name of a text, a word or a number of the context, and what it has to be.

    left = 'regular expression'      searched in that text (anchor it); <sense> stands for the words that have a sense
    not_left = '…'                   must not be found
    unit = ["%", "‰"]                the word is one of these; not_unit: none of these
    value = { below = 10 }           the number is below, or at least, so much
    is = ["written"], is_not = […]   a property of the context that is true, or not
    finds = 'regular expression'     found in the context's words by its method `find`, which keeps the place; asked first
    needs = ["words", "<sense>"]     without one of these it cannot be found (`needed_in`); no condition, it saves the search

All conditions of a rule have to hold; where it has `when` tables, one of them too, and none of its `unless` tables. They
are asked in the order in which they are written: what costs much (a property that parses words) stands last.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from checker.errors import InputError
from checker.language.grammar import plain
from checker.language.grammar.conditions import Conditions, function, in_order
from checker.language.lexicon import alternatives, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One construction.

    `gives` is what it says of a figure: the fields that it sets. `en` and `zh` are its sentence in the manual; in the
    `examples`, where it holds, and `counter_examples`, where it must not, braces enclose the figure. `reads` names the
    Python function that reads the construction where more than a decision is needed. `asks` are its conditions as written
    (plain.py), `condition` the expression of them (conditions.py), `holds` says whether a context meets them.
    """

    name: str
    gives: Mapping[str, str]
    en: str
    zh: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    reads: str = ""
    needs: tuple[str, ...] = ()
    asks: plain.Conditions = field(default_factory=plain.Conditions)
    condition: str = "True"
    holds: Callable[[Any], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a file says of its rules.

    `title` names it in each language, `context` the class whose properties the conditions ask for; without one the rules
    are labels, which the code gives that knows where they hold. `readers` is the module of the functions that `reads`
    names, `keys` the meaning of properties that the class does not explain, or not by itself.
    """

    title: Mapping[str, str] = field(default_factory=dict)
    context: str = ""
    readers: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


class Rules(Sequence[Rule]):
    """The rules of one file in order, and what it says of them."""

    def __init__(self, file: str, found: tuple[Rule, ...], head: Head, names: Mapping[str, Any]) -> None:
        self.file, self._found, self.head, self.names = file, found, head, names
        needs = sorted({word for rule in found for word in rule.needs}, key=lambda word: (-len(word), word))
        self._having = {word: [at for at, rule in enumerate(found) if word.startswith(rule.needs)] for word in needs}
        self._needed = re.compile(alternatives(needs)) if needs else None
        self._in_order = in_order([rule.condition for rule in found], {**names, "_rules": found})

    def __getitem__(self, at: Any) -> Any:
        return self._found[at]

    def __len__(self) -> int:
        return len(self._found)

    def needed_in(self, text: str) -> list[int]:
        """Return the places of a text at which a word begins that one of the rules needs; words over others are missed."""
        return [found.start() for found in self._needed.finditer(text)] if self._needed is not None else []

    def first(self, context: Any) -> Rule | None:
        """Return the first rule that holds in a context, None where none does."""
        return next(self.holding(context), None)

    def holding(self, context: Any) -> Iterator[Rule]:
        """Yield in order the rules that hold in a context, each asked when the one before it was taken."""
        if self._needed is None:
            return self._in_order(context)
        having: set[int] = set()
        found = self._needed.search(context.words)
        while found is not None:  # also those over others
            having.update(self._having[found[0]])
            found = self._needed.search(context.words, found.start() + 1)
        return (self._found[at] for at in sorted(having) if self._found[at].holds(context))

    def named(self, name: str) -> Rule:
        """Return the rule of a name; KeyError where the file has none."""
        return next(rule for rule in self._found if rule.name == name)

    def deciding(self, context: object) -> Rule:
        """Return the first rule that holds in a context; LookupError where the last rule of the file has conditions."""
        rule = self.first(context)
        if rule is None:
            raise LookupError(f"{self.file}: no rule holds; the last has to hold always")
        return rule


@cache
def rules(name: str) -> Rules:
    """Return the rules of `<name>.toml`; InputError where one cannot be read, with file, rule and key."""
    file = f"{name}.toml"
    return read_rules(file, files(__package__).joinpath(file).read_text(encoding="utf-8"))


def read_rules(file: str, text: str) -> Rules:
    """Return the rules of a file's text; InputError as `rules`."""
    try:
        whole = tomllib.loads(text)
        entries = whole.pop("rule")
        head = Head(**whole)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(
            file, "", str(error), "a head, and a table [[rule]] for each rule, as engine.py says"
        ) from error
    conditions = Conditions()
    found = tuple(_rule(file, entry, conditions) for entry in entries)
    names = [rule.name for rule in found]
    if twice := next((one for one in names if names.count(one) > 1), None):
        raise InputError(file, twice, "the name twice", "a name for each rule")
    if lacking := next((rule.name for rule in found if not rule.needs and any(one.needs for one in found)), None):
        raise InputError(file, lacking, "no needs", "needs for each rule of the file, or for none")
    return Rules(file, found, head, conditions.names)


def rule_named(name: str) -> Rule:
    """Return the rule of a name, which stands once in the whole grammar; KeyError where there is none."""
    return rules(file_of(name)).named(name)


@cache
def file_of(name: str) -> str:
    """Return the file that holds the rule of a name, without its ending; KeyError where there is none."""
    found = next((file for file in files_of_rules() for rule in rules(file) if rule.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


def names_of_rules() -> list[str]:
    """Return the names of all rules of the grammar, file by file."""
    return [rule.name for file in files_of_rules() for rule in rules(file)]


def files_of_rules() -> Iterator[str]:
    """Yield the names of the files of rules in alphabetical order."""
    yield from sorted(
        one.name.removesuffix(".toml") for one in files(__package__).iterdir() if one.name.endswith(".toml")
    )


def _rule(file: str, entry: Mapping[str, Any], conditions: Conditions) -> Rule:
    try:
        condition = conditions.of_rule(entry)
        return Rule(
            name=entry["name"],
            gives=entry.get("gives", {}),
            en=entry["en"],
            zh=entry["zh"],
            examples=tuple(entry["examples"]),
            counter_examples=tuple(entry.get("counter_examples", ())),
            reads=entry.get("reads", ""),
            needs=tuple(_expanded(entry.get("needs", ()))),
            asks=plain.conditions_of(entry),
            condition=condition,
            holds=function(condition, conditions.names),
        )
    except (KeyError, TypeError, ValueError, SyntaxError, re.error) as error:
        place = str(entry.get("name", "a rule without a name"))
        raise InputError(file, place, f"{type(error).__name__} {error}", "a rule as engine.py describes it") from error


def _expanded(needs: Iterable[str]) -> Iterator[str]:
    for one in needs:
        yield from words(one.strip("<>")) if one.startswith("<") else (one,)

"""Reads the rules of a .toml file and says which of them holds first in a context.

A condition is one key of a rule: the name of a text, a word or a number of the context, and what it has to be.

    left = 'regular expression'      searched in that text (anchor it); <sense> stands for the words that have a sense
    not_left = '…'                   must not be found
    unit = ["%", "‰"]                the word is one of these; not_unit: none of these
    value = { below = 10 }           the number is below, or at least, so much
    is = ["written"], is_not = […]   a property of the context that is true, or not
    finds = 'regular expression'     found in the context's words by its method `find`, which keeps the place; asked first
    needs = ["words", "<sense>"]     without one of these it cannot be found (`may_hold`); no condition, it saves the search

All conditions of a rule have to hold; where it has `when` tables, one of them too, and none of its `unless` tables.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Any

from checker.errors import InputError
from checker.language.lexicon import compiled, words

Test = Callable[[Any], bool]
_TOLD = frozenset(("name", "gives", "en", "zh", "examples", "counter_examples", "when", "unless", "reads", "needs"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One construction.

    `gives` is what it says of a figure: the fields that it sets. `en` and `zh` are its sentence in the manual; in the
    `examples`, where it holds, and `counter_examples`, where it must not, braces enclose the figure. `reads` names the
    Python function that reads the construction where more than a decision is needed.
    """

    name: str
    gives: Mapping[str, str]
    en: str
    zh: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    reads: str = ""
    needs: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()
    alternatives: tuple[tuple[Test, ...], ...] = ()
    exceptions: tuple[tuple[Test, ...], ...] = ()

    def holds(self, context: object) -> bool:
        """Say whether the conditions of the rule are met in a context."""
        for test in self.tests:
            if not test(context):
                return False
        if self.alternatives and not _one_holds(self.alternatives, context):
            return False
        return not (self.exceptions and _one_holds(self.exceptions, context))


class Rules(Sequence[Rule]):
    """The rules of one file in order, and its title in each language."""

    def __init__(self, file: str, found: tuple[Rule, ...], title: Mapping[str, str]) -> None:
        self.file, self._found, self.title = file, found, title
        needs = sorted({word for rule in found for word in rule.needs}, key=lambda word: (-len(word), word))
        self._having = {word: [at for at, rule in enumerate(found) if word.startswith(rule.needs)] for word in needs}
        listed = "|".join(map(re.escape, needs))
        self._one = re.compile(listed) if needs else None
        self._all = re.compile(f"(?=({listed}))") if needs else None

    def __getitem__(self, at: Any) -> Any:
        return self._found[at]

    def __len__(self) -> int:
        return len(self._found)

    def may_hold(self, words: str) -> bool:
        """Say whether words have what one of the rules needs."""
        return self._one is None or self._one.search(words) is not None

    def first(self, context: Any) -> Rule | None:
        """Return the first rule that holds in a context, None where none does."""
        for rule in self._found if self._all is None else self._with_what_they_need(context.words):
            if rule.holds(context):
                return rule
        return None

    def named(self, name: str) -> Rule:
        """Return the rule of a name; KeyError where the file has none."""
        return next(rule for rule in self._found if rule.name == name)

    def deciding(self, context: object) -> Rule:
        """Return the first rule that holds in a context; LookupError where the last rule of the file has conditions."""
        rule = self.first(context)
        if rule is None:
            raise LookupError(f"{self.file}: no rule holds; the last has to hold always")
        return rule

    def _with_what_they_need(self, words: str) -> Iterator[Rule]:
        """Yield in order the rules of which a needed word stands in the words."""
        assert self._all is not None
        for at in sorted({at for word in self._all.findall(words) for at in self._having[word]}):
            yield self._found[at]


@cache
def rules(name: str) -> Rules:
    """Return the rules of `<name>.toml`; InputError where one cannot be read, with file, rule and key."""
    file = f"{name}.toml"
    return read_rules(file, files(__package__).joinpath(file).read_text(encoding="utf-8"))


def read_rules(file: str, text: str) -> Rules:
    """Return the rules of a file's text; InputError as `rules`."""
    try:
        whole = tomllib.loads(text)
        entries, title = whole["rule"], whole.get("title", {})
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise InputError(file, "", str(error), "TOML with a table [[rule]] for each rule") from error
    found = tuple(_rule(file, dict(entry)) for entry in entries)
    names = [rule.name for rule in found]
    if twice := next((one for one in names if names.count(one) > 1), None):
        raise InputError(file, twice, "the name twice", "a name for each rule")
    if lacking := next((rule.name for rule in found if not rule.needs and any(one.needs for one in found)), None):
        raise InputError(file, lacking, "no needs", "needs for each rule of the file, or for none")
    return Rules(file, found, title)


@cache
def rule_named(name: str) -> Rule:
    """Return the rule of a name, which stands once in the whole grammar; KeyError where there is none."""
    found = next((rule for file in files_of_rules() for rule in rules(file) if rule.name == name), None)
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


def _rule(file: str, entry: dict[str, Any]) -> Rule:
    try:
        return Rule(
            name=entry["name"],
            gives=entry.get("gives", {}),
            en=entry["en"],
            zh=entry["zh"],
            examples=tuple(entry["examples"]),
            counter_examples=tuple(entry.get("counter_examples", ())),
            reads=entry.get("reads", ""),
            needs=tuple(_expanded(entry.get("needs", ()))),
            tests=() if _finding(entry) else _tests(entry),
            alternatives=tuple(
                _tests({**entry, **one} if _finding(entry) else one) for one in map(dict, entry.get("when", ()))
            ),
            exceptions=tuple(_tests(one) for one in entry.get("unless", ())),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        place = str(entry.get("name", "a rule without a name"))
        raise InputError(file, place, f"{type(error).__name__} {error}", "a rule as engine.py describes it") from error


def _one_holds(tables: tuple[tuple[Test, ...], ...], context: object) -> bool:
    for tests in tables:
        for test in tests:
            if not test(context):
                break
        else:
            return True
    return False


def _expanded(needs: Iterable[str]) -> Iterator[str]:
    for one in needs:
        yield from words(one.strip("<>")) if one.startswith("<") else (one,)


def _finding(entry: Mapping[str, Any]) -> bool:
    """Say whether the alternatives of a rule look each for words of their own, before its other conditions are asked."""
    return any("finds" in one for one in entry.get("when", ()))


def _tests(entry: Mapping[str, Any]) -> tuple[Test, ...]:
    """Return the tests of a table of conditions, those that cost least first."""
    found: list[tuple[int, Test]] = []
    for key, wanted in entry.items():
        if key in ("is", "is_not"):
            found.extend((1, _property(name, wanted=key == "is")) for name in wanted)
        elif key not in _TOLD:
            found.append(_test(key, wanted))
    return tuple(test for _, test in sorted(found, key=lambda one: one[0]))


def _test(key: str, wanted: Any) -> tuple[int, Test]:
    """Return when a test is asked (-1 what is to be found, 0 a word or number, 1 a property, 2 an expression) and it."""
    if key == "finds":
        return -1, _finder(compiled(wanted))
    field, denied = (key[4:], True) if key.startswith("not_") else (key, False)
    if isinstance(wanted, str):
        return 2, _expression(field, compiled(wanted).search, denied=denied)
    if isinstance(wanted, list):
        return 0, _words(field, frozenset(wanted), denied=denied)
    if isinstance(wanted, dict):
        return 0, _number(field, wanted.pop("below", None), wanted.pop("at_least", None))
    raise TypeError(f"{key} = {wanted!r}")


def _finder(pattern: re.Pattern[str]) -> Test:
    return lambda context: context.find(pattern) is not None


def _expression(field: str, search: Callable[[str], object], *, denied: bool) -> Test:
    if denied:
        return lambda context: search(getattr(context, field)) is None
    return lambda context: search(getattr(context, field)) is not None


def _words(field: str, wanted: frozenset[str], *, denied: bool) -> Test:
    if denied:
        return lambda context: getattr(context, field) not in wanted
    return lambda context: getattr(context, field) in wanted


def _number(field: str, below: float | None, at_least: float | None) -> Test:
    return lambda context: (
        (below is None or getattr(context, field) < below) and (at_least is None or getattr(context, field) >= at_least)
    )


def _property(name: str, *, wanted: bool) -> Test:
    return attrgetter(name) if wanted else lambda context: not getattr(context, name)

"""Which conditions of the grammar's rules no example needs: `python -m tests.extract.conditions [FILE …]`.

Each condition of each rule is dropped in turn, and the rule's own examples and counter-examples are read again. Where
none of them fails, no sentence holds the condition: it wants a counter-example, or it wants to go.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from typing import Any, NamedTuple

from checker.language.grammar import Rule, Rules, files_of_rules, rules
from checker.language.grammar.conditions import Conditions, function
from tests.extract.rules import decided_by

# Keys of a rule that ask nothing.
_TOLD = frozenset(("name", "gives", "en", "zh", "examples", "counter_examples", "when", "unless", "reads", "needs"))
# What a reader raises that is asked where its rule does not hold: the rule cannot do without the condition.
_CANNOT_DO = (AttributeError, IndexError, LookupError, TypeError, ValueError)


class Dropped(NamedTuple):
    """A condition of a rule, and whether one of the rule's sentences fails where it is dropped."""

    rule: str
    condition: str
    held: bool


def without_each(entry: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each condition of a rule as it is called, with the rule that lacks it."""
    yield from _without_own(entry)
    for key in ("when", "unless"):
        tables = entry.get(key, ())
        for at, table in enumerate(tables):
            others = [*tables[:at], *tables[at + 1 :]]
            yield f"{key}[{at}]", {**entry, key: others}
            for called, left in _without_own(table):
                if left:  # a table with one condition is dropped whole
                    yield f"{key}[{at}].{called}", {**entry, key: [*tables[:at], left, *tables[at + 1 :]]}


def _without_own(table: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, wanted in table.items():
        rest = {other: value for other, value in table.items() if other != key}
        if key in ("is", "is_not"):
            for name in wanted:
                others = [one for one in wanted if one != name]
                yield f"{key}: {name}", {**table, key: others} if others else rest
        elif key not in _TOLD:
            yield key, rest


def entries(file: str) -> list[dict[str, Any]]:
    """Return the rules of a file as they are written."""
    text = files("checker.language.grammar").joinpath(f"{file}.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["rule"]
    return found


def audited(file: str) -> list[Dropped]:
    """Return the conditions of a file in order; AssertionError where a sentence fails though nothing is dropped."""
    for rule in rules(file):
        assert not _fails(rule), f"{file}: {rule.name}"
    return [
        Dropped(entry["name"], called, _noticed(file, at, lacking))
        for at, entry in enumerate(entries(file))
        for called, lacking in without_each(entry)
    ]


def _noticed(file: str, at: int, lacking: Mapping[str, Any]) -> bool:
    """Say whether one of the sentences of a rule fails where the rule is as it is written here."""
    with _instead(file, at, lacking):
        try:
            return _fails(rules(file)[at])
        except _CANNOT_DO:
            return True


def _fails(rule: Rule) -> bool:
    return any(rule.name in decided_by(one) for one in rule.counter_examples) or any(
        rule.name not in decided_by(one) for one in rule.examples
    )


@contextmanager
def _instead(file: str, at: int, entry: Mapping[str, Any]) -> Iterator[None]:
    """Let a rule be as it is written here."""
    kept = rules(file)
    before = dict(vars(kept))
    vars(kept).update(vars(_with(kept, at, entry)))
    try:
        yield
    finally:
        vars(kept).update(before)


def _with(these: Rules, at: int, entry: Mapping[str, Any]) -> Rules:
    conditions = Conditions()
    conditions.names.update(these.names)
    asked = conditions.of_rule(entry)
    found: list[Rule] = list(these)
    found[at] = replace(found[at], condition=asked, holds=function(asked, conditions.names))
    return Rules(these.file, tuple(found), these.head, conditions.names)


def main(asked: Sequence[str]) -> None:
    """Print the conditions that no sentence holds, of the files that are asked for or of all."""
    whole: list[Dropped] = []
    for file in asked or list(files_of_rules()):
        found = audited(file.removesuffix(".toml"))
        whole += found
        for one in found:
            if not one.held:
                print(f"{file}: {one.rule}: {one.condition}")
        print(f"{file}: {sum(one.held for one in found)} of {len(found)} held")
    print(f"{sum(one.held for one in whole)} of {len(whole)} held")


if __name__ == "__main__":
    main(sys.argv[1:])

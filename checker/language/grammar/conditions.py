"""The conditions of a rule as a Python expression on a context `c`, so that asking costs no more than the words it looks at.

`percent = …, not_left = …` becomes `c.percent and not _3(c.left)`: conditions stand in the order in which they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from keyword import iskeyword
from typing import Any

from checker.language.grammar.plain import TOLD
from checker.language.lexicon import compiled

_SIGNS = {"below": "<", "at_least": ">="}


class Conditions:
    """The expressions of the rules of one file; `names` holds what they name besides the context."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {}

    def of_rule(self, entry: Mapping[str, Any]) -> str:
        """Return the expression of a rule: all its conditions, those of one `when` table and of no `unless` table."""
        when = entry.get("when", ())
        if any("finds" in one for one in when):  # each looks for words of its own before anything else is asked
            parts = [self._one_of({**entry, **one} for one in when)]
        else:
            parts = [self._all_of(entry), *([self._one_of(when)] if when else ())]
        if unless := entry.get("unless"):
            parts.append(f"not {self._one_of(unless)}")
        return " and ".join(parts)

    def _one_of(self, tables: Iterable[Mapping[str, Any]]) -> str:
        return f"({' or '.join(map(self._all_of, tables))})"

    def _all_of(self, table: Mapping[str, Any]) -> str:
        return " and ".join(sorted(self._asked(table), key=lambda one: not one.startswith("c.find("))) or "True"

    def _asked(self, table: Mapping[str, Any]) -> Iterator[str]:
        for key, wanted in table.items():
            if key in ("is", "is_not"):
                yield from (f"{'' if key == 'is' else 'not '}c.{_property(name)}" for name in wanted)
            elif key not in TOLD:
                yield self._condition(key, wanted)

    def _condition(self, key: str, wanted: Any) -> str:
        if key == "finds":
            return f"c.find({self._named(compiled(wanted))})"
        field, denied = (key[4:], "not ") if key.startswith("not_") else (key, "")
        field = _property(field)
        if isinstance(wanted, str):
            return f"{denied}{self._named(compiled(wanted).search)}(c.{field})"
        if isinstance(wanted, list):
            return f"c.{field} {denied}in {self._named(frozenset(wanted))}"
        if isinstance(wanted, dict):
            return " and ".join(f"c.{field} {_SIGNS[side]} {number:d}" for side, number in wanted.items())
        raise TypeError(f"{key} = {wanted!r}")

    def _named(self, value: object) -> str:
        """Return the name under which an expression speaks of a value."""
        name = f"_{len(self.names)}"
        self.names[name] = value
        return name


def _property(name: str) -> str:
    """Return the name of a property of a context; what is none would become part of the expression."""
    if not name.isidentifier() or iskeyword(name):
        raise ValueError(f"{name!r} is no name of a property")
    return name


def function(expression: str, names: Mapping[str, Any]) -> Callable[[Any], Any]:
    """Return the function of a context that an expression makes; SyntaxError where a key of the rule is no name."""
    made: Callable[[Any], Any] = eval(f"lambda c: {expression}", dict(names))
    return made


def in_order(expressions: Sequence[str], names: Mapping[str, Any]) -> Callable[[Any], Iterator[Any]]:
    """Return the generator of a context that asks expressions in order and yields, of those that hold, `_rules` at its place."""
    asked = "".join(f"    if {one}:\n        yield _rules[{at}]\n" for at, one in enumerate(expressions))
    made = dict(names)
    exec(f"def holding(c):\n{asked}    yield from ()\n", made)
    generator: Callable[[Any], Iterator[Any]] = made["holding"]
    return generator

"""What a rule asks of a context, one condition a key of its table, and what is left to be asked where fields are known.

Most fields of a context are words to be searched. A few are facts: they cost little to read and have few values (the
class of a verb, whether a figure follows). A context names them in its `FACTS`; what rules ask of these is decided once
for each combination of their values, and rules that they rule out are not tried again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from checker.language.lexicon import compiled

# Keys of a rule that ask nothing.
_TOLD = frozenset(("name", "gives", "en", "zh", "examples", "counter_examples", "when", "unless", "reads", "needs"))


class Condition(NamedTuple):
    """One question: `asked` of the value of a field has to be true, or false where `wanted` says so."""

    field: str
    asked: Callable[[Any], object]
    wanted: bool


Conditions = tuple[Condition, ...]


def all_hold(conditions: Iterable[Condition], context: object) -> bool:
    """Say whether a context meets all of some conditions; those behind the first that fails are not asked."""
    for field, asked, wanted in conditions:  # noqa: SIM110  (a generator here costs a quarter of the time)
        if (not asked(getattr(context, field))) is wanted:
            return False
    return True


def conditions_of(entry: Mapping[str, Any]) -> Conditions:
    """Return the conditions of a table of a rule, those that cost least first."""
    found: list[tuple[int, Condition]] = []
    for key, wanted in entry.items():
        if key in ("is", "is_not"):
            found.extend((2, Condition(name, bool, key == "is")) for name in wanted)
        elif key not in _TOLD:
            found.append(_condition(key, wanted))
    return tuple(condition for _, condition in sorted(found, key=lambda one: one[0]))


def met_by(conditions: Conditions, known: Mapping[str, Any]) -> bool | None:
    """Say whether conditions are met by the fields that are known, None where these do not decide it."""
    asked = [one for one in conditions if one.field in known]
    if any((not one.asked(known[one.field])) is one.wanted for one in asked):
        return False
    return True if len(asked) == len(conditions) else None


def _condition(key: str, wanted: Any) -> tuple[int, Condition]:
    """Return when a condition is asked (-1 to be found, 0 a word or number, 1 an expression, 2 a property) and it."""
    if key == "finds":
        return -1, Condition("find", _finder(compiled(wanted)), True)
    field, denied = (key[4:], True) if key.startswith("not_") else (key, False)
    if isinstance(wanted, str):
        return 1, Condition(field, compiled(wanted).search, not denied)
    if isinstance(wanted, list):
        return 0, Condition(field, frozenset(wanted).__contains__, not denied)
    if isinstance(wanted, dict):
        return 0, Condition(field, _between(wanted.get("below"), wanted.get("at_least")), not denied)
    raise TypeError(f"{key} = {wanted!r}")


def _finder(pattern: re.Pattern[str]) -> Callable[[Any], object]:
    return lambda find: find(pattern)


def _between(below: float | None, at_least: float | None) -> Callable[[Any], bool]:
    return lambda value: (below is None or value < below) and (at_least is None or value >= at_least)

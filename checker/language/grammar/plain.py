"""The conditions of a rule as they are written, for a person: key by key what is asked, with alternatives and exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

How = Literal["found", "has", "has-not", "one-of", "none-of", "below", "at-least", "yes", "no"]

# Keys of a rule that ask nothing.
TOLD = frozenset(("name", "gives", "en", "zh", "examples", "counter_examples", "when", "unless", "reads", "needs"))
WORDS = "words"
"""The text in which `finds` looks."""


class Asked(NamedTuple):
    """One condition: the property it asks, how, and for what ("" where the property alone answers)."""

    key: str
    how: How
    wanted: str = ""


class Conditions(NamedTuple):
    """What a rule asks: `all_of` has to hold, and one of the lists in `one_of`, and none of those in `none_of`."""

    all_of: tuple[Asked, ...] = ()
    one_of: tuple[tuple[Asked, ...], ...] = ()
    none_of: tuple[tuple[Asked, ...], ...] = ()

    def properties(self) -> list[str]:
        """Return the properties that are asked, each once, in the order in which they are written."""
        lists = (self.all_of, *self.one_of, *self.none_of)
        return list(dict.fromkeys(one.key for these in lists for one in these))


def conditions_of(entry: Mapping[str, Any]) -> Conditions:
    """Return the conditions of the table of a rule."""
    return Conditions(
        all_of=tuple(_asked(entry)),
        one_of=tuple(tuple(_asked(table)) for table in entry.get("when", ())),
        none_of=tuple(tuple(_asked(table)) for table in entry.get("unless", ())),
    )


def _asked(table: Mapping[str, Any]) -> Iterator[Asked]:
    for key, wanted in table.items():
        if key in ("is", "is_not"):
            yield from (Asked(name, "yes" if key == "is" else "no") for name in wanted)
        elif key == "finds":
            yield Asked(WORDS, "found", wanted)
        elif key not in TOLD:
            yield from _condition(key.removeprefix("not_"), wanted, denied=key.startswith("not_"))


def _condition(key: str, wanted: Any, *, denied: bool) -> Iterator[Asked]:
    if isinstance(wanted, str):
        yield Asked(key, "has-not" if denied else "has", wanted)
    elif isinstance(wanted, list):
        yield Asked(key, "none-of" if denied else "one-of", ", ".join(word or "“”" for word in wanted))
    else:
        sides: Mapping[str, How] = {"below": "below", "at_least": "at-least"}
        yield from (Asked(key, sides[side], str(number)) for side, number in wanted.items())

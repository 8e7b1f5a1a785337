"""How alike two names look: a rank among candidates for a person to judge, never a decision.

The mean of rapidfuzz's token set over single characters and a Dice overlap of characters weighted by how rare they
are in the plans set side by side. Of the scorers tried on names of indicators this ranked best; edit distances could
not tell 常住 from 户籍.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

ROUNDING = 1e-4
"""More than the likeness in a table can be beside the likeness of two names because of rounding."""


@dataclass(frozen=True, slots=True)
class _Characters:
    counts: Counter[str]
    weight: float
    spaced: str


class Likeness:
    """Likeness of names among these names."""

    def __init__(self, names: Iterable[str]) -> None:
        known = self._known = frozenset(names)
        seen = Counter(char for name in known for char in set(name))
        self._rarity = {char: math.log((1 + len(known)) / (1 + count)) + 1 for char, count in seen.items()}
        self._most = math.log(1 + len(known)) + 1
        self._names: dict[str, _Characters] = {}
        self._cache: dict[tuple[str, str], float] = {}
        self._columns: dict[tuple[str, int], int] = {}
        self._of_name: dict[str, tuple[int, ...]] = {}

    def __eq__(self, other: object) -> bool:
        """Say whether likeness is measured among the same names."""
        return isinstance(other, Likeness) and self._known == other._known

    def __hash__(self) -> int:
        return hash(self._known)

    def __call__(self, one: str, other: str) -> float:
        """Return how alike two names are, from 0 to 1."""
        if one == other:
            return 1.0
        key = (one, other) if one <= other else (other, one)
        if key not in self._cache:
            self._cache[key] = self._measure(*key)
        return self._cache[key]

    def _measure(self, one: str, other: str) -> float:
        from rapidfuzz import fuzz

        first, second = self._taken(one), self._taken(other)
        shared = sum(
            min(count, second.counts[char]) * self._rarity.get(char, self._most)
            for char, count in first.counts.items()
            if char in second.counts
        )
        if not shared:
            return 0.0
        dice = 2 * shared / (first.weight + second.weight)
        return (dice + fuzz.token_set_ratio(first.spaced, second.spaced) / 100) / 2

    def table(self, ones: Sequence[str], others: Sequence[str]) -> NDArray[float32]:
        """Return how alike each of some names is to each of others, but for rounding: a row for each of the first.

        Where each character is a token of its own, the token set ratio follows from three numbers: how many different
        characters two names share, and how many each has alone. These, and the weights shared, are products of
        matrices with a column for each character and each time it is repeated.
        """
        import numpy

        mine, theirs = ([self._columns_of(name) for name in names] for names in (ones, others))
        shared = sorted(set().union(*mine) & set().union(*theirs))
        at = {column: number for number, column in enumerate(shared)}
        keys = list(self._columns)
        weights = numpy.array([self._rarity.get(keys[one][0], self._most) for one in shared], dtype=numpy.float32)
        tokens = numpy.array([_is_token(*keys[one]) for one in shared], dtype=numpy.float32)

        def incidence(names: Sequence[tuple[int, ...]]) -> NDArray[float32]:
            found = numpy.zeros((len(names), len(shared)), dtype=numpy.float32)
            places = [(row, at[column]) for row, columns in enumerate(names) for column in columns if column in at]
            if places:
                rows, columns = zip(*places, strict=True)
                found[rows, columns] = 1
            return found

        def each(names: Sequence[str], of: Callable[[str], float]) -> NDArray[float32]:
            return numpy.array([of(name) for name in names], dtype=numpy.float32)

        one, other = incidence(mine), incidence(theirs)
        weight = each(ones, self._weight)[:, None] + each(others, self._weight)[None, :]
        dice = 2 * ((one * weights) @ other.T) / numpy.maximum(weight, ROUNDING)
        both = (one * tokens) @ other.T
        alone = each(ones, _tokens)[:, None] - both
        alone_there = each(others, _tokens)[None, :] - both
        ratio = _token_set_ratio(both, alone, alone_there)
        found: NDArray[float32] = numpy.where(dice > 0, (dice + ratio) / 2, 0)
        return found

    def _columns_of(self, name: str) -> tuple[int, ...]:
        if name not in self._of_name:
            times: Counter[str] = Counter()
            keys = []
            for char in name:
                times[char] += 1
                keys.append((char, times[char]))
            self._of_name[name] = tuple(self._columns.setdefault(key, len(self._columns)) for key in keys)
        return self._of_name[name]

    def _weight(self, name: str) -> float:
        return self._taken(name).weight

    def _taken(self, name: str) -> _Characters:
        if name not in self._names:
            weight = sum(self._rarity.get(char, self._most) for char in name)
            self._names[name] = _Characters(Counter(name), weight, " ".join(name))
        return self._names[name]


def _is_token(char: str, time: int) -> bool:
    return time == 1 and not char.isspace()


def _tokens(name: str) -> int:
    return len(set("".join(name.split())))


def _token_set_ratio(both: NDArray[Any], one: NDArray[Any], other: NDArray[Any]) -> NDArray[float32]:
    """Return the token set ratio, 0 to 1, of token sets by how many tokens both have and each has alone.

    Every token is one character, with a blank between two. What two sets have alone shares no character but the blanks.
    """
    import numpy

    def length(tokens: NDArray[Any]) -> NDArray[Any]:
        found: NDArray[Any] = numpy.maximum(2 * tokens - 1, 0)
        return found

    def behind(tokens: NDArray[Any]) -> NDArray[Any]:
        return numpy.where(tokens > 0, length(tokens) + (both > 0), 0)

    start = length(both)
    mine, theirs = start + behind(one), start + behind(other)
    blanks = numpy.maximum(numpy.minimum(one, other) - 1, 0)
    apart = length(one) + length(other) - 2 * blanks
    ratio: NDArray[Any] = 1 - apart / numpy.maximum(mine + theirs, 1)
    for alone, whole in ((behind(one), mine), (behind(other), theirs)):
        ratio = numpy.where(both > 0, numpy.maximum(ratio, 1 - alone / numpy.maximum(start + whole, 1)), ratio)
    found: NDArray[float32] = numpy.where((both > 0) & ((one <= 0) | (other <= 0)), 1, ratio)
    return found

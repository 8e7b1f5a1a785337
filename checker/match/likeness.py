"""How alike two names look: a rank among candidates for a person to judge, never a decision.

The mean of rapidfuzz's token set over single characters and a Dice overlap of characters weighted by how rare they
are in the plans at hand. Of the scorers tried on names of indicators this ranked best; edit distances could not tell
常住 from 户籍.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


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

    def _taken(self, name: str) -> _Characters:
        if name not in self._names:
            weight = sum(self._rarity.get(char, self._most) for char in name)
            self._names[name] = _Characters(Counter(name), weight, " ".join(name))
        return self._names[name]

"""The permitted ranges of the suites, asked without Great Expectations: what a value would be let pass as.

What no value could meet is refused here, when a suite is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from checker.errors import SuiteError
from checker.judge.expectations import Expectation, applies


@dataclass(frozen=True, slots=True)
class Permitted:
    """What an expectation lets pass: figures from `least` to `most`, or words of a set."""

    least: Decimal | None
    most: Decimal | None
    open_least: bool
    open_most: bool
    words: frozenset[object] | None

    @property
    def empty(self) -> bool:
        """Say whether no value can pass."""
        if self.words is not None:
            return not self.words
        if self.least is None or self.most is None:
            return False
        return self.least > self.most or (self.least == self.most and (self.open_least or self.open_most))

    def also(self, other: Permitted) -> Permitted:
        """Return what both let pass."""
        if self.words is not None and other.words is not None:
            return Permitted(None, None, False, False, self.words & other.words)
        if self.words is not None or other.words is not None:
            words, range_ = (self, other) if self.words is not None else (other, self)
            assert words.words is not None
            return Permitted(None, None, False, False, frozenset(word for word in words.words if range_.holds(word)))
        least = max((self, other), key=lambda one: (one.least is not None, one.least or 0, one.open_least))
        most = min((self, other), key=lambda one: (one.most is None, one.most or 0, not one.open_most))
        return Permitted(least.least, most.most, least.open_least, most.open_most, None)

    def holds(self, word: object) -> bool:
        """Say whether a set holds a value, or a range a figure; a word is in no range."""
        if self.words is not None:
            return word in self.words
        if isinstance(word, bool) or not isinstance(word, int | float | Decimal):
            return False
        figure = Decimal(str(word))
        one = Permitted(figure, figure, False, False, None)
        return not self.also(one).empty


def permitted(line: Expectation) -> Permitted | None:
    """Return what an expectation lets pass; None for one that is neither a range nor a set."""
    kwargs = line.kwargs
    if line.type == "expect_column_values_to_be_in_set":
        return Permitted(None, None, False, False, frozenset(kwargs.get("value_set") or ()))
    if line.type == "expect_column_values_to_be_between":
        least, most = kwargs.get("min_value"), kwargs.get("max_value")
        return Permitted(
            None if least is None else Decimal(str(least)),
            None if most is None else Decimal(str(most)),
            bool(kwargs.get("strict_min")),
            bool(kwargs.get("strict_max")),
            None,
        )
    return None


def permits(lines: Sequence[Expectation], check: str, columns: Mapping[str, object], value: object) -> bool:
    """Say whether the ranges and sets of a check let a value pass, in a row with these columns."""
    return all(
        allowed.holds(value)
        for line in lines
        if line.check == check and line.column == check and applies(line.condition, columns)
        if (allowed := permitted(line)) is not None
    )


def beyond(lines: Sequence[Expectation], value: object) -> Decimal | None:
    """Return how far a figure is outside the ranges of some lines, negative below them; None where it is no figure."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    figure = Decimal(value)
    ranges = [allowed for line in lines if (allowed := permitted(line)) is not None and allowed.words is None]
    over = [figure - allowed.most for allowed in ranges if allowed.most is not None]
    under = [figure - allowed.least for allowed in ranges if allowed.least is not None]
    outside = [far for far in over if far >= 0] + [far for far in under if far <= 0]
    return max(outside, key=abs, default=None)


def refuse_contradictions(file: Path, lines: Sequence[Expectation]) -> None:
    """Refuse lines that no value can meet, alone or together with another line that holds for the same rows."""
    for line in lines:
        alone = permitted(line)
        if alone is not None and alone.empty:
            raise SuiteError(
                f"{file}:{line.at}: found a range that no value can meet; wanted one that some value meets"
            )
    for one, other in combinations(lines, 2):
        if one.column != other.column or not _meet(one, other):
            continue
        first, second = permitted(one), permitted(other)
        if first is not None and second is not None and first.also(second).empty:
            raise SuiteError(
                f"{file}:{other.at}: found what contradicts line {one.at} on {one.column!r}: no value can meet both; "
                "wanted ranges that have a value in common"
            )


def _meet(one: Expectation, other: Expectation) -> bool:
    """Say whether two lines are sure to hold for the same rows: one condition, or one of them for every row."""
    return one.condition is None or other.condition is None or one.condition == other.condition

"""The suites look at themselves: lines that contradict, lines that can never decide, measures nobody judges.

What no value could meet is refused when a suite is loaded; the rest is listed, since a suite that is half written still
runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from checker.errors import SuiteError
from checker.messages import message
from checker.model import Aggregation, Bound, Certainty, Kind, Message, Relation

if TYPE_CHECKING:
    from checker.judge.suites import Line, Suite

# What may stand in a column beside the measures; a condition on any other word is met by no row.
_CATEGORIES: Mapping[str, tuple[object, ...]] = {
    "relation": get_args(Relation),
    "certainty": get_args(Certainty),
    "kind": get_args(Kind),
    "bound": get_args(Bound),
    "aggregation": get_args(Aggregation),
    "binds": ("each", "mean", "sum", "count", "none"),
    "order": ("answers", "precedes", "unknown"),
}
_GRADES = ("error", "warning", "notice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something about the rule pack itself, with the file and line it stands on."""

    file: Path
    line: int
    what: Message


@dataclass(frozen=True, slots=True)
class _Permitted:
    """What a line lets pass: figures from `least` to `most`, or words of a set."""

    least: Decimal | None
    most: Decimal | None
    open_least: bool
    open_most: bool
    words: frozenset[object] | None

    @property
    def empty(self) -> bool:
        if self.words is not None:
            return not self.words
        if self.least is None or self.most is None:
            return False
        return self.least > self.most or (self.least == self.most and (self.open_least or self.open_most))

    def also(self, other: _Permitted) -> _Permitted:
        """Return what both let pass."""
        if self.words is not None and other.words is not None:
            return _Permitted(None, None, False, False, self.words & other.words)
        if self.words is not None or other.words is not None:
            words, range_ = (self, other) if self.words is not None else (other, self)
            assert words.words is not None
            return _Permitted(None, None, False, False, frozenset(word for word in words.words if range_.holds(word)))
        least = max((self, other), key=lambda one: (one.least is not None, one.least or 0, one.open_least))
        most = min((self, other), key=lambda one: (one.most is None, one.most or 0, not one.open_most))
        return _Permitted(least.least, most.most, least.open_least, most.open_most, None)

    def holds(self, word: object) -> bool:
        """Say whether a range holds a figure; a word is in no range."""
        if isinstance(word, bool) or not isinstance(word, int | float | Decimal):
            return False
        figure = Decimal(str(word))
        one = _Permitted(figure, figure, False, False, None)
        return not self.also(one).empty


def _permitted(line: Line) -> _Permitted | None:
    kwargs = line.kwargs
    if line.type == "expect_column_values_to_be_in_set":
        return _Permitted(None, None, False, False, frozenset(kwargs.get("value_set") or ()))
    if line.type == "expect_column_values_to_be_between":
        least, most = kwargs.get("min_value"), kwargs.get("max_value")
        return _Permitted(
            None if least is None else Decimal(str(least)),
            None if most is None else Decimal(str(most)),
            bool(kwargs.get("strict_min")),
            bool(kwargs.get("strict_max")),
            None,
        )
    return None


def refuse_contradictions(file: Path, lines: Sequence[Line]) -> None:
    """Refuse lines that no value can meet, alone or together with another line that holds for the same rows."""
    for line in lines:
        alone = _permitted(line)
        if alone is not None and alone.empty:
            raise SuiteError(
                f"{file}:{line.at}: found a range that no value can meet; wanted one that some value meets"
            )
    for one, other in combinations(lines, 2):
        if one.column != other.column or not _meet(one, other):
            continue
        first, second = _permitted(one), _permitted(other)
        if first is not None and second is not None and first.also(second).empty:
            raise SuiteError(
                f"{file}:{other.at}: found what contradicts line {one.at} on {one.column!r}: no value can meet both; "
                "wanted ranges that have a value in common"
            )


def _meet(one: Line, other: Line) -> bool:
    """Say whether two lines are sure to hold for the same rows: one condition, or one of them for every row."""
    return one.condition is None or other.condition is None or one.condition == other.condition


def lint(
    suites: Sequence[Suite], columns: Mapping[str, Sequence[str]], measures: Mapping[str, Sequence[str]]
) -> list[Remark]:
    """Return what is doubtful in the suites; `columns` are those a frame has, `measures` those of them that judge."""
    found: list[Remark] = []
    for suite in suites:
        judged = {line.check for line in suite.lines} | set(suite.ungated)
        for check in measures.get(suite.frame, ()):
            if check not in judged:
                found.append(_remark(suite, 1, "no-line", check=check))
        for line in suite.lines:
            found += _never(suite, line, columns.get(suite.frame, ()))
        for one, other in combinations(suite.lines, 2):
            found += _shadowed(suite, one, other)
    for frame in measures:
        if measures[frame] and frame not in {suite.frame for suite in suites} and suites:
            found.append(Remark(file=suites[0].file.parent, line=0, what=message("lint.no-suite", frame=frame)))
    return found


def _remark(suite: Suite, line: int, key: str, **fields: object) -> Remark:
    return Remark(file=suite.file, line=line, what=message(f"lint.{key}", **fields))


def _never(suite: Suite, line: Line, columns: Sequence[str]) -> Iterator[Remark]:
    if columns and line.column not in columns:
        yield _remark(suite, line.at, "no-column", column=line.column)
    for column, wanted in _named(line.condition):
        if columns and column not in columns:
            yield _remark(suite, line.at, "no-column", column=column)
        for word in wanted:
            if column in _CATEGORIES and word not in _CATEGORIES[column]:
                yield _remark(suite, line.at, "no-category", column=column, word=word)


def _named(condition: Mapping[str, Any] | None) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the columns a condition names, each with the words it asks for."""
    if condition is None:
        return
    if "conditions" in condition:
        for part in condition["conditions"]:
            yield from _named(part)
        return
    wanted = condition.get("parameter")
    words = tuple(wanted) if isinstance(wanted, list) else () if wanted is None else (wanted,)
    yield condition["column"]["name"], words if condition.get("operator") in ("==", "!=", "IN", "NOT_IN") else ()


def _shadowed(suite: Suite, one: Line, other: Line) -> Iterator[Remark]:
    """Yield a remark where the milder of two lines lets pass all that the graver does: it never decides anything."""
    graver, milder = sorted((one, other), key=lambda line: _GRADES.index(line.severity))
    if one.column != other.column or one.check != other.check or one.rule != other.rule:
        return
    if graver.condition is not None and graver.condition != milder.condition:
        return
    first, second = _permitted(graver), _permitted(milder)
    if first is not None and second is not None and first.also(second) == first:
        yield _remark(suite, milder.at, "shadowed", column=milder.column, other=graver.at)

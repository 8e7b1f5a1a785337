"""The suites look at themselves: lines that contradict, lines that can never decide, measures nobody judges.

What no value could meet is refused when a suite is loaded (permitted.py); the rest is listed, since a suite that is
half written still runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

from checker.judge.conditions import WORDS
from checker.judge.expectations import Expectation, Suite
from checker.judge.permitted import permitted
from checker.messages import message
from checker.model import Bound, Kind, Message

# What may stand in a column beside the measures; a condition on any other word is met by no row.
_CATEGORIES: Mapping[str, tuple[object, ...]] = {**WORDS, "kind": get_args(Kind), "bound": get_args(Bound)}
_GRADES = ("error", "warning", "notice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something about the rule pack itself, with the file and line it stands on."""

    file: Path
    line: int
    what: Message


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


def _never(suite: Suite, line: Expectation, columns: Sequence[str]) -> Iterator[Remark]:
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


def _shadowed(suite: Suite, one: Expectation, other: Expectation) -> Iterator[Remark]:
    """Yield a remark where the milder of two lines lets pass all that the graver does: it never decides anything."""
    graver, milder = sorted((one, other), key=lambda line: _GRADES.index(line.severity))
    if one.column != other.column or one.check != other.check or one.rule != other.rule:
        return
    if graver.condition is not None and graver.condition != milder.condition:
        return
    first, second = permitted(graver), permitted(milder)
    if first is not None and second is not None and first.also(second) == first:
        yield _remark(suite, milder.at, "shadowed", column=milder.column, other=graver.at)

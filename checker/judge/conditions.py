"""The conditions of a suite's lines, looked at before anything is run: which rows a line is for.

A condition that every row meets, or none, was meant otherwise; Great Expectations runs the one as a line for no row and
takes the other without a word. Both are refused with file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from math import prod
from pathlib import Path
from typing import Any, get_args

from checker.errors import SuiteError
from checker.judge.expectations import Expectation, applies
from checker.model import Aggregation, Certainty, Relation

_OPERATORS = ("==", "!=", "<", "<=", ">", ">=", "IN", "NOT_IN")
_DEEPEST = 3
_MOST_ROWS = 20_000
_OTHER = "\x00"
# Columns that hold one of these words in every row.
WORDS: Mapping[str, tuple[object, ...]] = {
    "relation": get_args(Relation),
    "certainty": get_args(Certainty),
    "aggregation": get_args(Aggregation),
    "binds": ("each", "mean", "sum", "count", "none"),
    "order": ("answers", "precedes", "unknown"),
}


def refuse_conditions(file: Path, lines: Sequence[Expectation]) -> None:
    """Refuse a condition that is none, that every row meets, or that no row meets."""
    for line in lines:
        condition = line.kwargs.get("row_condition")
        if condition is None:
            continue
        if fault := _fault(condition, 1):
            found, wanted = fault
        elif (answers := _answers(condition)) and all(answers):
            found, wanted = "a condition that every row meets", "one that some rows do not meet, or no row_condition"
        elif answers and not any(answers):
            found, wanted = "a condition that no row meets", "one that some rows meet"
        else:
            continue
        raise SuiteError(f"{file}:{line.at}: found {found}; wanted {wanted}")


def _fault(condition: object, depth: int) -> tuple[str, str] | None:
    """Return what is wrong with the form of a condition and what was wanted, None where nothing is."""
    if not isinstance(condition, Mapping) or condition.get("type") not in ("and", "or", "comparison", "nullity"):
        return f"{str(condition)[:80]!r} as row_condition", "a structured one of type and, or, comparison or nullity"
    if depth > _DEEPEST:
        return "conditions inside one another", f"at most {_DEEPEST} levels"
    if condition["type"] in ("and", "or"):
        parts = condition.get("conditions")
        if not isinstance(parts, list) or not parts:
            return (
                f"an empty condition of type {condition['type']!r}",
                "at least one condition in it, or no row_condition",
            )
        return next((fault for part in parts if (fault := _fault(part, depth + 1))), None)
    column = condition.get("column")
    if not isinstance(column, Mapping) or not isinstance(column.get("name"), str):
        return "a condition without a column", '"column": {"name": …}'
    if condition["type"] == "nullity":
        named = isinstance(condition.get("is_null"), bool)
        return None if named else ("a condition of type 'nullity' without is_null", "is_null true or false")
    if condition.get("operator") not in _OPERATORS:
        return f"the operator {condition.get('operator')!r}", f"one of {', '.join(_OPERATORS)}"
    wanted = condition.get("parameter")
    listed = condition["operator"] in ("IN", "NOT_IN")
    if wanted is None or listed is not isinstance(wanted, list) or isinstance(wanted, Mapping):
        return f"the parameter {wanted!r}", "a list of values" if listed else "a value"
    return None


def _answers(condition: Mapping[str, Any]) -> list[bool]:
    """Return whether rows meet a condition, one of each kind it could tell apart; nothing where these are too many."""
    named: dict[str, list[object]] = {}
    for column, words in _asked(condition):
        named.setdefault(column, []).extend(words)
    kinds = {column: _kinds(column, words) for column, words in named.items()}
    if prod(len(values) for values in kinds.values()) > _MOST_ROWS:
        return []
    return [_meets(condition, dict(zip(kinds, values, strict=True))) for values in product(*kinds.values())]


def _asked(condition: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[object]]]:
    """Yield the columns a condition asks for, each with the values it holds them against."""
    for part in condition.get("conditions", ()):
        yield from _asked(part)
    if "column" in condition:
        wanted = condition.get("parameter")
        yield condition["column"]["name"], wanted if isinstance(wanted, list) else () if wanted is None else (wanted,)


def _kinds(column: str, words: Sequence[object]) -> Sequence[object]:
    """Return one value of each kind a column may hold: those asked for, those between and beyond them, and none."""
    if column in WORDS:
        return tuple(dict.fromkeys((*WORDS[column], *words)))
    if any(isinstance(word, bool) for word in words):
        return (True, False, None)
    figures = sorted({float(word) for word in words if isinstance(word, int | float)})
    if not figures:
        return (*dict.fromkeys(words), _OTHER, None)
    between = [(one + other) / 2 for one, other in pairwise(figures)]
    return (*figures, *between, figures[0] - 1, figures[-1] + 1, None)


def _meets(condition: Mapping[str, Any], cells: Mapping[str, object]) -> bool:
    try:
        return applies(condition, cells)
    except TypeError:  # a word held against a figure: Great Expectations says so when it runs
        return False

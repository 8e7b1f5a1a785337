"""Conditions of a suite's lines as Spark SQL that means what they mean over a table of pandas.

In SQL nothing is unequal to a value that is missing; in a table of pandas a missing value is unlike every other. A
condition written by Great Expectations for Spark would so pass over rows that it takes in the other engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.judge.expectations import Expectation


def for_spark(line: Expectation) -> Mapping[str, Any]:
    """Return a line as written, its condition as Spark SQL."""
    if line.condition is None:
        return line.written
    condition = {"type": "pass_through", "pass_through_filter": in_sql(line.condition)}
    return {**line.written, "kwargs": {**line.kwargs, "row_condition": condition}}


def in_sql(condition: Mapping[str, Any]) -> str:
    """Return a condition, of a form that suites are held to, as an expression that is true or false and never null."""
    if "conditions" in condition:
        word = " OR " if condition["type"] == "or" else " AND "
        return f"({word.join(in_sql(part) for part in condition['conditions'])})"
    column = "`" + condition["column"]["name"].replace("`", "``") + "`"
    if condition["type"] == "nullity":
        return f"({column} IS {'' if condition['is_null'] else 'NOT '}NULL)"
    operator, wanted = condition["operator"], condition["parameter"]
    if operator in ("==", "!="):
        operator, wanted = "IN" if operator == "==" else "NOT_IN", [wanted]
    if operator in ("IN", "NOT_IN"):
        same = " OR ".join(f"{column} <=> {_literal(value)}" for value in wanted) or "FALSE"
        return f"({same})" if operator == "IN" else f"(NOT ({same}))"
    return f"COALESCE({column} {operator} {_literal(wanted)}, FALSE)"


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{float(value)!r}D"
    text = str(value).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{text}'"

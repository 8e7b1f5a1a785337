"""A condition as Spark SQL: never null, every sign of a word kept. What it then means is tested beside Spark."""

from __future__ import annotations

from typing import Any

import pytest

from checker.judge.sparksql import in_sql


def compared(operator: str, wanted: object, column: str = "kind") -> dict[str, Any]:
    return {"type": "comparison", "column": {"name": column}, "operator": operator, "parameter": wanted}


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (compared("==", "level"), "(`kind` <=> 'level')"),
        (compared("!=", True, "own"), "(NOT (`own` <=> TRUE))"),
        (compared("NOT_IN", [1, 2.5]), "(NOT (`kind` <=> 1.0D OR `kind` <=> 2.5D))"),
        (compared("IN", []), "(FALSE)"),
        (compared("<", 1e-5), "COALESCE(`kind` < 1e-05D, FALSE)"),
        (compared("==", "it's\\"), "(`kind` <=> 'it\\'s\\\\')"),
        (compared("==", 1, "a`b"), "(`a``b` <=> 1.0D)"),
        ({"type": "nullity", "column": {"name": "kind"}, "is_null": False}, "(`kind` IS NOT NULL)"),
        (
            {"type": "or", "conditions": [compared("==", 1), {"type": "and", "conditions": [compared(">", 2)]}]},
            "((`kind` <=> 1.0D) OR (COALESCE(`kind` > 2.0D, FALSE)))",
        ),
    ],
)
def test_a_condition_in_sql(condition: dict[str, Any], said: str) -> None:
    assert in_sql(condition) == said

"""Which rows are outside which lines, worked out without Great Expectations: for a few rows while somebody writes.

A run is never judged by this. Ranges, sets and missing cells alone are known here, which is what the suites of plans
hold measures to; a line of another type is passed over and is said to be (`passed_over`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.judge.expectations import Expectation, Suite, applies
from checker.judge.permitted import Permitted, permitted

if TYPE_CHECKING:
    import pandas

_MISSING = "expect_column_values_to_not_be_null"


def outside_directly(
    suites: Sequence[Suite], tables: Mapping[str, pandas.DataFrame], key: str
) -> dict[tuple[str, int], list[str]]:
    """Return the rows that break each line, by frame and number of the line; `key` is the column of the ids."""
    found: dict[tuple[str, int], list[str]] = {}
    for suite in suites:
        table = tables[suite.frame].astype(object)
        rows: list[dict[Any, Any]] = table.where(table.notna(), None).to_dict("records")
        for line in suite.lines:
            allowed = permitted(line)
            found[suite.frame, line.number] = [
                str(row[key])
                for row in rows
                if applies(line.condition, row) and _breaks(line, allowed, row.get(line.column))
            ]
    return found


def passed_over(suites: Sequence[Suite]) -> tuple[Expectation, ...]:
    """Return the lines of which nothing is known here."""
    return tuple(line for suite in suites for line in suite.lines if line.type != _MISSING and permitted(line) is None)


def _breaks(line: Expectation, allowed: Permitted | None, cell: object) -> bool:
    if line.type == _MISSING:
        return cell is None
    return allowed is not None and cell is not None and not allowed.holds(cell)

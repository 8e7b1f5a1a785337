"""A suite as judged: the expectations on one frame, and which rows each of them is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One line of a suite: what is expected of one column, the severity of what breaks it, the check it belongs to.

    `frame` is the one whose rows it judges, `number` its place in the suite, `at` the line of the file it starts on.
    `rule` tells the lines of the schema apart.
    """

    frame: str
    number: int
    at: int
    type: str
    kwargs: Mapping[str, Any]
    severity: Severity
    check: str
    rule: str
    notes: str
    written: Mapping[str, Any]

    @property
    def column(self) -> str:
        """Return the column the line judges, the first where it judges two."""
        return str(self.kwargs.get("column") or self.kwargs.get("column_A") or "")

    @property
    def condition(self) -> Mapping[str, Any] | None:
        """Return the condition a row has to meet for this line to apply to it."""
        found = self.kwargs.get("row_condition")
        return found if isinstance(found, Mapping) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """The lines that judge one frame; `ungated` are measures that are shown and not judged, each with its reason."""

    file: Path
    frame: str
    lines: tuple[Expectation, ...]
    ungated: Mapping[str, str]
    edition: str = ""


def applies(condition: Mapping[str, Any] | None, cells: Mapping[str, Any]) -> bool:
    """Say whether a row, given as its cells, meets the condition of a line; a line without one applies to every row."""
    if condition is None:
        return True
    if "conditions" in condition:
        parts = [applies(part, cells) for part in condition["conditions"]]
        return any(parts) if condition.get("type") == "or" else all(parts)
    cell: Any = cells.get(condition["column"]["name"])
    if condition.get("type") == "nullity":
        return (cell is None) is bool(condition.get("is_null"))
    wanted: Any = condition.get("parameter")
    operator = str(condition.get("operator"))
    if operator in ("IN", "NOT_IN"):
        return (cell in (wanted or ())) is (operator == "IN")
    if operator in ("==", "!="):
        return bool(cell == wanted) is (operator == "==")
    if cell is None or wanted is None:
        return False
    orders = {"<": cell < wanted, "<=": cell <= wanted, ">": cell > wanted, ">=": cell >= wanted}
    return bool(orders.get(operator, True))

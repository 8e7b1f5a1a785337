"""Features of the row of a table that a target stands in: what its deadline column says, and what its main cell."""

from __future__ import annotations

import re
from typing import Any

from checker.model import Passage, TableRow

_DEADLINE = re.compile(r"时限|时间|期限|年限|完成|截止|年份|进度")
_YEAR = re.compile(r"(?<!\d)(20[0-5]\d)(?!\d)")
_OPEN = re.compile(r"持续|长期|常态|逐年")


def of_row(passage: Passage) -> dict[str, Any]:
    """Return the features of the row that a passage is; none where it is no row."""
    if passage.row is None:
        return {}
    columns = list(zip(passage.row.headers, passage.row.cells, strict=False))
    deadlines = [(head, cell) for head, cell in columns if _DEADLINE.search(head)]
    dated = (_YEAR.search(cell) for head, cell in deadlines if not _YEAR.search(head))
    year = next((found for found in dated if found), None)
    others = [cell for head, cell in columns if not _DEADLINE.search(head) and not _YEAR.search(head)]
    main = max(others, key=len, default="")
    return {
        "allotted": _allots(passage.row),
        "column_year": int(year[0]) if year else None,
        "column_open": any(_OPEN.search(cell) for _, cell in deadlines),
        "cell_years": tuple(int(found) for found in _YEAR.findall(main.replace("\t", "").replace(" ", ""))),
    }


def _allots(row: TableRow) -> bool:
    """Say whether a table has places for its rows, and neither its caption nor a head by itself names a time."""
    roles = {column.role for column in row.columns}
    # A column with a measure of its own may name a year (2030年用水总量) without the others being of that year.
    values = [column for column in row.columns if column.role == "value"]
    of_a_time = [column for column in values if column.year is not None or column.period is not None or column.years]
    timed = len(of_a_time) == len(values) or not all(column.measure for column in of_a_time)
    dated = timed or row.year is not None or row.period is not None or "deadline" in roles
    return {"region", "value"} <= roles and "name" not in roles and not dated

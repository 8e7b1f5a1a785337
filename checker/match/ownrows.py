"""The row of a table that is the one of a name in the text: two names with a row each are two indicators.

普通国道… and 普通省道… differ in one word, and so do the rows beside them. Names are set side by side with the names of
the rows of each table, the best first, one to one; who has found its own there is proposed for no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from checker.match.comparing import Form, form
from checker.match.likeness import Likeness
from checker.match.looks import contrasting
from checker.model import Target

_NEAR = 0.85
"""From this likeness on a row is the one of a name; beside a better one any other is not."""
_Name = tuple[str, tuple[tuple[str, str], ...], Form]


class OwnRows:
    """Which name of the text belongs to which row of each table, by their names alone: whatever their years."""

    def __init__(self, targets: Sequence[Target], likeness: Likeness) -> None:
        texts = _names(target for target in targets if not target.in_table)
        tables: dict[str, dict[_Name, Target]] = defaultdict(dict)
        for target in targets:
            if target.in_table:
                tables[_table(target)].setdefault(_name(target), target)
        self._of_table = {table: _best_first(texts, rows, likeness) for table, rows in tables.items()}

    def apart(self, one: Target, other: Target, *, twins: bool = False) -> bool:
        """Say whether a sentence and a row are of two indicators: the one or the other has its own counterpart.

        A name that is only shorter (上高速比例, 县城20分钟上高速比例) may be another mention of what the row is, and so
        may the twin of a row, with its very figure, where the text has no name that is the row's to the letter.
        """
        if one.in_table == other.in_table:
            return False
        text, row = (other, one) if one.in_table else (one, other)
        rows = self._of_table.get(_table(row), {})
        name, beside = _name(text), _name(row)
        if _of_a_part(row, text):
            return True
        own = rows.get(name)
        if own is not None:
            return own != beside
        if name[0] in beside[0] or beside[0] in name[0]:
            return False
        return any(mine == beside and (said == beside or not twins) for said, mine in rows.items())


def _best_first(
    texts: Mapping[_Name, Target], rows: Mapping[_Name, Target], likeness: Likeness
) -> Mapping[_Name, _Name]:
    """Return which row each name of the text has, one to one, the nearest couples first."""
    near: list[tuple[float, int, _Name, _Name]] = []
    for (name, text), (beside, row) in product(texts.items(), rows.items()):
        if name[2] == beside[2] and (rank := _nearness(text, row, likeness)) >= _NEAR:
            near.append((-rank, len(near), name, beside))
    found: dict[_Name, _Name] = {}
    for _, _, name, beside in sorted(near):
        if name not in found and beside not in found.values():
            found[name] = beside
    return found


def _nearness(text: Target, row: Target, likeness: Likeness) -> float:
    if text.entry and row.entry:
        return float(text.entry == row.entry)
    if text.base_name == row.base_name:
        return 1.0 if text.qualifiers == row.qualifiers else _NEAR
    return 0.0 if contrasting(text.base_name, row.base_name) else likeness(text.base_name, row.base_name)


def _of_a_part(row: Target, text: Target) -> bool:
    """Say whether a row goes by the one above it (既有建筑改造 农房面积), and the text has nothing of its own part."""
    above, _, part = row.indicator.rpartition(" ")
    own = set(part) - set(above)
    return bool(above) and 2 * len(own & set(text.indicator)) < len(own)


def _names(targets: Iterable[Target]) -> dict[_Name, Target]:
    found: dict[_Name, Target] = {}
    for target in targets:
        found.setdefault(_name(target), target)
    return found


def _name(target: Target) -> _Name:
    return target.base_name, target.qualifiers, form(target)


def _table(target: Target) -> str:
    """Return the number of the table a row stands in: the path of its clause without that of the row."""
    return target.clause.rpartition("/")[0]

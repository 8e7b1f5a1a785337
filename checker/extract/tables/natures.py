"""Whether an indicator of a table binds: 约束性, 预期性 or 指导性, as its column, its group or a note under it says."""

from __future__ import annotations

import re

from checker.language.characters import plain
from checker.model import TableRow

_NATURES = {"约束": "约束性", "预期": "预期性", "指导": "指导性"}
_NATURE = "|".join(_NATURES.values())
_SIGN = r"[*＊※★☆△▲#＃]"
# 注：带*的为约束性指标，其余为预期性指标。
_OF_THE_SIGN = re.compile(
    rf"[“\"‘']?(?P<sign>{_SIGN})[”\"’']?号?(?:的|者)?(?:指标)?(?:均|都)?(?:为|是|表示|指)(?P<nature>{_NATURE})"
)
_OF_THE_REST = re.compile(rf"(?:其余|其他|其它|未标[注有]?)[^，。；]{{0,6}}?(?:均|都)?(?:为|是)(?P<nature>{_NATURE})")
# 注：表中指标均为预期性指标。
_OF_ALL = re.compile(rf"(?:指标|各项|上述|以上)[^，。；\d]{{0,4}}?(?:均|都|全部)(?:为|是|属于?)(?P<nature>{_NATURE})")


def nature_of(row: TableRow) -> str:
    """Return whether a row binds: from its column, from the row its group stands in, else from a note; "" if none says."""
    cells = [row.cells[at] for at, column in enumerate(row.columns) if column.role == "nature" and at < len(row.cells)]
    words = re.sub(r"\s+", "", cells[-1] if cells else row.group)
    said = (nature for start, nature in _NATURES.items() if words.startswith(start) or (not cells and start in words))
    return next(said, "") or _from_notes(row)


def _from_notes(row: TableRow) -> str:
    """Return what a note says of the sign at the row's name, of all rows without that sign, or of all rows."""
    notes = [re.sub(r"\s+", "", note) for note in row.notes]
    names = [row.cells[at] for at, column in enumerate(row.columns) if column.role == "name" and at < len(row.cells)]
    for note in notes:
        if said := _OF_THE_SIGN.search(note):
            if any(plain(said["sign"]) in plain(name) for name in names):
                return said["nature"]
            rest = _OF_THE_REST.search(note, said.end())
            return rest["nature"] if rest else ""
        if said := _OF_ALL.search(note):
            return said["nature"]
    return ""

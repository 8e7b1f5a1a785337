"""Tables that a text shows by where it sets its cells: one under another, or apart by blanks."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.layout import Grid, Line
from checker.structure.aligned import aligned
from checker.structure.stacked import stacked


def text_tables(lines: Sequence[Line]) -> dict[int, tuple[Grid, int]]:
    """Return the tables among lines: by the index of the first line the table and the index of the first after it."""
    found = aligned(lines)
    taken = {index for start, (_, stop) in found.items() for index in range(start, stop)}
    for start, (grid, stop) in stacked(lines).items():
        if taken.isdisjoint(range(start, stop)):
            found[start] = grid, stop
    return found

"""Tables that a text shows by where it sets its cells: one under another, or apart by blanks."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.layout import Grid, Line
from checker.structure.texttables.aligned import aligned
from checker.structure.texttables.singleblanks import single_blanks
from checker.structure.texttables.stacked import stacked
from checker.structure.texttables.textgrids import grid_at


def text_tables(lines: Sequence[Line]) -> dict[int, tuple[Grid, int]]:
    """Return the tables among lines: by the index of the first line the table and the index of the first after it."""
    found = aligned(lines)
    for start, (_, stop) in list(found.items()):
        # Where each line has as many cells as the head, blanks part cells and say nothing of columns.
        plain = grid_at(lines, start) if "\t" not in lines[start].raw else None
        if plain is not None and (plain[1] - start) * 5 >= (stop - start) * 4:
            found[start] = plain
    taken = {index for start, (_, stop) in found.items() for index in range(start, stop)}
    for start, (grid, stop) in (*single_blanks(lines).items(), *stacked(lines).items()):
        if taken.isdisjoint(range(start, stop)):
            found[start] = grid, stop
            taken.update(range(start, stop))
    return found

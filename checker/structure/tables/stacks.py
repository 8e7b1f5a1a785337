"""The columns of a table as they are printed: heads over cells, and what is to be counted in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.language.typesetting import squash
from checker.structure.tables.cells import CellKind, kind_of
from checker.structure.tables.headrows import RowAsText


@dataclass(frozen=True)
class Stack:
    """A column as printed: the heads above it from the top down, its cells, and which cells are one merged cell."""

    heads: tuple[str, ...]
    cells: tuple[str, ...]
    keys: tuple[Hashable, ...]

    @cached_property
    def filled(self) -> list[str]:
        """The cells that hold something."""
        return [text for text in self.cells if squash(text)]

    @cached_property
    def kinds(self) -> Counter[CellKind]:
        """How many cells are of which kind."""
        return Counter(map(kind_of, self.filled))

    def share(self, *kinds: CellKind) -> float:
        """Return the share of the cells, dashes left out, that are of one of some kinds."""
        told = sum(self.kinds.values()) - self.kinds["nothing"]
        return sum(self.kinds[kind] for kind in kinds) / told if told else 0.0

    @cached_property
    def distinct(self) -> float:
        """The share of filled cells that differ from all others."""
        return len(set(self.filled)) / len(self.filled) if self.filled else 0.0

    @cached_property
    def length(self) -> float:
        """How many characters a filled cell has on average."""
        return sum(map(len, self.filled)) / len(self.filled) if self.filled else 0.0

    @property
    def last(self) -> str:
        """The head nearest to the cells."""
        return self.heads[-1] if self.heads else ""


def stacks(body: Sequence[RowAsText], heads: Sequence[RowAsText]) -> list[Stack]:
    """Return the columns of rows as they are printed one under another."""
    width = max((len(row.words) for row in (*body, *heads)), default=0)
    found = []
    for at in range(width):
        over = [row.words[at] for row in heads if at < len(row.words) and squash(row.words[at])]
        rows = [row for row in body if at < len(row.words)]
        found.append(
            Stack(tuple(dict.fromkeys(over)), tuple(r.words[at] for r in rows), tuple(r.keys[at] for r in rows))
        )
    return found

"""The rows of a table printed one cell a line as they are found, and what speaks against their being rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from checker.language.typesetting import squash
from checker.model.layout import Line, Row
from checker.structure.texttables.cellkinds import is_cut, kind
from checker.structure.texttables.celltokens import CELLS_APART, Token, row
from checker.structure.texttables.rowfit import Profile


@dataclass(slots=True)
class Body:
    """Rows under a head: the rows, what the columns hold, the cost of the fit, how many fit and where they end."""

    width: int
    columns: list[Profile]
    rows: list[Row] = field(default_factory=list)
    count: int = 0
    sound: int = 0
    end: int = 0  # the token after the last row
    texts: list[list[str]] = field(default_factory=list)

    def add(self, cells: Sequence[Sequence[Line]]) -> None:
        """Add a row whose cells are told apart."""
        self.rows.append(row(cells))
        self.texts.append(["".join(squash(line.text) for line in cell) for cell in cells])
        self.sound += 1

    def add_apart(self, part: Sequence[Token]) -> None:
        """Add a row whose cells cannot be told apart."""
        cells = [token.lines for token in part if token.lines]
        self.rows.append(row(cells if len(cells) > 1 else [*cells, ()], CELLS_APART))

    def doubtful(self) -> bool:
        """Say whether what was read as rows is none: numbers of rows among the figures, pieces of running text."""
        for column in range(1, self.width):
            cells = [texts[column] for texts in self.texts]
            numbers = [int(text) for text in cells if text.isdecimal() and len(text) <= 3]
            steps = [b - a for a, b in pairwise(numbers)]
            if len(numbers) * 5 >= len(cells) * 4 and steps and numbers[0] <= 3:
                if sum(step in (1, 2) for step in steps) * 5 >= len(steps) * 4 and (len(steps) > 1 or numbers[0] <= 2):
                    return True
        words = [text for texts in self.texts for text in texts if kind(text) in ("words", "sentence")]
        return sum(map(is_cut, words)) * 5 > len(words)

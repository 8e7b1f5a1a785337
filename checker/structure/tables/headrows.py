"""The first rows of a table: a title printed inside it, and the rows that head its columns."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from checker.language.heads import is_head
from checker.language.numbering import CAPTION
from checker.language.typesetting import compact, squash
from checker.model.layout import Row
from checker.structure.tables.cells import is_figure, kind_of

_DEEPEST = 4  # rows before the head: a title, blank rows of a frame
_MOST_HEADS = 3
_LONGEST = 18  # characters of a head
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]$")


@dataclass(frozen=True)
class RowAsText:
    """A row of a table as text: the words of each cell, and a key that a merged cell has in every place it covers."""

    row: Row
    words: tuple[str, ...]
    keys: tuple[Hashable, ...]

    @property
    def filled(self) -> list[str]:
        """The words of its cells, a merged cell once."""
        return list({key: word for key, word in zip(self.keys, self.words, strict=True) if squash(word)}.values())


def as_text(source: str, row: Row) -> RowAsText:
    """Return a row with the words of its cells."""
    words = tuple(compact(source, cell.spans)[0] for cell in row.cells)
    keys = tuple(
        cell.spans if word else (at, cell.spans) for at, (cell, word) in enumerate(zip(row.cells, words, strict=True))
    )
    return RowAsText(row, words, keys)


def head_rows(rows: Sequence[RowAsText], declared: int = 0) -> tuple[int, int]:
    """Return where the head begins and where it ends; both are the same where a table has none.

    What stands before the head is a title printed in the table, or blank. `declared` is the number of head rows that
    the format declares.
    """
    first = next((at for at, row in enumerate(rows[:_DEEPEST]) if len(row.filled) > 1), 0)
    last = max(first, declared)
    if last == first:
        if not is_head(rows[first].filled) and not _heads_by_place(rows, first):
            return 0, 0
        last = first + 1
    while last < len(rows) and last - first < _MOST_HEADS and _goes_on(rows[last - 1], rows[last]):
        last += 1
    return (first, last) if last < len(rows) or first < last else (0, 0)


def titled(rows: Sequence[RowAsText], first: int) -> str:
    """Return the title that stands in the rows before the head; "" where there is none."""
    found = [row.filled[0] for row in rows[:first] if len(row.filled) == 1]
    return next((text for text in found if CAPTION.match(text)), found[-1] if found else "")


def _heads_by_place(rows: Sequence[RowAsText], first: int) -> bool:
    """Say whether a row of words that are in no list heads the rows under it: it has no figure, they have."""
    head, body = rows[first], rows[first + 1 :]
    if len(body) < 2 or len(head.filled) < 2:
        return False
    if any(len(_named(word)) > _LONGEST or is_figure(word) for word in head.filled):
        return False
    if any(not squash(word) for word in head.words) or any(
        kind_of(word) in ("nature", "nothing") for word in head.filled
    ):
        return False
    columns = [at for at in range(len(head.words)) if sum(_is_figure_at(row, at) for row in body) * 4 >= 3 * len(body)]
    return bool(columns) and any(at > 0 for at in columns)


def _named(head: str) -> str:
    """Return a head without the brackets at its end, which most often hold a unit."""
    return _BRACKETS.sub("", head)


def _is_figure_at(row: RowAsText, at: int) -> bool:
    return at < len(row.words) and is_figure(row.words[at])


def _goes_on(upper: RowAsText, lower: RowAsText) -> bool:
    """Say whether a row goes on with the head above it: it parts the cells that stand over several columns."""
    if len(upper.words) != len(lower.words) or any(
        kind_of(word) in ("nature", "nothing") and word for word in lower.words
    ):
        return False
    parted: list[str] = []
    for at, (above, word) in enumerate(zip(upper.words, lower.words, strict=True)):
        if upper.keys[at] == lower.keys[at] or not squash(word) or squash(word) == squash(above):
            continue
        spread = not squash(above) or upper.keys[at] in (upper.keys[at - 1 : at] + upper.keys[at + 1 : at + 2])
        if not spread or (is_figure(word) and not is_head([word, "2025年"])) or len(word) > 20:
            return False
        parted.append(word)
    return bool(parted) and (is_head(parted) or len(set(parted)) > 1 or len(upper.filled) < len(upper.words))

"""Which tables of a document were understood, so that their figures can be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.language.numbering import CAPTION
from checker.model import Document, Extraction, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """How many tables were read, how many not understood (all rows suspect, or no column typed), how many missing.

    A table is missing where its caption (表1, 附表2) is printed and no row follows: a picture, or rows read as lines.
    """

    read: int = 0
    suspect: int = 0
    untyped: int = 0
    missing: int = 0

    @property
    def not_understood(self) -> int:
        """Return how many tables are there of which nothing can be judged."""
        return self.suspect + self.untyped + self.missing

    def __add__(self, other: Tables) -> Tables:
        return Tables(
            read=self.read + other.read,
            suspect=self.suspect + other.suspect,
            untyped=self.untyped + other.untyped,
            missing=self.missing + other.missing,
        )


def tables_of(document: Document) -> list[list[Passage]]:
    """Return the rows of each table: rows that follow each other under the same heads, caption and number."""
    found: list[list[Passage]] = []
    open_table: list[Passage] = []
    for passage in document.passages:
        if passage.row is None:
            # The label of a group of rows stands inside its table.
            if open_table and passage.clause != _clause(open_table[-1]):
                open_table = []
            continue
        last = open_table[-1].row if open_table else None
        if last is None or _head(passage) != _head(open_table[-1]):
            open_table = []
            found.append(open_table)
        open_table.append(passage)
    return found


def _head(passage: Passage) -> tuple[object, ...]:
    row = passage.row
    assert row is not None
    return row.headers, row.caption, row.number, _clause(passage)


def _clause(passage: Passage) -> str:
    return passage.clause.rpartition("/")[0]


def _state(rows: Sequence[Passage], reasons: Counter[tuple[int, str]]) -> str:
    held = [passage.row for passage in rows if passage.row is not None]
    if all(row.suspect for row in held):
        return "suspect"
    if any(row.columns for row in held):
        typed = any(column.role != "unknown" for row in held for column in row.columns)
    else:
        typed = not any(reasons[passage.number, "table-not-understood"] for passage in rows)
    return "read" if typed else "untyped"


def judged(document: Document, extraction: Extraction) -> Iterator[tuple[str, list[Passage]]]:
    """Yield the rows of each table with "read", or with why it was not understood: `suspect` or `untyped`."""
    reasons = Counter((figure.passage, figure.reason) for figure in extraction.figures)
    for rows in tables_of(document):
        yield _state(rows, reasons), rows


def missing(document: Document) -> Iterator[Passage]:
    """Yield the captions under which no row stands; a box (专栏) may well hold sentences, a table does not."""
    rows = {passage.row.number for passage in document.passages if passage.row is not None}
    for passage in document.passages:
        caption = CAPTION.match(passage.text) if passage.kind == "heading" else None
        if caption and caption[1] != "专栏" and f"{caption[1]}{caption[2]}" not in rows:
            yield passage


def count_tables(document: Document, extraction: Extraction) -> Tables:
    """Return how many tables of a document were read and how many were not."""
    states = Counter(state for state, _ in judged(document, extraction))
    return Tables(
        read=states["read"],
        suspect=states["suspect"],
        untyped=states["untyped"],
        missing=sum(1 for _ in missing(document)),
    )

"""The rows of the frame `tables`: a column of figures with the row claimed to be their total, a share with its base.

A share stands here wherever it is printed, in a column or in a sentence: it is the same arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from checker.measure.lib.context import Context
from checker.measure.lib.rows.documents import place
from checker.measure.lib.rows.row import Row
from checker.measure.shares import Share, table_shares, text_shares
from checker.model import Document, Passage

_TOTAL = re.compile(r"^(?:合计|总计|总和|共计|小计|全[省市区县](?:合计|总计)?)$")
_FIGURE = re.compile(r"^[\d,，]+(?:\.\d+)?$")
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Sum:
    """A total of a table and the cells it sums up; `step` is one unit of its last printed digit."""

    document: Document
    total: Passage
    parts: tuple[Passage, ...]
    column: int
    printed: str
    value: Decimal
    figures: tuple[Decimal, ...]
    step: Decimal
    header: str


def table_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each figure of each total row of a table, and for each share with its part and whole."""
    for document in context.documents.values():
        for share in text_shares(document):
            yield _share_row(share)
        for table in _tables(document):
            for share in table_shares(document, table):
                yield _share_row(share)
            for found in _sums(document, table):
                total = found.total
                start, end = total.row.spans[found.column] if total.row else (0, len(total.text))
                yield Row(
                    id=f"{document.id}#{total.number}:{found.column}",
                    subject=found,
                    evidence=(
                        place(document, total, 0, len(total.text), primary=True),
                        *(place(document, part, 0, len(part.text)) for part in found.parts),
                    ),
                    identity=(document.id, total.clause, found.header),
                    columns={"parts": len(found.parts)},
                    fields={
                        "header": found.header,
                        "clause": total.clause,
                        "total": found.printed,
                        "title": document.title,
                        "at": f"{start}-{end}",
                    },
                    indicator=found.header,
                    weight=1.1,
                )


def _share_row(share: Share) -> Row:
    first, *others = share.passages
    return Row(
        id=f"{share.document.id}#{first.number}:share:{share.start}",
        subject=share,
        evidence=(
            place(share.document, first, share.start, share.end, primary=True),
            *(place(share.document, other, 0, len(other.text)) for other in others),
        ),
        identity=(share.document.id, first.clause, "share", re.sub(r"[\d.,]", "", share.name)),
        columns={"parts": 1},
        fields={
            "header": share.name,
            "clause": first.clause,
            "total": share.whole.printed,
            "title": share.document.title,
        },
        indicator=share.name,
        weight=1.1,
    )


def _tables(document: Document) -> list[list[Passage]]:
    tables: list[list[Passage]] = []
    last: tuple[str, str, tuple[str, ...]] | None = None
    for passage in document.passages:
        if passage.row is None:
            if passage.kind != "heading":
                last = None
            continue
        key = (passage.row.number, passage.row.caption, passage.row.headers)
        if key != last:
            tables.append([])
        tables[-1].append(passage)
        last = key
    return tables


def _sums(document: Document, table: list[Passage]) -> Iterator[Sum]:
    for at, total in enumerate(table):
        if not _is_total(total):
            continue
        before = [row for row in table[:at] if not _is_total(row)]
        after = [row for row in table[at + 1 :] if not _is_total(row)]
        parts = before if before else after
        if total.row is None or len(parts) < SEVERAL:
            continue
        for column, cell in enumerate(total.row.cells):
            value = _figure(cell)
            header = total.row.headers[column] if column < len(total.row.headers) else ""
            if value is None or re.search(r"序号|编号|率|占比|比重|平均|年份|%", header):
                continue
            figures = [
                _figure(row.row.cells[column]) if row.row and column < len(row.row.cells) else None for row in parts
            ]
            if any(figure is None for figure in figures):
                continue
            yield Sum(
                document,
                total,
                tuple(parts),
                column,
                cell,
                value,
                tuple(f for f in figures if f is not None),
                _step(cell),
                header,
            )


def _is_total(passage: Passage) -> bool:
    cells = passage.row.cells[:2] if passage.row else ()
    return any(_TOTAL.match(re.sub(r"\s", "", cell)) for cell in cells)


def _figure(cell: str) -> Decimal | None:
    cell = cell.strip()
    if not _FIGURE.match(cell):
        return None
    try:
        return Decimal(re.sub(r"[,，]", "", cell))
    except InvalidOperation:
        return None


def _step(cell: str) -> Decimal:
    places = len(cell.partition(".")[2])
    return Decimal(1).scaleb(-places)

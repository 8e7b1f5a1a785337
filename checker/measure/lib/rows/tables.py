"""The rows of the frame `tables`: a column of figures with the row claimed to be their total, a share with its base.

A share stands here wherever it is printed, in a column or in a sentence, and so does a whole with its parts, and
a count with its list: it is the same arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.places import place_in_words, place_of
from checker.measure.lib.context import Context
from checker.measure.lib.rows.documents import place
from checker.measure.lib.rows.row import FrameRow
from checker.measure.lib.stated import name
from checker.model import (
    Document,
    Message,
    Passage,
    StatedConversion,
    StatedList,
    StatedParts,
    StatedShare,
    TableSum,
    Target,
    ToldOfWorks,
)

_SHOWN = 12  # rows of a table that are shown beside a sentence on all of them
_WITHOUT_FIGURES = str.maketrans("", "", "0123456789.,")


def table_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each share with its part and whole, and for each figure of each total row of a table."""
    for document in context.own_documents:
        said = context.particulars(document.id)
        for share in said.shares:
            yield _share_row(document, share, context)
        for parts in said.parts:
            yield _parts_row(document, parts, context)
        for listed in said.lists:
            yield _list_row(document, listed, context)
        for converted in said.conversions:
            yield _conversion_row(document, converted, context)
        for told in said.works:
            yield _works_row(document, told, context)
        for found in said.sums:
            yield _sum_row(document, found, context)


def _sum_row(document: Document, found: TableSum, context: Context) -> FrameRow:
    total = found.total
    start, end = total.row.spans[found.column] if total.row else (0, len(total.text))
    return FrameRow(
        id=f"{document.id}#{total.number}:{found.column}",
        subject=found,
        evidence=(
            place(document, total, 0, len(total.text), primary=True),
            *(place(document, part, 0, len(part.text)) for part in found.parts),
        ),
        identity=(context.role(document.id), total.clause, found.header),
        matter=(context.role(document.id), found.header),
        columns={"parts": len(found.parts), "counted": False},
        fields={
            "header": found.header,
            "clause": place_of(total.clause, total),
            "total": found.printed,
            "title": document.title,
            "at": f"{start}-{end}",
        },
        indicator=found.header,
        weight=1.1,
    )


def _share_row(document: Document, share: StatedShare, context: Context) -> FrameRow:
    first, *others = share.passages
    stem = share.name.translate(_WITHOUT_FIGURES)
    return FrameRow(
        id=f"{document.id}#{first.number}:share:{share.start}",
        subject=share,
        evidence=(
            place(document, first, share.start, share.end, primary=True),
            *(place(document, other, 0, len(other.text)) for other in others),
        ),
        identity=(context.role(document.id), first.clause, "share", stem),
        matter=(context.role(document.id), "share", stem),
        columns={"parts": 1, "counted": False},
        fields={
            "header": share.name,
            "clause": place_of(first.clause, first),
            "total": share.whole.printed,
            "title": document.title,
        },
        indicator=share.name,
        weight=1.1,
    )


def _parts_row(document: Document, found: StatedParts, context: Context) -> FrameRow:
    passage = found.passage
    words = passage.text[found.start : found.end].translate(_WITHOUT_FIGURES)
    whole = _whole(document, found, context)
    of_what = passage.text[found.start : found.end] if found.payers or found.portions else found.whole.printed
    return FrameRow(
        id=f"{document.id}#{passage.number}:parts:{found.start}",
        subject=found,
        evidence=(place(document, passage, found.start, found.end, primary=True),),
        identity=(context.role(document.id), passage.clause, "parts", words),
        matter=(context.role(document.id), "parts", words),
        columns={"parts": len(found.parts), "counted": found.counted},
        fields={
            "clause": place_of(passage.clause, passage),
            "title": document.title,
            "indicator": name(whole) if whole is not None else of_what,
        },
        indicator=whole.indicator if whole is not None else of_what,
        weight=1.1,
    )


def _list_row(document: Document, found: StatedList, context: Context) -> FrameRow:
    words = found.passage.text[found.start : found.end]
    return _run_row(document, found, "list", found.printed, {"indicator": words}, context, parts=len(found.items))


def _conversion_row(document: Document, found: StatedConversion, context: Context) -> FrameRow:
    return _run_row(document, found, "converted", found.first.printed, {}, context, parts=1)


def _works_row(document: Document, told: ToldOfWorks, context: Context) -> FrameRow:
    """Return the row of what a sentence says of works beside the table that lists them."""
    passage, row = told.passage, told.rows[0]
    table = _table(row)
    return FrameRow(
        id=f"{document.id}#{passage.number}:works:{told.matter}:{told.start}:{row.number}:{told.name}",
        subject=told,
        evidence=(
            place(document, passage, told.start, told.end, primary=True),
            *(place(document, one, 0, len(one.text)) for one in told.rows[:_SHOWN] if told.matter != "absent"),
        ),
        identity=(context.role(document.id), passage.clause, told.matter, told.name),
        matter=(context.role(document.id), told.matter, told.name),
        columns={"parts": 1, "counted": False},
        fields={
            "indicator": told.name,
            "clause": place_of(passage.clause, passage),
            "place": table if told.matter in ("money", "number", "absent") else place_of(row.clause, row),
            "title": document.title,
            "said": told.said,
            "beside": told.beside,
        },
        indicator=told.name,
        weight=1.1,
    )


def _table(row: Passage) -> Message:
    """Return the table of a row as an office names it."""
    clause = row.clause.rpartition("/")[0]
    return Message(zh=place_in_words(clause, unnumbered=row.row is not None and row.row.unnumbered), en=clause)


def _run_row(
    document: Document,
    found: StatedList | StatedConversion,
    kind: str,
    indicator: str,
    fields: dict[str, object],
    context: Context,
    *,
    parts: int,
) -> FrameRow:
    """Return the row of figures that one run of a passage says, known from run to run by its words."""
    passage = found.passage
    words = passage.text[found.start : found.end].translate(_WITHOUT_FIGURES)
    return FrameRow(
        id=f"{document.id}#{passage.number}:{kind}:{found.start}",
        subject=found,
        evidence=(place(document, passage, found.start, found.end, primary=True),),
        identity=(context.role(document.id), passage.clause, kind, words),
        matter=(context.role(document.id), kind, words),
        columns={"parts": parts, "counted": False},
        fields={"clause": place_of(passage.clause, passage), "title": document.title, **fields},
        indicator=indicator,
        weight=1.1,
    )


def _whole(document: Document, found: StatedParts, context: Context) -> Target | None:
    """Return the target whose figure is the whole, if it was read as one."""
    for target in context.extractions[document.id].targets if document.id in context.extractions else ():
        here = target.quote.passage == found.passage.number and target.figure is not None
        if here and target.amount is not None and target.amount.value == found.whole.value:
            if target.figure is not None and found.start <= target.figure[0] < found.end:
                return target
    return None

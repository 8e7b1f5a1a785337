"""The rows of the frame `citations`: a document named in another, by title, by number or by both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.language.places import place_of
from checker.language.sentences import sentence_around
from checker.language.titles import plain_title
from checker.measure.lib.context import Context
from checker.measure.lib.rows.documents import place
from checker.measure.lib.rows.row import FrameRow
from checker.model import Citation, Document


@dataclass(frozen=True, slots=True)
class Cited:
    """A document, and how it names another one."""

    document: Document
    citation: Citation


def citation_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each document named in the text of another."""
    for document in context.own_documents:
        seen: set[str] = set()
        passages = {passage.number: passage for passage in document.passages}
        for citation in context.particulars(document.id).citations:
            passage = passages[citation.passage]
            key = plain_title(citation.title or citation.number)
            start, end = sentence_around(passage.text, citation.start)
            yield FrameRow(
                id=f"{document.id}#{passage.number}:{citation.start}",
                subject=Cited(document, citation),
                evidence=(place(document, passage, start, max(end, citation.end), primary=True),),
                identity=(context.role(document.id), key),
                columns={"marked": citation.marked, "numbered": bool(citation.number), "again": key in seen},
                fields={
                    "cited": citation.title or citation.number,
                    "number": citation.number,
                    "title": document.title,
                    "clause": place_of(passage.clause, passage),
                    "brackets": citation.brackets,
                },
                weight=0.7,
            )
            seen.add(key)

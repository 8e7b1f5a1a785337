"""The rows of the frame `citations`: a document named in another, by title, by both, or by what it sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.language.places import place_of
from checker.language.sentences import sentence_around
from checker.language.titles import plain_title
from checker.measure.lib.context import Context
from checker.measure.lib.rows.documents import place
from checker.measure.lib.rows.row import FrameRow
from checker.model import Citation, Document, Evidence, Passage, Reported


@dataclass(frozen=True, slots=True)
class Cited:
    """A document, and how it names another one."""

    document: Document
    citation: Citation


@dataclass(frozen=True, slots=True)
class Told:
    """A document, and a target that it says a plan above has set."""

    document: Document
    reported: Reported


def citation_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each document named in the text of another."""
    for document in context.own_documents:
        seen: set[str] = set()
        passages = {passage.number: passage for passage in document.passages}
        for citation in context.particulars(document.id).citations:
            passage = passages[citation.passage]
            key = plain_title(citation.title or citation.number)
            yield FrameRow(
                id=f"{document.id}#{passage.number}:{citation.start}",
                subject=Cited(document, citation),
                evidence=(cited_place(document, passage, citation),),
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
        yield from _told_rows(document, context)


def cited_place(document: Document, passage: Passage, citation: Citation) -> Evidence:
    """Return the sentence in which a document names another one."""
    start, end = sentence_around(passage.text, citation.start)
    return place(document, passage, start, max(end, citation.end), primary=True)


def _told_rows(document: Document, context: Context) -> Iterator[FrameRow]:
    """Yield a row for each target that a document says a plan above has set."""
    passages = {passage.number: passage for passage in document.passages}
    for one in context.extractions[document.id].reported if document.id in context.extractions else ():
        target = one.target
        passage = passages[target.quote.passage]
        start, end = sentence_around(passage.text, target.figure[0] if target.figure else target.quote.start)
        yield FrameRow(
            id=f"{target.id}:told",
            subject=Told(document, one),
            evidence=(place(document, passage, start, end, primary=True),),
            identity=(context.role(document.id), "told", target.indicator, str(target.due or "")),
            columns={"marked": True, "numbered": False, "again": False},
            fields={
                "cited": one.paper.strip("《》"),
                "number": "",
                "title": document.title,
                "clause": place_of(passage.clause, passage),
                "brackets": "",
            },
            indicator=target.indicator,
            weight=1.0,
        )

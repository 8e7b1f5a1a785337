"""The rows of the frames `documents` and `passages`: a plan with a plan above it, and one passage by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.measure.lib.context import Context
from checker.measure.lib.rows.row import Row
from checker.model import Document, Evidence, Pair, Passage, Quote


@dataclass(frozen=True, slots=True)
class Link:
    """A plan, a plan above it, and the pairs of targets between the two (and their annexes)."""

    lower: Document
    upper: Document
    pairs: tuple[Pair, ...]
    stated: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of a document."""

    document: Document
    passage: Passage


def document_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each plan and each plan above it: those it names, and those it was held against."""
    for lower in context.documents.values():
        if lower.annex_of:
            continue
        held = {
            context.plan_of(pair.upper.doc)
            for pair in context.matching.pairs
            if pair.relation == "above" and context.plan_of(pair.lower.doc) == lower.id
        }
        for upper_id in [id_ for id_ in context.documents if id_ in held | set(lower.above)]:
            upper = context.documents[upper_id]
            if upper.annex_of:
                continue
            pairs = tuple(
                pair
                for pair in context.matching.pairs
                if pair.relation == "above"
                and not pair.repeats
                and context.plan_of(pair.lower.doc) == lower.id
                and context.plan_of(pair.upper.doc) == upper_id
            )
            yield _row(Link(lower, upper, pairs, upper_id in lower.above), context)


def _row(link: Link, context: Context) -> Row:
    lower, upper = link.lower, link.upper
    older = bool(lower.issued and upper.issued and lower.issued < upper.issued)
    places = tuple(
        found
        for found in (title_quote(lower, "lower", primary=True), title_quote(upper, "upper", primary=False))
        if found is not None
    )
    return Row(
        id=f"{lower.id}<{upper.id}",
        subject=link,
        evidence=places,
        identity=(lower.id, upper.id),
        columns={"older": older, "stated": link.stated, "pairs": len(link.pairs)},
        fields={
            "title": lower.title,
            "upper_title": upper.title,
            "upper_number": upper.number,
            "region": context.region_name(lower.id),
            "upper_region": context.region_name(upper.id),
        },
        indicator="",
        weight=1.2,
    )


def passage_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each passage of text."""
    for document in context.documents.values():
        for passage in document.passages:
            yield Row(
                id=f"{document.id}#{passage.number}",
                subject=Excerpt(document, passage),
                evidence=(place(document, passage, 0, len(passage.text), primary=True),),
                identity=(document.id, passage.clause),
                columns={"kind": passage.kind, "level": document.level},
                fields={"title": document.title, "clause": passage.clause, "region": context.region_name(document.id)},
                weight=0.6,
            )


def place(document: Document, passage: Passage, start: int, end: int, *, primary: bool = False) -> Evidence:
    """Return a run of a passage as evidence."""
    quote = Quote(
        doc=document.id,
        clause=passage.clause,
        passage=passage.number,
        start=start,
        end=end,
        text=passage.text[start:end],
        scanned=passage.place.scanned,
    )
    return Evidence(role="text", quote=quote, region=document.region_name, primary=primary)


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Return the ends of the sentence (or clause after a semicolon) that a character of a passage stands in."""
    start = max(text.rfind(mark, 0, at) for mark in "。；！？\n") + 1
    ends = [found for mark in "。；！？\n" if (found := text.find(mark, at)) >= 0]
    return start, min(ends, default=len(text))


def title_quote(document: Document, role: str, *, primary: bool) -> Evidence | None:
    """Return where a document names its grounds, else where it names itself, else its first passage."""
    first: Evidence | None = None
    for passage in document.passages:
        at = next(
            (passage.text.find(word) for word in ("根据", "依据", "贯彻落实", "按照") if word in passage.text), -1
        )
        if at >= 0 and "《" in passage.text and role == "lower":
            start, end = sentence_around(passage.text, at)
            return _as(role, place(document, passage, start, end, primary=primary))
        if first is None and passage.text.strip():
            first = place(document, passage, 0, len(passage.text), primary=primary)
        if document.title and document.title[:8] in passage.text and role == "upper":
            return _as(role, place(document, passage, 0, len(passage.text), primary=primary))
    return _as(role, first) if first else None


def _as(role: str, found: Evidence) -> Evidence:
    return Evidence(
        role="lower" if role == "lower" else "upper", quote=found.quote, region=found.region, primary=found.primary
    )

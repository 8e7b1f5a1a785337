"""The rows of the frames `documents` and `passages`: a plan with a plan above it, and one passage by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from checker.language.places import place_of
from checker.measure.lib.context import Context
from checker.measure.lib.rows.row import FrameRow, Role
from checker.model import (
    Document,
    Evidence,
    Grounds,
    LooseEnd,
    Misordered,
    Pair,
    Passage,
    Quote,
    TextFault,
    UpperMatter,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A plan, a plan above it, and the pairs of targets between the two (and their annexes)."""

    lower: Document
    upper: Document
    pairs: tuple[Pair, ...]
    stated: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of a document, with what is wrong in text, time and references, and what is a higher level's matter."""

    document: Document
    passage: Passage
    fault: TextFault | None = None
    upper_matters: tuple[UpperMatter, ...] = ()
    misordered: tuple[Misordered, ...] = ()
    loose_ends: tuple[LooseEnd, ...] = ()


def document_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each plan and each plan above it: those it names, and those it was held against."""
    held: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair in context.matching.pairs:
        if pair.relation == "above":
            between = held[context.plan_of(pair.lower.doc)][context.plan_of(pair.upper.doc)]
            between += [pair] if not pair.repeats else []
    places = context.places
    for lower in context.own_documents:
        if lower.annex_of:
            continue
        above = held.get(lower.id, {})
        for upper_id in sorted((above.keys() | set(lower.above)) & places.keys(), key=places.__getitem__):
            upper = context.documents[upper_id]
            if upper.annex_of:
                continue
            yield _row(Link(lower, upper, tuple(above.get(upper_id, ())), upper_id in lower.above), context)


def _row(link: Link, context: Context) -> FrameRow:
    lower, upper = link.lower, link.upper
    older = bool(lower.issued and upper.issued and lower.issued < upper.issued)
    places = tuple(
        found
        for found in (
            title_quote(lower, context.particulars(lower.id).grounds, "lower", primary=True),
            title_quote(upper, None, "upper", primary=False),
        )
        if found is not None
    )
    return FrameRow(
        id=f"{lower.id}<{upper.id}",
        subject=link,
        evidence=places,
        identity=(context.role(lower.id), context.role(upper.id)),
        columns={"older": older, "stated": link.stated, "pairs": len(link.pairs)},
        fields={
            "title": lower.title,
            "short": context.short(lower.id),
            "upper_title": upper.title,
            "upper_number": upper.number,
            "region": context.region_name(lower.id),
            "upper_region": context.region_name(upper.id),
        },
        indicator="",
        weight=1.2,
    )


def passage_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each passage of text."""
    for document in context.own_documents:
        said = context.particulars(document.id)
        faults = {fault.passage: fault for fault in said.text_faults}
        for passage in document.passages:
            matters = tuple(one for one in said.upper_matters if one.passage == passage.number)
            undone = tuple(one for one in said.misordered if one.passage == passage.number)
            loose = tuple(one for one in said.loose_ends if one.passage == passage.number)
            yield FrameRow(
                id=f"{document.id}#{passage.number}",
                subject=Excerpt(document, passage, faults.get(passage.number), matters, undone, loose),
                evidence=(place(document, passage, 0, len(passage.text), primary=True),),
                identity=(context.role(document.id), passage.clause),
                columns={"kind": passage.kind, "level": document.level},
                fields={
                    "short": context.short(document.id),
                    "clause": place_of(passage.clause, passage),
                    "region": context.region_name(document.id),
                },
                weight=0.6,
            )


def place(document: Document, passage: Passage, start: int, end: int, *, primary: bool = False) -> Evidence:
    """Return a run of a passage as evidence."""
    quote = Quote.of(document, passage, start, end)
    role: Role = "table" if passage.row is not None else "text"
    return Evidence(role=role, quote=quote, region=document.region_name, primary=primary)


def title_quote(document: Document, grounds: Grounds | None, role: str, *, primary: bool) -> Evidence | None:
    """Return where a lower plan names its grounds, an upper one itself; else the first passage."""
    written = [passage for passage in document.passages if passage.text.strip()]
    if role == "lower" and grounds is not None:
        passage = document.passages[grounds.passage]
        return _as(role, place(document, passage, grounds.start, grounds.end, primary=primary))
    named = (one for one in written if role == "upper" and document.title and document.title[:8] in one.text)
    passage_named = next(named, written[0] if written else None)
    if passage_named is None:
        return None
    return _as(role, place(document, passage_named, 0, len(passage_named.text), primary=primary))


def _as(role: str, found: Evidence) -> Evidence:
    return Evidence(
        role="lower" if role == "lower" else "upper", quote=found.quote, region=found.region, primary=found.primary
    )

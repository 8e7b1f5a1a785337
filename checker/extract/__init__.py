"""A document -> its targets, and a ledger in which every figure of it is in exactly one state."""

from __future__ import annotations

import re

from checker.extract.draft import Draft
from checker.extract.governing import Governing
from checker.extract.heads import Columns, columns
from checker.extract.prose import Prose
from checker.extract.sentences import read_text, retrospective
from checker.extract.states import states
from checker.extract.tables import row_targets
from checker.extract.targets import finished, reckon
from checker.extract.tokens import Token, number_of_clause
from checker.language.characters import plain
from checker.language.times import Time, times
from checker.model import Document, Extraction, Figure, Passage, Target

__all__ = ["extract", "reckon"]

_ITEM = re.compile(r"^(?:——|—|[-·●■◆□▪]|（?[一二三四五六七八九十\d]{1,2}[）.、)]|[①-⑳])")
_LEAD_IN = re.compile(r"(?:目标|任务|如下|以下)[^。]{0,12}[：:]?$|[：:]$")


def extract(document: Document) -> Extraction:
    """Read every target of a document and account for every figure in it; no figure is left without a state."""
    targets: list[Target] = []
    figures: list[Figure] = []
    issued = document.issued.year if document.issued else None
    lead_in: Time | None = None
    used: dict[str, int] = {}
    heads: tuple[tuple[str, ...], Columns] | None = None
    for passage in document.passages:
        if passage.kind == "row" and passage.row is not None:
            if heads is None or heads[0] is not passage.row.headers:
                heads = (passage.row.headers, columns(passage.row.headers))
            drafts, tokens = row_targets(document, passage, heads[1], issued)
        else:
            if not _ITEM.match(passage.text):
                lead_in = None
            drafts, tokens = _paragraph(document, passage, issued, lead_in)
            lead_in = _sets_time(passage, document.period) or lead_in
        made = [finished(draft, document, passage, used) for draft in drafts]
        targets.extend(made)
        figures.extend(_ledger(document, passage, tokens, drafts, made))
    return Extraction(doc=document.id, targets=tuple(targets), figures=tuple(figures))


def _sets_time(passage: Passage, period: tuple[int, int] | None) -> Time | None:
    """A paragraph that ends in a lead-in (到2025年，实现以下目标：) dates the list under it."""
    text = plain(passage.text)
    if len(text) > 160 or not _LEAD_IN.search(text.rstrip("。")):
        return None
    return next((time for time in reversed(times(text, period)) if time.role == "deadline"), None)


def _paragraph(
    document: Document, passage: Passage, issued: int | None, lead_in: Time | None
) -> tuple[list[Draft], list[Token]]:
    text = read_text(passage.text, document.period)
    governing = Governing(
        document.period,
        issued,
        passage.headings,
        retrospective=retrospective(passage.headings),
        lead_in=lead_in,
        region=document.region_name,
    )
    prose = Prose(text, governing)
    if passage.clause == "题":
        for token in prose.tokens:
            if token.state == "unread":
                token.state, token.reason = "out-of-scope", "title-block"
        return [], prose.tokens
    if passage.kind == "heading":
        for token in prose.tokens:
            if token.state == "unread":
                token.state, token.reason = "name", "heading"
        return [], prose.tokens
    opening = number_of_clause(passage.text, prose.tokens)
    if opening:
        prose.begin_at(opening)
    prose.read()
    drafts = prose.drafts + states(text, governing, prose.tokens)
    return drafts, prose.tokens


def _ledger(
    document: Document, passage: Passage, tokens: list[Token], drafts: list[Draft], made: list[Target]
) -> list[Figure]:
    found = []
    by_figure = {draft.figure[0]: target for draft, target in zip(drafts, made, strict=True) if draft.figure}
    for token in tokens:
        reading = token.reading
        target = by_figure.get(reading.start)
        state, reason = token.state, token.reason
        if target is not None:
            state, reason = ("baseline" if target.kind == "baseline" else "target"), ""
        elif state in ("target", "baseline"):
            state, reason = "name", "part-of-target"
        found.append(
            Figure(
                doc=document.id,
                passage=passage.number,
                clause=passage.clause,
                start=reading.start,
                end=reading.end,
                text=passage.text[reading.start : reading.end],
                state=state,
                reason=reason,
                target=target.id if target is not None else "",
            )
        )
    return found

"""A document -> its targets, and a ledger in which every figure of it is in exactly one state."""

from __future__ import annotations

import re

from checker.extract.curated import as_stated, with_year
from checker.extract.draft import Draft
from checker.extract.governing import Governing
from checker.extract.heads import Columns, columns
from checker.extract.prose import Prose
from checker.extract.rows import deadline, indicator_row
from checker.extract.sentences import read_text, retrospective
from checker.extract.states import states
from checker.extract.targets import finished, reckon
from checker.extract.tokens import Token
from checker.language.characters import plain
from checker.language.times import Time, times
from checker.model import Document, Extraction, Figure, Passage, TableRow, Target

__all__ = ["extract", "reckon"]

_ITEM = re.compile(r"^(?:——|—|[-·●■◆□▪]|（?[一二三四五六七八九十\d]{1,2}[）.、)]|[①-⑳])")
_SENTENCE = 8  # a cell shorter than this names a task and says nothing of it
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
            drafts, tokens = _row(document, passage, heads[1], issued)
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
    opening = _number_of_clause(passage.text, prose.tokens)
    if opening:
        prose.begin_at(opening)
    prose.read()
    drafts = prose.drafts + states(text, governing, prose.tokens)
    return drafts, prose.tokens


def _number_of_clause(text: str, tokens: list[Token]) -> int:
    """The number a clause or an item begins with is no figure of it; return where it ends."""
    found = re.match(
        r"\s*(?:——|—|[·●■◆□▪])?\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[）)]|[.．、](?!\d)|\s)|第\d+[条章节]|注[:：]?\s*\d{0,2}[.．、]?)",
        text,
    )
    if found:
        for token in tokens:
            if token.reading.start < found.end():
                token.state, token.reason = "date", "number-of-clause"
        return found.end()
    return 0


def _row(document: Document, passage: Passage, known: Columns, issued: int | None) -> tuple[list[Draft], list[Token]]:
    row = passage.row
    assert row is not None  # a passage of kind row has one
    text = read_text(passage.text, document.period)
    governing = Governing(document.period, issued, (), retrospective=False, region=document.region_name)
    tokens = Prose(text, governing).tokens
    if row.suspect:
        for token in tokens:
            if token.state == "unread":
                token.set_aside("unread", "table-suspect")
        return [], tokens
    known = with_year(row, known)
    if known.years or known.spans:
        drafts = indicator_row(row, known, governing)
        as_stated(row, drafts)
        column = row.spans[known.deadline] if 0 <= known.deadline < len(row.spans) else (0, 0)
        name_span = row.spans[known.name] if 0 <= known.name < len(row.spans) else (0, 0)
        for token in tokens:
            start = token.reading.start
            draft = next((one for one in drafts if one.figure and one.figure[0] <= start < one.figure[1]), None)
            if draft is not None:
                token.state = "baseline" if draft.kind == "baseline" else "target"
            elif name_span[0] <= start < name_span[1]:
                token.state, token.reason = "name", "in-indicator-name"
            elif start < name_span[0]:
                token.state, token.reason = "date", "number-of-row"
            elif column[0] <= start < column[1]:
                token.set_aside("date", "deadline-column")
            elif token.state == "unread":
                token.state, token.reason = "unread", "cell-not-read"
        return drafts, tokens
    if not any(at < len(row.cells) for at in known.tasks):
        for token in tokens:
            if token.state == "unread":
                token.set_aside("unread", "table-not-understood")
        return [], tokens
    return _task(document, row, known, issued, passage, tokens)


def _task(
    document: Document, row: TableRow, known: Columns, issued: int | None, passage: Passage, tokens: list[Token]
) -> tuple[list[Draft], list[Token]]:
    time, ongoing, written = deadline(row, known, document.period)
    departments = tuple(
        part
        for at in known.departments
        if at < len(row.cells)
        for part in re.split(r"[、，,\s]+", row.cells[at])
        if part
    )
    drafts: list[Draft] = []
    read: dict[int, Token] = {}
    for at in known.tasks:
        if at >= len(row.cells):
            continue
        start, end = row.spans[at]
        text = read_text(passage.text[start:end], document.period)
        governing = Governing(
            document.period, issued, (), retrospective=False, lead_in=time, region=document.region_name
        )
        prose = Prose(text, governing)
        _number_of_clause(passage.text[start:end], prose.tokens)
        prose.read()
        read.update({token.reading.start + start: token for token in prose.tokens})
        for draft in prose.drafts + states(
            text, governing, prose.tokens, dated=time is not None and len(row.cells[at]) >= _SENTENCE
        ):
            draft.start, draft.end = draft.start + start, draft.end + start
            if draft.figure:
                draft.figure = (draft.figure[0] + start, draft.figure[1] + start)
            if draft.by is None and time is not None:
                draft.by = time.year
            if ongoing and draft.by is None and draft.period is None:
                draft.ongoing, draft.time_text = True, draft.time_text or written
            draft.departments, draft.in_table = departments, True
            drafts.append(draft)
    first = row.spans[known.tasks[0]][0]
    column = row.spans[known.deadline] if 0 <= known.deadline < len(row.spans) else (0, 0)
    for token in tokens:
        place = token.reading.start
        if place in read:
            token.set_aside(read[place].state, read[place].reason)
        elif place < first:
            token.set_aside("date", "number-of-row")
        elif column[0] <= place < column[1]:
            token.set_aside("date", "deadline-column")
        elif any(row.spans[at][0] <= place < row.spans[at][1] for at in known.departments if at < len(row.spans)):
            token.set_aside("out-of-scope", "departments")
        elif token.state == "unread":
            token.set_aside("unread", "cell-not-read")
    return drafts, tokens


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

"""Rows of tables -> their targets: an indicator table has figures in columns, a task table sentences in cells."""

from __future__ import annotations

import re

from checker.extract.curated import as_stated, with_year
from checker.extract.draft import Draft
from checker.extract.governing import Governing
from checker.extract.heads import Columns
from checker.extract.prose import Prose
from checker.extract.rows import deadline, indicator_row
from checker.extract.sentences import read_text
from checker.extract.states import states
from checker.extract.tokens import Token, number_of_clause
from checker.model import Document, Passage, TableRow

_SENTENCE = 8  # a cell shorter than this names a task and says nothing of it


def row_targets(
    document: Document, passage: Passage, known: Columns, issued: int | None
) -> tuple[list[Draft], list[Token]]:
    """Return the targets in making of a passage that is a row of a table, and every figure of it with its state."""
    row = passage.row
    assert row is not None  # a passage of kind row has one
    text = read_text(passage.text, document.period)
    governing = Governing(document.period, issued, region=document.region_name)
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
        governing = Governing(document.period, issued, carried=time, region=document.region_name)
        prose = Prose(text, governing)
        number_of_clause(passage.text[start:end], prose.tokens)
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

"""Rows of tables -> their targets: a table of figures has them in columns, a table of tasks sentences in cells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from checker.extract.context.plancontext import PlanContext
from checker.extract.draft import Draft
from checker.extract.prose import Prose
from checker.extract.sentences import read_text
from checker.extract.states import states
from checker.extract.tables.columntimes import deadline, time_of_column
from checker.extract.tables.rows import indicator_row
from checker.extract.tokens import LEDGER, Token, set_label_aside
from checker.language.numbering import opening
from checker.language.times import Time
from checker.model import ColumnRole, Document, Passage, TableRow, TimeSource

_SENTENCE = 8  # a cell shorter than this names a task and says nothing of it
# What a figure in a column is that is no column of figures.
_RULES: dict[ColumnRole, str] = {
    "ordinal": "number-of-the-row",
    "class": "name-in-a-row",
    "name": "name-in-a-row",
    "unit": "name-in-a-row",
    "region": "name-in-a-row",
    "deadline": "deadline-column",
    "department": "department-column",
}


def row_targets(document: Document, passage: Passage, issued: int | None) -> tuple[list[Draft], list[Token]]:
    """Return the targets in making of a passage that is a row of a table, and every figure of it with its state."""
    row = passage.row
    assert row is not None  # a passage of kind row has one
    text = read_text(passage.text, document.period)
    context = PlanContext(document.period, issued, region=document.region_name)
    tokens = Prose(text, context).tokens
    if row.suspect:
        for token in tokens:
            if token.state == "unread":
                token.decide(LEDGER["doubtful-table"])
        return [], tokens
    if document.kind == "rules":
        for token in tokens:
            if token.state == "unread":
                token.decide(LEDGER["paper-of-rules"])
        return [], tokens
    if _reports(document, passage, row, context):
        row = replace(row, actual=True)
    roles = {column.role for column in row.columns[: len(row.cells)]}
    if "value" in roles and roles & {"name", "region", "deadline"} and not row.works:
        drafts = indicator_row(row, context)
        _account(row, drafts, tokens, context)
        return drafts, tokens
    if row.works:
        for token in tokens:
            if token.state == "unread" or _is_money(row, token):
                token.decide(LEDGER["table-of-works"])
        return [], tokens
    tasks = _tasks(row)
    if not tasks:
        for token in tokens:
            if token.state == "unread":
                token.decide(LEDGER["table-not-understood"])
        return [], tokens
    return _task(document, row, tasks, issued, passage, tokens)


def _is_money(row: TableRow, token: Token) -> bool:
    """Say whether a figure fills a cell of what is invested: 42000 is no number of a paper there."""
    place = token.reading.start, token.reading.number_end
    at = next((at for at, span in enumerate(row.spans) if span == place), len(row.columns))
    return at < len(row.columns) and row.columns[at].role in ("note", "value")


def _reports(document: Document, passage: Passage, row: TableRow, context: PlanContext) -> bool:
    """Say whether a table tells what was reached: it stands in a review, and no column is of a year to come."""
    section = document.sections[passage.section] if passage.section is not None else None
    if document.kind != "bulletin" and (section is None or section.role != "retrospect"):
        return False
    years = [column.year for column in row.columns if column.role == "value" and column.year is not None]
    return not any(column.planned for column in row.columns) and all(map(context.past, years))


def _account(row: TableRow, drafts: list[Draft], tokens: list[Token], context: PlanContext) -> None:
    """Give every figure of a row of figures its state."""
    _as_cells_part_them(drafts, tokens)
    for token in tokens:
        start = token.reading.start
        draft = next((one for one in drafts if one.figure and one.figure[0] <= start < one.figure[1]), None)
        at = next((at for at, (first, last) in enumerate(row.spans) if first <= start < last), -1)
        column = row.columns[at] if 0 <= at < len(row.columns) else None
        if draft is not None:
            token.set_aside("baseline" if draft.kind == "baseline" else "target", "")  # 11000 is no number of a paper
        elif column is not None and column.role in _RULES:
            token.decide(LEDGER[_RULES[column.role]])
        elif column is not None and column.role == "value" and time_of_column(column, row, context).dropped:
            token.decide(LEDGER["aim-of-the-past"])
        elif token.state == "unread":
            token.decide(LEDGER["cell-not-read"])


def _as_cells_part_them(drafts: list[Draft], tokens: list[Token]) -> None:
    """Part what running text would read as one figure where a cell lists two: 6/7 is no fraction there."""
    starts = {token.reading.start for token in tokens}
    for start, end in (draft.figure for draft in drafts if draft.figure and draft.figure[0] not in starts):
        beside = next((token for token in tokens if token.reading.start < start < token.reading.end), None)
        if beside is not None:
            whole = beside.reading
            beside.reading = whole._replace(end=start - 1, number_end=start - 1)
            tokens.append(replace(beside, reading=whole._replace(start=start, end=end, number_end=end)))
    tokens.sort(key=lambda token: token.reading.start)


def _tasks(row: TableRow) -> list[int]:
    """Return the columns whose cells are sentences that commit."""
    roles = [column.role for column in row.columns[: len(row.cells)]]
    tasks = [at for at, role in enumerate(roles) if role == "task"]
    if tasks:
        return tasks
    if "deadline" in roles or "department" in roles:
        return [at for at, role in enumerate(roles) if role == "name"]
    return []


def _task(
    document: Document, row: TableRow, tasks: list[int], issued: int | None, passage: Passage, tokens: list[Token]
) -> tuple[list[Draft], list[Token]]:
    time, ongoing, written = deadline(row, document.period)
    bodies = [at for at, column in enumerate(row.columns) if column.role == "department" and at < len(row.cells)]
    departments = tuple(part for at in bodies for part in re.split(r"[、，,\s]+", row.cells[at]) if part)
    drafts: list[Draft] = []
    read: dict[int, Token] = {}
    for at in tasks:
        start, end = row.spans[at]
        governed = time or _of_head(row, at)
        text = read_text(passage.text[start:end], document.period)
        context = PlanContext(document.period, issued, carried=governed, region=document.region_name)
        prose = Prose(text, context)
        set_label_aside(prose.tokens, opening(passage.text[start:end]))
        prose.read()
        read.update({token.reading.start + start: token for token in prose.tokens})
        for draft in prose.drafts + states(
            text, context, prose.tokens, dated=governed is not None and len(row.cells[at]) >= _SENTENCE
        ):
            draft.start, draft.end = draft.start + start, draft.end + start
            if draft.figure:
                draft.figure = (draft.figure[0] + start, draft.figure[1] + start)
            if draft.by is None and governed is not None:
                draft.by, draft.by_from = governed.year, cast("TimeSource", governed.source)
            if ongoing and draft.by is None and draft.period is None:
                draft.ongoing, draft.time_text = True, draft.time_text or written
            draft.departments, draft.in_table = departments, True
            drafts.append(draft)
    first = row.spans[tasks[0]][0]
    for token in tokens:
        place = token.reading.start
        at = next((at for at, (start, end) in enumerate(row.spans) if start <= place < end), -1)
        role = row.columns[at].role if 0 <= at < len(row.columns) else "unknown"
        if place in read:
            token.set_aside(read[place].state, read[place].reason, read[place].rule)
        elif role in ("deadline", "department"):
            token.decide(LEDGER[_RULES[role]])
        elif place < first:
            token.decide(LEDGER["number-of-the-row"])
        elif token.state == "unread":
            token.decide(LEDGER["cell-not-read"])
    return drafts, tokens


def _of_head(row: TableRow, at: int) -> Time | None:
    """Return the time that the head of a column of tasks names (2025年目标)."""
    year = row.columns[at].year
    return Time(-1, -1, "", "deadline", year, source="head") if year is not None else None

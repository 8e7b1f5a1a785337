"""A document -> its targets, and a ledger in which every figure of it is in exactly one state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from checker.extract.byhand import by_hand
from checker.extract.carried import HeadingAbove, LeadIn, SectionOpening, carried_time
from checker.extract.context.plancontext import PlanContext
from checker.extract.datedbehind import dated_behind
from checker.extract.draft import Draft
from checker.extract.features import with_features
from checker.extract.particulars import particulars_of
from checker.extract.prose import Prose
from checker.extract.reported import tellings, told_by
from checker.extract.sentences import read_text
from checker.extract.states import states
from checker.extract.tables import row_targets
from checker.extract.targets import amount_as_read, finished
from checker.extract.tokens import LEDGER, Token, set_label_aside
from checker.language.times import Time
from checker.model import Document, Extraction, Figure, FigureState, Passage, Reported, SectionRole, Target

# PM2.5, A9122, No.9120
_BESIDE_LETTERS = re.compile(r"(?<=[A-Za-z.])\d+(?:\.\d+)?|\d+(?:\.\d+)?(?=[A-Za-z])")

__all__ = ["amount_as_read", "by_hand", "extract", "with_features"]


def extract(document: Document) -> Extraction:
    """Read every target of a document and account for every figure in it; no figure is left without a state."""
    targets: list[Target] = []
    figures: list[Figure] = []
    issued = document.issued.year if document.issued else None
    lead_in = LeadIn(document.period)
    heading, opening = HeadingAbove(), SectionOpening(document.period)
    used: dict[str, int] = {}
    elsewhere: dict[str, int] = {}
    reported: list[Reported] = []
    for passage in document.passages:
        section = document.sections[passage.section] if passage.section is not None else None
        opened = opening.dates(passage, section)
        if passage.kind == "row" and passage.row is not None:
            drafts, tokens = row_targets(document, passage, issued)
        else:
            above = heading.words_for(passage, section)
            drafts, tokens = _paragraph(document, passage, issued, lead_in.time_for(passage), above)
        told = _told_of(document, passage, drafts, tokens)
        if told:
            drafts = [draft for draft in drafts if draft not in [one for one, _ in told]]
            reported.extend(Reported(finished(one, document, passage, elsewhere), paper) for one, paper in told)
        made = [
            finished(draft, document, passage, used, opened=opened or opening.dates_within(passage, draft.start))
            for draft in drafts
        ]
        targets.extend(made)
        figures.extend(_ledger(document, passage, tokens, drafts, made))
    return Extraction(
        doc=document.id,
        targets=tuple(targets),
        figures=tuple(figures),
        particulars=particulars_of(document),
        reported=tuple(reported),
    )


def _told_of(document: Document, passage: Passage, drafts: list[Draft], tokens: list[Token]) -> list[tuple[Draft, str]]:
    """Return the drafts that are told of a plan above, each with its paper; their figures are out of scope."""
    if passage.kind == "row":
        return []
    found = []
    for draft in drafts:
        at = draft.figure[0] if draft.figure else draft.end
        if paper := told_by(passage.text, at, document.region_name):
            draft.kind = draft.said_kind or draft.kind
            found.append((draft, paper))
    starts = {draft.figure[0] for draft, _ in found if draft.figure}
    for token in tokens:
        if token.reading.start in starts:
            token.decide(LEDGER["told-of-a-plan-above"])
    return found


def _paragraph(
    document: Document, passage: Passage, issued: int | None, lead_in: Time | None, heading: str
) -> tuple[list[Draft], list[Token]]:
    section = document.sections[passage.section] if passage.section is not None else None
    text = read_text(passage.text, document.period, heading)
    role = section.role if section is not None else "none"
    context = PlanContext(
        document.period,
        issued,
        role="retrospect" if document.kind == "bulletin" else role,
        carried=lead_in or carried_time(document, section, passage.text),
        region=document.region_name,
    )
    prose = Prose(text, context)
    rule = _no_text(document, passage, role)
    if rule:
        for token in prose.tokens:
            if token.state == "unread":
                token.decide(LEDGER[rule])
        return [], prose.tokens
    opening = passage.label[1]
    set_label_aside(prose.tokens, opening)
    if opening:
        prose.begin_at(opening)
    for place in tellings(passage.text):
        prose.begin_at(place)
    prose.read()
    drafts = prose.drafts + states(text, context, prose.tokens)
    return dated_behind(passage.text, drafts, document.period), prose.tokens


def _no_text(document: Document, passage: Passage, role: SectionRole) -> str:
    """Return the rule of the ledger by which a passage holds no targets whatever it says, "" where it may."""
    if passage.clause == "题":
        return "title-block"
    if passage.kind in ("heading", "note"):
        return "heading" if passage.kind == "heading" else "note-under-a-table"
    return "paper-of-rules" if document.kind == "rules" else "glossary" if role == "glossary" else ""


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
                rule=token.rule or (target.derivation[0] if target is not None and target.derivation else ""),
            )
        )
    return sorted([*found, *_beside_letters(document, passage, found)], key=lambda one: one.start)


def _beside_letters(document: Document, passage: Passage, found: list[Figure]) -> Iterator[Figure]:
    """Yield the digits that are no figure by themselves: what stands directly beside a letter, and was not taken."""
    taken = {at for figure in found for at in range(figure.start, figure.end)}
    for digits in _BESIDE_LETTERS.finditer(passage.text):
        if taken.isdisjoint(range(*digits.span())):
            rule = LEDGER["behind-letters"]
            yield Figure(
                doc=document.id,
                passage=passage.number,
                clause=passage.clause,
                start=digits.start(),
                end=digits.end(),
                text=digits[0],
                state=cast("FigureState", rule.gives["state"]),
                reason=rule.gives["reason"],
                rule=rule.name,
            )

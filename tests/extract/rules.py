"""Which rules of the grammar decide on the figure, or the words, that stand in braces in a sentence of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.draft import Draft
from checker.extract.figures import Numeral
from checker.extract.governing import Governing
from checker.extract.modifiers import modifiers_of
from checker.extract.prose import Prose
from checker.extract.sentences import Span, Text, read_text
from checker.extract.states import clauses, states
from checker.extract.tokens import Token
from checker.language.wording import bound_after, bound_before, bound_rule

PERIOD = (2021, 2025)


def decided_by(marked: str) -> set[str]:
    """Return the names of the rules that gave the words in braces their state, found none in them, or made a target."""
    found = re.search(r"\{(.+?)\}", marked)
    assert found, marked
    start, end = found.start(), found.end() - 2
    text = read_text(marked.replace("{", "").replace("}", ""), PERIOD)
    governing = Governing(PERIOD, PERIOD[0])
    prose = Prose(text, governing)
    prose.read()
    names = {token.rule for token in prose.tokens if _meets(token.reading, start, end)}
    for token in prose.tokens:
        if _meets(token.reading, start, end) and token.state in ("target", "baseline"):
            names.update(_modifiers(text, governing, token, prose.drafts))
    for draft in prose.drafts + states(text, governing, prose.tokens):
        place = draft.figure or (draft.start, draft.end)
        if place[0] < end and start < place[1]:
            names.update(draft.derivation)
    for clause in clauses(text, governing, prose.tokens):
        if clause.against is not None and _meets(clause.segment, start, end):
            names.add(clause.against.name)
    return names - {""}


def _meets(span: Numeral | Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _modifiers(text: Text, governing: Governing, token: Token, drafts: list[Draft]) -> Iterator[str]:
    """Yield the names of the modifiers of a figure."""
    reading = token.reading
    bound = bound_rule(
        bound_before(text.text[token.segment.start : reading.start]),
        bound_after(text.text, reading.end),
        passed=reading.passed,
    )
    sentence = next(one for one in text.sentences if one.start <= token.start < one.end)
    rest = governing.at(text, sentence, token.segment, token.start)
    for draft in drafts:
        if draft.figure is not None and draft.figure[0] < token.end and token.start < draft.figure[1]:
            yield from modifiers_of(draft, rest, bound)

"""Which rules of the grammar decide on the figure, or the words, that stand in braces in a sentence of a plan."""

from __future__ import annotations

import re

from checker.extract.governing import Governing
from checker.extract.prose import Prose
from checker.extract.sentences import read_text
from checker.extract.states import clauses, states

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
    names = {token.rule for token in prose.tokens if token.reading.start < end and start < token.reading.end}
    for draft in prose.drafts + states(text, governing, prose.tokens):
        place = draft.figure or (draft.start, draft.end)
        if place[0] < end and start < place[1]:
            names.update(draft.derivation)
    for clause in clauses(text, governing, prose.tokens):
        if clause.against is not None and clause.segment.start < end and start < clause.segment.end:
            names.add(clause.against.name)
    return names - {""}

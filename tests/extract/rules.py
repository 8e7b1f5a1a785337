"""Which rules of the grammar decide on what stands in braces in a sentence or a small document."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.extract import extract
from checker.extract.context.plancontext import PlanContext
from checker.extract.figures import Numeral
from checker.extract.prose import Prose
from checker.extract.sentences import Span, read_text
from checker.extract.states import clauses, states
from checker.pipeline import read_document

PERIOD = (2021, 2025)
_MARKED = re.compile(r"\{(.+?)\}")


def decided_by(marked: str) -> set[str]:
    """Return the names of the rules that gave the words in braces their state, found none in them, or made a target."""
    found = _MARKED.search(marked)
    assert found, marked
    bare = marked.replace("{", "").replace("}", "")
    if "\n" in marked:
        return _in_a_document(bare, found[1])
    start, end = in_braces(marked)
    text = read_text(bare, PERIOD)
    context = PlanContext(PERIOD, PERIOD[0])
    prose = Prose(text, context)
    prose.read()
    names = {token.rule for token in prose.tokens if _meets(token.reading, start, end)}
    for draft in prose.drafts + states(text, context, prose.tokens):
        place = draft.figure or (draft.start, draft.end)
        if place[0] < end and start < place[1]:
            names.update(draft.derivation)
    for clause in clauses(text, context, prose.tokens):
        if clause.against is not None and _meets(clause.segment, start, end):
            names.add(clause.against.name)
    return names - {""}


def in_braces(marked: str) -> tuple[int, int]:
    """Return where in the sentence without its braces the words stand that they enclose."""
    found = _MARKED.search(marked)
    assert found, marked
    return found.start(), found.end() - 2


def _in_a_document(text: str, figure: str) -> set[str]:
    """Return the rules for the one figure of a document, in Markdown, that reads as wanted; of a state those for it."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "某市绿化规划（2021—2025年）.md")
        file.write_text(text, encoding="utf-8")
        extraction = extract(read_document(file))
    digits = re.match(r"[\d.]+", figure)
    if digits is None:
        return {name for target in extraction.targets if figure in target.quote.text for name in target.derivation}
    found = [one for one in extraction.figures if one.text.startswith(digits[0])]
    assert len(found) == 1, [one.text for one in extraction.figures]
    made = (target.derivation for target in extraction.targets if target.id == found[0].target)
    return {found[0].rule, *(name for names in made for name in names)}


def _meets(span: Numeral | Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end

"""The sentences of a document, cut into clauses, each with what is left of it without regions, years and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.language.characters import plain
from checker.language.masking import masked
from checker.language.punctuation import POINT_AS_STOP
from checker.language.regions import short_names
from checker.match.defined import term_of
from checker.model import Document, Passage

_STOP = re.compile(rf"[。！？；\n\t]|{POINT_AS_STOP}")
_COMMA = re.compile(r"[，：]")
_BRACKETED = re.compile(r"（[^（）]{0,200}）|“[^“”]{0,80}”|《[^《》]{0,120}》")
_SHORTEST, _SHORTEST_CLAUSE = 8, 4  # characters that are left of a sentence, of a clause
_HEAD = "题"  # what stands before the text itself: title, number, addressees
_BEHIND = frozenset({"retrospect", "situation", "overview", "glossary"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of a passage between two commas, and its masked text."""

    start: int
    end: int
    masked: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document; `behind` says that its section tells of the past or of the state of things."""

    number: int
    passage: Passage
    start: int
    end: int
    clauses: tuple[Clause, ...]
    behind: bool

    @property
    def text(self) -> str:
        """Return the sentence as it stands in its passage."""
        return self.passage.text[self.start : self.end]

    @property
    def masked(self) -> str:
        """Return what is compared of it."""
        return "".join(clause.masked for clause in self.clauses)


def places_of(*documents: Document) -> frozenset[str]:
    """Return the short names of the regions of documents and of the cities in them."""
    return frozenset(name for document in documents for name in short_names(document.region_name))


def sentences(document: Document, places: frozenset[str]) -> tuple[Sentence, ...]:
    """Return the sentences of the paragraphs and cells of a document that say enough to be compared."""
    found: list[Sentence] = []
    behind = _sections_behind(document)
    for passage in document.passages:
        if passage.kind == "heading" or passage.clause == _HEAD:
            continue
        for start, end in _cut(passage.text, passage.label[1], _STOP):
            term = term_of(passage.text[start:end])
            if passage.kind == "note" and not term:
                continue  # of what stands under a table, what a term means is taken over like any sentence
            clauses = clauses_of(passage.text[start:end], places)
            if sum(len(clause.masked) for clause in clauses) < _SHORTEST:
                continue
            if passage.kind == "row" and len(clauses) == 1 and end - start < 2 * _SHORTEST:
                continue
            moved = tuple(Clause(start + one.start, start + one.end, one.masked) for one in clauses)
            if term:  # what it means is asked of the same term, however little of the rest is the same
                moved = (Clause(start, end, f"{term}指"),)
            told = passage.section in behind and not term  # what a term means is no state of things
            found.append(Sentence(len(found), passage, start, end, moved, told))
    return tuple(found)


@lru_cache(maxsize=16384)
def clauses_of(text: str, places: frozenset[str]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence that hold any words; brackets and quotation marks do not cut."""
    found: list[Clause] = []
    from_, short = 0, ""
    for start, end in _cut(text, 0, _COMMA):
        left = masked(text[start:end], places)
        begins = from_ if short else start
        if len(short + left) < _SHORTEST_CLAUSE:  # 到2025年 belongs to what follows
            from_, short = begins, short + left
            continue
        found.append(Clause(begins, end, short + left))
        short = ""
    if short and found:
        last = found.pop()
        found.append(Clause(last.start, len(text), last.masked + short))
    elif short:
        found.append(Clause(from_, len(text), short))
    return tuple(found)


def _cut(text: str, start: int, mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    whole = _BRACKETED.sub(lambda found: "\x01" * (len(found[0]) - 1) + found[0][-1], plain(text))
    for found in mark.finditer(whole, start):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _sections_behind(document: Document) -> frozenset[int]:
    """Return the sections that tell of the past, with what stands under them."""
    known = {section.number: section for section in document.sections}
    found: set[int] = set()
    for section in document.sections:
        above, at = [section.number], section
        while at.role == "none" and at.parent in known:
            at = known[at.parent]
            above.append(at.number)
        if at.role in _BEHIND:
            found.update(above[:1])
    return frozenset(found)

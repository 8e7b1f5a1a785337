"""Two plans side by side: the sentences taken over, differences marked, those that are the same to a figure folded."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import normalize

from checker.model import Quote, Relation, SentencePair
from checker.report.lookup import Lookup
from checker.report.opinion import readable
from checker.report.order import Folded

_LONG, _KEPT = 60, 16  # characters of an equal run from which on it is cut, and those kept at either end
_FIGURE = re.compile(r"\d[\d.]*")
_MARKS = frozenset("，。；：、,.;: \t")
_OPEN = 40  # rows up to which the two plans stand open


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence: the same in both, or only here."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of each plan, and the numbers of the findings on them."""

    upper: Quote
    lower: Quote
    above: tuple[Piece, ...]
    below: tuple[Piece, ...]
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that differ, or rows that are equal, as they follow one another in the upper plan."""

    equal: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two documents with the sentences that the lower one took over."""

    upper: str
    lower: str
    relation: Relation
    stretches: tuple[Stretch, ...]

    @property
    def rows(self) -> int:
        """Return how many sentences were taken over."""
        return sum(len(stretch.rows) for stretch in self.stretches)

    @property
    def equal(self) -> int:
        """Return how many of them are the same."""
        return sum(len(stretch.rows) for stretch in self.stretches if stretch.equal)

    @property
    def open(self) -> bool:
        """Say whether few enough differ to be shown at once."""
        return self.rows - self.equal <= _OPEN


def side_by_side(pairs: Sequence[SentencePair], found: Sequence[Folded], lookup: Lookup) -> tuple[SideBySide, ...]:
    """Return the documents of a run side by side, those first that have most findings on their sentences."""
    told = _told(found)
    blocks: dict[tuple[str, str, Relation], list[Row]] = defaultdict(list)
    equal: set[int] = set()
    for pair in pairs:
        if pair.upper.doc in lookup.documents and pair.lower.doc in lookup.documents:
            row = _row(pair, told)
            blocks[pair.upper.doc, pair.lower.doc, pair.relation].append(row)
            if pair.verbatim and not row.findings and _figures(pair.upper) == _figures(pair.lower):
                equal.add(id(row))
    made = [
        SideBySide(
            upper,
            lower,
            relation,
            tuple(Stretch(same, tuple(together)) for same, together in groupby(rows, key=lambda row: id(row) in equal)),
        )
        for (upper, lower, relation), rows in blocks.items()
    ]
    return tuple(made)


def _figures(quote: Quote) -> list[str]:
    """Return the figures and years of a sentence in their order: one with others is no equal sentence."""
    return _FIGURE.findall(normalize("NFKC", quote.text))


def _told(found: Sequence[Folded]) -> dict[tuple[str, int], list[tuple[int, int, int]]]:
    """Return the runs of passages that findings quote, each with the number of the finding."""
    told: dict[tuple[str, int], list[tuple[int, int, int]]] = defaultdict(list)
    for item in found:
        for evidence in item.finding.evidence:
            quote = evidence.quote
            told[quote.doc, quote.passage].append((quote.start, quote.end, item.number))
    return told


def _row(pair: SentencePair, told: dict[tuple[str, int], list[tuple[int, int, int]]]) -> Row:
    above = pieces(pair.upper.text, [(start, end) for start, end, _, _ in pair.equal])
    below = pieces(pair.lower.text, [(start, end) for _, _, start, end in pair.equal])
    numbers = _numbers(pair.upper, told) & _numbers(pair.lower, told)
    return Row(pair.upper, pair.lower, above, below, tuple(sorted(numbers)))


def _numbers(quote: Quote, told: dict[tuple[str, int], list[tuple[int, int, int]]]) -> set[int]:
    here = told.get((quote.doc, quote.passage), ())
    return {number for start, end, number in here if start < quote.end and quote.start < end}


def pieces(text: str, equal: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a text into what stands in both and what stands only here; a long run that is the same is cut short."""
    return tuple(
        Piece(_short(readable(text[start:end])) if same else readable(text[start:end]), same)
        for start, end, same in _cut(text, equal)
    )


def _cut(text: str, equal: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    runs: list[tuple[int, int, bool]] = []
    at = 0
    for start, end in (*equal, (len(text), len(text))):
        if start > at:
            runs.append((at, start, not set(text[at:start]) - _MARKS))  # a comma for a point is no difference
        if end > start:
            runs.append((start, end, True))
        at = max(at, end)
    for same, together in groupby(runs, key=lambda run: run[2]):
        listed = list(together)
        yield listed[0][0], listed[-1][1], same


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_KEPT]} …… {text[-_KEPT:]}"

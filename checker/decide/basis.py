"""What a finding or a match rests on: both sentences, heads and caption of a table, and what was read there.

A person who decides has seen this and nothing else. Clause numbers, pages and white space are left out: a text set
anew, with a chapter put before it, says the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from checker.language.sentences import sentence_around
from checker.model import Basis, Document, Extraction, Finding, Passage, Quote, TableRow, Target

_FIGURE = re.compile(r"\d+(?:[.,，]\d+)*")
_MASK = "#"
_JOINT = " ｜ "
_READ = "⇒ "


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read, looked up by what quotes name: passages by document and number, targets by id."""

    passages: Mapping[tuple[str, int], Passage]
    targets: Mapping[str, Target]
    roles: Mapping[str, str]

    @classmethod
    def of(cls, documents: Sequence[Document], extractions: Sequence[Extraction]) -> Self:
        """Take the documents of a run and what was extracted from them."""
        return cls(
            passages={(one.id, passage.number): passage for one in documents for passage in one.passages},
            targets={target.id: target for extraction in extractions for target in extraction.targets},
            roles={one.role or one.id: one.id for one in documents},
        )


def with_basis(finding: Finding, sources: Sources) -> Finding:
    """Return a finding with what it rests on: its quotes in an order of their own, and what the check made of them."""
    quoted = {
        _basis(item.quote, sources.passages.get((item.quote.doc, item.quote.passage)), sources.targets.get(item.target))
        for item in finding.evidence
    }
    made = Basis(words=f"{_READ}{finding.measured}", shape=_READ if finding.beyond is not None else finding.measured)
    return replace(finding, basis=(*sorted(quoted, key=lambda one: one.words), made))


def basis_of_match(upper: Target, lower: Target, sources: Sources) -> tuple[Basis, ...]:
    """Return what a match rests on: where its two targets stand."""
    both = {_basis(one.quote, sources.passages.get((one.doc, one.quote.passage)), one) for one in (upper, lower)}
    return tuple(sorted(both, key=lambda one: one.words))


def words(basis: Sequence[Basis]) -> tuple[str, ...]:
    """Return what a decision keeps of it, in words."""
    return tuple(one.words for one in basis)


def _basis(quote: Quote, passage: Passage | None, target: Target | None) -> Basis:
    quoted, around = _plain(quote.text), ""
    if passage is not None:
        start, end = sentence_around(passage.text, quote.start)
        around = _plain(passage.text[start : max(end, quote.end)])
    # Of the sentence around a quote the words count, not the figures: those are other targets'.
    around = _FIGURE.sub(_MASK, around) if around.strip("。；") != quoted.strip("。；") else ""
    beside = [part for part in (around, *_table(passage.row if passage else None)) if part]
    if target is None:
        said = _JOINT.join((quoted, *beside))
        return Basis(words=said, shape=said)
    figure, manner = _read(target)
    return Basis(
        words=_JOINT.join((quoted, *beside, f"{_READ}{figure} {manner}")),
        shape=_JOINT.join((_FIGURE.sub(_MASK, quoted), *beside, manner)),
    )


def _table(row: TableRow | None) -> tuple[str, ...]:
    """Return the heads of a row's table, its caption with its unit, and what the row stands under."""
    if row is None:
        return ()
    above = (row.caption, row.unit, *row.parents, row.group)
    return "/".join(_plain(head) for head in row.headers), " ".join(_plain(part) for part in above if part)


def _read(target: Target) -> tuple[str, str]:
    """Return the figure that was read and, apart from it, how and for when it is promised."""
    amount = target.amount
    bound = f"{amount.bound} {amount.unit}" if amount else ""
    manner = " ".join(
        part for part in (bound, str(target.due or ""), target.kind, target.scope, target.modality) if part
    )
    if amount is None:
        return "—", manner
    ends = (amount.value,) if amount.value_max is None else (amount.value, amount.value_max)
    return "-".join(f"{end.normalize():f}" for end in ends), manner


def _plain(text: str) -> str:
    """Return a text without white space; the cells of a row stay apart."""
    return "/".join("".join(cell.split()) for cell in text.split("\t"))

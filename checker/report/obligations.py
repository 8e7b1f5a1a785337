"""Obligations without a figure that two plans share, as targets and pairs of the report that others read.

Extraction makes a target of an obligation only where it can be checked by itself. That the plan above says the same
sentence makes it one of both plans: aligned sentences, or clauses of them, in which no targets are paired stand among
the pairs as two states read by `aligned-sentence`, and no check is asked of them but those of sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from checker.language.quotes import run_of
from checker.language.typesetting import squash
from checker.model import Document, Pair, Quote, Run, SentencePair, Step, Target
from checker.model.alignment import READ_BY_SENTENCE

_LONGEST_NAME = 40  # characters


class Shared(NamedTuple):
    """Two sentences, or a clause of each, that say an obligation without a figure."""

    sentences: SentencePair
    name: str
    upper: Quote
    lower: Quote
    likeness: float
    verbatim: bool


def shared_obligations(run: Run) -> Iterator[Shared]:
    """Yield every two aligned sentences that do not tell of the past and in which no targets are paired.

    Where targets of a sentence are paired, its other clauses are meant.
    """
    paired = [(pair.upper.quote, pair.lower.quote) for pair in run.pairs]
    return _shared(run.sentences, paired, {document.id: document for document in run.documents})


def targets_of(shared: Iterable[Shared]) -> Iterator[Target]:
    """Yield the targets that such obligations are, each once, in order."""
    return map(_obligation, {_id(one): one for two in shared for one in (two.upper, two.lower)}.values())


def pair_of(shared: Shared) -> Pair:
    """Return the pair that a shared obligation is."""
    return Pair(
        id=shared.name,
        upper=_obligation(shared.upper),
        lower=_obligation(shared.lower),
        relation=shared.sentences.relation,
        certainty="certain" if shared.verbatim else "proposed",
        steps=(Step(name="match.step.same-sentence", outcome="for", values=(("score", f"{shared.likeness:.2f}"),)),),
    )


def _shared(
    sentences: tuple[SentencePair, ...], paired: list[tuple[Quote, Quote]], documents: Mapping[str, Document]
) -> Iterator[Shared]:
    places: dict[tuple[str, int, str, int], list[tuple[Quote, Quote]]] = {}
    for upper, lower in paired:
        places.setdefault((upper.doc, upper.passage, lower.doc, lower.passage), []).append((upper, lower))
    for one in sentences:
        if one.behind:
            continue
        beside = [
            (upper, lower)
            for upper, lower in places.get((one.upper.doc, one.upper.passage, one.lower.doc, one.lower.passage), ())
            if _within(upper, one.upper) and _within(lower, one.lower)
        ]
        if not beside:
            yield Shared(one, one.id, one.upper, one.lower, one.likeness, one.verbatim)
            continue
        for at, clause in enumerate(one.clauses):
            upper = run_of(one.upper, *clause.upper, documents[one.upper.doc])
            lower = run_of(one.lower, *clause.lower, documents[one.lower.doc])
            if any(_meet(upper, mine) or _meet(lower, theirs) for mine, theirs in beside):
                continue
            yield Shared(one, f"{one.id}.{at}", upper, lower, clause.likeness, upper.text == lower.text)


def _within(quote: Quote, sentence: Quote) -> bool:
    """Say whether a quote of the same passage begins in a sentence."""
    return sentence.start <= quote.start < sentence.end


def _meet(one: Quote, other: Quote) -> bool:
    return one.passage == other.passage and one.start < other.end and other.start < one.end


def _obligation(quote: Quote) -> Target:
    name = squash(quote.text)[:_LONGEST_NAME].rstrip("，、；：")
    return Target.without_figure(_id(quote), quote, name, READ_BY_SENTENCE)


def _id(quote: Quote) -> str:
    return f"{quote.doc}/{quote.passage}.{quote.start}"

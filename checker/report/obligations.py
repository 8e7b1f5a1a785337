"""Obligations without a figure that two plans share, as targets and pairs of the report that others read.

Extraction makes a target of an obligation only where it can be checked by itself. That the plan above says the same
sentence makes it one of both plans: aligned sentences in which no targets are paired stand among the pairs as two
states read by `aligned-sentence`, and no check is asked of them but those of sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.typesetting import squash
from checker.model import Pair, Quote, Run, SentencePair, Step, Target
from checker.model.alignment import READ_BY_SENTENCE

_LONGEST_NAME = 40  # characters


def shared_obligations(run: Run) -> tuple[Pair, ...]:
    """Return a pair for every two aligned sentences that do not tell of the past and in which no targets are paired."""
    paired = [(pair.upper.quote, pair.lower.quote) for pair in run.pairs]
    return tuple(_pairs(run.sentences, paired))


def targets_of(pairs: tuple[Pair, ...]) -> list[Target]:
    """Return the targets that such pairs are made of, each once, in order."""
    return list({one.id: one for pair in pairs for one in (pair.upper, pair.lower)}.values())


def _pairs(sentences: tuple[SentencePair, ...], paired: list[tuple[Quote, Quote]]) -> Iterator[Pair]:
    places: dict[tuple[str, int], list[tuple[Quote, Quote]]] = {}
    for upper, lower in paired:
        places.setdefault((upper.doc, upper.passage), []).append((upper, lower))
    for one in sentences:
        beside = places.get((one.upper.doc, one.upper.passage), [])
        if one.behind or any(_within(upper, one.upper) and _within(lower, one.lower) for upper, lower in beside):
            continue
        yield Pair(
            id=one.id,
            upper=_obligation(one.upper),
            lower=_obligation(one.lower),
            relation=one.relation,
            certainty="certain" if one.verbatim else "proposed",
            steps=(Step(name="match.step.same-sentence", outcome="for", values=(("score", f"{one.likeness:.2f}"),)),),
        )


def _within(quote: Quote, sentence: Quote) -> bool:
    return (quote.doc, quote.passage) == (sentence.doc, sentence.passage) and (
        sentence.start <= quote.start < sentence.end
    )


def _obligation(quote: Quote) -> Target:
    name = squash(quote.text)[:_LONGEST_NAME].rstrip("，、；：")
    return Target.without_figure(f"{quote.doc}/{quote.passage}.{quote.start}", quote, name, READ_BY_SENTENCE)

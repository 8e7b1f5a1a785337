"""Two sentences set beside each other for one thing that differs, whether or not one was written after the other."""

from __future__ import annotations

from dataclasses import replace

from checker.match.alignment import quote_of
from checker.match.passages import Clause, Sentence
from checker.match.wordruns import equal_runs
from checker.model import ClausePair, Difference, DifferenceKind, Document, SentencePair

Span = tuple[int, int]


def set_beside(
    found: list[SentencePair],
    documents: tuple[Document, Document],
    clauses: tuple[tuple[Sentence, Clause], tuple[Sentence, Clause]],
    spans: tuple[Span, Span],
    kind: DifferenceKind,
    places: frozenset[str],
    months: int = 0,
) -> None:
    """Put a difference into the pair of its two sentences, or add such a pair; the spans are places of the passages."""
    (one, mine), (other, theirs) = clauses
    upper, lower = (quote_of(document, said) for document, said in zip(documents, (one, other), strict=True))
    beside = ClausePair(upper=_inside(one, mine), lower=_inside(other, theirs), likeness=0.0)
    above, below = ((at[0] - said.start, at[1] - said.start) for said, at in zip((one, other), spans, strict=True))
    difference = Difference(
        kind=kind,
        upper=above,
        lower=below,
        upper_words=one.text[slice(*above)],
        lower_words=other.text[slice(*below)],
        months=months,
    )
    known = next((at for at, pair in enumerate(found) if (pair.upper, pair.lower) == (upper, lower)), None)
    if known is None:
        found.append(
            SentencePair(
                id=f"{upper.doc}#{upper.passage}.{upper.start}~{lower.doc}#{lower.passage}.{lower.start}~{kind}",
                upper=upper,
                lower=lower,
                relation="above",
                likeness=0.0,
                verbatim=False,
                clauses=(beside,),
                equal=equal_runs(upper.text, lower.text, places),
                differences=(difference,),
            )
        )
        return
    pair = found[known]
    taken = any(beside.upper == at.upper or beside.lower == at.lower for at in pair.clauses)
    found[known] = replace(
        pair,
        clauses=pair.clauses if taken else tuple(sorted((*pair.clauses, beside), key=lambda at: at.upper)),
        differences=tuple(sorted((*pair.differences, difference), key=lambda at: (at.lower, at.upper, at.kind))),
    )


def _inside(sentence: Sentence, clause: Clause) -> Span:
    return clause.start - sentence.start, clause.end - sentence.start

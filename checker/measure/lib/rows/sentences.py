"""The rows of the frame `sentences`: one of an upper plan and that of a lower plan which was written after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checker.language.masking import masked
from checker.language.quotes import run_of
from checker.measure.lib.commitment import FIRM, step
from checker.measure.lib.context import Context
from checker.measure.lib.rows.row import FrameRow
from checker.model import ClausePair, Confidence, Difference, Evidence, Pair, Quote, SentencePair, Target

_LONG = 200  # characters of a sentence from which on a finding quotes its clause alone
_SUBJECT = 18
_SURE, _FAIR = 0.75, 0.5
_NAMED = 24  # masked characters by which a sentence is known from run to run
_OF_A_DATE = frozenset({"year-gone", "year-later"})
_OF_WORDS = frozenset(
    {"whole", "thorough", "leeway", "softer", "left-open", "degree", "standing", "in-the-main", "unfinished"}
)
_OF_AN_OBJECT = frozenset({"part", "qualified", "threshold", "word-gone", "name-part", "ban", "measured"})
_OF_FIGURES = frozenset({"threshold", "frequency"})

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Taken:
    """A sentence that was taken over, with what differs in it and is not told of two targets anyway."""

    pair: SentencePair
    differences: tuple[Difference, ...]


def sentence_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each sentence that was taken over.

    What tells of the past commits to nothing, what the targets in two sentences are asked is not asked again, and a
    sentence that a plan in between has as well is held against that one.
    """
    told = _told(context.matching.pairs)
    for pair in context.matching.sentences:
        if pair.behind or pair.id in context.chain.repeated:
            continue
        here = told.get((pair.upper.doc, pair.upper.passage, pair.lower.doc, pair.lower.passage), ())
        left = tuple(
            one
            for one in pair.differences
            if not (_is_told(one, pair, here) or (one.kind in _OF_FIGURES and _figures_of_targets(one, pair, context)))
        )
        if left or not here:
            yield _row(Taken(pair, left), context)


def _told(pairs: Sequence[Pair]) -> Mapping[tuple[str, int, str, int], Sequence[Pair]]:
    """Return the pairs of targets by the passages they stand in."""
    found: dict[tuple[str, int, str, int], list[Pair]] = defaultdict(list)
    for pair in pairs:
        key = (pair.upper.quote.doc, pair.upper.quote.passage, pair.lower.quote.doc, pair.lower.quote.passage)
        found[key].append(pair)
    return found


def _is_told(difference: Difference, pair: SentencePair, targets: Sequence[Pair]) -> bool:
    """Say whether a check of two targets speaks of the same words already."""
    clauses = clause_of(pair, difference)
    for known in targets:
        if clauses is None or not (_inside(known.upper, pair.upper, clauses.upper)):
            continue
        if not _inside(known.lower, pair.lower, clauses.lower):
            continue
        if difference.kind in _OF_A_DATE:
            return True
        if difference.kind == "stage" and known.upper.features.stage != known.lower.features.stage:
            return True
        if difference.kind in _OF_AN_OBJECT and (known.differences or known.upper.scope != known.lower.scope):
            return True
        if difference.kind in _OF_WORDS and min(step(known.upper), FIRM) > min(step(known.lower), FIRM):
            return True
    return False


def _figures_of_targets(difference: Difference, pair: SentencePair, context: Context) -> bool:
    """Say whether both figures are those of targets, which are set against each other as such: 培育5家以上的企业."""
    return all(
        any(
            target.figure is not None
            and target.quote.passage == quote.passage
            and target.figure[0] - quote.start < end
            and start < target.figure[1] - quote.start
            for target in context.extractions[quote.doc].targets
        )
        for quote, (start, end) in ((pair.upper, difference.upper), (pair.lower, difference.lower))
    )


def place_of(target: Target) -> int:
    """Return where in its passage a target says what it commits to: its figure, else its last words."""
    return target.figure[0] if target.figure is not None else max(target.quote.start, target.quote.end - 1)


def _inside(target: Target, sentence: Quote, clause: tuple[int, int]) -> bool:
    return sentence.start + clause[0] <= place_of(target) < sentence.start + clause[1]


def clause_of(pair: SentencePair, difference: Difference) -> ClausePair | None:
    """Return the clauses a difference stands in."""
    return next((one for one in pair.clauses if one.upper[0] <= difference.upper[0] <= one.upper[1]), None)


def _row(taken: Taken, context: Context) -> FrameRow:
    pair = taken.pair
    subject = _begins(pair.upper.text)
    return FrameRow(
        id=pair.id,
        subject=taken,
        evidence=evidence_of(pair, None, context),
        identity=(
            context.role(pair.lower.doc),
            context.role(pair.upper.doc),
            masked(pair.upper.text, frozenset())[:_NAMED],
        ),
        columns={"relation": pair.relation, "order": context.order_of(pair.upper.doc, pair.lower.doc)},
        fields={
            "indicator": subject,
            "upper_title": context.title(pair.upper.doc),
            "lower_title": context.title(pair.lower.doc),
            "lower_short": context.short(pair.lower.doc),
            "lower_region": context.region_name(pair.lower.doc),
        },
        indicator=subject,
        weight=0.7,
        confidence=_confidence(pair),
        relation=pair.relation,
        **_later(pair, context),
    )


def _begins(text: str) -> str:
    text = text.strip(" \t，、；：")
    return f"{text[:_SUBJECT]}…" if len(text) > _SUBJECT else text


def subject_of(pair: SentencePair, difference: Difference) -> str:
    """Return the opening words of the sentence above, of a clause further on where the difference stands there."""
    clauses = clause_of(pair, difference)
    if clauses is None or clauses == pair.clauses[0] or difference.upper[1] <= _SUBJECT:
        return _begins(pair.upper.text)
    return _begins(pair.upper.text[slice(*clauses.upper)])


def _confidence(pair: SentencePair) -> Confidence:
    return "high" if pair.likeness >= _SURE else "medium" if pair.likeness >= _FAIR else "low"


def _later(pair: SentencePair, context: Context) -> dict[str, Any]:
    """Return how an older plan is spoken of that could not know the newer one above it: it needs a revision, once."""
    if pair.relation != "above" or context.order_of(pair.upper.doc, pair.lower.doc) != "precedes":
        return {}
    return {"at_most": "notice", "led_by": context.revision(pair.upper.doc, pair.lower.doc)}


def evidence_of(pair: SentencePair, difference: Difference | None, context: Context) -> tuple[Evidence, ...]:
    """Return both sentences, the lower one first, with the words that differ marked; of long ones the clause alone."""
    within = _within(pair, difference)
    words = (difference.upper, difference.lower) if difference is not None else (None, None)
    upper, lower = (
        _evidence(quote, clause, marked, context)
        for quote, clause, marked in zip((pair.upper, pair.lower), within, words, strict=True)
    )
    earlier = pair.relation == "earlier"
    return (
        replace(lower, role="later" if earlier else "lower", region=context.region_name(pair.lower.doc), primary=True),
        replace(upper, role="earlier" if earlier else "upper", region=context.region_name(pair.upper.doc)),
    )


def _within(pair: SentencePair, difference: Difference | None) -> tuple[_Span | None, _Span | None]:
    """Return the clauses a difference stands in; a clause that was lost stands beside one that was taken over."""
    if difference is None:
        return None, None
    if difference.kind == "clause":
        beside = next(one for one in pair.clauses if difference.lower[0] in one.lower)
        start, end = difference.upper
        return (min(start, beside.upper[0]), max(end, beside.upper[1])), beside.lower
    clauses = clause_of(pair, difference)
    return (clauses.upper, clauses.lower) if clauses is not None else (None, None)


def evidence_of_all(pair: SentencePair, found: Sequence[Difference], context: Context) -> tuple[Evidence, ...]:
    """Return the evidence of several differences: of a long sentence each clause that holds one, once."""
    shown = evidence_of(pair, found[0], context)
    if max(len(pair.upper.text), len(pair.lower.text)) <= _LONG:
        return shown
    for other in found[1:]:
        known = {(one.quote.doc, one.quote.start, one.quote.end) for one in shown}
        further = (replace(one, primary=False) for one in evidence_of(pair, other, context))
        shown += tuple(one for one in further if (one.quote.doc, one.quote.start, one.quote.end) not in known)
    return shown


def _evidence(
    quote: Quote, clause: tuple[int, int] | None, words: tuple[int, int] | None, context: Context
) -> Evidence:
    start, end = 0, len(quote.text)
    if clause is not None and len(quote.text) > _LONG:
        start, end = clause
        while start < end and quote.text[start] in " \t":
            start += 1
    cut = quote
    if (start, end) != (0, len(quote.text)):
        cut = run_of(quote, start, end, context.documents[quote.doc])
    marked = None if words is None or words[0] == words[1] else (words[0] - start, words[1] - start)
    if marked is not None and not (marked[0] >= 0 and marked[1] <= len(cut.text)):
        marked = None
    return Evidence(role="related", quote=cut, figure=marked)

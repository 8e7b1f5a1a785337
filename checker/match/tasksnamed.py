"""Tasks of a higher plan that name the region of a lower one and stand in none of its sentences.

推进甲市“无废城市”建设 has no figure and is no state that could be checked; that it names the city makes it a question
what the city's plan says of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from checker.language.characters import plain
from checker.language.masking import masked
from checker.language.numbering import opening
from checker.language.typesetting import as_printed, squash
from checker.match.alignment import grams
from checker.match.clausesalike import asks, taken_up, without_verbs
from checker.match.passages import Clause, Sentence, places_of, sentences
from checker.model import OF_THE_NAME, Document, Quote, SentencePair, Target
from checker.model.alignment import READ_BY_REGION

_LONGEST_NAME = 40  # characters
_SHORTEST_OBJECT = 4
_WHERE = re.compile(r"(?:重点|主要|优先)?在[^，。；]*(?:地区|区域|地带|流域|等地|[省市县区州盟])(?=[，：])")
_SAID = 0.6
"""From this part of its pairs of characters on, what a task is about stands in a sentence of the lower plan."""

Names = Callable[[str], bool]


def tasks_naming(
    upper: Document,
    lower: Document,
    names: Names,
    pairs: Sequence[SentencePair],
    targets: Sequence[Target],
) -> Iterator[Target]:
    """Yield a target without a figure for each clause that asks something where it names the lower plan's region.

    `names` says whether a text names that region or a part of it. Clauses that a sentence below takes up, or that hold
    one of the upper plan's `targets`, are asked after already.
    """
    if not lower.region or lower.region == upper.region:
        return
    places = places_of(upper, lower)
    taken = taken_up(pairs)
    quotes = [target.quote for target in targets]
    told = {(quote.passage, place) for quote in quotes for place in range(quote.start, quote.end)}
    below = [grams(sentence.masked) for sentence in sentences(lower, places)]
    for sentence in sentences(upper, places):
        if sentence.behind or sentence.passage.kind == "row":
            continue
        for clause in _whole(sentence):
            text = sentence.passage.text[clause.start : clause.end]
            if (upper.id, sentence.passage.number, clause.start) in taken or not names(text) or not asks(text):
                continue
            if any((sentence.passage.number, place) in told for place in range(clause.start, clause.end)):
                continue
            about = grams(without_verbs(masked(plain(text), places)))
            if len(about) < _SHORTEST_OBJECT or any(len(about & one) >= _SAID * len(about) for one in below):
                continue
            yield _target(upper, lower, sentence, clause)


def _whole(sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses of a sentence, one that only says where (在甲、乙等地区) with the one behind it."""
    where: Clause | None = None
    for clause in sentence.clauses:
        start = clause.start if where is None else where.start
        words = sentence.passage.text[start : clause.end]
        at = start + opening(words)
        joined = Clause(at, clause.end, clause.masked)
        where = joined if where is None and _WHERE.match(sentence.passage.text, at) else None
        if where is None:
            yield joined


def _target(upper: Document, lower: Document, sentence: Sentence, clause: Clause) -> Target:
    places = sentence.passage.origin[clause.start : clause.end]
    text = sentence.passage.text[clause.start : clause.end]
    quote = Quote.of(
        upper, sentence.passage, clause.start, clause.end, as_printed(text, upper.source, places, upper.raised)
    )
    name = squash(text).strip("，、；：")
    name = f"{name[:_LONGEST_NAME]}…" if len(name) > _LONGEST_NAME else name
    mark = sha256(f"{quote.passage}.{clause.start}.{text}.{lower.region}".encode()).hexdigest()[:10]
    return Target(
        id=f"{upper.id}/{mark}",
        doc=upper.id,
        quote=quote,
        indicator=name,
        amount=None,
        kind="state",
        by=None,
        period=None,
        time_text="",
        region=lower.region_name,
        scope="named",
        modality="firm",
        clause=quote.clause,
        base_name=name,
        canonical=OF_THE_NAME + name,
        concerns=(lower.region,),
        derivation=(READ_BY_REGION,),
    )

"""Tasks of a higher plan that name the region of a lower one and stand in none of its sentences.

推进甲市“无废城市”建设 has no figure and is no state that could be checked; that it names the city makes it a question
what the city's plan says of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from checker.language.characters import plain
from checker.language.masking import masked
from checker.language.numbering import opening
from checker.language.typesetting import as_printed, squash
from checker.match.alignment import grams
from checker.match.clausesalike import asks, taken_up, without_verbs
from checker.match.passages import Clause, Sentence, places_of, sentences
from checker.model import Document, Quote, SentencePair, Target
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
    told: dict[int, list[Quote]] = defaultdict(list)
    for target in targets:
        told[target.quote.passage].append(target.quote)
    below = [grams(sentence.masked) for sentence in sentences(lower, places)]
    for sentence in sentences(upper, places):
        number = sentence.passage.number
        if sentence.behind or sentence.passage.kind == "row":
            continue
        for clauses in _whole(sentence):
            start, end = clauses[0].start, clauses[-1].end
            start += opening(sentence.passage.text[start:end])
            text = sentence.passage.text[start:end]
            if not names(text) or not asks(text):
                continue
            if any((upper.id, number, clause.start) in taken for clause in clauses):
                continue
            if any(quote.start < end and start < quote.end for quote in told[number]):
                continue
            about = grams(without_verbs(masked(plain(text), places)))
            if len(about) < _SHORTEST_OBJECT or any(len(about & one) >= _SAID * len(about) for one in below):
                continue
            yield replace(
                of_clauses(upper, lower, sentence, clauses, READ_BY_REGION),
                region=lower.region_name,
                scope="named",
                concerns=(lower.region,),
            )


def _whole(sentence: Sentence) -> Iterator[tuple[Clause, ...]]:
    """Yield the clauses of a sentence, one that only says where (在甲、乙等地区) together with the one behind it."""
    where: tuple[Clause, ...] = ()
    for clause in sentence.clauses:
        text = sentence.passage.text
        if not where and _WHERE.match(text, clause.start + opening(text[clause.start : clause.end])):
            where = (clause,)
            continue
        yield (*where, clause)
        where = ()
    if where:
        yield where


def of_clauses(
    upper: Document, lower: Document, sentence: Sentence, clauses: Sequence[Clause], read_by: str, base_name: str = ""
) -> Target:
    """Return clauses of an upper plan that follow one another as a target without a figure.

    `lower` is the plan below of which it is asked; `base_name` is that of the target whose clause stands first in the
    same paragraph, "" for this one's own.
    """
    start, end = clauses[0].start, clauses[-1].end
    start += opening(sentence.passage.text[start:end])
    places, text = sentence.passage.origin[start:end], sentence.passage.text[start:end]
    quote = Quote.of(upper, sentence.passage, start, end, as_printed(text, upper.source, places, upper.raised))
    name = squash(text).strip("，、；：")
    name = f"{name[:_LONGEST_NAME]}…" if len(name) > _LONGEST_NAME else name
    mark = sha256(f"{quote.passage}.{start}.{text}.{lower.region}".encode()).hexdigest()[:10]
    found = Target.without_figure(f"{upper.id}/{mark}", quote, name, read_by)
    return replace(found, clause=quote.clause, base_name=base_name or name)

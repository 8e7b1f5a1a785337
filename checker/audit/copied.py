"""Faults in what a plan takes over word for word from a plan above: found by the bare text of the two alone.

Elsewhere a fault is planted where the tool itself saw a counterpart. Here neither its targets nor its pairs are asked,
so that what it does not read or does not match counts against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from random import Random

from checker.audit.detection import detecting
from checker.audit.placing import in_source
from checker.audit.planting import Location, Planting
from checker.audit.slips import wrong_digits
from checker.language.characters import plain
from checker.language.units import pattern, unit_of
from checker.measure.lib.measurement import Change
from checker.model import Document, Passage

# Of a clause, a list and a dated sentence, how many characters have to be the same for it to be the same statement.
_SHORTEST_CLAUSE, _SHORTEST_SENTENCE = 10, 24
_CLAUSE = re.compile(r"[^，。；：！？,;:]+")
_SENTENCE = re.compile(r"[^。；！？;]+")
_YEAR = re.compile(r"(?<=到)20\d\d(?=年)")
_OPENING_VERB = re.compile(r"(?:建立|建成|建设|实现|完成|实施|制定|健全|完善)")
_WHOLE = re.compile(r"全部|全面")
_ITEM = re.compile(r"、[^、，。；：和与及等（）()《》“”]{2,12}(?=、)")
_OF_A_REGION = re.compile(r"(?:全|我|本)[国省市县区]")
_LOOKING_BACK = ("retrospect", "situation", "overview", "glossary")
_NOT_COUNTED = ("year", "month", "time")
# What a slip changes; those not named here are of a figure.
_CHANGES: Mapping[str, tuple[Change, ...]] = {
    "later": ("deadline",),
    "left-open": ("wording",),
    "whole": ("wording",),
    "item": ("item",),
}
_OF_WORDS = ("left-open", "whole", "item")
_OF_A_FIGURE: tuple[Change, ...] = ("shortfall", "shortfall-per-head", "excess", "share", "difference")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z\d.．])(?P<digits>\d+(?:\.\d+)?)[万亿]*(?P<unit>{pattern()})")


def copied(document: Document, above: Sequence[Document], random: Random) -> Iterator[Planting]:
    """Yield one planting for each kind of slip in each statement that stands word for word in a plan above."""
    own = "\n".join(plain(passage.text) for passage in document.passages)
    texts = {upper.id: [_even(passage.text) for passage in upper.passages] for upper in above}
    for passage in document.passages:
        section = document.sections[passage.section] if passage.section is not None else None
        if passage.kind != "paragraph" or (section and section.role in _LOOKING_BACK):
            continue
        text = plain(passage.text)
        for found in _CLAUSE.finditer(text):
            if len(found[0]) >= _SHORTEST_CLAUSE and (places := _places(found[0], texts)):
                for slip, span, new in _in_clause(text, found.span(), own, random):
                    yield _planting(slip, document, passage, span, new, places)
        for found in _SENTENCE.finditer(text):
            year = _YEAR.search(text, *found.span())
            if year and len(found[0]) >= _SHORTEST_SENTENCE and (places := _places(found[0], texts)):
                later = str(int(year[0]) + random.choice((1, 2)))
                yield _planting("later", document, passage, year.span(), later, places)


def _even(text: str) -> str:
    """Return a text in one spelling, whichever region it says it is about, character for character."""
    return _OF_A_REGION.sub("□□", plain(text))


def _places(words: str, texts: Mapping[str, Sequence[str]]) -> list[tuple[str, int]]:
    words = _even(words)
    whole = re.compile(rf"(?<![^，。；：！？,;:年]){re.escape(words)}(?![^，。；：！？,;:])")
    return [
        (name, number)
        for name, passages in texts.items()
        for number, text in enumerate(passages)
        if words in text and whole.search(text)
    ]


def _in_clause(
    text: str, span: tuple[int, int], own: str, random: Random
) -> Iterator[tuple[str, tuple[int, int], str]]:
    figures = [
        found
        for found in _figure().finditer(text, *span)
        if unit_of(found["unit"]).dimension not in ("", *_NOT_COUNTED) and found["unit"] not in ("级", "条", "号")
    ]
    if figures:
        figure = random.choice(figures)
        for slip, wrong in wrong_digits(figure["digits"], random):
            yield slip, figure.span("digits"), wrong
            break
    elif verb := _OPENING_VERB.match(text, *span):
        yield "left-open", (verb.start(), verb.start()), "探索"
    if whole := _WHOLE.search(text, *span):
        yield "whole", whole.span(), ""
    # A region leaves out what it has not: only what its plan speaks of elsewhere too is missed.
    clause = text[slice(*span)]
    items = [item for item in _ITEM.finditer(text, *span) if own.count(item[0][1:]) > clause.count(item[0][1:])]
    if items:
        yield "item", random.choice(items).span(), ""


def _planting(
    slip: str, document: Document, passage: Passage, span: tuple[int, int], new: str, places: Sequence[tuple[str, int]]
) -> Planting:
    return Planting.at(
        document,
        passage,
        in_source(passage, span),
        new,
        kind="reworded" if slip in _OF_WORDS else "copied",
        slip=slip,
        checks=frozenset(
            check
            for change in _CHANGES.get(slip, _OF_A_FIGURE)
            for frame in ("pairs", "mentions", "sentences")
            for check in detecting(change, frame, "above")
        ),
        around=(Location(doc=doc, passage=number) for doc, number in places),
    )

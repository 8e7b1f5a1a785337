"""Targets that a person has added, put where their words stand in a document.

Words that are gone, or stand there several times, put nothing in; that is reported, as of other corrections.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.messages import message
from checker.model import BY_HAND, Addition, Document, Extraction, Figure, FigureState, Message, Passage, Target
from checker.workspace.correcting import mark_of
from checker.workspace.corrections import Correction, squash

_OF_A_FIGURE = re.compile(r"[\d.,]")
Run = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where the words of a person stand: the passage, and the runs of the words and of the figure in its text."""

    passage: Passage
    words: Run
    figure: Run | None = None


# Makes the target of what was added, where it was found.
Maker = Callable[[Document, Passage, Run, Run | None, Addition], Target]


def find_words(document: Document, quote: str, figure: str = "") -> Found | Message:
    """Return where words and the figure in them stand in a document, else why that cannot be said."""
    places = [(passage, run) for passage in document.passages for run in _runs(passage.text, quote)]
    if len(places) != 1:
        return message(f"workspace.correction.{'words-several' if places else 'words-gone'}")
    passage, words = places[0]
    if not figure:
        return Found(passage=passage, words=words)
    held = [run for run in _runs(passage.text, figure, words) if _whole(passage.text, run)]
    if len(held) != 1:
        return message(f"workspace.correction.{'figure-several' if held else 'figure-gone'}")
    return Found(passage=passage, words=words, figure=held[0])


def read_already(extraction: Extraction, found: Found, indicator: str) -> bool:
    """Say whether a target of this name was read at the same place."""
    return any(
        target.quote.passage == found.passage.number
        and squash(target.indicator) == squash(indicator)
        and _alike(target.figure, found.figure)
        for target in extraction.targets
        if not target.by_hand
    )


def add(
    extraction: Extraction, document: Document, corrections: Sequence[Correction], made: Maker
) -> tuple[Extraction, tuple[tuple[Correction, Message], ...]]:
    """Put in what persons have added to one document; also return what could not be put in, each with why."""
    left: list[tuple[Correction, Message]] = []
    for correction in corrections:
        if correction.doc != document.id or not isinstance(correction.value, Addition):
            continue
        found = find_words(document, correction.quote, correction.figure)
        if isinstance(found, Message):
            left.append((correction, found))
        elif read_already(extraction, found, correction.value.indicator):
            left.append((correction, message("workspace.correction.read-already")))
        else:
            said = " ".join(filter(None, (correction.name, correction.date)))
            told = replace(correction.value, note=f"{said}: {correction.reason}" if said else correction.reason)
            target = made(document, found.passage, found.words, found.figure, told)
            extraction = _with(extraction, replace(target, id=_id(document.id, mark_of(correction))), found)
    return extraction, tuple(left)


def is_added_by(mark: str, target: Target) -> bool:
    """Say whether a target is the one that the correction of a mark has added."""
    return target.by_hand and target.id == _id(target.doc, mark)


def _id(doc: str, mark: str) -> str:
    return f"{doc}/{mark}"


def _with(extraction: Extraction, target: Target, found: Found) -> Extraction:
    """Return an extraction with one target more, in the order of the text, and its figure in the ledger."""
    number, targets = found.passage.number, list(extraction.targets)
    at = next((at for at, one in enumerate(targets) if one.quote.passage > number), len(targets))
    targets.insert(at, target)
    figures = _accounted(extraction.figures, target, found) if found.figure else extraction.figures
    return replace(extraction, targets=tuple(targets), figures=figures)


def _accounted(figures: tuple[Figure, ...], target: Target, found: Found) -> tuple[Figure, ...]:
    """Return the ledger in which the figure is the target's, unless it is another one's already."""
    passage, run = found.passage, found.figure or (0, 0)
    met = [one for one in figures if one.passage == passage.number and _overlap((one.start, one.end), run)]
    if any(one.target for one in met):
        return figures
    start, end = min([run[0], *(one.start for one in met)]), max([run[1], *(one.end for one in met)])
    state: FigureState = "baseline" if target.kind == "baseline" else "target"
    own = Figure(
        doc=target.doc,
        passage=passage.number,
        clause=passage.clause,
        start=start,
        end=end,
        text=passage.text[start:end],
        state=state,
        target=target.id,
        rule=BY_HAND,
    )
    kept = [one for one in figures if one not in met]
    at = next((at for at, one in enumerate(kept) if (one.passage, one.start) > (passage.number, start)), len(kept))
    return (*kept[:at], own, *kept[at:])


def _runs(text: str, words: str, within: Run | None = None) -> Iterator[Run]:
    """Yield where words stand in a text, or in a run of it, whatever white space there is."""
    low, high = within or (0, len(text))
    places = [at for at in range(low, high) if not text[at].isspace()]
    bare, wanted = "".join(text[at] for at in places), squash(words)
    at = bare.find(wanted) if wanted else -1
    while at >= 0:
        yield places[at], places[at + len(wanted) - 1] + 1
        at = bare.find(wanted, at + 1)


def _whole(text: str, run: Run) -> bool:
    """Say whether a run is a whole figure and no part of a longer one."""
    first, last = text[run[0]], text[run[1] - 1]
    before, behind = text[max(0, run[0] - 1) : run[0]], text[run[1] : run[1] + 1]
    longer_before = first.isdecimal() and _OF_A_FIGURE.fullmatch(before) is not None
    longer_behind = last.isdecimal() and behind.isdecimal()
    decimals = last.isdecimal() and re.match(r"[.,]\d", text[run[1] : run[1] + 2]) is not None
    return not (longer_before or longer_behind or decimals)


def _alike(one: Run | None, other: Run | None) -> bool:
    return one == other if one is None or other is None else _overlap(one, other)


def _overlap(one: Run, other: Run) -> bool:
    return one[0] < other[1] and other[0] < one[1]

"""What could not be read of the documents, and the printed pages on which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Document, Figure, Message, Passage, Run
from checker.model.layout import Omission
from checker.report.omitted import sentence

# Pages shown of one document.
MOST = 60
Area = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Of one document: sentences on what was left out, figures that were not read, and the pages of these.

    Pages that were recognised from a picture are among them: figures may be misread there.
    """

    document: Document
    sentences: tuple[Message, ...]
    figures: tuple[tuple[Figure, Passage], ...]
    pages: tuple[int, ...]


def unread_of(run: Run) -> tuple[Unread, ...]:
    """Return what could not be read of each document of which something could not."""
    found = []
    for document in run.documents:
        omissions = [one for one in document.omissions if one.tells or one.places]
        figures = tuple(_figures(run, document))
        scanned = {passage.place.page for passage in document.passages if passage.place.scanned}
        if omissions or figures or scanned:
            pages = {page for page in scanned if page}
            pages |= {page for one in omissions for page in _pages(one)}
            pages |= {passage.place.page for _, passage in figures if passage.place.page and passage.place.box}
            found.append(
                Unread(
                    document=document,
                    sentences=tuple(map(sentence, omissions)),
                    figures=figures,
                    pages=tuple(sorted(pages))[:MOST],
                )
            )
    return tuple(found)


def frames_on(run: Run, document: Document, page: int) -> tuple[Area, ...]:
    """Return the boxes of the passages on a page in which a figure was not read."""
    places = (passage.place for _, passage in _figures(run, document))
    return tuple(dict.fromkeys(place.box for place in places if place.page == page and place.box))


def _figures(run: Run, document: Document) -> Iterator[tuple[Figure, Passage]]:
    passages = {passage.number: passage for passage in document.passages}
    for extraction in run.extractions:
        for figure in extraction.figures if extraction.doc == document.id else ():
            if figure.state == "unread" and figure.passage in passages:
                yield figure, passages[figure.passage]


def _pages(omission: Omission) -> Iterator[int]:
    # Sentences that name pages themselves have no `where`; of another place than a page nothing is drawn.
    if omission.where in ("page", ""):
        yield from (int(place) for place in omission.places if place.isdecimal())

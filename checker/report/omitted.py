"""What of the files was not read: what is said of it, and how many figures it holds."""

from __future__ import annotations

from collections.abc import Iterable

from checker.messages import listed, message
from checker.model import Document, Message, Omission, Run


def sentence(omission: Omission) -> Message:
    """Return what is said of something that was not read: what it is, how many figures stand in it, and where."""
    places = listed(omission.places)
    said = message(f"read.{omission.kind}", count=omission.count, figures=omission.figures, places=places)
    bare = message(f"read.{omission.kind}", count=omission.count, figures="", places=places)
    if omission.figures and said == bare and omission.figures != omission.count:
        said = message("read.omission.with-figures", said=said, figures=omission.figures)
    if omission.where:
        said = message(f"read.omission.at-{omission.where}", said=said, places=places)
    return said


def telling(document: Document) -> tuple[Omission, ...]:
    """Return what was not read of a document and holds figures, or may."""
    return tuple(omission for omission in document.omissions if omission.tells)


def figures(omissions: Iterable[Omission]) -> int:
    """Return how many figures stand in what was not read."""
    return sum(omission.figures for omission in omissions)


def uncounted(omissions: Iterable[Omission]) -> int:
    """Return at how many places figures may stand that nobody can count: pictures, charts, formulas without a value."""
    return sum(omission.count for omission in omissions if omission.uncounted)


def by_document(run: Run) -> list[tuple[Document, Message]]:
    """Return the documents of which something with figures was not read, each with one sentence."""
    found = []
    for document in run.documents:
        if omissions := telling(document):
            fields = {"figures": figures(omissions), "uncounted": uncounted(omissions)}
            kinds = "both" if all(fields.values()) else "figures" if fields["figures"] else "uncounted"
            found.append((document, message(f"report.omitted.{kinds}", **fields)))
    return found

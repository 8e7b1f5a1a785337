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


def facts_unread(document: Document) -> Message | None:
    """Return what a plan does not say of itself and checks rest on: its title, its region; None where it says both."""
    if document.kind != "plan" or document.annex_of:
        return None
    nowhere = not document.region and not document.region_name and document.level != "national"
    missing = [name for name, gone in (("title", not document.title), ("region", nowhere)) if gone]
    return message(f"report.omitted.no-{'-'.join(missing)}") if missing else None


def by_document(run: Run) -> list[tuple[Document, Message]]:
    """Return the documents of which title, region or something with figures was not read, with a sentence for each."""
    found = []
    for document in run.documents:
        if unread := facts_unread(document):
            found.append((document, unread))
        if omissions := telling(document):
            fields = {"figures": figures(omissions), "uncounted": uncounted(omissions)}
            kinds = "both" if all(fields.values()) else "figures" if fields["figures"] else "uncounted"
            found.append((document, message(f"report.omitted.{kinds}", **fields)))
    return found

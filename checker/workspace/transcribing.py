"""Words that a person has typed from a picture, put into a document before its targets are extracted.

They become a paragraph of their own behind the page, or behind the words, that the person names; its place says that
it was typed. The text of the file stays as it is: the words are set behind its end, so that every place in it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.language.typesetting import compact
from checker.model import Document, Message, Passage, Place, Transcription
from checker.workspace.adding import find_words
from checker.workspace.corrections import Correction

Left = tuple[Correction, Message]


def transcribed(document: Document, corrections: Sequence[Correction]) -> tuple[Document, tuple[Left, ...]]:
    """Return a document with the words typed of its pictures; also those that could not be put in, each with why."""
    left: list[Left] = []
    for correction in corrections:
        if correction.doc != document.id or not isinstance(correction.value, Transcription):
            continue
        before = _before(document, correction.value)
        if isinstance(before, Message):
            left.append((correction, before))
        else:
            document = _with(document, correction.quote, before, correction.value.page)
    return document, tuple(left)


def _before(document: Document, where: Transcription) -> Passage | Message | None:
    """Return the passage behind which the words stand, None for a document without one, or why it cannot be said."""
    if where.behind:
        found = find_words(document, where.behind)
        return found if isinstance(found, Message) else found.passage
    # A picture may fill its page: what stands before it is then on an earlier one.
    earlier = [one for one in document.passages if one.place.page is not None and one.place.page <= (where.page or 0)]
    return earlier[-1] if earlier else None


def _with(document: Document, words: str, before: Passage | None, page: int | None) -> Document:
    start = len(document.source) + 1
    source = f"{document.source}\n{words}"
    section = next((one for one in document.sections if before is not None and one.number == before.section), None)
    text, origin = compact(source, [(start, len(source))])
    typed = Passage(
        number=max((one.number for one in document.passages), default=0) + 1,
        clause=section.clause if section else "",
        kind="paragraph",
        text=text,
        origin=origin,
        place=Place(page=page or (before.place.page if before else None), typed=True),
        headings=before.headings if before else (),
        section=before.section if before else None,
    )
    return replace(document, source=source, passages=(*document.passages, typed))

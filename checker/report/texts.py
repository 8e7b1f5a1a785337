"""The documents as the page lays them out: blocks, marks, ledger, and how each is related to the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.messages import message
from checker.model import Document, Figure, Message, Passage, Target
from checker.report import marks
from checker.report.lookup import Lookup
from checker.report.summary import STATES


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or paragraph, or the rows of one table."""

    kind: str
    passages: tuple[Passage, ...]


class Texts:
    """The texts of a run with what was read in them."""

    def __init__(self, lookup: Lookup) -> None:
        self.run, self.lookup = lookup.run, lookup
        self._figures: dict[tuple[str, int], list[Figure]] = {}
        self._extractions = {extraction.doc: extraction for extraction in self.run.extractions}
        for extraction in self.run.extractions:
            for figure in extraction.figures:
                self._figures.setdefault((figure.doc, figure.passage), []).append(figure)
        self._targets_of: dict[str, list[Target]] = {}
        self._targets_in: dict[tuple[str, int], list[Target]] = {}
        for target in lookup.targets.values():
            self._targets_in.setdefault((target.doc, target.quote.passage), []).append(target)
            self._targets_of.setdefault(target.doc, []).append(target)

    def blocks(self, passages: Iterable[Passage]) -> list[Block]:
        """Return passages as blocks, rows of one table together."""
        out: list[Block] = []
        for passage in passages:
            if passage.kind == "row" and passage.row is not None:
                last = out[-1] if out else None
                before = last.passages[-1].row if last and last.kind == "row" else None
                if last and before and (before.number, before.headers) == (passage.row.number, passage.row.headers):
                    out[-1] = Block("row", (*last.passages, passage))
                    continue
                out.append(Block("row", (passage,)))
            else:
                out.append(Block("heading" if passage.kind == "heading" else "paragraph", (passage,)))
        return out

    def runs(self, document: Document, passage: Passage, cell: tuple[int, int] | None = None) -> Iterable[marks.Run]:
        """Return the marked runs of a passage, or of one cell of it."""
        key = (document.id, passage.number)
        return marks.runs(passage.text, self._figures.get(key, ()), self._targets_in.get(key, ()), within=cell)

    def depth(self, passage: Passage) -> int:
        """Return how deep a heading lies, as a level of HTML headings under the document's title."""
        return min(6, 4 + len(passage.headings))

    def figures(self, document: Document) -> dict[str, int]:
        """Return the number of figures of a document in each state."""
        extraction = self._extractions.get(document.id)
        found = Counter(figure.state for figure in extraction.figures) if extraction else Counter()
        return {state: found[state] for state in STATES}

    def targets_in(self, document: Document) -> int:
        """Return how many targets were read out of a document."""
        return len(self.targets_of(document))

    def relations(self, document: Document) -> list[Message]:
        """Say how a document is related to the others."""
        out: list[Message] = []
        if document.above:
            out.append(message("report.answers.above", titles=self._titles(document.above)))
        if document.annex_of:
            out.append(message("report.answers.annex", titles=self._titles((document.annex_of,))))
        if document.succeeds:
            out.append(message("report.answers.succeeds", titles=self._titles((document.succeeds,))))
        if document.excerpt:
            out.append(message("report.answers.excerpt"))
        return out

    def _titles(self, ids: Sequence[str]) -> Message:
        titled = [message("report.titled", title=self.lookup.title(doc)) for doc in ids]
        return Message(zh="".join(title.zh for title in titled), en=", ".join(title.en for title in titled))

    def targets_of(self, document: Document) -> list[Target]:
        """Return the targets of a document in the order of its text."""
        return self._targets_of.get(document.id, [])

    def listed(self, state: str, documents: Iterable[Document]) -> list[tuple[Figure, str, str]]:
        """Return the figures of documents that are in one state, with the text before and after each."""
        out = []
        for extraction in filter(None, (self._extractions.get(document.id) for document in documents)):
            for figure in extraction.figures:
                if figure.state == state:
                    passage = self.lookup.passages.get((figure.doc, figure.passage))
                    text = passage.text if passage else ""
                    out.append(
                        (figure, text[max(0, figure.start - 18) : figure.start], text[figure.end : figure.end + 18])
                    )
        return out

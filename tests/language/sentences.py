"""A sentence as a document of one paragraph, read by the real extractor."""

from __future__ import annotations

from checker.extract import extract
from checker.language.characters import plain
from checker.model import Document, Extraction, Figure, Passage, TableRow, Target
from checker.structure.tables.columns import typed
from checker.structure.tables.stacks import Stack

PERIOD = (2021, 2025)


def document(*passages: Passage) -> Document:
    source = "\n".join(passage.text for passage in passages)
    return Document(
        id="made",
        title="",
        file="made.txt",
        sha256="",
        source=source,
        passages=passages,
        region_name="甲市",
        period=PERIOD,
    )


def paragraph(text: str) -> Passage:
    return Passage(number=1, clause="一/1", kind="paragraph", text=text, origin=tuple(range(len(text))))


def row(headers: tuple[str, ...], cells: tuple[str, ...]) -> Passage:
    spans, at = [], 0
    for cell in cells:
        spans.append((at, at + len(cell)))
        at += len(cell) + 1
    text = "\t".join(cells)
    columns = typed([Stack((head,), (cell,), (head,)) for head, cell in zip(headers, cells, strict=True)])
    table = TableRow(headers=headers, cells=cells, spans=tuple(spans), number="专栏1", columns=columns)
    return Passage(number=1, clause="专栏1/1", kind="row", text=text, origin=tuple(range(len(text))), row=table)


def read(text: str) -> Extraction:
    return extract(document(paragraph(text)))


def figures(text: str) -> list[Target]:
    """The targets with a figure, in the order of the sentence."""
    found = [target for target in read(text).targets if target.figure is not None]
    return sorted(found, key=lambda target: target.figure or (0, 0))


def entry(extraction: Extraction, text: str, written: str) -> Figure:
    """The ledger's entry for the figure that covers `written`."""
    at = plain(text).index(written)
    return next(figure for figure in extraction.figures if figure.start <= at < figure.end)

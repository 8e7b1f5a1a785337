"""Which indicator each target of a document is of, and which regions it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from checker.match.concerning import Concerns
from checker.match.names import catalogue, named
from checker.model import Document, Extraction, Indicator, Region

Identify = Callable[[Extraction, Document], Extraction]


def identified(
    extraction: Extraction, document: Document, indicators: Sequence[Indicator], regions: Sequence[Region]
) -> Extraction:
    """Return what was extracted with canonical id, base name, qualifiers and regions filled in for every target."""
    return identifying(indicators, regions)(extraction, document)


def identifying(indicators: Sequence[Indicator], regions: Sequence[Region]) -> Identify:
    """Return what identifies the targets of documents by one catalogue and one table of regions."""
    entries = catalogue(tuple(indicators))
    concerns = Concerns(regions, entries)

    def identify(extraction: Extraction, document: Document) -> Extraction:
        targets = tuple(concerns.placed(named(target, document, entries), document) for target in extraction.targets)
        reported = tuple(replace(one, target=named(one.target, document, entries)) for one in extraction.reported)
        return replace(extraction, targets=targets, reported=reported)

    return identify

"""The room of measures: what is so between plans, as frames of readings. What is allowed stands in expectations/*.json.

`frames` is the door; a module of this folder that registers a function with `@measure` is found by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from checker.measure.citation_rows import citation_rows
from checker.measure.document_rows import document_rows, passage_rows
from checker.measure.facts import Facts, gather
from checker.measure.frame import Frame, read_frame
from checker.measure.group_rows import group_rows
from checker.measure.pair_rows import mention_rows, pair_rows
from checker.measure.reading import Measure, Reading, discover
from checker.measure.rows import Row
from checker.measure.series_rows import series_rows
from checker.measure.suspects import with_suspects
from checker.measure.table_rows import table_rows
from checker.measure.target_rows import schema_rows, target_rows
from checker.measure.unmatched_rows import unmatched_rows
from checker.model import Document, Extraction, Indicator, Matching, Region

__all__ = ["Facts", "Frame", "Measure", "Reading", "Row", "discover", "frames"]

_ROWS: Mapping[str, Callable[[Facts], Iterator[Row]]] = {
    "pairs": pair_rows,
    "groups": group_rows,
    "series": series_rows,
    "mentions": mention_rows,
    "targets": target_rows,
    "unmatched": unmatched_rows,
    "tables": table_rows,
    "documents": document_rows,
    "citations": citation_rows,
    "passages": passage_rows,
    "schema": schema_rows,
}


def frames(
    matching: Matching,
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    indicators: Sequence[Indicator],
    regions: Sequence[Region],
) -> Mapping[str, Frame]:
    """Return every frame with every measure read for each of its rows, by name."""
    facts = gather(matching, documents, extractions, indicators, regions)
    found: dict[str, Frame] = {}
    for name, rows in _ROWS.items():
        measures = [measure for measure in discover() if measure.frame == name]
        found[name] = with_suspects(read_frame(name, rows(facts), measures, facts), measures, facts)
    return found

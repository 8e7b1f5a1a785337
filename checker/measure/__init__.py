"""The room of measures: what is so between plans, in frames. What is allowed stands in expectations/*.json.

`frames` is the door; a module of this folder that registers a function with `@measure` is found by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache

from checker.measure.lib.columns import BESIDE, Kind, kinds
from checker.measure.lib.context import Context, context_of
from checker.measure.lib.frame import Frame, read_frame
from checker.measure.lib.measurement import Measure, Measurement, discover
from checker.measure.lib.noted import Asked, noting
from checker.measure.lib.rows.citations import citation_rows
from checker.measure.lib.rows.documents import document_rows, passage_rows
from checker.measure.lib.rows.groups import group_rows
from checker.measure.lib.rows.pairs import mention_rows, pair_rows
from checker.measure.lib.rows.row import FrameRow
from checker.measure.lib.rows.sentences import sentence_rows
from checker.measure.lib.rows.series import series_rows
from checker.measure.lib.rows.tables import table_rows
from checker.measure.lib.rows.targets import schema_rows, target_rows
from checker.measure.lib.rows.unmatched import unmatched_rows
from checker.measure.lib.suspects import Permits, with_suspects
from checker.model import Document, Extraction, Indicator, Matching, Region

__all__ = [
    "BESIDE",
    "Asked",
    "Context",
    "Frame",
    "FrameRow",
    "Kind",
    "Measure",
    "Measurement",
    "Permits",
    "context_of",
    "discover",
    "frames",
    "kinds",
    "measured",
    "noting",
]

_ROWS: Mapping[str, Callable[[Context], Iterator[FrameRow]]] = {
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
    "sentences": sentence_rows,
    "schema": schema_rows,
}


def frames(
    matching: Matching,
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    indicators: Sequence[Indicator],
    regions: Sequence[Region],
    permits: Permits,
) -> Mapping[str, Frame]:
    """Return every frame with every measure read for each of its rows, by name.

    `permits` says what the suites let pass: it is asked what would be if a part of a total were another.
    """
    return measured(context_of(matching, documents, extractions, indicators, regions), permits)


def measured(context: Context, permits: Permits, only: Collection[str] | None = None) -> Mapping[str, Frame]:
    """Return every frame for the rows that a context is asked for; of frames other than `only` some there are no rows.

    What a context is asked for may be a part of a run (`noting`).
    """
    found: dict[str, Frame] = {}
    for name, rows in _ROWS.items():
        measures = _measures(name)
        asked = rows(context) if only is None or name in only else ()
        found[name] = with_suspects(read_frame(name, asked, measures, context), measures, context, permits)
    return found


@cache
def _measures(frame: str) -> tuple[Measure, ...]:
    return tuple(measure for measure in discover() if measure.frame == frame)

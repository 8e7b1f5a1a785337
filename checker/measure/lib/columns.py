"""The columns of the frames and the kind of each: words, figures, or whether something is so.

Both engines hold a frame to its suite with these kinds, so that one range and one condition mean the same in both. A
figure is judged as the double nearest to it: 0.9 is not below a floor of 0.9, which it is where a decimal fraction is
held against the double nearest to the floor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from checker.measure.lib.measurement import discover
from checker.model.record import FIELDS, Type

Kind = Literal["word", "figure", "truth"]

_RECORD: Mapping[Type, Kind] = {
    "text": "word",
    "texts": "word",
    "years": "word",
    "number": "figure",
    "integer": "figure",
    "boolean": "truth",
}
_PERIOD: Mapping[str, Kind] = {"period_from": "figure", "period_to": "figure", "planned": "truth"}
_PAIR: Mapping[str, Kind] = {
    "aggregation": "word",
    "binds": "word",
    "certainty": "word",
    "complete": "truth",
    "figures": "figure",
    "indicator": "word",
    "kind": "word",
    "national": "truth",
    "order": "word",
    "own_words": "truth",
    "relation": "word",
    "same_figure": "truth",
}
# What stands beside the measures, by frame; messages/*/frames.toml has a sentence on each.
BESIDE: Mapping[str, Mapping[str, Kind]] = {
    "pairs": _PAIR,
    "mentions": _PAIR,
    "groups": {
        "aggregation": "word",
        "capped": "truth",
        "heard": "figure",
        "kind": "word",
        "silent": "figure",
        "summed": "truth",
    },
    "series": {
        "from_base": "truth",
        "from_year": "figure",
        "one_document": "truth",
        "room": "truth",
        "to_year": "figure",
    },
    "targets": {"in_table": "truth", "kind": "word", "scope": "word", **_PERIOD},
    "unmatched": {
        "aggregation": "word",
        "dated": "truth",
        "figure": "truth",
        "kind": "word",
        "relation": "word",
        "side": "word",
        "weighty": "truth",
    },
    "tables": {"counted": "truth", "parts": "figure"},
    "documents": {"older": "truth", "pairs": "figure", "stated": "truth"},
    "citations": {"again": "truth", "marked": "truth", "numbered": "truth"},
    "passages": {"kind": "word", "level": "word"},
    "sentences": {"order": "word", "relation": "word"},
    "schema": {
        **{field.name: _RECORD[field.type] for field in FIELDS},
        "has_unit": "truth",
        "share": "figure",
        "value_in_canonical_unit": "figure",
        **_PERIOD,
    },
}


def kinds(frame: str, columns: Iterable[str]) -> dict[str, Kind]:
    """Return the kind of each of these columns of a frame: a measure says its own, the row id is a word."""
    known = {**{one.check: one.says for one in discover() if one.frame == frame}, **BESIDE.get(frame, {})}
    return {name: known.get(name, "word") for name in columns}

"""The dataset of targets as Parquet: the columns of targets.csv with the types that are declared for them.

Parquet is written by pyarrow, which is an extra. What there is none of is null, several texts and the years of a
period are lists, and a figure is the double nearest to it, as in the JSON lines.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import InputError
from checker.messages import message, say
from checker.model import Extraction
from checker.model.record import FIELDS, Field, Value

if TYPE_CHECKING:
    import pyarrow

PARQUET = "targets.parquet"


def require_parquet() -> None:
    """Raise InputError where Parquet cannot be written because the extra is not installed."""
    if find_spec("pyarrow") is None:
        raise InputError(Path(PARQUET), "", message("dataset.found.no-parquet"), message("dataset.wanted.parquet"))


def as_parquet(extractions: Iterable[Extraction]) -> bytes:
    """Return the targets as a Parquet file; each field says in its metadata what it means."""
    require_parquet()
    import pyarrow
    from pyarrow import parquet

    targets = [target for extraction in extractions for target in extraction.targets]
    columns = [[_plain(field.of(target)) for target in targets] for field in FIELDS]
    fields = [_declared(field) for field in FIELDS]
    schema = pyarrow.schema(fields, metadata={"schema": "urn:plan-checker:targets:1"})
    arrays = [pyarrow.array(column, type=field.type) for column, field in zip(columns, fields, strict=True)]
    written = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), written, compression="zstd")
    return written.getvalue()


def _declared(field: Field) -> pyarrow.Field:
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "integer": pyarrow.int32(),
        "boolean": pyarrow.bool_(),
        "years": pyarrow.list_(pyarrow.int32()),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    meaning = say(f"dataset.field.{field.name}.meaning", "en")
    return pyarrow.field(field.name, types[field.type], nullable=not field.required, metadata={"meaning": meaning})


def _plain(value: Value) -> Any:
    """Return a value as Arrow takes it; an empty text is none."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return value

"""The dataset of targets: one record a target, as JSON lines or as CSV with a head.

checker/model/record.py declares the fields. In CSV what there is none of is an empty cell, figures are plain decimals,
flags `true` or `false`, the years of a period stand as `2021/2025` (`2023/..` has no end) and several texts are set
apart by `;`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import cast

from checker.errors import InputError
from checker.messages import message
from checker.model import Extraction, Target
from checker.model.record import FIELDS, Value

DATASET = "targets.csv"
COLUMNS = tuple(field.name for field in FIELDS)

Plain = str | int | float | bool | list[int | None] | list[str] | None


def record(target: Target) -> dict[str, Plain]:
    """Return the record of one target in the values of JSON."""
    return {field.name: _plain(field.of(target)) for field in FIELDS}


def as_lines(extractions: Iterable[Extraction]) -> str:
    """Return the targets as JSON lines."""
    records = (record(target) for extraction in extractions for target in extraction.targets)
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def as_table(extractions: Iterable[Extraction]) -> str:
    """Return the targets as CSV with a head."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for extraction in extractions:
        for target in extraction.targets:
            table.writerow(cell(field.of(target)) for field in FIELDS)
    return written.getvalue()


def is_fresh(file: Path, extractions: Iterable[Extraction]) -> bool:
    """Say whether a dataset is what the documents give now; one that is not there is not fresh.

    Raises InputError for a file that is no dataset of this form, such as one of an earlier edition.
    """
    if not file.is_file():
        return False
    written = file.read_bytes()
    head = written.split(b"\n", 1)[0].decode("utf-8", "replace").strip("\ufeff\r")
    if head != ",".join(COLUMNS):
        found = message("dataset.found.columns", columns=_shortened(head))
        raise InputError(file, message("workspace.at-line", line=1), found, message("dataset.wanted.columns"))
    return written == as_table(extractions).encode("utf-8")


def cell(value: Value) -> str:
    """Return a value as a cell of CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, tuple):
        if any(isinstance(part, str) for part in value):
            return ";".join(str(part) for part in value)
        return "/".join(".." if part is None else str(part) for part in value)
    return " ".join(str(value).split())


def _decimal(value: Decimal) -> str:
    """Return a figure in plain notation, without noughts behind the point."""
    return format(value.normalize(), "f") if value else "0"


def _plain(value: Value) -> Plain:
    """Return a value in JSON, which knows no decimals: the shortest float that prints as the figure stands."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return cast("list[int | None] | list[str]", list(value))
    return value


def _shortened(head: str) -> str:
    """Return the columns that are not those of this form, or the first ones where all of them are known."""
    found = head.split(",")
    strange = [name for name in found if name not in COLUMNS] or [name for name in COLUMNS if name not in found]
    return ", ".join((strange or found)[:5])

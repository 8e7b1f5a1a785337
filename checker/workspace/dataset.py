"""The table of targets: one record a target, with the fields of the common indicator schema.

The first columns are those that tests/gold/GUIDE.md defines; what follows them is what the targets are compared by.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal

from checker.model import Amount, Extraction, Target

GUIDE = (
    "id",
    "doc",
    "clause",
    "quote",
    "indicator",
    "value",
    "value_max",
    "value_text",
    "unit",
    "bound",
    "kind",
    "by",
    "period",
    "time_text",
    "region",
    "scope",
    "modality",
    "note",
)
COMPARED = (
    "canonical",
    "low",
    "high",
    "canonical_unit",
    "dimension",
    "quantity",
    "due",
    "due_stated",
    "ongoing",
    "base_year",
    "wording",
    "nature",
    "departments",
    "concerns",
)

Value = str | int | float | bool | list[int] | list[int | None] | list[str] | None


def record(target: Target) -> dict[str, Value]:
    """Return one target as a record of the table."""
    amount = target.amount
    return {
        "id": target.id,
        "doc": target.doc,
        "clause": target.clause,
        "quote": target.quote.printed or target.quote.text,
        "indicator": target.indicator,
        "value": _figure(amount.value) if amount else None,
        "value_max": _figure(amount.value_max) if amount else None,
        "value_text": amount.text if amount else "",
        "unit": amount.unit if amount else "",
        "bound": amount.bound if amount else "eq",
        "kind": target.kind,
        "by": target.by,
        "period": list(target.period) if target.period else [target.since, None] if target.since else None,
        "time_text": target.time_text,
        "region": target.region,
        "scope": target.scope,
        "modality": target.modality,
        "note": target.note,
        "canonical": target.canonical,
        "low": _end(amount, "low"),
        "high": _end(amount, "high"),
        "canonical_unit": amount.canonical_unit if amount else "",
        "dimension": amount.dimension if amount else "",
        "quantity": target.quantity,
        "due": target.due,
        "due_stated": target.due_stated,
        "ongoing": target.ongoing,
        "base_year": target.base_year,
        "wording": target.wording,
        "nature": target.nature,
        "departments": list(target.departments),
        "concerns": list(target.concerns),
    }


def _figure(value: Decimal | None) -> int | float | None:
    """A figure for JSON, which knows no decimals: the shortest float that prints as it stands."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _end(amount: Amount | None, name: str) -> str:
    """One end of the interval, exact: a text, with the bracket that says whether the end itself belongs to it."""
    value: Decimal | None = getattr(amount, name, None)
    if amount is None or value is None:
        return ""
    plain, is_open = format(value.normalize(), "f"), getattr(amount, f"{name}_open")
    if name == "low":
        return f"({plain}" if is_open else f"[{plain}"
    return f"{plain})" if is_open else f"{plain}]"


def as_lines(extractions: Iterable[Extraction]) -> str:
    """Return the targets as JSON lines."""
    records = (record(target) for extraction in extractions for target in extraction.targets)
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def as_table(extractions: Iterable[Extraction]) -> str:
    """Return the targets as CSV with a head; what is not known is left empty, years and codes are joined by spaces."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow((*GUIDE, *COMPARED))
    for extraction in extractions:
        for target in extraction.targets:
            table.writerow(_cell(value) for value in record(target).values())
    return written.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return " ".join(str(part) for part in value)
    return " ".join(str(value).split())

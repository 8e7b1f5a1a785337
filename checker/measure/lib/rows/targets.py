"""The rows of the frames `targets` and `schema`: one target by itself."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.units import unit_of
from checker.measure.lib.context import Context
from checker.measure.lib.rows.row import Cell, FrameRow, evidence, identity, matter
from checker.measure.lib.severity import severest
from checker.measure.lib.stated import target_fields
from checker.model import Target
from checker.model.record import FIELDS, Value


def target_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each target of every document."""
    for extraction in context.own_extractions:
        for target in extraction.targets:
            yield target_row(
                target,
                context,
                {"kind": target.kind, "scope": target.scope, "in_table": target.in_table, **_period(target, context)},
            )


def schema_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each target with the fields of the dataset beside it, for native expectations.

    Beside them stand what only arithmetic tells: `value_in_canonical_unit`, the `share` a percentage is, and whether
    the figure `has_unit`.
    """
    for extraction in context.own_extractions:
        for target in extraction.targets:
            figure = target.amount
            level = target.kind in ("level", "baseline") and target.quantity not in ("growth", "points", "annual")
            is_share = level and figure is not None and figure.unit in ("%", "％")
            columns: dict[str, Cell] = {
                **{field.name: _cell(field.of(target)) for field in FIELDS},
                "has_unit": bool(figure and figure.unit),
                "share": figure.value if figure and is_share else None,
                "value_in_canonical_unit": figure.value * unit_of(figure.unit).factor if figure else None,
                **_period(target, context),
            }
            yield target_row(target, context, columns)


def _cell(value: Value) -> Cell:
    """Return a value of a record as a frame holds it: nothing for an empty text, lists in one text."""
    if isinstance(value, tuple):
        return ";".join("" if part is None else str(part) for part in value) or None
    return None if value == "" else value


def _period(target: Target, context: Context) -> dict[str, Cell]:
    document = context.documents[target.doc]
    first, last = document.period or (None, None)
    return {"period_from": first, "period_to": last, "planned": document.period is not None}


def target_row(target: Target, context: Context, columns: dict[str, Cell]) -> FrameRow:
    """Return the row of one target."""
    known = context.indicator(target)
    return FrameRow(
        id=target.id,
        subject=target,
        evidence=(evidence(target, "target", context.region_name(target.doc), primary=True),),
        identity=(identity(target, context),),
        matter=(matter(target, context),),
        columns=columns,
        fields=target_fields(target, context),
        indicator=target.indicator,
        weight=known.weight if known else 0.8,
        confidence="medium" if target.approximate_reading else "high",
        at_most=severest(target),
    )

"""The rows of the frames `targets` and `schema`: one target by itself."""

from __future__ import annotations

from collections.abc import Iterator

from checker.measure.lib.context import Context
from checker.measure.lib.rows.row import Cell, FrameRow, evidence, identity
from checker.measure.lib.severity import severest
from checker.measure.lib.stated import target_fields
from checker.model import Target


def target_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each target of every document."""
    for extraction in context.extractions.values():
        for target in extraction.targets:
            yield target_row(
                target,
                context,
                {"kind": target.kind, "scope": target.scope, "in_table": target.in_table, **_period(target, context)},
            )


def schema_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each target with the fields of the indicator schema beside it, for native expectations."""
    for extraction in context.extractions.values():
        for target in extraction.targets:
            figure = target.amount
            is_share = figure is not None and figure.unit in ("%", "％") and target.kind in ("level", "baseline")
            columns: dict[str, Cell] = {
                "id": target.id,
                "quote": target.quote.text or None,
                "indicator": target.indicator or None,
                "clause": target.clause or None,
                "kind": target.kind,
                "scope": target.scope,
                "modality": target.modality,
                "bound": figure.bound if figure else None,
                "unit": figure.unit if figure else None,
                "dimension": (figure.dimension or None) if figure else None,
                "value": figure.value if figure else None,
                "has_unit": bool(figure and figure.unit),
                "share": figure.value if figure and is_share else None,
                "due": target.due,
                "due_stated": target.due_stated,
                **_period(target, context),
            }
            yield target_row(target, context, columns)


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
        identity=(identity(target),),
        columns=columns,
        fields=target_fields(target, context),
        indicator=target.indicator,
        weight=known.weight if known else 0.8,
        confidence="medium" if target.approximate_reading else "high",
        at_most=severest(target),
    )

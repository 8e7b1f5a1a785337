"""The rows of the frames `targets` and `schema`: one target by itself."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.units import unit_of
from checker.measure.facts import Facts
from checker.measure.rows import Cell, Row, evidence, identity
from checker.measure.stated import target_fields
from checker.measure.surety import graveness
from checker.model import Target
from checker.model.record import FIELDS, Value


def target_rows(facts: Facts) -> Iterator[Row]:
    """Yield a row for each target of every document."""
    for extraction in facts.extractions.values():
        for target in extraction.targets:
            yield target_row(
                target,
                facts,
                {"kind": target.kind, "scope": target.scope, "in_table": target.in_table, **_period(target, facts)},
            )


def schema_rows(facts: Facts) -> Iterator[Row]:
    """Yield a row for each target with the fields of the dataset beside it, for native expectations.

    Beside them stand what only arithmetic tells: `value_in_canonical_unit`, the `share` a percentage is, and whether
    the figure `has_unit`.
    """
    for extraction in facts.extractions.values():
        for target in extraction.targets:
            figure = target.amount
            is_share = figure is not None and figure.unit in ("%", "％") and target.kind in ("level", "baseline")
            columns: dict[str, Cell] = {
                **{field.name: _cell(field.of(target)) for field in FIELDS},
                "has_unit": bool(figure and figure.unit),
                "share": figure.value if figure and is_share else None,
                "value_in_canonical_unit": figure.value * unit_of(figure.unit).factor if figure else None,
                **_period(target, facts),
            }
            yield target_row(target, facts, columns)


def _cell(value: Value) -> Cell:
    """Return a value of a record as a frame holds it: nothing for an empty text, lists in one text."""
    if isinstance(value, tuple):
        return ";".join("" if part is None else str(part) for part in value) or None
    return None if value == "" else value


def _period(target: Target, facts: Facts) -> dict[str, Cell]:
    document = facts.documents[target.doc]
    first, last = document.period or (None, None)
    return {"period_from": first, "period_to": last, "planned": document.period is not None}


def target_row(target: Target, facts: Facts, columns: dict[str, Cell]) -> Row:
    """Return the row of one target."""
    known = facts.indicator(target)
    return Row(
        id=target.id,
        subject=target,
        evidence=(evidence(target, "target", facts.region_name(target.doc), primary=True),),
        identity=(identity(target),),
        columns=columns,
        fields=target_fields(target, facts),
        indicator=target.indicator,
        weight=known.weight if known else 0.8,
        confidence="medium" if target.approximate_reading else "high",
        at_most=graveness(target),
    )

"""A frame: the rows of one kind of subject, and what every measure says of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.measure.lib.columns import kinds
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measure, Measurement
from checker.measure.lib.rows.row import Cell, FrameRow

if TYPE_CHECKING:
    import pandas

ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Rows by id in order, and the measurements of each measure by row id."""

    name: str
    rows: Mapping[str, FrameRow]
    measurements: Mapping[str, Mapping[str, Measurement]]

    def table(self) -> pandas.DataFrame:
        """Return the frame as a table: the row id, what stands beside the measures, then one column a measure.

        What was not judged or is no concern of a measure is empty. A figure is the double nearest to it.
        """
        import pandas

        beside: dict[str, list[Cell]] = {}
        names = sorted({name for row in self.rows.values() for name in row.columns})
        for name in names:
            beside[name] = [row.columns.get(name) for row in self.rows.values()]
        columns: dict[str, list[Cell]] = {ROW: list(self.rows)}
        columns.update({name: list(cells) for name, cells in beside.items()})
        for check, measurements in self.measurements.items():
            columns[check] = [measurements[row].value for row in self.rows]
        declared = kinds(self.name, columns)
        return pandas.DataFrame(
            {
                name: pandas.Series(cells, dtype="float64" if declared[name] == "figure" else object)
                for name, cells in columns.items()
            }
        )


def read_frame(name: str, rows: Iterable[FrameRow], measures: Iterable[Measure], context: Context) -> Frame:
    """Return a frame with every measure of it read for every row."""
    by_id = {row.id: row for row in rows}
    measurements = {
        measure.check: {
            row.id: _grounded(measure, measure.read(row.subject, context))
            if _concerned(measure, row, context)
            else NOT_CONCERNED
            for row in by_id.values()
        }
        for measure in measures
    }
    graded = {key: replace(row, at_most="notice") if _foreign(row, context) else row for key, row in by_id.items()}
    return Frame(name=name, rows=graded, measurements=measurements)


def _grounded(measure: Measure, measurement: Measurement) -> Measurement:
    """Return a measurement with what the findings of its check stand on."""
    kept = measurement.ground in ("inferred", measure.ground)
    return measurement if kept else replace(measurement, ground=measure.ground)


def _concerned(measure: Measure, row: FrameRow, context: Context) -> bool:
    if measure.relations and row.relation not in measure.relations:
        return False
    if row.nearer and not measure.every_level:
        return False
    return not (measure.own and _foreign(row, context))


def _foreign(row: FrameRow, context: Context) -> bool:
    """Say whether a row speaks of nothing but a document that is there only for others to be held against."""
    return bool(row.evidence) and all(context.reference(one.quote.doc) for one in row.evidence)

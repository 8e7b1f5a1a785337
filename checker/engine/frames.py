"""Frames held to their suites by Great Expectations' own engine for Spark, each with the schema declared for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.engine.session import quiet
from checker.judge import Suite, Validate, outside_in_spark
from checker.measure import kinds

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType


def validated(spark: SparkSession) -> Validate:
    """Return what says which rows of some tables are outside which lines of their suites, worked out by Spark."""

    def validate(
        suites: Sequence[Suite], tables: Mapping[str, pandas.DataFrame], key: str
    ) -> dict[tuple[str, int], list[str]]:
        filled = {name: table for name, table in tables.items() if not table.empty}
        with quiet():
            found = outside_in_spark(
                suites, {name: _in_spark(spark, name, table, key) for name, table in filled.items()}, key
            )
        return {line: [filled[line[0]][key].iloc[int(row)] for row in rows] for line, rows in found.items()}

    return validate


def schema(frame: str, columns: Sequence[str]) -> StructType:
    """Return the declared schema of a frame with these columns; all but the row's number may be empty."""
    from pyspark.sql.types import BooleanType, DoubleType, StringType, StructField, StructType

    types = {"word": StringType(), "figure": DoubleType(), "truth": BooleanType()}
    declared = kinds(frame, columns)
    return StructType([StructField(name, types[declared[name]], nullable=True) for name in columns])


def _in_spark(spark: SparkSession, frame: str, table: pandas.DataFrame, key: str) -> DataFrame:
    """Return a table of Spark; its rows are known by their number, whatever characters their ids are of."""
    import pandas

    declared = schema(frame, list(table.columns))
    cells: dict[str, Any] = {
        name: [_word(cell) for cell in column] if kinds(frame, [name])[name] == "word" else column
        for name, column in table.items()
    }
    cells[key] = [str(number) for number in range(len(table))]
    return spark.createDataFrame(
        pandas.DataFrame({name: pandas.Series(one, dtype=table[name].dtype) for name, one in cells.items()}), declared
    )


def _word(cell: str | None) -> str | None:
    """Return a word with what is no character replaced: Spark keeps texts as UTF-8."""
    return None if cell is None else cell.encode("utf-8", "replace").decode("utf-8")

"""Frames held to their suites by Great Expectations' own engine for Spark, each with the schema declared for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from checker.engine.session import quiet
from checker.judge import Suite, Validate, outside_in_spark
from checker.measure import kinds

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType


def validated(spark: SparkSession) -> Validate:
    """Return what says which rows of some tables are outside which lines of their suites, worked out by Spark."""

    def in_spark(frame: str, table: pandas.DataFrame) -> DataFrame:
        return spark.createDataFrame(table, schema(frame, list(table.columns)))

    def validate(
        suites: Sequence[Suite], tables: Mapping[str, pandas.DataFrame], key: str
    ) -> dict[tuple[str, int], list[str]]:
        with quiet():
            return outside_in_spark(suites, tables, key, in_spark)

    return validate


def schema(frame: str, columns: Sequence[str]) -> StructType:
    """Return the declared schema of a frame with these columns; any cell may be empty."""
    from pyspark.sql.types import BooleanType, DoubleType, StringType, StructField, StructType

    types = {"word": StringType(), "figure": DoubleType(), "truth": BooleanType()}
    return StructType([StructField(name, types[kind], nullable=True) for name, kind in kinds(frame, columns).items()])

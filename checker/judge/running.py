"""Great Expectations, run: which rows of a frame are outside which lines of its suite. Nothing else comes back.

It is imported here and nowhere else, inside the functions that need it, because that takes seconds. What it does
quietly is made loud: an expectation it does not know, an argument it does not know, a column that is missing and any
exception in a metric are a SuiteError and never a finding.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import TYPE_CHECKING, Any

from checker.errors import SuiteError
from checker.judge.expectations import Expectation, Suite
from checker.judge.sparksql import for_spark

if TYPE_CHECKING:
    import pandas

NAMED = "line"
# Great Expectations cuts what it lists at twenty rows where it is not told otherwise.
_ALL = 1_000_000_000
_CONNECT = "pyspark.sql.connect"


def outside(
    suites: Sequence[Suite], tables: Mapping[str, pandas.DataFrame], key: str
) -> dict[tuple[str, int], list[str]]:
    """Return the rows that break each line, by frame and number of the line; `key` is the column of the ids."""
    asset = ready().data_sources.add_pandas("plans").add_dataframe_asset("frame")
    return _outside(suites, tables, key, asset, lambda _frame, table: table, lambda line: line.written)


def ready() -> Any:
    """Return a context of Great Expectations without Spark; the first call loads the library, which takes seconds."""
    # What the embedded engine does not use is not loaded because it happens to be installed.
    with _hidden("pyspark" if "pyspark" not in sys.modules else _CONNECT):
        return _context()


def outside_in_spark(
    suites: Sequence[Suite],
    tables: Mapping[str, pandas.DataFrame],
    key: str,
    in_spark: Callable[[str, pandas.DataFrame], Any],
) -> dict[tuple[str, int], list[str]]:
    """Return the same, worked out by Spark; `in_spark` makes the table of a frame one of a session under way.

    A process that has held something to its suites without Spark cannot do so with Spark any more.
    """
    with _hidden(_CONNECT):
        context = _context()
    source = context.data_sources.add_spark("plans", persist=False)
    return _outside(suites, tables, key, source.add_dataframe_asset("frame"), in_spark, for_spark)


def _context() -> Any:
    """Return a context of Great Expectations that keeps nothing, shows nothing and tells nobody anything."""
    os.environ.setdefault("TQDM_DISABLE", "1")
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    _when_used("scipy.stats")
    import great_expectations
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    # Given its configuration, the context makes no temporary folder for a documentation site.
    return great_expectations.get_context(
        mode="ephemeral",
        project_config=DataContextConfig(
            store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
            progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
            analytics_enabled=False,
        ),
    )


def _outside(
    suites: Sequence[Suite],
    tables: Mapping[str, pandas.DataFrame],
    key: str,
    asset: Any,
    table_of: Callable[[str, pandas.DataFrame], Any],
    written_as: Callable[[Expectation], Mapping[str, Any]],
) -> dict[tuple[str, int], list[str]]:
    from great_expectations.core.expectation_suite import ExpectationSuite
    from great_expectations.exceptions.exceptions import GreatExpectationsError

    batches = asset.add_batch_definition_whole_dataframe("whole")
    found: dict[tuple[str, int], list[str]] = {}
    for suite in suites:
        table = tables[suite.frame]
        if table.empty:
            continue
        written = []
        for line in suite.lines:
            _refuse_unknown_columns(suite, line, table.columns)
            config = {name: value for name, value in written_as(line).items() if name != "description"}
            one = {**config, "meta": {**config.get("meta", {}), NAMED: line.number}}
            try:
                built = ExpectationSuite(name=f"{suite.frame}-{line.number}", expectations=[one])
            except (GreatExpectationsError, ValueError, TypeError) as fault:
                raise SuiteError(
                    f"{suite.file}:{line.at}: found {_short(fault)}; wanted an expectation that can be run"
                ) from fault
            if [expectation.expectation_type for expectation in built.expectations] != [line.type]:
                raise SuiteError(
                    f"{suite.file}:{line.at}: found {line.type!r}, which is no expectation; wanted a native one"
                )
            written.append(one)
        judged = table_of(suite.frame, _plain(table, key))
        result = batches.get_batch({"dataframe": judged}).validate(
            ExpectationSuite(name=suite.frame, expectations=written),
            result_format={
                "result_format": "COMPLETE",
                "unexpected_index_column_names": [key],
                "return_unexpected_index_query": False,
                "partial_unexpected_count": _ALL,
            },
        )
        names = list(table[key])
        for number, rows in _rows(suite, result.results, key).items():
            found[suite.frame, number] = [names[row] for row in rows]
    return found


def _plain(table: pandas.DataFrame, key: str) -> pandas.DataFrame:
    """Return a table whose rows are known by their numbers, and whose words are of characters that there are.

    A text may hold a code that is no character; the libraries below keep words as UTF-8.
    """
    plain = table.map(lambda cell: cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell)
    plain[key] = [str(number) for number in range(len(table))]
    return plain.astype({name: "object" for name in table.columns if table[name].dtype == object})


def _rows(suite: Suite, answers: Iterable[Any], key: str) -> dict[int, list[int]]:
    """Return the numbers of the rows that break each line; raises SuiteError for a line that could not be run."""
    found: dict[int, list[int]] = {}
    for answer in answers:
        known_by = answer.expectation_config
        number = int(known_by.meta[NAMED]) if known_by is not None and known_by.meta else -1
        line = suite.lines[number]
        if answer.exception_info.get("raised_exception") is not False:
            raise SuiteError(
                f"{suite.file}:{line.at}: found that it cannot be run on the frame {suite.frame!r} "
                f"({_reason(answer.exception_info)}); wanted a range that fits the column {line.column!r}"
            )
        rows = answer.result.get("unexpected_index_list") or []
        if len(rows) != (answer.result.get("unexpected_count") or 0):
            raise SuiteError(
                f"{suite.file}:{line.at}: found {len(rows)} rows of {answer.result['unexpected_count']} outside; "
                "wanted all"
            )
        found[number] = [int(row[key]) for row in rows]
    if missing := sorted(set(range(len(suite.lines))) - found.keys()):
        lines = ", ".join(str(suite.lines[number].at) for number in missing)
        raise SuiteError(f"{suite.file}:{lines}: found lines that gave no answer; wanted one answer a line")
    return found


@contextmanager
def _hidden(module: str) -> Iterator[None]:
    """Let a module that is not loaded count as not installed.

    Great Expectations imports what is installed of Spark. Its client for a server of Spark ends the process, as if all
    were well, where a library of its own is missing and the program was given with `python -c`.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


def _when_used(name: str) -> None:
    """Let a module be loaded when something of it is first used, by the standard library's own loader for that.

    Great Expectations imports scipy.stats for tests of distributions, and takes a third of its own import for it; none
    of our suites has such a test, and one that has it loads the module then.
    """
    spec = find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    around, _, own = name.rpartition(".")
    setattr(sys.modules[around], own, module)


def _refuse_unknown_columns(suite: Suite, line: Expectation, columns: Iterable[str]) -> None:
    known = set(columns)
    named = {str(line.kwargs[name]) for name in ("column", "column_A", "column_B") if line.kwargs.get(name)}
    named |= {str(name) for name in line.kwargs.get("column_list", ())}
    named |= _columns_of(line.condition)
    for unknown in sorted(named - known):
        raise SuiteError(f"{suite.file}:{line.at}: found column {unknown!r}; wanted one of {', '.join(sorted(known))}")


def _columns_of(condition: object) -> set[str]:
    if not isinstance(condition, Mapping):
        return set()
    if "conditions" in condition:
        return set().union(*(_columns_of(part) for part in condition["conditions"]))
    return {str(condition["column"]["name"])} if "column" in condition else set()


def _short(fault: Exception) -> str:
    return " ".join(str(fault).split())[:300]


def _reason(info: Mapping[str, object]) -> str:
    """Return what an exception of Great Expectations says, without the traceback that comes with it."""
    said = [info["exception_message"]] if info.get("exception_message") else []
    said += [
        part["exception_message"] for part in info.values() if isinstance(part, Mapping) and "exception_message" in part
    ]
    return " ".join(str(next(iter(said), "")).split())[:200]

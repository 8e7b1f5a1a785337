"""A session of Spark: begun on this machine or with a master, quiet, and ended with the work."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING

from checker.errors import InputError
from checker.messages import message

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SETTINGS = {
    "spark.app.name": "plan-checker",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.execution.arrow.pyspark.fallback.enabled": "false",
    # What goes to one task is chosen by what it takes to be worked on, which its size does not tell.
    "spark.sql.adaptive.coalescePartitions.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    # A word held against a figure meets no condition, as in a table of pandas; it is no fault.
    "spark.sql.ansi.enabled": "false",
    "spark.driver.maxResultSize": "0",
}
# Nothing of a session on this machine is open to others.
_HERE = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
_SAID = 300  # characters of what Spark says of itself where it does not start


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """Yield a session with a master, on this machine for `local[...]`; raises InputError where none can be begun.

    What Java and Spark write of themselves goes to a file that is dropped with the session.
    """
    _require()
    local = master.startswith("local")
    if local:
        # A worker of another Python would have other libraries, or none.
        os.environ["PYSPARK_PYTHON"] = sys.executable
    with tempfile.TemporaryFile() as log, quiet():
        with _errors_to(log):
            spark = _begun(master, {**_SETTINGS, **(_HERE if local else {})}, log)
        spark.conf.set("spark.sql.shuffle.partitions", str(4 * spark.sparkContext.defaultParallelism))
        try:
            yield spark
        finally:
            with _errors_to(log):
                spark.stop()


@contextmanager
def quiet() -> Iterator[None]:
    """Let Spark not warn of a pandas newer than the one it was tried with: it is tried with ours by our own tests."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        yield


def _require() -> None:
    """Raise InputError where Spark or Java is not installed."""
    if find_spec("pyspark") is None or find_spec("pyarrow") is None:
        raise _missing("pyspark")
    home = os.environ.get("JAVA_HOME", "")
    if shutil.which("java", path=os.path.join(home, "bin") if home else None) is None:  # noqa: PTH118
        raise _missing("java")


def _missing(what: str) -> InputError:
    return InputError("", "", message(f"engine.found.no-{what}"), message(f"engine.wanted.{what}"))


def _begun(master: str, settings: dict[str, str], log: IO[bytes]) -> SparkSession:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    building = SparkSession.builder.master(master)
    for name, value in settings.items():
        building = building.config(name, value)
    try:
        return building.getOrCreate()
    except (Py4JError, PySparkException, OSError) as fault:
        log.seek(0)
        why = reason(log.read().decode("utf-8", "replace"), str(fault))
        found = message("engine.found.no-session", master=master, why=why)
        raise InputError("", "", found, message("engine.wanted.session")) from fault


def reason(log: str, fault: str) -> str:
    """Return the sentence that says why Spark did not start, of all that it and Java wrote."""
    for text, sentence in (
        (log, r"Reason: (.+)"),
        (log, r"(?m)^(?:Exception in thread \"main\" )?[\w.$]*(?:Exception|Error): (.+)"),
        (fault, r"[\w.$]+(?:Exception|Error): (.+)"),
    ):
        if found := re.findall(sentence, text):
            return str(found[-1]).strip().rstrip(".")[:_SAID]
    return " ".join(fault.split())[:_SAID]


@contextmanager
def _errors_to(log: IO[bytes]) -> Iterator[None]:
    """Let what is written to this process's channel of errors, and what it begins with it, go to a file."""
    sys.stderr.flush()
    kept = os.dup(2)
    os.dup2(log.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)

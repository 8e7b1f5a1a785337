"""Reading and extraction mapped over documents: each is read, or its targets extracted, in a task of Spark.

A task works as this machine's own workers do, within the same limits of time and memory a document, and what it comes
to, be it an error, is the same. Documents and what is read of them go between the processes as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import chdir
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from checker.bounded import Bounds, StoppedError, Worker, bounds
from checker.edition import EXTRACTING, edition
from checker.engine.session import quiet
from checker.errors import InputError
from checker.intake import reading_worker
from checker.messages import message
from checker.model import Document, Extraction, Message
from checker.model.serialisation import from_json, to_json

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import SparkSession

_JOBS = "number long, kind string, job binary"
_ANSWERS = "number long, kind string, answer binary"
# Of the documents that are worked on at once, so many tasks for each core: one that takes long holds up no other.
_TASKS = 4
# So many documents for each core are given out before their answers are asked for; more would fill this process.
_AT_ONCE = 64


class SparkWorker:
    """Reads files and extracts targets in tasks of Spark; what they make comes back in the order it was asked for."""

    def __init__(self, spark: SparkSession) -> None:
        self._spark = spark
        self.limits = bounds()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End nothing: the session goes on."""

    def each(self, jobs: Sequence[Any]) -> Iterator[tuple[Any, Exception | None]]:
        """Yield for each job in order what the work makes of it, or why there is nothing: stopped, or bad input."""
        at_once = _AT_ONCE * self._spark.sparkContext.defaultParallelism
        for first in range(0, len(jobs), at_once):
            yield from self._together(jobs[first : first + at_once])

    def _together(self, jobs: Sequence[Any]) -> Iterator[tuple[Any, Exception | None]]:
        context = self._spark.sparkContext
        rows = [(number, *row_of(job)) for number, job in enumerate(jobs)]
        slices = min(len(rows), _TASKS * context.defaultParallelism)
        work = partial(worked, limits=self.limits, folder=str(Path.cwd()), wanted=edition(EXTRACTING))
        with quiet():
            given = self._spark.createDataFrame(context.parallelize(rows, slices), _JOBS)
            answers = sorted(given.mapInPandas(work, _ANSWERS).collect(), key=lambda row: row["number"])
        for row in answers:
            yield answer_of(row["kind"], bytes(row["answer"]))


def worked(batches: Iterator[pandas.DataFrame], limits: Bounds, folder: str, wanted: str) -> Iterator[pandas.DataFrame]:
    """Yield the answers of a task: for each job its number, what kind of answer it is, and the answer.

    `folder` is where the names of files begin, `wanted` the edition of what reads them: one that differs reads nothing.
    """
    import pandas

    unfit = "edition" if edition(EXTRACTING) != wanted else "" if Path(folder).is_dir() else "folder"
    if unfit:
        for batch in batches:
            numbers = [int(number) for number in batch["number"]]
            yield pandas.DataFrame({"number": numbers, "kind": "unfit", "answer": unfit.encode()})
        return
    with chdir(folder), reading_worker(Worker, "read", "structure", "extract", limits=limits) as worker:
        for batch in batches:
            for number, kind, job in zip(batch["number"], batch["kind"], batch["job"], strict=True):
                (answer,) = worker.each([_job(kind, bytes(job))])
                said = _said(*answer)
                yield pandas.DataFrame({"number": [int(number)], "kind": [said[0]], "answer": [said[1]]})


def row_of(job: tuple[Path, str | None] | Document) -> tuple[str, bytes]:
    """Return a job as it is given to a task: what kind it is, and what it is."""
    if isinstance(job, Document):
        return "document", as_bytes(to_json(job))
    file, doc = job
    return "file", as_bytes(json.dumps([str(file), doc]))


def _job(kind: str, written: bytes) -> tuple[Path, str | None] | Document:
    text = as_text(written)
    if kind == "document":
        return from_json(Document, text)
    file, doc = json.loads(text)
    return Path(file), doc


def _said(found: Document | Extraction | None, error: Exception | None) -> tuple[str, bytes]:
    if isinstance(error, StoppedError):
        return "stopped", error.why.encode()
    if isinstance(error, InputError):
        parts = (error.file, error.place, error.found, error.wanted)
        return "refused", as_bytes(
            json.dumps([[part.zh, part.en] if isinstance(part, Message) else part for part in parts])
        )
    return type(found).__name__, as_bytes(to_json(found))


def answer_of(kind: str, written: bytes) -> tuple[Document | Extraction | None, Exception | None]:
    """Return what a task answered: what was made, or why there is nothing; raises InputError for an unfit machine."""
    text = as_text(written)
    if kind == "unfit":
        found, wanted = (message(f"engine.{part}.{text}", folder=Path.cwd()) for part in ("found", "wanted"))
        raise InputError("", "", found, wanted)
    if kind == "stopped":
        return None, StoppedError(text)  # type: ignore[arg-type]
    if kind == "refused":
        parts = [Message(zh=part[0], en=part[1]) if isinstance(part, list) else part for part in json.loads(text)]
        file, place, found, wanted = parts
        return None, InputError(str(file), place, found, wanted)
    return (from_json(Document, text) if kind == "Document" else from_json(Extraction, text)), None


def as_bytes(text: str) -> bytes:
    """Return a text as bytes, whatever characters it is of."""
    return text.encode("utf-8", "surrogatepass")


def as_text(written: bytes) -> str:
    """Return the text that was written as bytes."""
    return written.decode("utf-8", "surrogatepass")

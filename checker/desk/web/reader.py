"""The reader of the desk: a process of its own that reads and judges.

The desk answers while it works, and outlives a file that breaks it: then the file is named, and a new reader begins.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from checker.bounded import Bounds, Heartbeat, StoppedError, Worker
from checker.errors import CheckerError, InputError
from checker.messages import message
from checker.model import Document, Level, Message, Run
from checker.pipeline import Stage, judge_all, read_documents, reading_worker, ready_to_judge
from checker.workspace import Workspace

# How long the reader may be silent before it is given up, in seconds.
PATIENCE = 900.0
_ROOMS = ("checker.structure", "checker.extract", "checker.match", "checker.measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a document is, as read and as a person has put it right."""

    title: str
    issuer: str
    level: Level
    region: str
    region_name: str
    period: tuple[int, int] | None
    number: str
    passages: int
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingDocument:
    """A document is being read."""

    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """A document was read, or why it could not be."""

    doc: str
    facts: Facts | Message


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsRead:
    """All documents were read; which plans each seems to answer."""

    above: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckProgressed:
    """How far the check has come."""

    stage: Stage
    done: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDone:
    """The run, to which no decision has been put yet."""

    run: Run


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderFailed:
    """The reader gave up, and why."""

    why: Message


Event = ReadingDocument | DocumentRead | DocumentsRead | CheckProgressed | CheckDone | ReaderFailed
_LAST = (DocumentsRead, CheckDone, ReaderFailed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the reader is to do with a workspace: look at its documents, or check them as of a day."""

    workspace: Workspace
    check: date | None = None


class Reader:
    """Does one task after another in a process, and tells what comes of each."""

    def __init__(self, on_event: Callable[[Event], None]) -> None:
        self._on_event = on_event
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._process: Any = None
        self._pipe: Connection | None = None
        self._thread = threading.Thread(target=self._work, name="desk-reader", daemon=True)

    @property
    def pid(self) -> int:
        """The number of the process, 0 before there is one."""
        return int(self._process.pid) if self._process is not None else 0

    def begin(self) -> None:
        """Begin the process, which loads what it needs while there is nothing to do yet."""
        if not self._thread.is_alive():
            self._thread.start()

    def do(self, task: Task) -> None:
        """Put a task after the others."""
        self.begin()
        self._tasks.put(task)

    def close(self) -> None:
        """End the process, whatever it does."""
        self._tasks.put(None)
        self._end()

    def _work(self) -> None:
        self._begin()
        while task := self._tasks.get():
            self._on_event(self._done(task))

    def _begin(self) -> Connection:
        spawned = multiprocessing.get_context("spawn")
        ours, theirs = spawned.Pipe()
        self._process = spawned.Process(target=_serve, args=(theirs,), name="checker-reader")
        self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def _end(self) -> None:
        if self._process is not None and self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _done(self, task: Task) -> Event:
        """Return the last event of a task, after telling all others."""
        try:
            pipe = self._pipe if self._pipe is not None and self._process.is_alive() else self._begin()
            pipe.send(task)
            while pipe.poll(PATIENCE):
                event: Event = pipe.recv()
                if isinstance(event, _LAST):
                    return event
                self._on_event(event)
            self._end()
            return ReaderFailed(why=message("desk.reader.silent", seconds=int(PATIENCE)))
        except (EOFError, OSError):
            self._end()
            return ReaderFailed(why=message("desk.reader.ended", code=self._process.exitcode))


class CachingWorker(Worker):
    """Reads each file once, as long as it stays as it is, and within limits; what could not be read is known too.

    What a document gives is kept as long as it is the same document.
    """

    def __init__(self, work: Callable[[Any, Heartbeat], Any], limits: Bounds, ready: Callable[[], None]) -> None:
        super().__init__(work, limits, ready)
        self._read: dict[tuple[Path, int, int], Document | InputError | StoppedError] = {}
        self._extracted: dict[str, tuple[Document, Any]] = {}

    def do(self, job: Any) -> Any:
        """Return the document of a file, or what else the work makes of a job."""
        if isinstance(job, Document):
            known, found = self._extracted.get(job.id, (None, None))
            if known != job:
                found = super().do(job)
                self._extracted[job.id] = job, found
            return found
        key = _state(job[0])
        if key is None:
            return super().do(job)
        if key not in self._read:
            try:
                self._read[key] = super().do(job)
            except (InputError, StoppedError) as error:
                self._read[key] = error
        document = self._read[key]
        if not isinstance(document, Document):
            raise document
        return replace(document, id=job[1])


def _state(path: Path) -> tuple[Path, int, int] | None:
    """Return what a file is known by, None where there is none."""
    if not path.is_file():
        return None
    stat = path.stat()
    return path, stat.st_mtime_ns, stat.st_size


def loads() -> list[Callable[[], object]]:
    """Return what loads all that reading and judging use, part by part: it takes seconds, best while nothing waits."""
    return [*(partial(import_module, room) for room in _ROOMS), ready_to_judge]


def _serve(pipe: Connection) -> None:
    """Do what comes through a pipe until its other end is closed."""
    heavy = loads()
    with reading_worker(CachingWorker, "read", "structure", "extract", "match") as worker:
        try:
            while True:
                while heavy and not pipe.poll():
                    heavy.pop(0)()
                task: Task = pipe.recv()
                try:
                    pipe.send(_read_all(task, worker, pipe) if task.check is None else _checked(task, worker, pipe))
                except InputError as error:
                    pipe.send(ReaderFailed(why=error.sentence))
                except CheckerError as error:
                    pipe.send(ReaderFailed(why=Message(zh=str(error), en=str(error))))
        except (EOFError, OSError):
            # The desk has gone.
            return


def _read_all(task: Task, worker: CachingWorker, pipe: Connection) -> DocumentsRead:
    for listed in task.workspace.listed:
        pipe.send(ReadingDocument(doc=listed.id))
        alone = read_documents(replace(task.workspace, listed=(listed,)), worker=worker)
        for error in alone.unread:
            pipe.send(DocumentRead(doc=listed.id, facts=error.sentence))
    # As files given by themselves: who answers whom is worked out where nobody has said it.
    reading = read_documents(replace(task.workspace, stated=False), worker=worker)
    for document in reading.documents:
        pipe.send(DocumentRead(doc=document.id, facts=_facts(document)))
    return DocumentsRead(above={document.id: document.above for document in reading.documents})


def _facts(document: Document) -> Facts:
    return Facts(
        title=document.title,
        issuer=document.issuer,
        level=document.level,
        region=document.region,
        region_name=document.region_name,
        period=document.period,
        number=document.number,
        passages=len(document.passages),
        warnings=document.warnings,
    )


def _checked(task: Task, worker: CachingWorker, pipe: Connection) -> CheckDone:
    from checker.read.crops import crops

    def told(stage: Stage, done: int, whole: int) -> None:
        pipe.send(CheckProgressed(stage=stage, done=done, all=whole))

    run, _ = judge_all(task.workspace, told, task.check, worker)
    files = {listed.id: listed.file for listed in task.workspace.listed}
    return CheckDone(run=replace(run, crops=crops(run.findings, run.documents, files)))

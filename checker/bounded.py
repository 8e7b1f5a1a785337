"""Work done in a process of its own, within a limit of time and memory, so that no document can stop the others."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from checker.errors import InputError
from checker.messages import message

SECONDS, MEGABYTES = "CHECKER_SECONDS", "CHECKER_MEGABYTES"
# Seconds after which it is looked at how long work has gone on, and how much memory it holds.
LOOK = 0.25
# Called by the work to say that it goes on (with another page, say): the time limit starts again.
Heartbeat = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The most time, in seconds, and memory, in megabytes, for one piece of work; 0 is no limit.

    Memory is counted beside what the process has to begin with: on Linux it gets no more address space than that, and
    on every system one that holds more is stopped from outside.
    """

    seconds: int = 120
    megabytes: int = 4096


class StoppedError(Exception):
    """Work was stopped: it took too long or too much memory, or its process ended by itself."""

    def __init__(self, why: Literal["slow", "memory", "ended"]) -> None:
        super().__init__(why)
        self.why = why


def bounds() -> Bounds:
    """Return the limits that the environment sets; raises InputError for a value that is no whole number."""
    usual = Bounds()
    return Bounds(seconds=_whole(SECONDS, usual.seconds), megabytes=_whole(MEGABYTES, usual.megabytes))


def _whole(name: str, usual: int) -> int:
    value = os.environ.get(name, "").strip()
    if value and not (value.isdecimal() and len(value) < 10):
        raise InputError("", name, value, message("error.whole-number"))
    return int(value) if value else usual


class Worker:
    """A process that does one piece of work after the other; one that was stopped is followed by a new one.

    `work` takes a job and a heartbeat, which starts its time limit again; `ready` loads what the process shares with
    this one. With no limits at all nothing is done in another process. `beside` are workers that work at the same time.
    """

    def __init__(self, work: Callable[[Any, Heartbeat], Any], limits: Bounds, ready: Callable[[], None]) -> None:
        self._work, self.limits, self._ready = work, limits, ready
        self._process: Any = None
        self._held = 0
        self._connection: Connection | None = None
        self.beside: Sequence[Worker] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    @property
    def idle(self) -> bool:
        """Whether no process has been begun, or the last was stopped."""
        return self._process is None

    def do(self, job: Any) -> Any:
        """Return what the work makes of a job, and raise what it raises; StoppedError where a limit was reached."""
        if not self.limits.seconds and not self.limits.megabytes:
            return self._work(job, _nothing)
        before = self._process
        kind, answer = self._done(job)
        if kind in ("memory", "ended") and before is not None:
            # What earlier work has left behind is none of this one's.
            kind, answer = self._done(job)
        if kind == "raised":
            raise answer
        if kind != "done":
            raise StoppedError(kind)
        return answer

    def _done(self, job: Any) -> tuple[Any, Any]:
        """Return how a job ended, and what it came to; a process that did not do it is stopped."""
        kind, answer = "", None
        try:
            kind, answer = self._answer(self.begin(job))
        except (EOFError, ConnectionError):
            kind, answer = "ended", None
        finally:
            if kind not in ("done", "raised"):
                self.end()
        return kind, answer

    def each(self, jobs: Sequence[Any]) -> Iterator[tuple[Any, Exception | None]]:
        """Yield for each job in order what the work makes of it, or why there is nothing: stopped, or bad input."""
        for job in jobs:
            try:
                yield self.do(job), None
            except (StoppedError, InputError) as error:
                yield None, error

    def begin(self, job: Any) -> Connection:
        """Hand a job to the process; return where its answer will come from. Raises OSError for one that has ended."""
        connection = self._connection or self._begin()
        connection.send(job)
        return connection

    @property
    def holds_too_much(self) -> bool:
        """Whether the process holds more memory than it may, beside what it held when this was asked first."""
        if not self.limits.megabytes or self._process is None:
            return False
        held = _held(self._process.pid)
        self._held = self._held or held
        return held > self._held + self.limits.megabytes * 1_000_000

    def _answer(self, connection: Connection) -> tuple[Any, Any]:
        began = time.monotonic()
        while True:
            if connection.poll(LOOK):
                kind, answer = connection.recv()
                if kind != "heartbeat":
                    return kind, answer
                began = time.monotonic()
            elif self.limits.seconds and time.monotonic() - began >= self.limits.seconds:
                return "slow", None
            elif self.holds_too_much:
                return "memory", None

    def _begin(self) -> Connection:
        way = _start_method()
        if way == "fork":
            self._ready()
        context = multiprocessing.get_context(way)
        self._connection, other = context.Pipe()
        ends = [self._connection]
        if way == "fork":
            # A copy of this process has what leads to the others too; they would never see that nobody asks any more.
            ends += [worker._connection for worker in self.beside if worker is not self and worker._connection]
        process = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(other, ends, self._work, self.limits.megabytes), daemon=True
        )
        with warnings.catch_warnings():
            # Libraries have threads of their own, none of which the work asks for anything.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        other.close()
        self._process, self._held = process, 0
        return self._connection

    def end(self) -> None:
        """Stop the process and what it has started."""
        process, connection, self._process, self._connection = self._process, self._connection, None, None
        if connection is not None:
            connection.close()
        if process is not None:
            with suppress(OSError):
                if hasattr(os, "killpg") and os.getpgid(process.pid) == process.pid:
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.join()


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let garbage be looked for rarely, where nearly all that is made is still needed at the end."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _start_method() -> str:
    """Return how a process is begun: as a copy of this one where that is safe, for it takes no time, or else afresh."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _nothing() -> None:
    """Say nothing."""


class _ForwardErrors:
    """Hands on what is raised to the one who asked, with where it was raised."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        if not isinstance(error, Exception):
            return False
        if isinstance(error, MemoryError):
            self._connection.send(("memory", None))
        else:
            error.add_note("".join(traceback.format_exception(error)))
            self._connection.send(("raised", error))
        return True


def _serve(
    connection: Connection, others: Sequence[Connection], work: Callable[[Any, Heartbeat], Any], megabytes: int
) -> None:
    """Do what is asked for until nobody asks any more."""
    for other in others:
        other.close()
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    # What libraries say of a broken file is for nobody; what goes wrong here is told to the one who asked.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    _limit_memory(megabytes)
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        with _ForwardErrors(connection):
            connection.send(("done", work(job, lambda: connection.send(("heartbeat", None)))))


def _limit_memory(megabytes: int) -> None:
    """Let this process have no more memory than so much beside what it has; some systems cannot hold one to it."""
    try:
        import resource
    except ImportError:
        return
    if megabytes:
        most = _address_space() + megabytes * 1_000_000
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _held(process: int) -> int:
    """Return how many bytes of memory a process holds, 0 for one that has ended."""
    import psutil

    try:
        return int(psutil.Process(process).memory_info().rss)
    except psutil.Error:
        return 0


def _address_space() -> int:
    """Return how much address space this process has, where the system tells."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0

"""Several workers at once, one for each core; what they make comes back in the order in which it was asked for."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Self

from checker.bounded import LOOK, Bounds, Heartbeat, StoppedError, Worker
from checker.errors import InputError

_MOST = 16  # workers; each may take the memory that one document may
_WORTH = 1.0  # seconds that a job takes, from which on another process is worth being begun


class Workers:
    """As many workers as there are cores, each with the limits of one: a job that is stopped stops no other."""

    def __init__(
        self, work: Callable[[Any, Heartbeat], Any], limits: Bounds, ready: Callable[[], None], number: int = 0
    ) -> None:
        self.limits = limits
        bounded = limits.seconds or limits.megabytes
        count = max(1, min(number or _cores(), _MOST)) if bounded else 1
        self._workers = [Worker(work, limits, ready) for _ in range(count)]
        for worker in self._workers:
            worker.beside = self._workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()

    def do(self, job: Any) -> Any:
        """Return what the work makes of one job, as a worker does."""
        return self._workers[0].do(job)

    def each(self, jobs: Sequence[Any]) -> Iterator[tuple[Any, Exception | None]]:
        """Yield for each job in order what the work makes of it, or why there is nothing: stopped, or bad input."""
        if len(self._workers) == 1 or len(jobs) < 2:
            yield from self._workers[0].each(jobs)
            return
        under_way, waiting = _UnderWay(jobs), list(reversed(range(len(jobs))))
        free = list(self._workers)
        for at in range(len(jobs)):
            while at not in under_way.answers:
                while waiting and (worker := _next(free, under_way)) is not None:
                    free.remove(worker)
                    under_way.begin(worker, waiting.pop(), again=False)
                free += under_way.ended(_WORTH if waiting and free else None)
            yield under_way.answers.pop(at)


def _next(free: Sequence[Worker], under_way: _UnderWay) -> Worker | None:
    """Return a worker for the next job: one at hand; a new process is begun only where the others have much to do."""
    at_hand = next((worker for worker in free if not worker.idle), None)
    if at_hand is not None or not free:
        return at_hand
    return free[0] if under_way.since_the_last >= _WORTH else None


class _UnderWay:
    """The jobs that workers are at, and the answers that nobody has asked for yet."""

    def __init__(self, jobs: Sequence[Any]) -> None:
        self._jobs = jobs
        # By connection: the worker, the number of its job, when it began or last gave a sign, whether it may try again.
        self._at: dict[Connection, tuple[Worker, int, float, bool]] = {}
        self.answers: dict[int, tuple[Any, Exception | None]] = {}

    @property
    def since_the_last(self) -> float:
        """For how many seconds the job begun last is under way; without end where none is."""
        return min((time.monotonic() - since for _, _, since, _ in self._at.values()), default=math.inf)

    def begin(self, worker: Worker, number: int, *, again: bool) -> None:
        """Give a worker a job; one whose process has ended unseen begins a new one."""
        # What earlier work has left behind is none of this one's: it may be tried once more in a new process.
        may_try_again = not worker.idle and not again
        try:
            connection = worker.begin(self._jobs[number])
        except OSError:
            worker.end()
            connection, may_try_again = worker.begin(self._jobs[number]), False
        self._at[connection] = worker, number, time.monotonic(), may_try_again

    def ended(self, at_most: float | None = None) -> list[Worker]:
        """Wait until something is to be heard, at most so many seconds; return the workers done with their jobs."""
        free = []
        for found in wait(list(self._at), self._patience(at_most)):
            connection = found if isinstance(found, Connection) else None
            assert connection is not None
            worker, number, _, may_try_again = self._at[connection]
            try:
                kind, answer = connection.recv()
            except (EOFError, OSError):
                kind, answer = "ended", None
            if kind == "heartbeat":
                self._at[connection] = worker, number, time.monotonic(), may_try_again
            elif self._settled(connection, kind, answer):
                free.append(worker)
        for connection, (worker, _, since, _) in list(self._at.items()):
            passed = time.monotonic() - since
            slow = worker.limits.seconds and passed >= worker.limits.seconds
            # One that is tried again has another connection.
            stopped = slow or (passed >= LOOK and worker.holds_too_much)
            if stopped and self._settled(connection, "slow" if slow else "memory", None):
                free.append(worker)
        return free

    def _settled(self, connection: Connection, kind: str, answer: Any) -> bool:
        """Take down how a job ended; false for one that is tried again."""
        worker, number, _, may_try_again = self._at.pop(connection)
        if kind == "done":
            self.answers[number] = answer, None
        elif kind == "raised" and not isinstance(answer, InputError):
            raise answer
        elif kind == "raised":
            self.answers[number] = None, answer
        else:
            worker.end()
            if kind in ("memory", "ended") and may_try_again:
                self.begin(worker, number, again=True)
                return False
            self.answers[number] = (
                None,
                StoppedError("memory" if kind == "memory" else "slow" if kind == "slow" else "ended"),
            )
        return True

    def _patience(self, at_most: float | None) -> float | None:
        """Return how many seconds to wait, `at_most` so many: until a limit of time, or of memory, is looked at."""
        working = [(worker.limits, since) for worker, _, since, _ in self._at.values()]
        ends = [max(0.0, since + limits.seconds - time.monotonic()) for limits, since in working if limits.seconds]
        looks = [LOOK for limits, _ in working if limits.megabytes]
        return min([*ends, *looks, *([at_most] if at_most is not None else [])], default=None)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

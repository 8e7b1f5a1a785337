"""Short work done while somebody waits, in a process of its own with limits: a returned letter, a paragraph."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from checker.bounded import Bounds, Heartbeat, Worker
from checker.decide import Reply, read_reply
from checker.desk.live import Held, Verdict, check_paragraph

# The most that somebody waits, in seconds, and the memory such work may take, in megabytes.
LIMITS = Bounds(seconds=30, megabytes=4096)
_HEAVY = ("checker.read.build", "checker.structure", "checker.extract", "checker.match", "checker.measure", "docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A returned file to be read."""

    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page of a PDF to be drawn, with frames around boxes on it."""

    file: Path
    page: int
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """What paragraphs are checked against from now on, under a name."""

    name: str
    held: Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph to be checked against what is held under a name."""

    name: str
    text: str
    headings: tuple[str, ...] = ()


class Quick:
    """Does one piece of short work after another; one that takes too long is stopped and said to be."""

    def __init__(self) -> None:
        self._worker = Worker(_work, LIMITS, _load)
        self._lock = threading.Lock()

    def reply(self, file: Path) -> Reply:
        """Read a returned letter or draft; raises InputError where it is none, StoppedError at a limit."""
        with self._lock:
            found: Reply = self._worker.do(Returned(file=file))
            return found

    def picture(self, job: Picture) -> bytes:
        """Draw a page; raises InputError where there is none, StoppedError at a limit."""
        with self._lock:
            found: bytes = self._worker.do(job)
            return found

    def paragraph(self, job: Paragraph, hold: Hold) -> Verdict:
        """Check a paragraph; what it is checked against is sent where the process has not got it."""
        with self._lock:
            found: Verdict | None = self._worker.do(job)
            if found is None:
                self._worker.do(hold)
                found = self._worker.do(job)
            return found or Verdict()

    def close(self) -> None:
        """End the process."""
        self._worker.__exit__(None, None, None)


# What the process holds, by name: as many drafts as a few persons write on at once.
_MOST = 3
_held: dict[str, Held] = {}


def _work(job: Returned | Picture | Hold | Paragraph, _heartbeat: Heartbeat) -> Any:
    if isinstance(job, Returned):
        return read_reply(job.file)
    if isinstance(job, Picture):
        from checker.read.pagepicture import page_picture

        return page_picture(job.file, job.page, job.boxes)
    if isinstance(job, Hold):
        while len(_held) >= _MOST:
            del _held[next(iter(_held))]
        _held[job.name] = job.held
    if isinstance(job, Paragraph):
        held = _held.get(job.name)
        return check_paragraph(held, job.text, job.headings) if held else None
    return None


def _load() -> None:
    for name in _HEAVY:
        import_module(name)

"""The reader of the desk: a process that may end at any time, and what is said then."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from checker.desk.web.reader import DocumentRead, DocumentsRead, Event, Reader, ReaderFailed, ReadingDocument, Task
from checker.model import Message
from checker.workspace import loose

ORIGINALS = Path(__file__).parents[2] / "docs_data" / "originals"


def test_a_reader_that_is_killed_is_said_and_another_one_does_the_next_task(tmp_path: Path) -> None:
    heard: SimpleQueue[Event] = SimpleQueue()
    killed: list[int] = []

    def told(event: Event) -> None:
        if isinstance(event, ReadingDocument) and not killed:
            killed.append(reader.pid)
            os.kill(reader.pid, signal.SIGKILL)
        heard.put(event)

    reader = Reader(told)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 broken")
    try:
        reader.do(Task(workspace=loose((ORIGINALS / "shandong-2024.txt",), ())))
        failed = until(heard, lambda event: isinstance(event, ReaderFailed))
        reader.do(Task(workspace=loose((ORIGINALS / "heze-2024.txt", broken), ())))
        until(heard, lambda event: isinstance(event, DocumentRead) and isinstance(event.facts, Message))
        placed = until(heard, lambda event: isinstance(event, DocumentsRead))
    finally:
        reader.close()

    assert isinstance(failed, ReaderFailed)
    assert str(-signal.SIGKILL) in failed.why.zh
    assert placed == DocumentsRead(above={"heze-2024": ()})


def until(heard: SimpleQueue[Event], wanted: Callable[[Event], bool]) -> Event:
    while not wanted(event := heard.get(timeout=60)):
        pass
    return event

"""Mutated plans and workspaces through the whole corridor, each made anew by its number.

    python -m tests.fuzz corridor --inputs 10000 --seed 1
    python -m tests.fuzz corridor --only 4711 --seed 1

Each input is a pair of plans in two formats, mutated, or a workspace of which a file is mutated; it is read, extracted,
matched, measured, judged and written in all formats of a report (the page, which takes as long as all the rest, for one
in PAGES). What may not be:

    crash     an exception that is no CheckerError, or a report that does not parse
    slow      one input takes more than SLOW seconds
    stopped   it takes too much memory, or ends the process
    code      an exit code other than 0 to 4
    lost      a figure that a person sees is in no state of the ledger, or in two, and is not counted as not read
    greener   the plans contradict each other as before for whoever reads them, and the run ends with 0
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import traceback
import unicodedata
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from queue import Queue
from random import Random
from xml.etree import ElementTree

from checker.bounded import MEGABYTES, SECONDS, Bounds, Heartbeat, StoppedError, Worker
from checker.cli.check import exit_code
from checker.errors import CheckerError
from checker.judge.several import judge_several
from checker.model import Document, Extraction, Run
from checker.pipeline import (
    Reading,
    finish,
    formats,
    gathered,
    match_targets,
    measure_matches,
    read_all,
    render,
)
from checker.workspace import Workspace, loose
from tests.fuzz import workspaces
from tests.fuzz.cases import Case, make

# Seconds of the processor that an input may take. By the clock it is stopped later, for the machine may be busy; and
# the first input of a process loads what is loaded once.
SLOW = 10
LIMITS, FIRST, BATCH = Bounds(seconds=3 * SLOW), Bounds(seconds=180), 25
PAGES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How an input ended: `kind` is "" where all is as it should be."""

    number: int
    formats: tuple[str, ...]
    done: tuple[str, ...]
    kind: str = ""
    said: str = ""

    @property
    def line(self) -> str:
        """Return it in a line."""
        return f"{self.number} {self.kind} [{' '.join(self.formats)}] {', '.join(self.done)}: {self.said}"


@cache
def _shipped() -> Workspace:
    return loose((Path("lower.x"),), (Path("upper.x"),))


def _workspace(folder: Path, case: Case) -> Workspace:
    """Write the files of an input; return them as files given by themselves."""
    where = {Path(name).stem: folder / name for name in case.files}
    for name, data in case.files.items():
        (folder / name).write_bytes(data)
    listed = (replace(entry, file=where[entry.id], shown=where[entry.id].name) for entry in _shipped().listed)
    return replace(_shipped(), root=folder, listed=tuple(listed))


def batch(job: tuple[int, Sequence[int]], heartbeat: Heartbeat) -> list[Outcome]:
    """Return how inputs ended; they are judged together, for that costs as much for one as for all.

    Without any number the pair goes through untouched: what is loaded once is loaded then.
    """
    seed, numbers = job
    os.environ[SECONDS] = os.environ[MEGABYTES] = "0"  # this process is the one with limits
    outcomes: list[Outcome] = []
    read: list[tuple[Case, Workspace, Reading]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers or (0,):
            case, place = make(seed, number, untouched=not numbers), Path(folder) / str(number)
            place.mkdir()
            heartbeat()
            outcome = Outcome(number=number, formats=case.formats, done=case.done)
            with _Watched(outcome, outcomes):
                if number % 30 == 29:
                    outcomes.append(_by_command(outcome, case, place, seed))
                    continue
                workspace = _workspace(place, case)
                read.append((case, workspace, read_all(workspace)))
        outcomes += _judged(read, heartbeat)
    return sorted(outcomes, key=lambda one: one.number)


class _Watched:
    """Writes down as a failure what is raised within, or what takes too long."""

    def __init__(self, outcome: Outcome, outcomes: list[Outcome]) -> None:
        self._outcome, self._outcomes = outcome, outcomes

    def __enter__(self) -> None:
        self._start = time.process_time()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: object) -> bool:
        if isinstance(error, MemoryError) or (error is not None and not isinstance(error, Exception)):
            return False
        if error is not None:
            where = traceback.extract_tb(error.__traceback__)[-1]
            said = f"{type(error).__name__} {error} at {Path(where.filename).name}:{where.lineno}"
            fault = "code" if isinstance(error, CheckerError) else "crash"
            self._outcomes.append(replace(self._outcome, kind=fault, said=said[:300]))
        elif (seconds := time.process_time() - self._start) > SLOW:
            self._outcomes.append(replace(self._outcome, kind="slow", said=f"{seconds:.0f} s"))
        return True


def _judged(read: Sequence[tuple[Case, Workspace, Reading]], heartbeat: Heartbeat) -> Iterator[Outcome]:
    """Yield how inputs that were read ended."""
    outcomes: list[Outcome] = []
    measured = []
    for case, workspace, reading in read:
        outcome = Outcome(number=case.number, formats=case.formats, done=case.done)
        heartbeat()
        if not reading.documents:
            outcomes.append(outcome)
            continue
        with _Watched(outcome, outcomes):
            matching = match_targets(workspace, reading)
            measured.append((case, workspace, reading, matching, measure_matches(workspace, reading, matching)))
    heartbeat()
    judged = judge_several([frames for *_, frames in measured], _shipped().suites) if measured else []
    for (case, workspace, reading, matching, _), verdict in zip(measured, judged, strict=True):
        outcome = Outcome(number=case.number, formats=case.formats, done=case.done)
        heartbeat()
        with _Watched(outcome, outcomes):
            found = finish(workspace, gathered(workspace, reading, matching, verdict))
            for form in formats():
                if form == "html" and case.number % PAGES:
                    continue
                _parse(form, render(found, form, "zh"))
            kind, said = _fault(case, found, reading)
            outcomes.append(replace(outcome, kind=kind, said=said))
    yield from outcomes


def _parse(form: str, content: str | bytes) -> None:
    """Read a report as what it is read by would."""
    if form in ("json", "sarif"):
        json.loads(content)
    elif form == "junit":
        ElementTree.fromstring(content)


def _fault(case: Case, found: Run, reading: Reading) -> tuple[str, str]:
    """Return kind and words of what is wrong with a run; "" where all is as it should be."""
    for document, extraction in zip(found.documents, found.extractions, strict=True):
        if said := lost(document, extraction, case.marks[document.id]):
            return "lost", said
    if case.contradicts and exit_code(found, reading, "error") == 0:
        return "greener", ", ".join(sorted({one.check for one in found.findings}))
    return "", ""


def lost(document: Document, extraction: Extraction, marks: Iterable[str] | None) -> str:
    """Say what of the figures of a document is in no state of the ledger, or in two."""
    places = Counter((figure.passage, at) for figure in extraction.figures for at in range(figure.start, figure.end))
    if twice := [place for place, several in places.items() if several > 1]:
        return f"in two states: {twice[:3]}"
    ledger = "|".join(unicodedata.normalize("NFKC", figure.text) for figure in extraction.figures)
    lost = [mark for mark in marks or () if mark not in ledger]
    told = sum(omission.figures for omission in document.omissions)
    if len(lost) > told and not any(omission.uncounted for omission in document.omissions):
        return f"{document.id}: {sorted(lost)}, {told} told"
    return ""


def _by_command(outcome: Outcome, case: Case, folder: Path, seed: int) -> Outcome:
    """Return how the command line ends with a workspace of which a file is mutated."""
    from click.testing import CliRunner

    from checker.cli import main

    name = workspaces.write(folder, case.files, Random(f"{seed}/{case.number}/workspace"))
    forms = ",".join(formats())
    result = CliRunner().invoke(main, ["check", str(folder), "--format", forms, "--out", str(folder / "reports")])
    outcome = replace(outcome, done=(*case.done, name), formats=("workspace",))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        where = traceback.extract_tb(result.exception.__traceback__)[-1]
        said = f"{result.exception!r:.200} at {Path(where.filename).name}:{where.lineno}"
        return replace(outcome, kind="crash", said=said)
    return outcome if result.exit_code in range(5) else replace(outcome, kind="code", said=str(result.exit_code))


def _ready() -> None:
    """Load what a process shares with this one; Great Expectations is none of it, for it starts threads."""
    import checker.extract
    import checker.match
    import checker.measure
    import checker.structure  # noqa: F401


def tried(seed: int, numbers: Sequence[int]) -> Iterator[Outcome]:
    """Yield how inputs end; those that end the process, or take too long, are found by trying each alone."""
    with Worker(batch, FIRST, _ready) as worker:

        def done(part: Sequence[int]) -> list[Outcome]:
            if worker.idle:
                worker.limits = FIRST
                worker.do((seed, ()))
                worker.limits = LIMITS
            answer: list[Outcome] = worker.do((seed, part))
            return answer

        for start in range(0, len(numbers), BATCH):
            part = numbers[start : start + BATCH]
            try:
                yield from done(part)
            except StoppedError:
                for number in part:
                    yield from _alone(done, seed, number)


def _alone(done: Callable[[Sequence[int]], list[Outcome]], seed: int, number: int) -> Iterator[Outcome]:
    try:
        yield from done((number,))
    except StoppedError as stopped:
        case = make(seed, number)
        fault = "slow" if stopped.why == "slow" else "stopped"
        yield Outcome(number=number, formats=case.formats, done=case.done, kind=fault, said=stopped.why)


def tried_at_once(seed: int, numbers: Sequence[int], jobs: int) -> Iterator[Outcome]:
    """Yield how inputs end, as they end: every so many of them are tried in a process of their own."""
    ended: Queue[Outcome | None] = Queue()

    def one(part: Sequence[int]) -> None:
        try:
            for outcome in tried(seed, part):
                ended.put(outcome)
        finally:
            ended.put(None)

    with ThreadPoolExecutor(jobs) as pool:
        under_way = [pool.submit(one, numbers[first::jobs]) for first in range(jobs)]
        for _ in under_way:
            while (outcome := ended.get()) is not None:
                yield outcome
        for job in under_way:
            job.result()


def main(arguments: Sequence[str]) -> int:
    """Try inputs, say each that failed, and count them; end with 1 where one did."""
    parser = ArgumentParser("tests.fuzz corridor")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    asked = parser.parse_args(arguments)
    numbers = [asked.only] if asked.only is not None else range(asked.first, asked.first + asked.inputs)
    by_format: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    for many, outcome in enumerate(tried_at_once(asked.seed, numbers, max(1, min(asked.jobs, len(numbers)))), 1):
        by_format.update(set(outcome.formats))
        if not many % 100:
            print(f"{many} ...", file=sys.stderr, flush=True)
        if outcome.kind:
            faults[outcome.kind] += 1
            print(outcome.line, flush=True)
    print("tried: " + ", ".join(f"{several} {name}" for name, several in sorted(by_format.items())))
    print("failed: " + (", ".join(f"{several} {kind}" for kind, several in sorted(faults.items())) or "none"))
    return int(bool(faults))

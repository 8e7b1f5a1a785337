"""Work in a process of its own: done, raised or stopped, and the next piece of work goes on."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.bounded import MEGABYTES, SECONDS, Bounds, Heartbeat, StoppedError, Worker, bounds
from checker.cli import main
from checker.errors import InputError, refusal
from checker.workers import Workers

pytestmark = pytest.mark.usefixtures("limits")


def _work(job: str, heartbeat: Heartbeat) -> object:
    """Do as the word says."""
    if job == "sleep":
        time.sleep(60)
    if job == "beat":
        for _ in range(6):
            heartbeat()
            time.sleep(0.6)
    if job == "eat":
        return len([bytearray(10_000_000) for _ in range(100)])
    if job == "grow":
        grown = []
        while True:
            grown.append(bytearray(b"x" * 10_000_000))
            time.sleep(0.02)
    if job == "die":
        os._exit(3)
    if job == "refuse":
        raise refusal("plan.pdf", "too-large", limit=5)
    if job == "fail":
        raise ZeroDivisionError
    return job, os.getpid()


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(_work, Bounds(seconds=60, megabytes=500), lambda: None) as made:
        yield made


@pytest.fixture
def hasty() -> Iterator[Worker]:
    with Worker(_work, Bounds(seconds=3, megabytes=0), lambda: None) as made:
        yield made


def test_work_is_done_in_one_other_process(worker: Worker) -> None:
    first, second = worker.do("a"), worker.do("b")

    assert (first[0], second[0]) == ("a", "b")
    assert first[1] == second[1] != os.getpid()


def test_what_takes_too_long_is_stopped(hasty: Worker) -> None:
    with pytest.raises(StoppedError) as caught:
        hasty.do("sleep")

    assert caught.value.why == "slow"
    assert hasty.do("a")[0] == "a"


@pytest.mark.parametrize(("job", "why"), [("eat", "memory"), ("die", "ended")])
def test_what_is_stopped_stops_nothing_else(worker: Worker, job: str, why: str) -> None:
    with pytest.raises(StoppedError) as caught:
        worker.do(job)

    assert caught.value.why == why
    assert worker.do("a")[0] == "a"


@pytest.fixture
def unheld(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of a system that holds no process to its memory by itself."""
    monkeypatch.setattr("checker.bounded._limit_memory", lambda _megabytes: None)


@pytest.mark.usefixtures("unheld")
def test_memory_is_looked_at_from_outside_where_the_system_does_not_hold_it(worker: Worker) -> None:
    with pytest.raises(StoppedError) as caught:
        worker.do("grow")

    assert caught.value.why == "memory"
    assert worker.do("a")[0] == "a"


@pytest.mark.usefixtures("unheld")
def test_one_of_several_that_grows_too_much_stops_no_other() -> None:
    with Workers(_work, Bounds(seconds=60, megabytes=500), lambda: None, 2) as workers:
        (first, _), (grown, why), (last, _) = workers.each(["a", "grow", "b"])

    assert (first[0], grown, last[0]) == ("a", None, "b")
    assert isinstance(why, StoppedError)
    assert why.why == "memory"


def test_work_that_says_it_goes_on_has_its_time_anew(hasty: Worker) -> None:
    assert hasty.do("beat")[0] == "beat"


def test_an_error_comes_back_as_it_was_raised(worker: Worker) -> None:
    with pytest.raises(InputError, match=r"plan\.pdf: found a file too large"):
        worker.do("refuse")
    with pytest.raises(ZeroDivisionError) as caught:
        worker.do("fail")

    assert "in _work" in "".join(caught.value.__notes__)
    assert worker.do("a")[0] == "a"


def test_without_limits_there_is_no_other_process() -> None:
    with Worker(_work, Bounds(seconds=0, megabytes=0), lambda: None) as worker:
        assert worker.do("a") == ("a", os.getpid())


def test_the_environment_sets_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECONDS, "7")

    assert bounds() == Bounds(seconds=7, megabytes=4096)
    monkeypatch.setenv(MEGABYTES, "much")
    with pytest.raises(InputError, match=f"{MEGABYTES}: found much; wanted a whole number"):
        bounds()


def _check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["--lang", "en", "read", *sorted(path.name for path in folder.iterdir())])
    return done.exit_code, done.output


def test_a_document_that_is_stopped_is_said_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.intake._work", _stuck)
    monkeypatch.setenv(SECONDS, "4")
    (tmp_path / "a.txt").write_text("海青市规划\n到2025年，公园达到5个以上。\n", encoding="utf-8")
    (tmp_path / "slow.txt").write_text("x", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "z.txt").write_text("海青市规划\n到2025年，公园达到6个以上。\n", encoding="utf-8")
    code, output = _check(tmp_path, monkeypatch)

    assert code == 2
    assert "公园达到5个以上" in output
    assert "公园达到6个以上" in output
    assert "slow.txt: found a file that could not be read within 4 seconds" in output
    assert "pipe.txt: found something that is no file" in output


def _stuck(job: tuple[Path, str | None], heartbeat: Heartbeat) -> object:
    from checker.pipeline import read_document

    if job[0].name == "slow.txt":
        time.sleep(60)
    return read_document(*job, recognises=heartbeat)

"""Several workers at once: what comes back is what one would have made, in the order in which it was asked for."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.bounded import Bounds, Heartbeat, StoppedError, Worker
from checker.errors import InputError, refusal
from checker.intake import read_all, reading_worker
from checker.workers import Workers
from checker.workspace import find

pytestmark = pytest.mark.usefixtures("limits")

REPOSITORY = Path(__file__).parents[1]


def _work(job: str, heartbeat: Heartbeat) -> object:
    """Do as the word says."""
    word, _, more = job.partition(":")
    if word == "sleep":
        time.sleep(float(more))
    if word == "beat":
        for _ in range(8):
            heartbeat()
            time.sleep(0.5)
    if word == "eat":
        return len([bytearray(10_000_000) for _ in range(100)])
    if word == "die":
        os._exit(3)
    if word == "refuse":
        raise refusal("plan.pdf", "too-large", limit=5)
    if word == "fail":
        raise ZeroDivisionError
    if word == "much":
        return job, "x" * 5_000_000
    return job, os.getpid()


@pytest.fixture
def three() -> Iterator[Workers]:
    with Workers(_work, Bounds(seconds=60, megabytes=500), lambda: None, 3) as made:
        yield made


def test_answers_stand_in_the_order_of_the_jobs_and_come_from_several_processes(three: Workers) -> None:
    jobs = ["sleep:2", *(f"sleep:0.1{n}" for n in range(12))]
    answers = list(three.each(jobs))

    assert [answer[0] for answer, _ in answers] == jobs
    assert 1 < len({answer[1] for answer, _ in answers}) <= 3
    assert [error for _, error in answers] == [None] * len(jobs)


def test_where_there_is_little_to_do_one_process_does_it(three: Workers) -> None:
    list(three.each(["sleep:0.0"]))  # its process is there: what is little is the work, not the beginning of one
    answers = list(three.each([f"sleep:0.0{n}" for n in range(9)]))

    assert len({answer[1] for answer, _ in answers}) == 1


def test_what_is_stopped_or_refused_stops_nothing_else(three: Workers) -> None:
    answers = list(three.each(["a", "die", "b", "refuse", "eat", "c", "die", "d", "much", "e"]))

    assert [answer[0] if answer else "" for answer, _ in answers] == ["a", "", "b", "", "", "c", "", "d", "much", "e"]
    assert [error.why for _, error in answers if isinstance(error, StoppedError)] == ["ended", "memory", "ended"]
    assert [type(error) for _, error in answers if error].count(InputError) == 1


def test_what_takes_too_long_is_stopped_and_what_gives_a_sign_is_not() -> None:
    with Workers(_work, Bounds(seconds=2, megabytes=0), lambda: None, 2) as hasty:
        answers = list(hasty.each(["sleep:60", "beat", "a", "sleep:60"]))

    assert [answer[0] if answer else "" for answer, _ in answers] == ["", "beat", "a", ""]
    assert {error.why for _, error in answers if isinstance(error, StoppedError)} == {"slow"}


def test_a_fault_of_the_program_is_raised(three: Workers) -> None:
    with pytest.raises(ZeroDivisionError):
        list(three.each(["a", "fail", "b"]))


def test_a_process_that_was_killed_between_two_jobs_is_followed_by_another(three: Workers) -> None:
    first = [answer[1] for answer, _ in three.each(["a", "b", "c"])]
    for process in set(first):
        os.kill(process, signal.SIGKILL)
    answers = list(three.each(["d", "e", "f"]))

    assert [answer[0] for answer, _ in answers] == ["d", "e", "f"]
    assert not {answer[1] for answer, _ in answers} & set(first)


def test_without_limits_everything_is_done_here() -> None:
    with Workers(_work, Bounds(seconds=0, megabytes=0), lambda: None, 3) as made:
        assert {answer[1] for answer, _ in made.each(["a", "b"])} == {os.getpid()}


def test_several_workers_read_the_five_plans_as_one_does() -> None:
    workspace = find(REPOSITORY / "docs_data")
    with reading_worker(Worker, "read", "structure", "extract", "match") as one:
        alone = read_all(workspace, worker=one)

    assert read_all(workspace) == alone

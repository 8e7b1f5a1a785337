"""Matching mapped over relationships: those of one parent go to one task of Spark, with the documents they are of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING

from checker.engine.documents import as_bytes, as_text
from checker.engine.session import quiet
from checker.match import Doing, Given, Relationship, Task, done, given_of
from checker.model import Decision, Document, Indicator, Matched, Pair, Region, Relation, Target
from checker.model.serialisation import from_json, to_json

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import SparkSession

_ROWS = "share string, number long, kind string, body binary"
_ANSWERS = "number long, answer binary"
# A parent with many children is more than one task's: so many tasks for each core, of so many children at most.
_TASKS, _CHILDREN = 4, 16
# So many relationships for each core are given out before their answers are asked for; more would fill this process.
_AT_ONCE = 128


@dataclass(frozen=True, slots=True)
class _Rules:
    """What matches are made by, whatever the documents."""

    indicators: tuple[Indicator, ...]
    regions: tuple[Region, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """A document with its targets as identified; none where it could not be read for them."""

    document: Document
    targets: tuple[Target, ...] | None


@dataclass(frozen=True, slots=True)
class _Job:
    """A task with what it names written out."""

    upper: tuple[str, ...]
    lower: tuple[str, ...]
    relation: Relation
    twins: tuple[Pair, ...]


class SparkMatching:
    """Matches the documents of relationships in tasks of Spark, by the rules it is called with."""

    def __init__(self, spark: SparkSession) -> None:
        self._spark = spark

    def __call__(
        self, indicators: Sequence[Indicator], regions: Sequence[Region], decisions: Sequence[Decision]
    ) -> Doing:
        """Return what matches by an indicator catalogue, regions, and what persons have said of matches."""
        rules = to_json(_Rules(tuple(indicators), tuple(regions), tuple(decisions)))

        def do(given: Given, tasks: Sequence[Task]) -> Iterator[Matched]:
            waiting = iter(tasks)
            while together := list(islice(waiting, _AT_ONCE * self._spark.sparkContext.defaultParallelism)):
                yield from self._together(given, together, rules)

        return do

    def _together(self, given: Given, tasks: Sequence[Task], rules: str) -> Iterator[Matched]:
        context = self._spark.sparkContext
        rows = [row for share in _shares(tasks, context.defaultParallelism) for row in _rows(given, tasks, share)]
        with quiet():
            table = self._spark.createDataFrame(context.parallelize(rows, context.defaultParallelism), _ROWS)
            shares = table.groupBy("share").applyInPandas(lambda rows: matched(rows, rules), _ANSWERS)
            answers = shares.collect()
        found = {row["number"]: bytes(row["answer"]) for row in answers}
        for number, task in enumerate(tasks):
            yield from_json(Matched, as_text(found[number]), _known(given, task))


def matched(rows: pandas.DataFrame, rules: str) -> pandas.DataFrame:
    """Return for each task of a share its number and what it comes to, the targets in it by their ids."""
    import pandas

    sides = [from_json(_Side, as_text(bytes(body))) for body in rows["body"][rows["kind"] == "side"]]
    known = _rules(rules)
    given = given_of(
        {side.document.id: side.document for side in sides},
        {side.document.id: side.targets for side in sides if side.targets is not None},
        known.indicators,
        known.regions,
        known.decisions,
    )
    of_tasks = rows[rows["kind"] == "task"]
    tasks = [_task(given, bytes(body)) for body in of_tasks["body"]]
    answers = [
        as_bytes(to_json(answer, _known(given, task))) for task, answer in zip(tasks, done(given, tasks), strict=True)
    ]
    return pandas.DataFrame({"number": list(of_tasks["number"]), "answer": answers})


def _shares(tasks: Sequence[Task], cores: int) -> Iterator[list[int]]:
    """Yield the numbers of the tasks that go together: of one parent, and not too many of them."""
    of_parent: dict[str, list[int]] = defaultdict(list)
    for number, task in enumerate(tasks):
        of_parent[task.relationship.upper[0]].append(number)
    for numbers in of_parent.values():
        size = min(_CHILDREN, ceil(len(numbers) / (_TASKS * cores)))
        yield from (numbers[first : first + size] for first in range(0, len(numbers), size))


def _rows(given: Given, tasks: Sequence[Task], share: Sequence[int]) -> Iterator[tuple[str, int, str, bytes]]:
    name = str(share[0])
    for doc in dict.fromkeys(doc for number in share for doc in _documents(tasks[number])):
        targets = given.targets.get(doc)
        side = _Side(given.documents[doc], None if targets is None else tuple(targets))
        yield name, -1, "side", as_bytes(to_json(side))
    for number in share:
        one = tasks[number].relationship
        job = _Job(one.upper, one.lower, one.relation, tasks[number].twins)
        yield name, number, "task", as_bytes(to_json(job, _known(given, tasks[number])))


def _task(given: Given, written: bytes) -> Task:
    known = {target.id: target for targets in given.targets.values() for target in targets}
    job = from_json(_Job, as_text(written), known)
    return Task(Relationship(job.upper, job.lower, job.relation), job.twins)


def _documents(task: Task) -> Iterable[str]:
    return (*task.relationship.upper, *task.relationship.lower)


def _known(given: Given, task: Task) -> dict[str, Target]:
    return {target.id: target for doc in _documents(task) for target in given.targets.get(doc, ())}


@lru_cache(maxsize=4)
def _rules(written: str) -> _Rules:
    return from_json(_Rules, written)

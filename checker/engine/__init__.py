"""The room of engines: what works the stages of the corridor, this machine's own processes or a session of Spark.

An engine says who reads and extracts, who matches, and who holds frames to suites; the corridor is the same for all,
and so is what it comes to. Nothing here imports Spark unless it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from checker.intake import AtWork
    from checker.judge import Validate
    from checker.match import Doing
    from checker.model import Decision, Indicator, Region

Name = Literal["embedded", "spark"]
NAMES: tuple[Name, ...] = get_args(Name)
LOCAL = "local[*]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Who works the stages; where nobody is named, it is the embedded engine."""

    worker: AtWork | None = None
    matches: Callable[[Sequence[Indicator], Sequence[Region], Sequence[Decision]], Doing] | None = None
    validate: Validate | None = None


EMBEDDED = Engine()


@contextmanager
def engine(name: Name, master: str = LOCAL) -> Iterator[Engine]:
    """Yield the engine of a name; Spark's is ended with its session. Raises InputError where it cannot be had."""
    if name == "embedded":
        yield EMBEDDED
        return
    from checker.engine.documents import SparkWorker
    from checker.engine.frames import validated
    from checker.engine.relationships import SparkMatching
    from checker.engine.session import session

    with session(master) as spark:
        yield Engine(worker=SparkWorker(spark), matches=SparkMatching(spark), validate=validated(spark))

"""What a measure says of one row: a figure or category with its working, or why it cannot be said.

A measure is a function of one subject (a pair, a group, a target ...) and the facts around it. It says what is so;
what is allowed stands in expectations/*.json. Its module is named for the check (`below_upper.py` holds
`below-upper`), and `discover` finds it: there is no list to keep.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar

from checker.measure.facts import Facts
from checker.model import Evidence, Message

State = Literal["measured", "not-judged", "not-concerned"]
Value = Decimal | int | str
Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The answer of one measure for one row.

    `value` is the figure or category the suite judges; `certain` is False where only rounding or 左右 leads to it.
    `fields` fill the sentences of the check in the messages; `variant` chooses among them (`message-bound` for the
    variant `bound`). `reason` is a key of the messages where nothing could be judged. `evidence` is given where the
    places differ from the row's own, `slip` where a slip of the pen would explain what is measured. `suspects` are
    the targets whose figure alone could be at fault, each with how easily it is doubted (the less, the easier).
    """

    state: State
    value: Value | None = None
    certain: bool = True
    variant: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    slip: Message | None = None
    suspects: Mapping[str, int] = field(default_factory=dict)


NOT_CONCERNED = Reading(state="not-concerned")


def measured(
    value: Value,
    *,
    certain: bool = True,
    variant: str = "",
    evidence: tuple[Evidence, ...] = (),
    slip: Message | None = None,
    **fields: object,
) -> Reading:
    """Return a reading with its value and the fields of its sentences."""
    return Reading(
        state="measured",
        value=value,
        certain=certain,
        variant=variant,
        fields=fields,
        evidence=evidence,
        slip=slip,
    )


def not_judged(reason: str) -> Reading:
    """Return a reading that says why nothing can be said; the reason is a key under `reason` in the messages."""
    return Reading(state="not-judged", reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure as registered: the check it belongs to, the frame whose rows it reads, and its function.

    `relations` limits it to pairs of documents so related, `own` to documents under review; the other rows are no
    concern of it.
    """

    check: str
    frame: str
    relations: tuple[str, ...]
    read: Callable[[Any, Facts], Reading]
    module: str
    own: bool = False


_registered: dict[tuple[str, str], Measure] = {}


def measure(
    frame: str, *, relations: tuple[str, ...] = (), own: bool = False
) -> Callable[[Callable[[Subject, Facts], Reading]], Callable[[Subject, Facts], Reading]]:
    """Register a function as the measure of the check its module is named for, over the rows of one frame."""

    def register(function: Callable[[Subject, Facts], Reading]) -> Callable[[Subject, Facts], Reading]:
        check = function.__module__.rpartition(".")[2].replace("_", "-")
        _registered[frame, check] = Measure(
            check=check,
            frame=frame,
            relations=relations,
            read=function,
            module=function.__module__,
            own=own,
        )
        return function

    return register


@cache
def discover() -> tuple[Measure, ...]:
    """Return every measure of this package, in the order of frames and names."""
    package = importlib.import_module("checker.measure")
    for found in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"checker.measure.{found.name}")
    return tuple(_registered[key] for key in sorted(_registered))

"""What a measure says of one row: a figure or category with its working, or why it cannot be said.

A measure is a function of one subject (a pair, a group, a target ...) and the context around it. It says what is so;
what is allowed stands in expectations/*.json. Its module is named for the check (`below_upper.py` holds
`below-upper`), and `discover` finds it: there is no list to keep. What others need to know of a check (which figures it
blames, what its findings stand on, which faults an audit can expect it to name) it says itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar

from checker.measure.lib.context import Context
from checker.model import Evidence, Message, Target

State = Literal["measured", "not-judged", "not-concerned"]
Value = Decimal | int | str
Subject = TypeVar("Subject")
# What a measure says: a category, or a figure that a range can be asked of.
Says = Literal["word", "figure"]
# What a finding stands on: the document itself (it contradicts itself or the possible), the same where a year or a
# region was only inferred, another document, or many parts.
Ground = Literal["itself", "inferred", "another", "parts"]
# What can change in a target, or be lost, so that a check should name it: how its figure then stands to the one it is
# held against (a shortfall, also against a mean per head, an excess, its share of a total, any difference), that it is
# over a whole or a total, its unit, bound, year (later, after the plan's period, gone), wording and scope, the target
# below that answered another or the one above that asked for it, the citation of a document, an item of a list.
Change = Literal[
    "shortfall", "shortfall-per-head", "excess", "share", "difference", "whole", "total",
    "unit", "bound", "deadline", "period", "no-deadline", "wording", "scope", "answer", "parent", "citation", "item",
]  # fmt: skip

# How easily a figure is doubted: one that is plain to read, and one read with doubt or explained by a slip.
PLAIN, DOUBTFUL = 2, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
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
    ground: Ground = "another"


NOT_CONCERNED = Measurement(state="not-concerned")


def measured(
    value: Value,
    *,
    certain: bool = True,
    variant: str = "",
    evidence: tuple[Evidence, ...] = (),
    slip: Message | None = None,
    blames: tuple[Target, ...] = (),
    **fields: object,
) -> Measurement:
    """Return a measurement with its value and the fields of its sentences.

    `blames` are the targets of which one, if its figure were wrong, would explain it: the lower plan's of a pair, since
    what is approved above, or was before, is held fixed; either of two in one plan.
    """
    return Measurement(
        state="measured",
        value=value,
        certain=certain,
        variant=variant,
        fields=fields,
        evidence=evidence,
        slip=slip,
        suspects=doubts(blames, blames if slip is not None and len(blames) == 1 else ()),
    )


def doubts(targets: Iterable[Target], slipped: Collection[Target] = ()) -> dict[str, int]:
    """Return how easily the figure of each target is doubted; those `slipped` are explained by a slip of the pen."""
    return {
        one.id: DOUBTFUL if one in slipped or one.approximate_reading or one.quote.scanned else PLAIN for one in targets
    }


def not_judged(reason: str) -> Measurement:
    """Return a measurement that says why nothing can be said; the reason is a key under `reason` in the messages."""
    return Measurement(state="not-judged", reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure as registered: the check it belongs to, the frame whose rows it reads, and its function.

    `says` is the kind of its values. `relations` limits it to pairs of documents so related, `own` to documents under
    review; the other rows are no concern of it. `every_level` says that a lower target is held against all plans of a
    chain, not the nearest alone. `ground` is what its findings stand on, `revises` says that a lower plan which it
    finds behind needs a revision where it is the older one. `detects` are the changes an audit can expect it to name,
    `beside` says that it then names a consequence, and another check the change itself.
    """

    check: str
    frame: str
    read: Callable[[Any, Context], Measurement]
    says: Says = "word"
    relations: tuple[str, ...] = ()
    own: bool = False
    every_level: bool = False
    ground: Ground = "another"
    revises: bool = False
    detects: tuple[Change, ...] = ()
    beside: bool = False

    def detects_in(self, change: Change, frame: str, relation: str = "") -> bool:
        """Say whether a change should be named in a row of a frame, of documents so related."""
        return change in self.detects and self.frame == frame and (not self.relations or relation in self.relations)


_registered: dict[tuple[str, str], Measure] = {}


def measure(
    frame: str,
    *,
    says: Says = "word",
    relations: tuple[str, ...] = (),
    own: bool = False,
    every_level: bool = False,
    ground: Ground = "another",
    revises: bool = False,
    detects: tuple[Change, ...] = (),
    beside: bool = False,
) -> Callable[[Callable[[Subject, Context], Measurement]], Callable[[Subject, Context], Measurement]]:
    """Register a function as the measure of the check its module is named for, over the rows of one frame."""

    def register(
        function: Callable[[Subject, Context], Measurement],
    ) -> Callable[[Subject, Context], Measurement]:
        check = function.__module__.rpartition(".")[2].replace("_", "-")
        _registered[frame, check] = Measure(
            check=check,
            frame=frame,
            read=function,
            says=says,
            relations=relations,
            own=own,
            every_level=every_level,
            ground=ground,
            revises=revises,
            detects=detects,
            beside=beside,
        )
        return function

    return register


@cache
def discover() -> tuple[Measure, ...]:
    """Return every measure of checker.measure, in the order of frames and names."""
    package = importlib.import_module("checker.measure")
    for found in pkgutil.iter_modules(package.__path__):
        if not found.ispkg:
            importlib.import_module(f"checker.measure.{found.name}")
    return tuple(_registered[key] for key in sorted(_registered))

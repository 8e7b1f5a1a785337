"""What a person says of what was not read: a target, found by its words, or the words that stand in a picture."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.model.target import Bound, Kind, Modality, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A target as a person reads it; the fields are those of a `Target` and its `Amount`.

    A state (kind `state`) has no value and no bound. Without a year and a period the plan's last year is in force.
    `note` says who added it, when and why.
    """

    indicator: str
    kind: Kind = "level"
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str = ""
    bound: Bound | None = None
    by: int | None = None
    period: tuple[int, int] | None = None
    scope: Scope = "aggregate"
    modality: Modality = "firm"
    region: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcription:
    """Where words stand that a person has typed from a picture: on a page (from 1), or `behind` words of the document.

    One of the two is given.
    """

    page: int | None = None
    behind: str = ""

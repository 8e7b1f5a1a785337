"""A target in the making: what the grammar has read of one figure or one state, before it becomes a `Target`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.model import Bound, Kind, Modality, Scope, TimeSource


@dataclass(slots=True, kw_only=True)
class Draft:
    """What was read; places are places of the passage. `figure` is where the figure stands, None for a state.

    `said_kind` is what the words make of a baseline: a level, a change, what was done in a period. `shortest` is the
    shortest run that holds the name and the figure where the quote is more (the row of a table). `derivation` names the rules of the grammar that made it, in order,
    `by_from` where its time was found.
    """

    indicator: str
    kind: Kind
    start: int
    end: int
    value: Decimal | None = None
    value_max: Decimal | None = None
    value_text: str = ""
    unit: str = ""
    bound: Bound | None = None
    figure: tuple[int, int] | None = None
    by: int | None = None
    period: tuple[int, int] | None = None
    time_text: str = ""
    region: str = ""
    scope: Scope = "aggregate"
    modality: Modality = "firm"
    strength: int = 4
    strength_text: str = ""
    base_year: int | None = None
    note: str = ""
    cumulative: bool = False
    yearly: bool = False
    in_table: bool = False
    ongoing: bool = False
    since: int | None = None
    nature: str = ""
    departments: tuple[str, ...] = ()
    uncertain: bool = False
    shortest: tuple[int, int] | None = None
    said_kind: Kind | None = None
    derivation: tuple[str, ...] = ()
    by_from: TimeSource = ""

    def drop_figure(self) -> None:
        """Make a state of it: what is to be so, without a figure of its own."""
        self.kind, self.value, self.value_max, self.bound = "state", None, None, None
        self.figure, self.value_text, self.unit = None, "", ""

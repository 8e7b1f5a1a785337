"""What features are read of: a target, or these fields of it before it is made."""

from __future__ import annotations

from typing import NamedTuple

from checker.model import Amount, Quote, Target


class Parts(NamedTuple):
    """The fields of a target that its features are read of, as in `Target`."""

    quote: Quote
    indicator: str
    amount: Amount | None
    figure: tuple[int, int] | None
    time_text: str
    in_table: bool
    region: str


Said = Target | Parts

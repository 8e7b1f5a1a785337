"""How many people live where a plan holds, by what the plan itself says of them."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.document import Document
from checker.model.target import Target

RESIDENTS = "resident-population"
"""The catalogue's entry for those who live in a region (常住人口), whom a census counts."""


def stated_residents(targets: Iterable[Target], document: Document) -> int | None:
    """Return the residents that a plan reports of its own region for its latest year, None where it does not.

    It stands in where the table of regions has no census figure: a plan and the one above it are then compared by what
    both say of themselves, or by a census and a figure some years younger.
    """
    found = [
        (target.due or 0, int(target.amount.value))
        for target in targets
        if target.canonical == RESIDENTS
        and target.kind == "baseline"
        and target.scope == "aggregate"
        and not target.qualifiers
        and target.region in ("", document.region_name)
        and target.amount is not None
    ]
    return max(found)[1] if found else None

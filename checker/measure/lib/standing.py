"""What stands beside what is added: 建成205万亩 is all there then is, 新建23万亩 a part of it.

A verb does not tell them apart for sure: 建成20万亩 in five years is what is added. The aims of a plan tell what stands
at its end, and that is no less than what stood at its beginning.
"""

from __future__ import annotations

from checker.language.sections import role_of
from checker.measure.lib.compare import point, same_unit
from checker.measure.lib.context import Context
from checker.model import Passage, Target

_STANDS = ("level", "baseline")


def passage_of(target: Target, context: Context) -> Passage:
    """Return the passage a target stands in."""
    return context.documents[target.doc].passages[target.quote.passage]


def stands(target: Target, row: Target, context: Context) -> bool:
    """Say whether a sentence of the aims tells by 建成 what then stands, as a row of the plan does for its year."""
    if not target.features.built or target.in_table or target.kind != "increment" or target.period is not None:
        return False
    if not row.in_table or row.kind != "level":
        return False
    roles = map(role_of, reversed(passage_of(target, context).headings))
    if next((role for role in roles if role in ("aims", "retrospect")), "") != "aims":
        return False
    stood = [
        point(other.amount)
        for other in context.extractions[row.doc].targets
        if other.kind == "baseline" and other.quote.passage == row.quote.passage and other.amount is not None
        if target.amount is not None and same_unit(other.amount, target.amount)
    ]
    figure = point(target.amount) if target.amount is not None else None
    return figure is not None and any(before is not None and figure >= before for before in stood)


def adds_to(one: Target, other: Target) -> bool:
    """Say whether one figure is of what is built anew and the other of where the thing stands."""
    if not (one.features.anew or one.features.added) or other.features.anew or other.features.added:
        return False
    if one.in_table or one.kind == "level":
        return False  # a column counts what its head says
    all_built = other.features.built and other.kind == "increment" and other.period is None
    return all_built or (other.kind in _STANDS and other.quantity == "stock")

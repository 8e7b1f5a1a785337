"""What the levels of a chain ask for one indicator of the lowest plan, and which of them sets the bound."""

from __future__ import annotations

from checker.measure.lib.compare import comparable, shortfall
from checker.measure.lib.context import Context
from checker.measure.lib.direction import common_direction
from checker.measure.lib.stated import stated
from checker.messages import message
from checker.model import Message, Pair


def levels_of(pair: Pair, context: Context) -> Message | None:
    """Return what each level asks for the lower target of a pair, None where one level alone does.

    The most demanding level sets the bound; where they cannot be compared, the nearest does.
    """
    levels = context.chain.levels.get(pair.lower.id, ())
    if not any(one.id == pair.id for one in levels):
        return None
    if any(one.upper.amount is None for one in levels):
        return None
    asked = [(context.region_name(one.upper.doc), stated(one.upper)) for one in levels]
    setting = levels[0]
    for one in levels[1:]:
        if _demands_more(one, setting, context):
            setting = one
    listed = Message(
        zh="、".join(f"{name}{figure.zh}" for name, figure in asked),
        en=", ".join(f"{name} {figure.en}" for name, figure in asked),
    )
    return message("measure.levels", levels=listed, setting=context.region_name(setting.upper.doc))


def _demands_more(one: Pair, other: Pair, context: Context) -> bool:
    first, second = one.upper, other.upper
    way = common_direction(first, second, context)
    if first.amount is None or second.amount is None or way is None or comparable(first, second):
        return False
    found = shortfall(first.amount, second.amount, way)
    return found is not None and found.relative > 0

"""Which of two figures of one plan is out of all proportion: to what was reached, or to the plan above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.measure.lib.binding import aggregation
from checker.measure.lib.compare import point, same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.stated import bare
from checker.messages import message
from checker.model import Message, Target

# How many times another year's figure one can be, and from where on it cannot; a part of a sum can be much less.
_NEAR, _FAR = Decimal(3), Decimal(8)
_PART_NEAR, _PART_FAR = Decimal(300), Decimal(3000)


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure that two others are held against: how near to it and how far from it one may be, and its words."""

    figure: Decimal
    near: Decimal
    far: Decimal
    words: Message


@dataclass(frozen=True, slots=True)
class Misfit:
    """The target whose figure is out of proportion, and what it was held against, in words."""

    target: Target
    against: Message


def misfit(one: Target, other: Target, context: Context) -> Misfit | None:
    """Return which of two figures that should be one is out of proportion; None where nothing tells, or not alike."""
    found = [
        Misfit(odd, reference.words)
        for reference in (*_of_other_years(one, other, context), *_above(one, other, context))
        if (odd := _odd(one, other, reference)) is not None
    ]
    return found[0] if len({told.target.id for told in found}) == 1 else None


def _odd(one: Target, other: Target, reference: Reference) -> Target | None:
    off = {id(side): _off(side, reference.figure) for side in (one, other)}
    nearest, furthest = sorted((one, other), key=lambda side: off[id(side)])
    fits = off[id(nearest)] <= reference.near and off[id(furthest)] >= reference.far
    return furthest if fits else None


def _off(target: Target, figure: Decimal) -> Decimal:
    """Return how many times one figure is the other, whichever is more."""
    found = point(target.amount) if target.amount is not None else None
    return max(found / figure, figure / found) if found and found * figure > 0 else Decimal("Infinity")


def _of_other_years(one: Target, other: Target, context: Context) -> Iterator[Reference]:
    """Yield the figures of the same indicator that the plan gives for other years, the base among them."""
    series = (*context.lookups.series(one.id), *context.lookups.series(other.id))
    told = [target for found in series for target in found.targets if target.doc == one.doc]
    # a series has one figure a year; where text and table tell two, both bear witness
    told += [target for target in context.extractions[one.doc].targets if target.indicator == one.indicator]
    for target in {target.id: target for target in told}.values():
        figure = _comparable(target, one)
        if figure and target.kind != "change" and target.due not in (None, one.due):
            words = message("slip.against.year", year=target.due, figure=bare(target.amount))
            yield Reference(figure, _NEAR, _FAR, words)


def _above(one: Target, other: Target, context: Context) -> Iterator[Reference]:
    """Yield the figures of the plans above for the same indicator."""
    for pair in (*context.lookups.above(one), *context.lookups.above(other)):
        figure = _comparable(pair.upper, one)
        if figure:
            summed = aggregation(pair.upper, context) == "sum"
            near, far = (_PART_NEAR, _PART_FAR) if summed else (_NEAR, _FAR)
            words = message("slip.against.above", figure=bare(pair.upper.amount))
            yield Reference(figure, near, far, words)


def _comparable(target: Target, one: Target) -> Decimal | None:
    """Return the figure of a target where it counts what the other one counts."""
    if target.amount is None or one.amount is None or not same_unit(target.amount, one.amount):
        return None
    return point(target.amount)

"""What a target commits to: the whole of something or a part of it, in words how firm."""

from __future__ import annotations

from checker.measure.lib.compare import comparable, same_figure
from checker.measure.lib.stated import quoted
from checker.measure.lib.wholes import WHOLE
from checker.messages import message
from checker.model import Message, Target

_BY_MODALITY = {"firm": 4, "basic": 3, "strive": 2}
FIRM = 4


def step(target: Target) -> int:
    """Return the step of the words that commit, higher is firmer."""
    return target.wording if target.wording is not None else _BY_MODALITY[target.modality]


def is_full(target: Target) -> bool:
    """Say whether a target is the whole of something: 100%, 全覆盖, 清零."""
    if target.amount is not None:
        return target.amount.unit in ("%", "％") and target.amount.value == WHOLE
    return target.features.whole or target.features.everywhere


def is_complete(target: Target) -> bool:
    """Say whether a target promises the whole of something in firm words."""
    return is_full(target) and step(target) >= FIRM


def same_commitment(earlier: Target, later: Target) -> bool:
    """Say whether two targets promise the same: one figure, one state, or the whole said with and without a figure."""
    if earlier.amount is not None and later.amount is not None:
        return not comparable(earlier, later) and same_figure(earlier.amount, later.amount)
    if earlier.amount is None and later.amount is None:
        return True
    return is_full(earlier) and is_full(later)


def wording(target: Target) -> Message:
    """Return the words by which a target commits, in quotation marks; where it has none, that it commits firmly."""
    if target.wording_text:
        return quoted(target.wording_text)
    return message("measure.stated.firm-words")

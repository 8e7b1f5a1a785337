"""How two names look beside each other, once they are known not to be the same."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from checker.language.shares import denied, of_one_share, share_of
from checker.language.words import tagged
from checker.match.likeness import Likeness
from checker.match.words import words
from checker.model import Step, Target

ALIKE = 0.62
"""Below this likeness two names are not even proposed; found on the pairs of tests/match/true-pairs.yaml."""
ALIKE_THOUGH_DIFFERENT = 0.85
"""The same for names that differ in a qualifier besides, or where no figure says what is meant."""

_OF_ONE_SHARE = 0.9
"""How near two names are that are the share of one matter in one whole, the one by its amount."""


def step(name: str, outcome: Literal["for", "against", "neutral"], /, **values: str) -> Step:
    """Return a step of a comparison, by the last part of its key in the messages."""
    return Step(name=f"match.step.{name}", outcome=outcome, values=tuple(values.items()))


def looks_alike(upper: Target, lower: Target, closeness: float, enough: float) -> tuple[bool, list[Step]]:
    """Say whether two names that are not the same look enough alike to be shown to a person, and the steps to that."""
    one, other = upper.base_name, lower.base_name
    if _other_part(upper, lower) or _other_part(lower, upper):
        return False, [step("other-head", "against", upper=one, lower=other)]
    if words_apart := contrasting(one, other):
        return False, [step("contrast", "against", upper=words_apart[0], lower=words_apart[1])]
    if _other_head(one, other):
        steps = [step("other-head", "against", upper=one, lower=other)]
        enough = ALIKE_THOUGH_DIFFERENT
    else:
        steps = []
    score = step("likeness", "for" if closeness >= enough else "against", score=f"{closeness:.2f}")
    if _contains(one, other) or _contains(other, one):
        steps.append(step("narrower-name", "neutral", upper=one, lower=other))
    return closeness >= enough, [*steps, score]


def _other_part(one: Target, other: Target) -> bool:
    """Say whether the one is the share of something of which the other's name has nothing."""
    share = share_of(one.indicator)
    return share is not None and not set(share.part) & set(other.indicator)


def contrasting(one: str, other: str) -> tuple[str, str] | None:
    """Return the words by which two names can never be one indicator, None where there are none.

    They are of one line of the contrasts, or one says what the other denies (非常规水源, 常规水源).
    """
    if matter := denied(one, other):
        said, unsaid = matter, f"非{matter}"
        return (said, unsaid) if unsaid in other else (unsaid, said)
    mine, theirs = _contrasting(one), _contrasting(other)
    for line in mine.keys() & theirs.keys():
        if mine[line] - theirs[line] and theirs[line] - mine[line]:
            return "、".join(sorted(mine[line])), "、".join(sorted(theirs[line]))
    return None


@lru_cache(maxsize=65536)
def _contrasting(name: str) -> dict[int, frozenset[str]]:
    """Return, by line of the contrasts, the words a name has of it."""
    found = {number: frozenset(word for word in line if word in name) for number, line in enumerate(words().contrasts)}
    return {number: had for number, had in found.items() if had}


def _other_head(one: str, other: str) -> bool:
    """Say whether one word stands for another before the same tail: 粮食 and 蔬菜 before 综合生产能力.

    What a name is of stands before what is measured of it; a changed tail may be another way to measure one thing.
    """
    start = _shared_start(one, other)
    tail = _shared_start(one[start:][::-1], other[start:][::-1])
    mine, theirs = one[start : len(one) - tail], other[start : len(other) - tail]
    if start and any(all(word.verb for word in tagged(part)) for part in (mine, theirs) if part):
        return False  # 湿地恢复修复面积, 湿地生态修复面积: a work beside the work is no other thing
    return tail > 0 and len(mine) > 1 and len(theirs) > 1 and not set(mine) & set(theirs)


def _shared_start(one: str, other: str) -> int:
    return next(
        (at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs),
        min(len(one), len(other)),
    )


def _contains(one: str, other: str) -> bool:
    """Say whether the other name is the one with something put to it."""
    return 2 < len(one) < len(other) and one in other


def closeness_of(upper: Target, lower: Target, likeness: Likeness) -> float:
    """Return how near two targets are by name, 1 where the names are the same: a rank among candidates."""
    if upper.base_name == lower.base_name or (upper.entry and upper.entry == lower.entry):
        base = 1.0
    else:
        one, other = bare(upper.base_name), bare(lower.base_name)
        base = likeness(upper.base_name, lower.base_name)
        if (one, other) != (upper.base_name, lower.base_name):
            base = max(base, likeness(one, other))
        one, other = upper.indicator, lower.indicator
        if of_one_share(one, other) or of_one_share(_in_one_spelling(one), _in_one_spelling(other)):
            base = max(base, _OF_ONE_SHARE)
    return base - _threshold_gap(upper, lower)


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """Return the name without the words that only say that a thing is everywhere, so that a rate meets its 全覆盖."""
    return words().full.sub("", name) or name


@lru_cache(maxsize=65536)
def _in_one_spelling(name: str) -> str:
    for old, new in words().synonyms:
        if new != "占比":
            name = name.replace(old, new)
    return name


_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def _threshold_gap(upper: Target, lower: Target) -> float:
    """Return a small malus for thresholds that lie apart, so that 超10亿级 meets 超100亿级 before 千亿级."""
    if not (upper.qualifiers and lower.qualifiers):
        return 0.0
    sizes = [_size(word) for target in (upper, lower) for kind, word in target.qualifiers if kind == "threshold"]
    if len(sizes) != 2 or not all(sizes):
        return 0.0
    return 0.02 * float(abs((sizes[0] / sizes[1]).log10()))


def _size(word: str) -> Decimal:
    figure = re.search(r"(\d+(?:\.\d+)?)?([十百千万亿]*)", re.sub(r"^[^\d十百千万亿]+", "", word))
    if figure is None or not figure.group():
        return Decimal(0)
    size = Decimal(figure.group(1) or 1)
    for scale in figure.group(2):
        size *= _SCALE[scale]
    return size

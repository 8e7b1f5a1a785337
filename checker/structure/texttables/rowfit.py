"""The tokens of a row shared out over the columns of a table, by what the columns hold elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.structure.texttables.cellkinds import VALUES, Kind
from checker.structure.texttables.celltokens import Token

_MOST_LINES = 4  # of one cell
_LOST = 1.5  # a cell that was left empty and printed no line
_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[\u4e00-\u9fff]")
_SURE = 0.25  # by so much one way to share a row out must be better than the next
_GROUP: dict[str, str] = dict.fromkeys(VALUES, "value") | {
    "words": "words",
    "sentence": "words",
    "nothing": "empty",
}
# What it costs that a cell of one kind stands in a column of another.
_COST = {
    ("words", "value"): 1.0,
    ("value", "words"): 1.6,
    ("date", "words"): 0.5,
    ("unit", "words"): 0.6,
    ("nature", "words"): 1.2,
    ("words", "unit"): 1.0,
    ("nature", "unit"): 2.5,
    ("value", "unit"): 2.0,
    ("words", "nature"): 1.2,
    ("value", "nature"): 2.5,
    ("unit", "nature"): 2.0,
    ("nature", "value"): 2.5,
    ("unit", "value"): 1.5,
    ("date", "value"): 1.0,
    ("value", "date"): 1.0,
    ("words", "date"): 0.6,
}


@dataclass(slots=True)
class Profile:
    """What a column holds: how many of its cells look like what."""

    kinds: Counter[str] = field(default_factory=Counter)
    length: float = 0.0

    def add(self, token: Token) -> None:
        """Count a cell."""
        self.kinds[_GROUP.get(token.kind, token.kind)] += 1
        self.length += len(token.text)

    def mostly(self) -> str:
        """Return what most cells look like that are not empty: value, words, unit, nature, date or empty."""
        filled = {kind: count for kind, count in self.kinds.items() if kind != "empty"}
        return max(filled, key=lambda kind: filled[kind], default="empty")

    def share(self, kind: str) -> float:
        """Return the share of cells that look so."""
        return self.kinds[kind] / (sum(self.kinds.values()) or 1)

    def cost(self, kind: Kind) -> float:
        """Return how ill a cell of this kind fits the column."""
        group = _GROUP.get(kind, kind)
        share = self.share(group)
        if group == "empty":
            return 0.0 if share else 0.3
        if share >= 0.25:
            return 0.0
        if share:
            return 0.4
        extra = 0.3 if kind == "sentence" else 0.0
        return extra + (_COST.get((group, self.mostly()), 0.9) if self.kinds else 0.0)


def profiles(rows: Sequence[Sequence[Token]], width: int) -> list[Profile]:
    """Return what the columns hold, by rows of one token a column."""
    found = [Profile() for _ in range(width)]
    for row in rows:
        for profile, token in zip(found, row, strict=True):
            profile.add(token)
    return found


@dataclass(frozen=True, slots=True)
class Fit:
    """A row shared out: how many tokens each column has, how ill they fit, and whether no other way fits as well."""

    cost: float
    sizes: tuple[int, ...]
    sure: bool = True


def fit(row: Sequence[Token], columns: Sequence[Profile], *, lost: float = _LOST) -> Fit:
    """Return the best way to share the tokens of a row out over the columns, in their order.

    A column may have several tokens (a cell of several lines) or none (a cell left empty), each at its cost.
    """
    count = len(row)
    best: list[list[tuple[float, tuple[int, ...]]]] = [[] for _ in range(count + 1)]
    best[0] = [(0.0, ())]
    for profile in columns:
        reached: list[list[tuple[float, tuple[int, ...]]]] = [[] for _ in range(count + 1)]
        for start in range(count + 1):
            if not best[start]:
                continue
            for size in range(min(_MOST_LINES, count - start) + 1):
                more = lost if size == 0 else _cell(row, start, size, profile)
                if more < 9:
                    reached[start + size] += [(cost + more, (*sizes, size)) for cost, sizes in best[start]]
        best = [sorted(ways)[:2] for ways in reached]
    ways = best[count]
    if not ways:
        return Fit(99.0, ())
    sure = len(ways) == 1 or ways[1][0] - ways[0][0] >= _SURE
    return Fit(ways[0][0], ways[0][1], sure)


def _cell(row: Sequence[Token], start: int, size: int, profile: Profile) -> float:
    """Return how ill some tokens fit a column as one cell."""
    cost = profile.cost(row[start].kind)
    for at in range(start + 1, start + size):
        above, below = row[at - 1], row[at]
        if not above.lines or not below.lines or "nothing" in (above.kind, below.kind):
            return 9.0  # a cell left empty is a cell
        cost += _joined(above, below, profile, at - start)
    return cost


def _joined(above: Token, below: Token, profile: Profile, number: int) -> float:
    """Return the cost of a cell's going on in a further line."""
    if above.text.count("（") + above.text.count("(") > above.text.count("）") + above.text.count(")"):
        return 0.0
    if above.text.endswith(("、", "/", "，", "-", "—", "和", "及", "与")) or below.text.startswith(("）", "、")):
        return 0.1
    if below.text.startswith(("（", "(")) and below.text.endswith(("）", ")")):
        return 0.3
    # One more line of the same cell costs more than the first: lines are shared out evenly.
    cost = 0.65 + 0.35 * number
    kinds = {above.kind, below.kind}
    if _GROUP.get(above.kind) == _GROUP.get(below.kind) == "value":
        # 设区市≥25 / 县级市≥20 is one cell, two bare figures are two.
        if kinds != {"figures"}:
            return cost + 1.5
        return cost - (0.7 if _form(above.text) == _form(below.text) else 0.4)
    if _GROUP.get(above.kind, above.kind) != _GROUP.get(below.kind, below.kind):
        cost += profile.cost(below.kind)
    # A name broken to fit its column has its longer line first.
    if len(below.text) > 1.5 * len(above.text) + 1:
        cost += 0.5
    # A word of two or three signs is more often the rest of its like than a cell by itself.
    if len(above.text) == len(below.text) <= 3:
        cost -= 0.3
    return cost


def _form(text: str) -> str:
    """Return the form of a figure with its words: 设区市≥25 and 县级市≥20 are of one."""
    return _DIGIT.sub("0", _LETTER.sub("字", text))

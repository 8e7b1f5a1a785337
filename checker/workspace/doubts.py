"""The catalogue looks at itself: names that come to the same, units that no document uses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from checker.language.units import unit_of
from checker.messages import message
from checker.model import Indicator, Message, Target


def doubts(
    file: Path, indicators: Sequence[Indicator], normal: Callable[[str], str], used: Iterable[Target]
) -> Iterator[tuple[int, Message]]:
    """Yield what is doubtful in a catalogue, each with its line.

    `normal` is the form in which names are compared when targets are matched; `used` are the targets with their entry.
    """
    lines = _lines(file)
    names: dict[str, tuple[str, str]] = {}
    for indicator in indicators:
        for name in (indicator.name, *indicator.aliases):
            known = normal(name)
            other = names.setdefault(known, (indicator.id, name))
            if other[1] != name:
                key = "alias-twice" if other[0] == indicator.id else "alias-of-two"
                said = message(f"lint.{key}", alias=name, other=other[1], id=other[0])
                yield lines.get(indicator.id, 1), said
    dimensions: dict[str, Counter[str]] = defaultdict(Counter)
    for target in used:
        if target.entry and target.amount is not None and target.amount.dimension and target.quantity != "points":
            dimensions[target.entry][target.amount.dimension] += 1
    for indicator in indicators:
        found = dimensions.get(indicator.id)
        own = unit_of(indicator.unit).dimension if indicator.unit else ""
        if found and own and not any(_agree(own, dimension) for dimension in found):
            others = ", ".join(f"{dimension} ({count})" for dimension, count in found.most_common())
            yield lines.get(indicator.id, 1), message("lint.unit", id=indicator.id, unit=indicator.unit, others=others)


def _agree(own: str, used: str) -> bool:
    """Say whether a unit is the entry's, or it with something left out: that is a fault of the document."""
    return used in (own, "number") or own.startswith(f"{used}/")


def _lines(file: Path) -> dict[str, int]:
    """Return the line each entry starts on, by its id."""
    text = file.read_text(encoding="utf-8").splitlines()
    starts = (re.match(r"-?\s*id:\s*['\"]?([\w.-]+)", line) for line in text)
    return {found[1]: number for number, found in enumerate(starts, start=1) if found}

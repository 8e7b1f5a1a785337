"""The catalogue looks at itself: names that come to the same, units that no document uses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from checker.language.units import unit_of
from checker.messages import message
from checker.model import Indicator, Message, Target
from checker.workspace.catalogue import lines_of_catalogue


def doubts(
    own: Sequence[Path], indicators: Sequence[Indicator], normal: Callable[[str], str], used: Iterable[Target]
) -> Iterator[tuple[Path, int, Message]]:
    """Yield what is doubtful in a catalogue, each with its file and line; `own` are its files beside the field's.

    `normal` is the form in which names are compared when targets are matched; `used` are the targets with their entry.
    """
    places = lines_of_catalogue(*own)
    names: dict[str, tuple[str, str]] = {}
    for indicator in indicators:
        for name in (indicator.name, *indicator.aliases):
            known = normal(name)
            other = names.setdefault(known, (indicator.id, name))
            if other[1] != name:
                key = "alias-twice" if other[0] == indicator.id else "alias-of-two"
                said = message(f"lint.{key}", alias=name, other=other[1], id=other[0])
                yield *places[indicator.id], said
    dimensions: dict[str, Counter[str]] = defaultdict(Counter)
    for target in used:
        if target.entry and target.amount is not None and target.amount.dimension and target.quantity != "points":
            dimensions[target.entry][target.amount.dimension] += 1
    for indicator in indicators:
        found = dimensions.get(indicator.id)
        stated = unit_of(indicator.unit).dimension if indicator.unit else ""
        if found and stated and not any(_agree(stated, dimension) for dimension in found):
            others = ", ".join(f"{dimension} ({count})" for dimension, count in found.most_common())
            yield *places[indicator.id], message("lint.unit", id=indicator.id, unit=indicator.unit, others=others)


def _agree(own: str, used: str) -> bool:
    """Say whether a unit is the entry's, or it with something left out: that is a fault of the document."""
    return used in (own, "number") or own.startswith(f"{used}/")

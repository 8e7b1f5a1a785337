"""What a file shows and the reader leaves out, by kind: how often, how many figures stand in it, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.messages import say

_FIGURE = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_SHOWN = 10


@dataclass(slots=True)
class _Kind:
    """How often a kind was met, the figures in it, and the places in order."""

    count: int = 0
    figures: int = 0
    places: dict[str, None] = field(default_factory=dict)


class Unread:
    """The things that were not read, by the key of what is said of them (under read.warning)."""

    def __init__(self) -> None:
        self.kinds: dict[str, _Kind] = {}

    def note(self, key: str, place: object, text: str = "", *, figures: int | None = None, count: int = 1) -> None:
        """Keep something for what is said at the end; its figures are counted in `text` where they are not given."""
        kind = self.kinds.setdefault(key, _Kind())
        kind.count += count
        kind.figures += len(_FIGURE.findall(text)) if figures is None else figures
        kind.places.setdefault(str(place))

    def sentences(self) -> list[str]:
        """Return what is to be said, a sentence a kind."""
        return [
            say(f"read.warning.{key}", "zh", count=kind.count, figures=kind.figures, places=listed(list(kind.places)))
            for key, kind in self.kinds.items()
        ]


def listed(places: list[str]) -> str:
    """Return places as a list; of many only the first and how many they are."""
    shown = "、".join(places[:_SHOWN])
    return f"{shown}…（{len(places)}）" if len(places) > _SHOWN else shown

"""What a file shows and the reader leaves out, by kind: how often, how many figures stand in it, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.language import heights
from checker.messages import listed, message
from checker.model import Message
from checker.model.layout import Omission

# Of these a reader is told, but what is told of was read.
_READ = frozenset(("scanned", "picture-recognised", "equation"))


@dataclass(slots=True)
class _Kind:
    """How often a kind was met, the figures in it, and the places in order."""

    count: int = 0
    figures: int = 0
    places: dict[str, None] = field(default_factory=dict)


class Unread:
    """The things that were not read, by the key of what is said of them (under read.warning, or read and a dot)."""

    def __init__(self) -> None:
        self.kinds: dict[str, _Kind] = {}

    def note(self, key: str, place: object, text: str = "", *, figures: int | None = None, count: int = 1) -> None:
        """Keep something for what is said at the end; its figures are counted in `text` where they are not given."""
        kind = self.kinds.setdefault(key, _Kind())
        kind.count += count
        kind.figures += heights.figures(text) if figures is None else figures
        if str(place):
            kind.places.setdefault(str(place))

    def sentences(self) -> list[Message]:
        """Return what is to be said, a sentence a kind."""
        return [
            message(f"read.{_full(key)}", count=kind.count, figures=kind.figures, places=listed(list(kind.places)))
            for key, kind in self.kinds.items()
        ]

    def omissions(self) -> list[Omission]:
        """Return what was not read, one a kind."""
        return [
            Omission(kind=_full(key), count=kind.count, figures=kind.figures, places=tuple(kind.places))
            for key, kind in self.kinds.items()
            if key not in _READ
        ]


def _full(key: str) -> str:
    return key if "." in key else f"warning.{key}"

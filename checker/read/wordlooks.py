"""How the runs of a Word file look: raised or set low, struck out, hidden; by their own word or that of a style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEPTH = 20
_OFF = frozenset(("0", "false", "off", "none"))
_HEIGHTS = {"superscript": 1, "subscript": -1, "baseline": 0}
# A run moved up or down by so many half points, and smaller than its paragraph by this share, is raised or set low.
_MOVED, _SMALLER = 3, 0.85
_USUAL = 20.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; None where nothing is said of it. `size` and `moved` are in half points."""

    height: int | None = None
    struck: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    moved: float | None = None

    def over(self, other: Look) -> Look:
        """Return this look, filled where it says nothing from another."""
        return Look(
            other.height if self.height is None else self.height,
            other.struck if self.struck is None else self.struck,
            other.hidden if self.hidden is None else self.hidden,
            other.size if self.size is None else self.size,
            other.moved if self.moved is None else self.moved,
        )


_PLAIN = Look()


class Looks:
    """The styles of a Word file, as far as they tell how runs look."""

    def __init__(self, styles: Any) -> None:
        found = styles.iter(f"{W}style") if styles is not None else ()
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._known: dict[str, Look] = {}
        defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self._default = _look(defaults)
        self._usual = next(
            (key for key, one in self._styles.items() if one.get(f"{W}default") and one.get(f"{W}type") == "paragraph"),
            "",
        )

    def paragraph(self, paragraph: Any) -> Look:
        """Return the look that a paragraph's style gives its runs."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._style(self._usual if style is None else style.get(f"{W}val", "")).over(self._default)

    def run(self, properties: Any, around: Look) -> tuple[int, bool, bool]:
        """Return how high a run stands (1, 0, -1), whether it is struck out, and whether it is hidden."""
        if properties is None:
            look = around
        else:
            style = properties.find(f"{W}rStyle")
            named = _PLAIN if style is None else self._style(style.get(f"{W}val", ""))
            look = _look(properties).over(named).over(around)
        height = look.height or 0
        if not height and look.moved and abs(look.moved) >= _MOVED:
            smaller = (look.size or _USUAL) < _SMALLER * (around.size or _USUAL)
            height = (1 if look.moved > 0 else -1) if smaller else 0
        return height, bool(look.struck), bool(look.hidden)

    def _style(self, key: str) -> Look:
        if key not in self._known:
            look, at = _PLAIN, key
            for _ in range(_DEPTH):
                style = self._styles.get(at)
                if style is None:
                    break
                look = look.over(_look(style.find(f"{W}rPr")))
                based = style.find(f"{W}basedOn")
                at = "" if based is None else based.get(f"{W}val", "")
            self._known[key] = look
        return self._known[key]


def _look(properties: Any) -> Look:
    if properties is None:
        return _PLAIN
    struck = [_toggle(properties, name) for name in ("strike", "dstrike")]
    align = properties.find(f"{W}vertAlign")
    return Look(
        None if align is None else _HEIGHTS.get(align.get(f"{W}val", ""), 0),
        None if struck == [None, None] else True in struck,
        _toggle(properties, "vanish"),
        _measure(properties, "sz"),
        _measure(properties, "position"),
    )


def _toggle(properties: Any, name: str) -> bool | None:
    found = properties.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "1") not in _OFF


def _measure(properties: Any, name: str) -> float | None:
    found = properties.find(f"{W}{name}")
    text = "" if found is None else found.get(f"{W}val", "").removesuffix("pt")
    bare = text.removeprefix("-").replace(".", "", 1)
    return float(text) if bare.isdecimal() and bare.isascii() and len(bare) < 8 else None

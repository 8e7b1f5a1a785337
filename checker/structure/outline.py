"""Where in a plan one stands: the path of numbers above a passage (五/二/（一）) and the headings that go with it."""

from __future__ import annotations

from dataclasses import dataclass

from checker.language.numbering import Mark

BEFORE = "题"
UNNUMBERED = "正文"
_ANNEX_RANK = 0
_PLAIN_RANK = 1
_SECTION_RANK = 4


@dataclass(frozen=True, slots=True)
class _Part:
    rank: float
    style: str
    number: int
    label: str
    heading: str


class Outline:
    """The open parts, outermost first, and the box (专栏) that stands among them, if one is open."""

    def __init__(self) -> None:
        self._parts: list[_Part] = []
        self._box: list[_Part] = []
        self._begun = False
        self._prose = False

    def enter(self, found: Mark, heading: str) -> None:
        """Open the part that a number heads, and close those it ends."""
        self._begun = True
        part = _Part(found.rank, found.style, found.number, found.label, heading)
        if self._box and self._inside_box(found):
            _push(self._box, part)
            return
        self._box = []
        _push(self._parts, part)

    def enter_plain(self, heading: str, level: int) -> None:
        """Open a part that has a heading without a number; it is called by the heading's first words."""
        self._begun = True
        self._box = []
        # Markdown and Word number their levels from 1; they all stand further out than any printed number.
        _push(self._parts, _Part(_PLAIN_RANK + min(level, 9) / 10, "plain", 0, heading[:12], heading))

    def enter_annex(self, label: str, heading: str) -> None:
        """Open an annex: numbering begins anew."""
        self._begun = True
        self._parts, self._box = [_Part(_ANNEX_RANK, "annex", 0, label, heading)], []

    def enter_box(self, label: str, heading: str) -> None:
        """Open a box or table that has a number of its own."""
        self._begun = True
        self._box = [_Part(_ANNEX_RANK, "box", 0, label, heading)]
        self._prose = False

    def leave_box(self) -> None:
        """Close the box: what follows belongs to the part it stood in."""
        self._box = []

    def begin(self) -> None:
        """Say that the text has begun, with or without a heading."""
        self._begun = True

    def prose(self) -> None:
        """Say that a paragraph without a number was read."""
        self._prose = True

    @property
    def boxed(self) -> bool:
        """Say whether a box is open."""
        return bool(self._box)

    @property
    def clause(self) -> str:
        """The path of where we are."""
        if self._box:
            return "/".join(part.label for part in (*self._annex(), *self._box))
        if self._parts:
            return "/".join(part.label for part in self._parts)
        return UNNUMBERED if self._begun else BEFORE

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the open parts, outermost first."""
        return tuple(part.heading for part in (*self._parts, *self._box) if part.heading)

    @property
    def annex(self) -> str:
        """The path before a table's own number: the annex it stands in, with a stroke, or nothing."""
        return "".join(f"{part.label}/" for part in self._annex())

    def _annex(self) -> list[_Part]:
        return [part for part in self._parts if part.rank == _ANNEX_RANK]

    def _inside_box(self, found: Mark) -> bool:
        """Say whether a number counts inside the box: it starts a count there or carries on one of the box's own."""
        own = [part for part in self._box if part.style == found.style]
        if own:
            return found.number == own[-1].number + 1
        # After prose in the box a count that begins is that of the part the box stands in.
        return found.number == 1 and found.rank > _SECTION_RANK and not self._prose


def _push(parts: list[_Part], part: _Part) -> None:
    while parts and parts[-1].rank >= part.rank:
        parts.pop()
    parts.append(part)

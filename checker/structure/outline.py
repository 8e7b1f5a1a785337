"""Where in a document one stands: the tree of its sections, and the path of numbers above a passage (五/二/（一）)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.language.numbering import DECIMAL_RANK, Mark
from checker.model import Section

BEFORE = "题"
UNNUMBERED = "正文"
_ANNEX_RANK = 0.0
_PLAIN_RANK = 1.0
_SECTION_RANK = 4
_LIST_RANK = 5.0  # of 一、 in language/numbering.py


@dataclass(frozen=True, slots=True)
class _Part:
    rank: float
    style: str
    number: int
    label: str
    heading: str
    section: int


class Outline:
    """The open parts, outermost first, the box (专栏) among them, if one is open, and all sections so far."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._parts: list[_Part] = []
        self._box: list[_Part] = []
        self._begun = False
        self._prose = False

    def enter(self, found: Mark, heading: str) -> None:
        """Open the part that a number heads, and close those it ends."""
        self._begun = True
        if self._box and self._inside_box(found):
            self._push(self._box, found.rank, found.style, found.number, found.label, heading)
            return
        self._box = []
        self._push(self._parts, self._rank(found), found.style, found.number, found.label, heading)

    def enter_plain(self, heading: str, level: int = 1, *, within: bool = False) -> None:
        """Open a part that has a heading without a number; it is called by the heading's first words.

        `within` says that it stands inside the innermost part, else it is one of the outermost.
        """
        self._begun = True
        self._box = []
        rank = _PLAIN_RANK + min(level, 9) / 10
        if within and self._parts:
            numbered = [part for part in self._parts if part.style != "within"]
            rank = max(rank, (numbered or self._parts)[-1].rank + 0.05)
        # Markdown and Word number their levels from 1; they all stand further out than any printed number.
        self._push(self._parts, rank, "within" if within else "plain", 0, heading[:12], heading)

    def enter_annex(self, label: str, heading: str) -> None:
        """Open an annex: numbering begins anew."""
        self._begun = True
        self._parts, self._box = [], []
        self._push(self._parts, _ANNEX_RANK, "annex", 0, label, heading)

    def named_annex(self, name: str) -> bool:
        """Take a line as the name of the annex that has just been opened; False where none has."""
        if len(self._parts) != 1 or self._parts[0].rank != _ANNEX_RANK or self._box:
            return False
        part = self._parts[0]
        if part.heading != self.sections[part.section].heading or len(part.heading) > len(part.label) + 2:
            return False
        self._parts[0] = replace(part, heading=name)
        self.sections[part.section] = replace(self.sections[part.section], heading=name)
        return True

    def enter_box(self, label: str, heading: str) -> None:
        """Open a box or table that has a number of its own."""
        self._begun = True
        self._box = []
        self._push(self._box, _ANNEX_RANK, "box", 0, label, heading)
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
    def begun(self) -> bool:
        """Say whether the title block is behind us."""
        return self._begun

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
    def section(self) -> int | None:
        """The number of the innermost open section."""
        inner = self._box or self._parts
        return inner[-1].section if inner else None

    @property
    def annex(self) -> str:
        """The path before a table's own number: the annex it stands in, with a stroke, or nothing."""
        return "".join(f"{part.label}/" for part in self._annex())

    def counts_anew(self, found: Mark) -> bool:
        """Say whether a number begins a count that is under way or behind us: the 一、 after 三、."""
        return found.number == 1 and any(part.style == found.style for part in self._parts)

    def _annex(self) -> list[_Part]:
        return [part for part in self._parts if part.rank == _ANNEX_RANK]

    def _rank(self, found: Mark) -> float:
        """Return how far out a number stands; a decimal is under the part its first number names (2.1 under 二、)."""
        if not found.style.startswith("1.1"):
            return found.rank
        for part in reversed(self._parts):
            if part.number == found.path[0] and not part.style.startswith("1.1") and part.rank > _ANNEX_RANK:
                return part.rank + (found.rank - DECIMAL_RANK) / 10
        return found.rank - DECIMAL_RANK + _LIST_RANK

    def _inside_box(self, found: Mark) -> bool:
        """Say whether a number counts inside the box: it starts a count there or carries on one of the box's own."""
        own = [part for part in self._box if part.style == found.style]
        if own:
            return found.number == own[-1].number + 1
        # After prose in the box a count that begins is that of the part the box stands in.
        return found.number == 1 and found.rank > _SECTION_RANK and not self._prose

    def _push(self, parts: list[_Part], rank: float, style: str, number: int, label: str, heading: str) -> None:
        while parts and parts[-1].rank >= rank:
            parts.pop()
        around = parts or (self._parts if parts is self._box else [])
        parent = around[-1].section if around else None
        section = len(self.sections)
        parts.append(_Part(rank, style, number, label, heading, section))
        self.sections.append(
            Section(
                number=section,
                label=label if style not in ("plain", "within", "box", "annex") else "",
                clause=self.clause,
                heading=heading,
                depth=len(self._parts) + len(self._box),
                parent=parent,
            )
        )

"""What a reader makes of a file: pages of lines and declared tables, each with its place.

All are spans of `Document.source`, so that no character can be changed or made up on the way to a passage.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model.sentence import Message

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the file something stands; numbers count from 1 and are None where the format has no such thing.

    `box` is left, top, right, bottom in points from the top left corner of the page; `scanned` marks text that was
    recognised from a picture and may be misread, `typed` text that a person has typed from one.
    """

    line: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None
    scanned: bool = False
    typed: bool = False


NOWHERE = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line: its span without the line break, its page (from 1, 0 if the format has none) and its place.

    `raw` is the span as it stands, `text` the same without white space at its ends; `indent` is how many half-width
    blanks it is set in, `margin` says that it stands in the head or foot margin of its page, `apart` that there is
    more room above it than between lines. `whole` says that the format declares it a paragraph of its own, `level` is
    the level of a heading that it declares (0: none), `joined` that it is a piece of the line before it.
    """

    start: int
    end: int
    raw: str
    text: str
    page: int = 0
    indent: int = 0
    margin: bool = False
    apart: bool = False
    whole: bool = False
    joined: bool = False
    level: int = 0
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that belong together; `level` is the heading level the format declares (0: it declares none).

    `note` says that they are a note at the foot of a page.
    """

    spans: tuple[Span, ...]
    place: Place = NOWHERE
    level: int = 0
    note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; `end` is the offset of the white space that separates it from the next one."""

    spans: tuple[Span, ...]
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A printed row of a table; `suspect` says why its figures are not to be trusted, a key of the messages."""

    cells: tuple[Cell, ...]
    place: Place = NOWHERE
    page: int = 0
    suspect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as it stands in the source; `heads` counts its head rows where the format declares them, else 0.

    `markup` are the strokes that draw the table in a text.
    """

    rows: tuple[Row, ...]
    heads: int = 0
    markup: tuple[Span, ...] = ()


Piece = Paragraph | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch that is not text of the plan: `page-number`, `running-head`, `contents`, `table-head`, `markup`...

    What is cut from the end of a file is a `preview` notice or a `site-notice`; a `site-head` is what a web page shows
    above its article, whose figures the reader has counted.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """What a file holds and no passage does: of one kind, how often, how many figures stand in it, and where.

    `kind` is the key of what is said of it under `read` in the messages (`warning.hidden-text`, `left-out.colophon`).
    No figures are counted where nobody knows them, as in a picture: see `uncounted`. `where` is what the places are
    (`page`, `line`, `paragraph`, `cell`), "" where the sentence says it itself.
    """

    kind: str
    count: int = 1
    figures: int = 0
    places: tuple[str, ...] = ()
    where: str = ""

    @property
    def uncounted(self) -> bool:
        """Whether there may be figures in it that cannot be counted."""
        return self.kind in _UNCOUNTED and not self.figures

    @property
    def tells(self) -> bool:
        """Whether a reader has to be told before anything else: figures stand in it, or may."""
        return bool(self.figures) or self.uncounted


_UNCOUNTED = frozenset(
    f"warning.{name}"
    for name in (
        "page-without-text", "picture", "picture-set-in", "sheet-picture", "embedded", "chart", "sheet-chart",
        "formula-unread", "sheet-error", "equation-unread", "figures-differ",
    )
) | {"left-out.digits-differ"}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Pages:
    """A file as its reader leaves it: the source, its lines and declared tables in order, and what was left out.

    `furniture` is what the reader itself took off (a site's navigation, a generated table of contents), `paged` says
    that lines know their page, `title` is the title that the file's own properties give. `raised`
    are the places of signs such as ³ that stand for a plain figure, printed small and raised. `omissions` are what
    stands in no part of the source.
    """

    source: str
    items: list[Line | Grid] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    title: str = ""
    paged: bool = False
    raised: frozenset[int] = frozenset()
    omissions: list[Omission] = field(default_factory=list)

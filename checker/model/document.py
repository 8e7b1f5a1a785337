"""A document as structure makes it of pages: its passages and the rows of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.model.layout import NOWHERE, Omission, Place
from checker.model.sentence import Message

Level = Literal["national", "province", "city", "county", "town", "unknown"]
PassageKind = Literal["heading", "paragraph", "row", "note"]
DocumentKind = Literal["plan", "annual", "tasks", "rules", "bulletin"]
SectionRole = Literal[
    "none", "overview", "retrospect", "situation", "aims", "tasks", "projects", "measures", "annex", "glossary"
]
ColumnRole = Literal[
    "unknown", "ordinal", "class", "name", "unit", "value", "region", "task", "deadline", "department", "nature",
    "note", "bound", "kind",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a document that a heading or a number opens.

    `label` is its number (`三`, `（二）`, `1.1.1`; "" for a heading without one), `clause` the path of GUIDE.md,
    `depth` counts from 1 for the outermost, `parent` is the number of the section around it. `role` is what the
    section is for; `year` and `period` are those that its heading or its lead-in names for what stands under it.
    """

    number: int
    label: str
    clause: str
    heading: str
    depth: int
    parent: int | None = None
    role: SectionRole = "none"
    year: int | None = None
    period: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: `heads` from the top down, what it is for, and for values the time they are of.

    `actual` says that the figures are those reached, `base` those the period sets out from, `planned` those aimed at;
    `change` that they are a change over the period (累计下降), `yearly` that it is one a year (年均增长), `total` that
    they are the sum of the period. `years` are those of a head that names several (2025年/2035年). `measure` is what
    the head says is measured (比重), `unit` and `region` are those it names for its cells.
    """

    heads: tuple[str, ...] = ()
    role: ColumnRole = "unknown"
    year: int | None = None
    years: tuple[int, ...] = ()
    period: tuple[int, int] | None = None
    actual: bool = False
    planned: bool = False
    base: bool = False
    change: bool = False
    yearly: bool = False
    total: bool = False
    measure: str = ""
    unit: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of a table with what the table says about it.

    `cells` are the cells as printed, `headers` the head of each column, `spans` the (from, to) of each cell in the
    passage's text. `number` is the table's own numbering (`专栏1`, `表2`, `任务`), `unnumbered` says that none
    is printed and `表2` only counts the tables of the file, `group` the label row the row stands under
    (`一、智慧城镇化`), `unit` a unit given in the caption, `notes` the notes printed under the table.
    `suspect` says why the figures of the row cannot be trusted to stand in their columns (a key of the messages
    under read.suspect). `columns` say what each column is for; `year` and `period` are those of the caption, which with
    `actual` reports what was reached, with `aims` sets targets, with `works` lists projects. `parents` are the rows and
    cells that the row's name stands under, outermost first; `alike` says that other rows have the same name, `counted`
    how many characters at the head of the name are the number of the row.
    """

    headers: tuple[str, ...]
    cells: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    number: str = ""
    caption: str = ""
    group: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    suspect: str = ""
    columns: tuple[Column, ...] = ()
    year: int | None = None
    period: tuple[int, int] | None = None
    actual: bool = False
    aims: bool = False
    works: bool = False
    parents: tuple[str, ...] = ()
    alike: bool = False
    counted: int = 0
    unnumbered: bool = False

    @property
    def numbered(self) -> bool:
        """Whether the row prints a number of its own: in a column for it, or at the head of its name."""
        cells = zip(self.columns, self.cells, strict=False)
        return self.counted > 0 or any(column.role == "ordinal" and bool(cell.strip()) for column, cell in cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of text that belongs together: a heading, a paragraph whose lines were joined, a row or note of a table.

    `text` is the original without the white space that typesetting put in; `origin[i]` is where character i stands in
    `Document.source`, so that every quote can be found again. `clause` is the path of GUIDE.md (`二/1`, `五/二/（一）`,
    `专栏1/16`, `任务/70`); `headings` are the texts of the headings above, outermost first, `section` the number of its
    section, `label` the (from, to) of the number it begins with.
    """

    number: int
    clause: str
    kind: PassageKind
    text: str
    origin: tuple[int, ...]
    place: Place = NOWHERE
    headings: tuple[str, ...] = ()
    row: TableRow | None = None
    section: int | None = None
    label: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A plan, an annex or a table of targets as read from one file.

    `id` names it in reports, `region` is a code of GB/T 2260 (six digits; "" if not known), `number` the 发文字号,
    `period` the years it plans for (first, last), `above` the ids of the plans it answers, `annex_of` the plan it
    is annexed to, `succeeds` the plan it takes the place of. `kind` says what the paper is, `excerpt` that the text
    is known to be incomplete. `role` is what findings know it by from run to run: its region and its title, whatever
    the file and the id are called and whichever draft it is. `source` is the text all `Passage.origin` point into;
    `reference` says that the document is there only for others to be held against; `warnings` say what the reader had
    to leave or to guess; `raised` are the places of signs such as ³ that the file has as plain figures; `omissions` are
    what no passage holds.
    """

    id: str
    title: str
    file: str
    sha256: str
    source: str
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...] = ()
    kind: DocumentKind = "plan"
    issuer: str = ""
    region: str = ""
    region_name: str = ""
    level: Level = "unknown"
    number: str = ""
    issued: date | None = None
    period: tuple[int, int] | None = None
    above: tuple[str, ...] = ()
    annex_of: str | None = None
    succeeds: str | None = None
    role: str = ""
    excerpt: bool = False
    warnings: tuple[Message, ...] = ()
    omissions: tuple[Omission, ...] = ()
    raised: frozenset[int] = frozenset()
    reference: bool = False
